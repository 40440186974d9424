import ActivityModel
import Foundation
import Ingest
import Storage
import StravaAPI
import StravaMock
import TestSupport
import Testing

/// From an export to what is newer on Strava.
struct HandOffTests {
    private static let sample = Fixtures.project.appending(path: "Fixtures/export_12345678.zip")

    /// The sample's athlete half a year later: 40 newer activities, 3 that were uploaded late, 5
    /// edited, 2 deleted, 1 seen only by the athlete.
    private func changedAccount(_ mock: MockStrava, _ athlete: Int64) {
        let now = mock.now
        mock.withAccount(athlete) { account in
            let known = account.activities.map(\.id).sorted()
            let bike = account.gear[0].id
            let past = account.activities.filter { $0.startTime < now }.map(\.startTime).max() ?? 0
            for index in 0..<40 {
                let start = past + Int64(index + 1) * 3_600
                account.upload(
                    startTime: start, name: "Newer \(index)",
                    sportType: ["Run", "Ride", "Walk"][index % 3]
                ) { activity in
                    if index % 20 == 7 { activity.enterByHand() }
                    if index == 11 { activity.visibility = .onlyMe }
                    activity.gearID = index % 3 == 1 ? bike : nil
                }
            }
            for index in 0..<3 {
                account.upload(
                    startTime: past - Int64(200 + index * 40) * 86_400, name: "Late \(index)",
                    at: now - 60)
            }
            account.edit(known[3]) { $0.name = "Renamed since" }
            account.edit(known[7]) { $0.name = "Renamed too" }
            account.edit(known[12]) { $0.sportType = "Hike" }
            account.edit(known[15]) { $0.isCommute = true }
            account.edit(known[21]) { activity in
                activity.elapsedTime += 60
                activity.movingTime += 60
            }
            account.delete(known[30])
            account.delete(known[31])
        }
    }

    private func imported() async throws -> SyncWorld {
        let world = try await SyncWorld(.sample())
        var options = ImportOptions(sources: [Self.sample.path], folder: world.library)
        options.asOf = Timestamp(seconds: world.mock.now - 86_400)
        _ = try ImportRun(options, now: Timestamp(seconds: world.mock.now)).run()
        return world
    }

