import ActivityModel
import Foundation
import GRDB
import Ingest
import Storage
import StravaAPI
import Testing

/// What a webhook tells is a hint where to look: at most one request for one activity.
struct EventTests {
    private func synced(_ count: Int = 3) async throws -> TinyWorld {
        let world = try await TinyWorld(count)
        _ = try await world.sync()
        world.clock.advance(60)
        world.strava.forget()
        return world
    }

    @Test(arguments: QueueTests.refusals)
    func `an event that cannot be looked into holds up nothing`(
        refusal: QueueTests.Answer
    ) async throws {
        let world = try await synced()
        let past = world.clock.present.seconds - 900 * 86_400
        world.strava.change { $0.append(.init(id: 900, start: past, name: "Late")) }
        world.strava.change {
            $0.append(.init(id: 901, start: world.clock.present.seconds - 60, name: "Fresh"))
        }
        try world.tell(.create, 900)
        world.strava.set { question, _ in question.subject == "900" ? refusal.answer : nil }
        for _ in 0..<3 { _ = try await world.sync() }
        #expect(try world.number("SELECT samples FROM activities WHERE id = 901") == 30)
        #expect(world.strava.count(.detail, 900) <= 3, "one question, tried three times at most")
        world.strava.set { _, _ in nil }
        world.clock.advance(7_200)
        _ = try await world.sync()
        #expect(try world.number("SELECT samples FROM activities WHERE id = 900") == 30)
    }

    @Test func `many events about one activity are one question`() async throws {
        let world = try await synced()
        let past = world.clock.present.seconds - 900 * 86_400
        world.strava.change { $0.append(.init(id: 900, start: past, name: "Late")) }
        try world.tell(.create, 900, ago: 40)
        try world.tell(.create, 900, ago: 30)
        try world.tell(.update, 900, updates: ["title": "Late"], ago: 20)
        try world.tell(.update, 900, updates: ["visibility": "x"], ago: 10)
        _ = try await world.sync()
        #expect(world.strava.count(.detail) == 1)
        #expect(world.strava.count(.streams) == 1)
        _ = try await world.sync()
        #expect(world.strava.count(.detail) == 1)
    }

    @Test func `a new title, type or visibility needs no question`() async throws {
        let world = try await synced()
        world.strava.change {
            $0[0].name = "Renamed"
            $0[1].sport = "Walk"
            $0[2].isPrivate = true
        }
        try world.tell(.update, 100, updates: ["title": "Renamed"])
        try world.tell(.update, 101, updates: ["type": "Walk"])
        try world.tell(.update, 102, updates: ["private": "true"])
        let report = try await world.sync()
        #expect(world.strava.count(.detail) == 0)
        #expect(
            report.activities.changes.map(\.kind).sorted { $0.rawValue < $1.rawValue }
                == [.renamed, .type])
        let rows = try world.read("SELECT name, sport_type, visibility FROM activities ORDER BY id")
        #expect(rows[0][0] == "Renamed")
        #expect(rows[1][1] == "Walk")
        #expect(rows[2][2] == "only_me")
    }

    @Test func `the older word for a sport takes the finer one away from nobody`() async throws {
        let world = try await synced(1)
        try world.tell(.update, 100, updates: ["type": "Run"])
        world.strava.set { question, _ in question.kind == .list ? .json("[]") : nil }
        _ = try await world.sync()
        let sports = try world.read("SELECT sport_type FROM activities").map { $0[0] as String }
        #expect(sports == ["TrailRun"])
    }

    @Test func `a deletion cancels what was announced before it`() async throws {
        let world = try await synced()
        try world.tell(.create, 900, ago: 30)
        try world.tell(.update, 101, ago: 20)
        try world.tell(.delete, 900, ago: 10)
        try world.tell(.delete, 101, ago: 10)
        world.strava.change { $0.removeAll { $0.id == 101 } }
        let report = try await world.sync()
        #expect(world.strava.asked.allSatisfy { $0.kind == .list })
        #expect(report.activities.changes.map(\.kind) == [.absent])
    }

    @Test func `an event about what Strava does not show is forgotten`() async throws {
        let world = try await synced()
        try world.tell(.create, 900)
        let report = try await world.sync()
        #expect(report.failed == 0)
        _ = try await world.sync()
        #expect(world.strava.count(.detail, 900) == 1)
        #expect(try world.number("SELECT count(*) FROM api_wanted") == 0)
    }

    @Test func `an activity that was forgotten stays so`() async throws {
        let world = try await synced()
        try world.write(
            "INSERT INTO forgotten VALUES (900, 1)")
        world.strava.change {
            $0.append(.init(id: 900, start: world.clock.present.seconds - 60, name: "Forgotten"))
        }
        try world.tell(.create, 900)
        _ = try await world.sync()
        #expect(world.strava.count(.detail, 900) == 0)
        #expect(try world.number("SELECT count(*) FROM activity WHERE id = 900") == 0)
    }
}
