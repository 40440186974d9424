import ActivityModel
import Storage
import Testing

/// What two sources that seem to disagree say together.
struct EvidenceRuleTests {
    private func row(_ sport: String?, _ type: String = "Run") -> Snapshot.Row {
        Snapshot.Row(7, "A").with {
            $0.type = type
            $0.sportType = sport
        }
    }

    @Test(arguments: [
        ("Run", "TrailRun"), ("Ride", "GravelRide"), ("Ride", "MountainBikeRide"),
        ("EBikeRide", "EMountainBikeRide"), ("Workout", "Pickleball"), ("Rowing", "VirtualRow"),
        ("Workout", "Padel"),
    ])
    func `a finer sport wins over its parent, and is no change`(
        parent: String, finer: String
    ) throws {
        for (old, new) in [(parent, finer), (finer, parent)] {
            let library = try Library.inMemory()
            try Snapshot(asOf: 2_000, row(old)).write(to: library)
            let counts = try Snapshot(asOf: 3_000, row(new)).write(to: library)
            #expect(counts.changes.isEmpty, "\(old) to \(new)")
            #expect(try library.activities().map(\.sportType) == [finer])
        }
    }

    @Test(arguments: [("Run", "Ride"), ("TrailRun", "VirtualRun"), ("Ride", "EBikeRide")])
    func `another sport is a change`(old: String, new: String) throws {
        let library = try Library.inMemory()
        try Snapshot(asOf: 2_000, row(old)).write(to: library)
        let counts = try Snapshot(asOf: 3_000, row(new)).write(to: library)
        #expect(counts.changes.map(\.kind) == [.type])
        #expect(try library.activities().map(\.sportType) == [new])
    }

    @Test(
        arguments: [
            ("running", nil, "Run"), ("running", "trail", "TrailRun"), ("generic", nil, nil),
            ("cycling", "gravel_cycling", "GravelRide"), ("Biking", nil, "Ride"),
        ] as [(String, String?, String?)])
    func `a word that nobody knows leaves the sport to the file`(
        word: String, sub: String?, sport: String?
    ) throws {
        var session = SportSession()
        session.sport = word
        session.subSport = sub
        let unknown = Snapshot.Row(7, "A", file: "activities/7.fit").with {
            $0.type = "Zabeg"
            $0.content.sessions = [session]
        }
        let library = try Library.inMemory()
        try Snapshot(asOf: 2_000, unknown).write(to: library)
        #expect(try library.activities().map(\.sportType) == [sport])
        // The same again is no change, and a word that is known wins.
        let again = try Snapshot(asOf: 3_000, unknown.with { $0.details = "x" }).write(to: library)
        #expect(again.changes.map(\.kind) == [.description])
        try Snapshot(
            asOf: 4_000,
            unknown.with {
                $0.type = "Swim"
                $0.sportType = "Swim"
            }
        ).write(to: library)
        #expect(try library.activities().map(\.sportType) == ["Swim"])
    }

    @Test func `taking back the source of the finer word leaves the parent`() throws {
        let library = try Library.inMemory()
        try Snapshot(asOf: 2_000, row("TrailRun")).write(to: library)
        try Snapshot(asOf: 3_000, row("Run")).write(to: library)
        _ = try library.undo(run: 1, now: Timestamp(seconds: 1_800_000_000))
        #expect(try library.activities().map(\.sportType) == ["Run"])
    }

    @Test(
        arguments: [
            ("an older source", 2_000, 2_500), ("a newer one", 4_000, 2_500),
        ] as [(String, Int64, Int64)])
    func `a start that cannot be read comes from another source`(
        name: String, asOf: Int64, start: Int64
    ) throws {
        let known = Snapshot.Row(7, "A").with { $0.start = start }
        let unreadable = Snapshot.Row(7, "A").with {
            $0.start = nil
            $0.unreadable = [.start]
        }
        let sources = [Snapshot(asOf: asOf, known), Snapshot(asOf: 3_000, unreadable)]
        for order in [sources, sources.reversed()] {
            let library = try Library.inMemory()
            for source in order { try source.write(to: library) }
            #expect(try library.activities().map(\.start?.seconds) == [start])
            #expect(try library.status().newest.map(\.id) == [7])
        }
    }

    @Test func `a start that no row can say comes from the file`() throws {
        var content = ActivityFile(format: .gpx, outcome: .decoded)
        content.sampleCount = 2
        content.streams = [
            SampleStream(.time, values: .scaled([5_000_000, 6_000_000], .microseconds))
        ]
        let library = try Library.inMemory()
        try Snapshot(
            asOf: 3_000,
            .init(7, "A", file: "activities/7.gpx").with {
                $0.start = nil
                $0.unreadable = [.start]
                $0.content = content
            }
        ).write(to: library)
        #expect(try library.activities().map(\.start?.seconds) == [5])
        #expect(try library.status().newest.map(\.start.seconds) == [5])
    }

    @Test func `an unreadable number erases no readable one, a blank one does`() throws {
        func name(_ unreadable: [UnreadableColumn]) throws -> Double? {
            let library = try Library.inMemory()
            try Snapshot(asOf: 2_000, .init(7, "A").with { $0.elapsed = 60 }).write(to: library)
            try Snapshot(asOf: 3_000, .init(7, "A").with { $0.unreadable = unreadable })
                .write(to: library)
            return try library.activities().first?.elapsedSeconds
        }
        #expect(try name([.elapsed]) == 60)
        #expect(try name([]) == nil)
    }

    @Test(arguments: [
        ("three of twenty-nine", 29, 3, true), ("three of thirty-one", 31, 3, false),
        ("two of three", 3, 2, false), ("all of four", 4, 4, true), ("none", 40, 0, false),
    ])
    func `what would hide a tenth of a library is suspicious`(
        name: String, total: Int, gone: Int, isSuspicious: Bool
    ) throws {
        let library = try Library.inMemory()
        var first = Snapshot(asOf: 2_000)
        first.rows = (1...total).map { .init(Int64($0), "A\($0)") }
        try first.write(to: library)
        var record = SourceRecord(
            athleteID: 1, fingerprint: "new", name: "new.zip", asOf: 3_000, language: nil,
            columnCount: 1, rowCount: 1, fileCount: 0, sizeBytes: 1, readerVersion: 1)
        let ids = first.rows.dropLast(gone).map(\.id) + [1_000]
        let hidden = try library.hidden(by: record, having: ids)
        #expect(hidden == HiddenActivities(count: gone, total: total))
        #expect(hidden.isSuspicious == isSuspicious)
        record.asOf = 1_000
        #expect(try library.hidden(by: record, having: ids).count == 0)
    }
}
