import ActivityModel
import Ingest
import Storage
import Testing

/// What a situation costs in requests. None may ever cost more than it does here.
struct RequestCountTests {
    struct Situation: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var requests: Int
        var isComplete = false
        var prepare: @Sendable (TinyWorld) throws -> Void
    }

    static let situations = [
        Situation(testDescription: "nothing new", requests: 1, prepare: { _ in }),
        Situation(
            testDescription: "nothing new in the complete list", requests: 2, isComplete: true,
            prepare: { _ in }),
        Situation(
            testDescription: "one new activity", requests: 4, prepare: { $0.add(900, ago: 3_600) }),
        Situation(
            testDescription: "an upload that came late, within the overlap", requests: 4,
            prepare: { $0.add(900, ago: 9 * 86_400) }),
        Situation(
            testDescription: "one entered by hand", requests: 3,
            prepare: { $0.add(900, ago: 3_600) { $0.isManual = true } }),
        Situation(
            testDescription: "one renamed within the overlap", requests: 1,
            prepare: { world in world.strava.change { $0[2].name = "Renamed" } }),
        Situation(
            testDescription: "one deleted, by the complete list", requests: 2, isComplete: true,
            prepare: { world in world.strava.change { $0.remove(at: 1) } }),
        Situation(
            testDescription: "four events about one new activity", requests: 4,
            prepare: { world in
                world.add(900, ago: 3_600)
                for ago in [40, 30, 20, 10] as [Int64] { try world.tell(.create, 900, ago: ago) }
            }),
        Situation(
            testDescription: "thirty events about three known activities", requests: 1,
            prepare: { world in
                for index in 0..<30 {
                    try world.tell(
                        .update, 100 + Int64(index % 3), updates: ["title": "T\(index)"],
                        ago: Int64(60 - index))
                }
            }),
    ]

    @Test(arguments: situations)
    func `a situation costs no more than it must`(situation: Situation) async throws {
        let world = try await TinyWorld(12)
        _ = try await world.sync()
        world.clock.advance(120)
        try situation.prepare(world)
        world.strava.forget()
        let report = try await world.sync { $0.isComplete = situation.isComplete }
        #expect(report.requests.total <= situation.requests, "\(world.strava.asked)")
        #expect(world.strava.asked.count == report.requests.total)
    }
}

extension TinyWorld {
    /// A new activity that began some seconds ago.
    func add(_ id: Int64, ago: Int64, change: (inout TinyStrava.Activity) -> Void = { _ in }) {
        var activity = TinyStrava.Activity(
            id: id, start: clock.present.seconds - ago, name: "New")
        change(&activity)
        strava.change { $0.append(activity) }
    }
}
