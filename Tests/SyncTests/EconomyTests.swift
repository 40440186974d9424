import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// What a library of two thousand exported activities costs in requests. The bounds are what the
/// program needed when they were measured; none may ever be exceeded.
struct EconomyTests {
    struct Situation: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var requests: Int
        /// How old the export is, in days.
        var age: Int64 = 10
        /// How many activities are newer.
        var newer = 0
        var isComplete = false
        var change: @Sendable (inout [TinyStrava.Activity]) -> Void = { _ in }
    }

    static let situations = [
        Situation(testDescription: "nothing new", requests: 1),
        Situation(testDescription: "10 days, 7 newer", requests: 16, newer: 7),
        Situation(testDescription: "29 days, 20 newer", requests: 42, age: 29, newer: 20),
        Situation(testDescription: "31 days, 20 newer", requests: 52, age: 31, newer: 20),
        Situation(testDescription: "200 days, 130 newer", requests: 272, age: 200, newer: 130),
        Situation(
            testDescription: "the complete list, nothing new", requests: 11, isComplete: true),
        Situation(
            testDescription: "a late upload within the overlap", requests: 4,
            change: { all in
                var late = all[all.count - 3]
                (late.id, late.isManual, late.start) = (900_000, false, late.start + 60)
                all.append(late)
            }),
        Situation(
            testDescription: "a late upload of long ago, by the complete list", requests: 14,
            isComplete: true,
            change: { all in
                var late = all[500]
                (late.id, late.isManual, late.start) = (900_000, false, late.start + 60)
                all.append(late)
            }),
        Situation(
            testDescription: "one renamed within the overlap", requests: 1,
            change: { $0[$0.count - 2].name = "Renamed" }),
        Situation(
            testDescription: "one renamed long ago, by the complete list", requests: 11,
            isComplete: true, change: { $0[400].name = "Renamed" }),
        Situation(
            testDescription: "three deleted, by the complete list", requests: 12,
            isComplete: true, change: { $0.removeSubrange(100..<103) }),
    ]

    @Test(arguments: situations)
    func `two thousand activities cost no more than they did`(situation: Situation) async throws {
        let day: Int64 = 86_400
        let world = try await TinyWorld(0)
        let exported = world.clock.present.seconds - situation.age * day
        var export = ExportBuilder(asOf: exported)
        var all: [TinyStrava.Activity] = []
        for index in 0..<2_000 as Range<Int64> {
            let start = exported - (2_000 - index) * day / 2
            let name = "Outing \(index)"
            export.add(.init(1_000 + index, at: start, name, "Run", elapsed: 1_500))
            var known = TinyStrava.Activity(id: 1_000 + index, start: start, name: name)
            (known.isManual, known.sport) = (true, "Run")
            all.append(known)
        }
        for index in 0..<situation.newer {
            let start = exported + 60 + Int64(index) * situation.age * day / Int64(situation.newer)
            all.append(.init(id: 10_000 + Int64(index), start: start, name: "New \(index)"))
        }
        var options = ImportOptions(
            sources: [try export.writeZIP(to: world.folder, named: "export.zip")],
            folder: world.library)
        options.athlete = TinyWorld.athlete
        _ = try ImportRun(options, now: world.clock.present).run()
        situation.change(&all)
        let strava = all
        world.strava.change { $0 = strava }
        let report = try await world.sync { $0.isComplete = situation.isComplete }
        #expect(report.requests.total <= situation.requests, "\(report.requests)")
        #expect(world.strava.asked.count == report.requests.total)
        // It cost that little although all of it came.
        let expected = Set(strava.map(\.id)).count
        let present = try world.number("SELECT count(*) FROM activity WHERE absent_since IS NULL")
        #expect(present == expected)
        #expect(
            try world.number("SELECT count(*) FROM api_activity WHERE streams_state = 'done'")
                == strava.count { !$0.isManual })
    }

    @Test func `sixty kills cost little more than the requests in flight`() async throws {
        let world = try await TinyWorld(40)
        var spent = 0
        for limit in 1...60 {
            let report = try await world.sync { $0.maxRequests = 1 + limit % 3 }
            spent += report.requests.total
            world.clock.advance(60)
        }
        spent += try await world.sync().requests.total
        // 82 are needed; each run that stopped early asked for the list.
        #expect(spent <= 82 + 60)
        #expect(
            try world.number("SELECT count(*) FROM api_activity WHERE streams_state = 'done'")
                == 40)
    }

    @Test(arguments: [
        ("a crop of what only the API has", 3),
        ("another bike", 2),
    ])
    func `an edit costs what it changes`(edit: String, requests: Int) async throws {
        let world = try await TinyWorld(12)
        try await world.sync()
        world.clock.advance(3_600)
        world.strava.forget()
        world.strava.change { activities in
            if requests == 3 { activities[10].start += 60 } else { activities[10].gear = "b5" }
        }
        let report = try await world.sync()
        #expect(report.requests.total <= requests, "\(world.strava.asked)")
        #expect(report.activities.updated == 1)
    }
}
