import ActivityModel
import Foundation
import Ingest
import JSON
import Reports
import Storage
import StravaAPI
import Testing

/// What was edited on Strava, and what a person asks for by id or by days.
struct AskingAgainTests {
    private func synced() async throws -> TinyWorld {
        let world = try await TinyWorld(4)
        _ = try await world.sync()
        world.strava.forget()
        return world
    }

    private func description(of id: Int64, _ world: TinyWorld) throws -> String? {
        try Library.open(world.library).activity(id)?.details
    }

    @Test func `a title, sport or gear that was edited comes with the next list`() async throws {
        let world = try await synced()
        world.strava.change { activities in
            activities[2].name = "Renamed"
            activities[3].sport = "VirtualRun"
        }
        let report = try await world.sync()
        #expect(Set(report.activities.changes.map(\.kind)) == [.renamed, .type])
        #expect(world.strava.asked.map(\.kind) == [.list])
    }

    @Test func `a description that was edited comes when its activity is asked for`() async throws {
        let world = try await synced()
        world.strava.change { $0[1].details = "Dry." }
        // No list tells it.
        _ = try await world.sync { $0.isComplete = true }
        #expect(try description(of: 101, world) == "Wet.")
        world.strava.forget()
        let report = try await world.sync { $0.activities = [101] }
        #expect(world.strava.asked.map(\.description) == ["detail 101", "streams 101"])
        #expect(report.activities.changes.map(\.kind) == [.description])
        #expect(try description(of: 101, world) == "Dry.")
        // It is asked for once, not by every sync from now on.
        world.strava.forget()
        _ = try await world.sync()
        #expect(world.strava.asked.map(\.kind) == [.list])
    }

