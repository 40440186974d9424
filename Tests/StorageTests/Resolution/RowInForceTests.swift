import ActivityModel
import Storage
import Testing

/// Which row says what an activity is called, how long it is, and with what it was done.
struct RowInForceTests {
    @Test func `of three exports the newest has the last word, in every order`() throws {
        let exports = [("Old", 2_000), ("Older", 1_000), ("New", 3_000)].map {
            Snapshot(asOf: $0.1, name: $0.0)
        }
        for order in orders(exports) { #expect(try Library.of(order).facts().hasPrefix("New,")) }
        try expectSameInEveryOrder(exports.map(Evidence.export))
    }

    @Test func `a date that a person tells outranks the one that the export shows`() throws {
        let packedAnew = Snapshot(asOf: 3_000, name: "Old")
        let newest = Snapshot(asOf: 2_000, name: "New").with { $0.toldDate = 4_000 }
        try expectSameInEveryOrder([.export(packedAnew), .export(newest)])
        #expect(try Library.of(newest, packedAnew).facts().hasPrefix("New,"))
    }

    @Test func `a date that is told later puts an export that is there into its place`() throws {
        let (one, two) = (Snapshot(asOf: 2_000, name: "A"), Snapshot(asOf: 3_000, name: "B"))
        let library = try Library.of(one, two)
        #expect(try library.facts().hasPrefix("B,"))
        try one.with { $0.toldDate = 9_000 }.write(to: library)
        #expect(try library.facts().hasPrefix("A,"))
        // The next import says nothing of the date: what a person said stays.
        try one.write(to: library)
        #expect(try library.facts().hasPrefix("A,"))
        #expect(try library.count("source") == 2)
    }

    @Test(
        arguments: [
            ("an export is older than the reply", 4_000, "Reply"),
            ("an export is newer", 6_000, "Export"),
        ] as [(String, Int64, String)])
    func `a reply is as new as the moment it came`(
        name: String, asOf: Int64, winner: String
    ) throws {
        let evidence: [Evidence] = [
            .export(Snapshot(asOf: asOf, name: "Export")), .api(Reply(7, "Reply", at: 5_000)),
        ]
        try expectSameInEveryOrder(evidence)
        let library = try Library.inMemory()
        for piece in evidence { try piece.tell(library) }
        #expect(try library.activities().map(\.name) == [winner])
    }

    @Test func `what a reply does not say stays as the newest export has it`() throws {
        let row = Snapshot.Row(7, "Export").with {
            ($0.details, $0.privateNote, $0.isCommute) = ("By the river", "tired", true)
            ($0.elapsed, $0.measures) = (600, [.averageWatts: 201.5])
        }
        let library = try Library.of(
            Snapshot(asOf: 2_000, .init(7, "Older")), Snapshot(asOf: 3_000, row))
        try library.hear(Reply(7, "Reply", at: 5_000))
        let activity = try #require(try library.activity(7))
        #expect(activity.listing.name == "Reply")
        #expect(activity.details == "By the river")
        #expect(activity.privateNote == "tired")
        #expect(activity.isCommute == true)
        #expect(activity.listing.elapsedSeconds == 600)
        #expect(activity.measures[.averageWatts] == 201.5)
    }

    @Test(
        arguments: [
            ("the list says no more than before", nil, "Export's"),
            ("the detail is newer", 5_000, "Detail's"),
            ("the detail is older", 2_000, "Export's"),
        ] as [(String, Int64?, String)])
    func `a description comes from what was said last of it`(
        name: String, detailAt: Int64?, expected: String
    ) throws {
        let export = Snapshot(asOf: 3_000, .init(7, "A").with { $0.details = "Export's" })
        let library = try Library.inMemory()
        if let detailAt {
            try library.hear(Reply.detail(7, "A", at: detailAt).with { $0.details = "Detail's" })
        }
        try export.write(to: library)
        try library.hear(Reply(7, "B", at: 6_000))
        #expect(try library.activity(7)?.details == expected)
    }

    @Test func `a detail without a description takes the export's away`() throws {
        let export = Snapshot(asOf: 3_000, .init(7, "A").with { $0.details = "Removed since" })
        try expectSameInEveryOrder([.export(export), .api(.detail(7, "A", at: 5_000))])
        let library = try Library.of(export)
        try library.hear(.detail(7, "A", at: 5_000))
        #expect(try library.activity(7)?.details == "")
    }

    @Test(
        arguments: [
            ("the same start and length", 1_000, 1_000, 150.25),
            ("another start", 1_060, 1_000, 150),
            ("another length", 1_000, 1_200, 150),
        ] as [(String, Int64, Double, Double)])
    func `the export's finer numbers count until the activity is another one`(
        name: String, start: Int64, metres: Double, watts: Double
    ) throws {
        let row = Snapshot.Row(7, "A").with { $0.measures = [.averageWatts: 150.25] }
        let library = try Library.of(Snapshot(asOf: 3_000, row))
        try library.hear(
            Reply(7, "A", at: 5_000).with {
                ($0.start, $0.metres, $0.measures) = (start, metres, [.averageWatts: 150])
            })
        #expect(try library.activity(7)?.measures[.averageWatts] == watts)
    }

    @Test(
        arguments: [
            ("Lauf", "Run", "Run", "Lauf", "Run"), ("Run", "Run", "Ride", "Ride", "Ride"),
            ("Run", "Run", nil, "Run", "Run"), ("Run", "TrailRun", "Run", "Run", "Run"),
        ] as [(String, String, String?, String, String)])
    func `a reply has the last word on the sport, the export on its name in the account's language`(
        type: String, sport: String, replied: String?, expectedType: String, expectedSport: String
    ) throws {
        let row = Snapshot.Row(7, "A").with { ($0.type, $0.sportType) = (type, sport) }
        let library = try Library.of(Snapshot(asOf: 3_000, row))
        try library.hear(
            Reply(7, "A", at: 5_000).with {
                ($0.type, $0.sportType) = (replied ?? type, replied)
            })
        #expect(try library.activities().map(\.type) == [expectedType])
        #expect(try library.activities().map(\.sportType) == [expectedSport])
    }

    @Test func `an activity whose sport nobody tells is a workout`() throws {
        let library = try Library.inMemory()
        try library.hear(Reply(7, "A", at: 5_000).with { $0.sportType = nil })
        #expect(try library.activities().map(\.sportType) == ["Workout"])
    }

    @Test(
        arguments: [
            ("no gear any more", nil, nil, nil),
            ("the export's pair", "g16777217", nil, "Drift"),
            ("the export's pair, its id rounded", "g16777216", nil, "Drift"),
            ("another pair that the reply names", "g99", "Swift", "Swift"),
        ] as [(String, String?, String?, String?)])
    func `gear is known by its id`(
        name: String, key: String?, named: String?, expected: String?
    ) throws {
        let row = Snapshot.Row(7, "A").with { ($0.gear, $0.gearID) = ("Drift", 16_777_217) }
        let library = try Library.of(Snapshot(asOf: 3_000, row))
        try library.hear(
            Reply(7, "A", at: 5_000).with { ($0.gearKey, $0.gearName) = (key, named) })
        #expect(try library.activities().map(\.gear) == [expected])
    }

    @Test func `gear that Strava names later gets its name on every activity with it`() throws {
        let library = try Library.inMemory()
        let replies = [7, 8].map { id in
            Reply(id, "A", at: 5_000).with { $0.gearKey = "b12" }
        }
        try library.hear(replies[0], replies[1])
        #expect(try library.activities().map(\.gear) == [nil, nil])
        try library.sync { try $0.save(gear: "b12", name: "Steed", reply: "{}", now: 6_000) }
        #expect(try library.activities().map(\.gear) == ["Steed", "Steed"])
    }

    @Test func `a climb that Strava corrected later counts, one that is rounded does not`() throws {
        let export = Snapshot(
            asOf: 2_000, Snapshot.Row(7, "A").with { $0.measures = [.ascent: 120.44] })
        for (climb, expected) in [(80.0, 80.0), (120.0, 120.44)] {
            let library = try Library.of(export)
            try library.hear(Reply(7, "A", at: 5_000).with { $0.measures = [.ascent: climb] })
            #expect(try library.activity(7)?.measures[.ascent] == expected)
        }
    }

    @Test func `a file that lost its sessions still says the sport`() throws {
        func sport(of content: ActivityFile) throws -> String? {
            var row = Snapshot.Row(7, "A", file: "a.fit").with { $0.type = "Забегалка" }
            row.content = content
            return try Library.of(Snapshot(asOf: 2_000, row)).activity(7)?.listing.sportType
        }
        var file = ActivityFile.recording(format: .fit)
        #expect(try sport(of: file) == nil)
        (file.sport, file.subSport) = ("cycling", "mountain")
        #expect(try sport(of: file) == "MountainBikeRide")
        var session = SportSession()
        session.sport = "running"
        file.sessions = [session]
        #expect(try sport(of: file) == "Run")
    }
}
