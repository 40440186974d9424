import ActivityModel
import Testing

@testable import Storage

/// The newest activity, from which a sync goes on.
struct WatermarkTests {
    private func newest(_ library: Library, athlete: Int64 = 42) throws -> Int64? {
        let row = try #require(try library.rowID(ofAthlete: athlete))
        return try library.watermark(athleteID: row)?.seconds
    }

    @Test func `each athlete has one`() throws {
        let library = try Library.of(
            Snapshot(asOf: 5_000, name: "A", start: 1_000),
            Snapshot(asOf: 5_000, name: "B", athlete: 43, id: 8, start: 2_000))
        #expect(try newest(library) == 1_000)
        #expect(try newest(library, athlete: 43) == 2_000)
        #expect(try library.status().newest.map(\.athleteID) == [43, 42])
        #expect(try library.status(athlete: 42).newest.map(\.id) == [7])
    }

    @Test(
        arguments: [
            ("the walk has not begun", nil, 1_000), ("the walk has not come so far", 1_500, 1_000),
            ("the walk has come so far", 2_000, 2_000),
        ] as [(String, Int64?, Int64)])
    func `what a look at some dates brought moves nothing`(
        name: String, cursor: Int64?, start: Int64
    ) throws {
        let library = try Library.of(Snapshot(asOf: 5_000, name: "A", start: 1_000))
        try library.hear(Reply(8, "B", at: 6_000).with { $0.start = 2_000 })
        if let cursor { try library.walk { $0.listCursor = Timestamp(seconds: cursor) } }
        #expect(try newest(library) == start)
    }

    @Test func `of two that start together the greater id is the newest`() throws {
        let library = try Library.of(Snapshot(asOf: 5_000, .init(7, "A"), .init(8, "B")))
        #expect(try library.status().newest.map(\.id) == [8])
    }

    @Test func `it goes back when the newest activity goes`() throws {
        let library = try Library.of(
            Snapshot(asOf: 5_000, name: "A", start: 1_000),
            Snapshot(asOf: 6_000, .init(7, "A"), .init(8, "B").with { $0.start = 3_000 }))
        #expect(try newest(library) == 3_000)
        _ = try library.forget([8], now: 20_000)
        #expect(try newest(library) == 1_000)
        _ = try library.forget([7], now: 20_000)
        #expect(try newest(library) == nil)
    }

    @Test func `an activity without a start is never the newest`() throws {
        let library = try Library.of(Snapshot(asOf: 5_000, .init(7, "A").with { $0.start = nil }))
        #expect(try newest(library) == nil)
        #expect(try library.structuralProblems() == [])
    }
}

struct SportKinshipTests {
    @Test(
        arguments: [
            ("Run", "Run", true), ("Run", "TrailRun", true), ("TrailRun", "Run", true),
            ("Workout", "Padel", true), ("Rowing", "VirtualRow", true),
            ("TrailRun", "VirtualRun", false), ("Run", "Ride", false), ("Padel", "Tennis", false),
            ("EBikeRide", "MountainBikeRide", false), ("Заезд", "Ride", false),
        ])
    func `two words agree where one is the finer word of the other`(
        one: String, other: String, agrees: Bool
    ) {
        #expect(SportKinship.agree(one, other) == agrees)
        #expect(SportKinship.agree(other, one) == agrees)
    }

    @Test func `SQL and Swift know the same parents`() throws {
        let library = try Library.inMemory()
        for (sport, parent) in SportKinship.parents {
            #expect(
                try library.text("SELECT \(SportKinship.parentSQL("'\(sport)'"))") == [parent])
            #expect(Sport(rawValue: sport) != nil && Sport(rawValue: parent) != nil)
        }
        #expect(try library.text("SELECT \(SportKinship.parentSQL("'Run'"))") == ["–"])
    }
}