    @Test(arguments: [(120.0, true), (0.0, true), (51.0, false)])
    func `corrected altitudes come with their climb, and the change is told`(
        climb: Double, isNews: Bool
    ) async throws {
        let world = try await synced()
        world.strava.change { $0[1].climb = climb }
        let report = try await world.sync()
        let asked = isNews ? ["detail 101", "streams 101"] : []
        #expect(world.strava.asked.map(\.description).filter { !$0.hasPrefix("list") } == asked)
        #expect(
            report.activities.changes
                == (isNews
                    ? [.init(activityID: 101, kind: .elevation, old: "50.5", new: "\(climb)")]
                    : []))
        #expect(try Library.open(world.library).activity(101)?.measures[.ascent] == climb)
        // Once is enough.
        world.strava.forget()
        _ = try await world.sync()
        #expect(world.strava.asked.map(\.kind) == [.list])
    }

    @Test func `a range of days is asked for again, and nothing outside it`() async throws {
        let world = try await synced()
        let start = world.strava.activities[1].start
        _ = try await world.sync {
            $0.begin = Timestamp(seconds: start)
            $0.end = Timestamp(seconds: start + 1)
            $0.refetches = true
        }
        #expect(Set(world.strava.asked.map(\.kind)) == [.list, .detail, .streams])
        #expect(world.strava.count(.detail) == 1 && world.strava.count(.detail, 101) == 1)
    }

    @Test func `an activity that failed, was never listed or is gone is asked for by its id`()
        async throws
    {
        let world = try await synced()
        let gone = world.strava.activities[0]
        world.strava.change { $0.removeFirst() }
        try world.tell(.delete, 100)
        _ = try await world.sync()
        #expect(try Library.open(world.library).status().absent == 1)
        world.strava.change {
            $0.insert(gone, at: 0)
            $0.append(.init(id: 500, start: $0[0].start - 400 * 86_400, name: "Old"))
        }
        world.strava.forget()
        let report = try await world.sync { $0.activities = [100, 500] }
        #expect(world.strava.count(.detail) == 2)
        #expect(report.unknown.isEmpty)
        #expect(try Library.open(world.library).status().absent == 0)
        #expect(try Library.open(world.library).activity(500)?.listing.name == "Old")
    }

    @Test func `an id that Strava does not know is named`() async throws {
        let world = try await synced()
        let report = try await world.sync { $0.activities = [404] }
        #expect(report.unknown == [404])
        #expect(SyncText.text(report).contains("404: Strava has no such activity of yours"))
        #expect(report.json["unknown"]?.elements?.first?.integer == 404)
        world.strava.forget()
        _ = try await world.sync()
        #expect(world.strava.asked.map(\.kind) == [.list])
    }

    @Test(arguments: [
        ("activity:read", AbsenceProof.missingScope), ("activity:read_all", .proved),
    ])
    func `a complete list says what its silence proves`(
        scope: String, proof: AbsenceProof
    ) async throws {
        let world = try await TinyWorld(3)
        let report = try await world.sync {
            $0.isComplete = true
            $0.scopes = ["read", scope]
        }
        #expect(report.absence == proof)
        #expect(report.json["absence"]?.text == proof.rawValue)
        #expect(
            SyncText.body(report).contains("without the permission activity:read_all")
                == (proof == .missingScope))
    }

    @Test func `a list that could not be asked for is not nothing new`() async throws {
        let world = try await synced()
        world.strava.set { _, _ in
            .json(#"{"message":"Rate Limit Exceeded"}"#, 429)
        }
        let report = try await world.sync(waits: false)
        #expect(SyncText.headline(report) == "Strava could not be asked yet")
        // One that could be asked and brought nothing is.
        world.strava.set { _, _ in nil }
        world.clock.advance(90_000)
        #expect(SyncText.headline(try await world.sync()) == "Nothing new on Strava")
    }

    @Test func `a first sync says how much it is, and that an export brings the same`()
        async throws
    {
        let world = try await TinyWorld(120)
        let plans = Plans()
        let report = try await world.sync(waits: false, progress: { plans.add($0) })
        let plan = try #require(plans.all.first)
        #expect(plan.activities == 120 && plan.requests == 240 && plan.windows > 1)
        let words = SyncText.plan(plan).joined(separator: "\n")
        #expect(words.contains("120 activities to fetch: 240 requests"))
        #expect(words.contains("An export brings all of it at once"))
        #expect(SyncText.text(report).contains("An export brings all of it at once"))
        let few = try await TinyWorld(3)
        let none = Plans()
        #expect(
            !SyncText.text(try await few.sync(progress: { none.add($0) })).contains(
                "An export brings"))
        #expect(none.all.isEmpty)
    }

    @Test(arguments: [false, true])
    func `after a sync that failed the status says to sync, not to import`(
        isConnected: Bool
    ) async throws {
        let world = try await synced()
        world.strava.set { _, _ in .json("{}", 500) }
        _ = try? await world.sync()
        let status = try Library.open(world.library).status()
        let text = StatusText.text(
            status, folder: world.library, now: world.clock.present, isConnected: isConnected)
        #expect(text.contains(isConnected ? "Next: waymark sync" : "Next: waymark connect"))
        #expect(!text.contains("import the same export"))
    }

    @Test func `what a webhook announced is in the status until a sync has looked`() async throws {
        let world = try await synced()
        try world.tell(.update, 101)
        func announced() throws -> Bool {
            let status = try Library.open(world.library).apiStatus(now: world.clock.present)
            return StatusText.strava(nil, status, now: world.clock.present)
                .contains { $0.contains("Announced   1 activity") }
        }
        #expect(try announced())
        _ = try await world.sync()
        #expect(try !announced())
    }
}

/// What a sync said before it began to fetch.
private final class Plans: @unchecked Sendable {
    private let lock = NSLock()
    private var plans: [SyncPlan] = []

    var all: [SyncPlan] { lock.withLock { plans } }

    func add(_ progress: SyncProgress) {
        guard case .planned(let plan) = progress else { return }
        lock.withLock { plans.append(plan) }
    }
}