    @Test func `after an import, a complete sync makes the library equal to Strava`() async throws {
        let world = try await imported()
        changedAccount(world.mock, world.athlete)
        let report = try await world.sync { $0.isComplete = true }
        #expect(report.activities.new == 43)
        #expect(report.activities.changes.count { $0.kind == .absent } == 2)
        #expect(report.activities.changes.count { $0.kind == .renamed } == 2)
        // 108 activities: one page and an empty one. 43 details; 41 streams, since two were entered
        // by hand; and streams of what the export could not give.
        let wanted = try world.number(
            "SELECT count(*) FROM api_activity WHERE streams_at IS NOT NULL")
        #expect(report.requests.list == 2)
        let details = try world.number(
            "SELECT count(*) FROM api_activity WHERE detail_at IS NOT NULL")
        #expect(report.requests.detail == details)
        #expect(details > 43, "laps of what the export has no file of")
        #expect(report.requests.streams == wanted)
        #expect(report.requests.gear == 0, "details and exports name all gear")
        #expect(
            report.requests.total == 2 + details + wanted, "every request is accounted for")
        #expect(world.mock.requests.count == report.requests.total)
        let disagreements = try world.disagreements()
        #expect(disagreements == [])
        let (samples, expected) = (try world.storedSampleCounts(), try world.sampleCounts())
        #expect(samples == expected)
        #expect(report.queue.queued == 0)
        #expect(try Library.open(world.library).structuralProblems() == [])
        await world.mock.stop()
    }

    @Test func `nothing new costs one request`() async throws {
        let world = try await imported()
        _ = try await world.sync()
        world.mock.clearRequests()
        let report = try await world.sync()
        #expect(world.mock.requests.map(\.endpoint) == [.list])
        #expect(report.requests.total == 1)
        #expect(report.activities.changes == [])
        await world.mock.stop()
    }

    @Test func `a sync asks for what is newer, with an overlap`() async throws {
        let world = try await imported()
        let newest = try world.number("SELECT start_time FROM watermark")
        _ = try await world.sync()
        let after = world.mock.requests.first?.query["after"].flatMap { Int($0) }
        #expect(after == newest - 14 * 86_400 - 1)
        await world.mock.stop()
    }

    @Test func `an export that brings the same activity takes it over`() async throws {
        let world = try await SyncWorld(.sample())
        _ = try await world.sync()
        let before = try world.number("SELECT count(*) FROM activities WHERE source = 'api'")
        #expect(before == 67)
        _ = try ImportRun(
            ImportOptions(sources: [Self.sample.path], folder: world.library),
            now: Timestamp(seconds: world.mock.now)
        ).run()
        #expect(try world.number("SELECT count(*) FROM activities WHERE source = 'api'") == 0)
        #expect(try world.number("SELECT count(*) FROM activities") == 67)
        // Original samples replace what the API gave.
        let fromAPI = try world.number(
            """
            SELECT count(*) FROM activity a JOIN source_file f ON f.id = a.file_id
            WHERE f.format = 'api' AND EXISTS (
                SELECT 1 FROM activity_row r JOIN source_file g ON g.id = r.file_id
                WHERE r.activity_id = a.id AND g.format <> 'api'
                    AND g.outcome IN ('decoded', 'partial'))
            """)
        #expect(fromAPI == 0)
        await world.mock.stop()
    }

    @Test func `import then sync is sync then import`() async throws {
        let (one, other) = (try await imported(), try await SyncWorld(.sample()))
        for world in [one, other] { changedAccount(world.mock, world.athlete) }
        _ = try await one.sync { $0.isComplete = true }
        _ = try await other.sync { $0.isComplete = true }
        var options = ImportOptions(sources: [Self.sample.path], folder: other.library)
        options.asOf = Timestamp(seconds: other.mock.now - 86_400)
        _ = try ImportRun(options, now: Timestamp(seconds: other.mock.now)).run()
        let (first, second) = (try one.stored(), try other.stored())
        #expect(Set(first).symmetricDifference(second).sorted() == [])
        for world in [one, other] { await world.mock.stop() }
    }

    @Test func `an import taken back leaves what the API brought`() async throws {
        let world = try await imported()
        _ = try await world.sync { $0.isComplete = true }
        let run = try world.number("SELECT min(id) FROM run")
        _ = try LibraryMaintenance(world.library).undo(
            run: Int64(run), now: Timestamp(seconds: world.mock.now))
        #expect(try world.number("SELECT count(*) FROM activities WHERE source = 'export'") == 0)
        let report = try await world.sync()
        #expect(report.details > 50, "what only the API has is asked for now")
        let disagreements = try world.disagreements()
        #expect(disagreements == [])
        await world.mock.stop()
    }

    @Test func `a look at a range of dates does not move the newest date`() async throws {
        let world = try await imported()
        let newest = try world.number("SELECT start_time FROM watermark")
        changedAccount(world.mock, world.athlete)
        let report = try await world.sync { options in
            options.begin = Timestamp(seconds: Int64(newest) + 10 * 3_600)
            options.end = Timestamp(seconds: Int64(newest) + 20 * 3_600)
        }
        #expect(report.activities.new > 5)
        #expect(try world.number("SELECT start_time FROM watermark") == newest)
        _ = try await world.sync()
        #expect(try world.number("SELECT start_time FROM watermark") > newest)
        await world.mock.stop()
    }

    @Test func `a dry run writes nothing and says what a sync would ask for`() async throws {
        let world = try await imported()
        changedAccount(world.mock, world.athlete)
        let before = try LibraryDump.lines(world.library.url)
        let plan = try await world.sync { options in
            options.isDryRun = true
            options.isComplete = true
        }
        #expect(plan.activities.new == 43)
        #expect(plan.plan.map(\.requests).reduce(0, +) == plan.queue.queuedRequests)
        #expect(try LibraryDump.lines(world.library.url) == before)
        let report = try await world.sync { $0.isComplete = true }
        let queued = report.requests.detail + report.requests.streams
        #expect(plan.queue.queuedRequests <= queued)
        await world.mock.stop()
    }
}
