import ActivityModel
import Storage
import Testing

/// Who wins, rule by rule; the order of imports never matters.
struct ResolutionTests {
    private static let file = "activities/7.gpx"

    /// Imports sources in an order and in the reverse one, and expects the same of both.
    private func expect<Value: Equatable>(
        _ sources: [Snapshot], _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation,
        _ value: (Library) throws -> Value
    ) throws {
        for order in [sources, sources.reversed()] {
            let library = try Library.inMemory()
            for source in order { try source.write(to: library) }
            #expect(try value(library) == expected, sourceLocation: sourceLocation)
            #expect(
                try library.structuralProblems() == [], sourceLocation: sourceLocation)
        }
    }

    @Test func `the newest source has the row in force`() throws {
        try expect(
            [Snapshot(asOf: 2_000, name: "Old"), Snapshot(asOf: 3_000, name: "New")], ["New"]
        ) {
            try $0.activities().map(\.name)
        }
    }

    @Test func `of two sources of one moment the fingerprint decides`() throws {
        try expect([Snapshot(asOf: 2_000, name: "A"), Snapshot(asOf: 2_000, name: "B")], ["B"]) {
            try $0.activities().map(\.name)
        }
    }

    @Test func `a readable file wins over a newer one that is not`() throws {
        var newer = Snapshot(asOf: 3_000, name: "New", file: Self.file)
        newer.rows[0].checksum = 2
        newer.rows[0].content = ActivityFile(format: .gpx, outcome: .failed)
        let expected = ["New, decoded, 2 samples"]
        try expect([Snapshot(asOf: 2_000, name: "Old", file: Self.file), newer], expected) {
            try $0.activities().map { "\($0.name), \($0.outcome), \($0.samples) samples" }
        }
    }

    @Test func `an #error# in a newer source takes no samples away`() throws {
        var newer = Snapshot(asOf: 3_000, name: "New")
        newer.rows[0].isError = true
        try expect([Snapshot(asOf: 2_000, name: "Old", file: Self.file), newer], [.decoded]) {
            try $0.activities().map(\.outcome)
        }
    }

    @Test(
        arguments: [
            ("nothing is named", Snapshot.Row(7, "A"), SampleState.manual),
            ("#error#", Snapshot.Row(7, "A").with { $0.isError = true }, .notExported),
            (
                "a file that is not there",
                Snapshot.Row(7, "A", file: file).with { $0.isFileThere = false }, .missing
            ),
            (
                "a file that cannot be read",
                Snapshot.Row(7, "A", file: file).with {
                    $0.content = ActivityFile(format: .gpx, outcome: .failed)
                }, .failed
            ),
            (
                "a damaged file",
                Snapshot.Row(7, "A", file: file).with {
                    $0.content = ActivityFile(format: .gpx, outcome: .partial)
                }, .partial
            ),
        ] as [(String, Snapshot.Row, SampleState)])
    func `what became of the samples follows from what the row names`(
        name: String, row: Snapshot.Row, state: SampleState
    ) throws {
        let library = try Library.inMemory()
        try Snapshot(asOf: 2_000, row).write(to: library)
        #expect(try library.activities().map(\.outcome) == [state])
    }

    @Test func `what a newer source lacks is absent, and back when one has it again`() throws {
        let all = [Snapshot.Row(7, "A"), Snapshot.Row(8, "B")]
        let library = try Library.inMemory()
        try Snapshot(asOf: 2_000, all[0], all[1]).write(to: library)
        let gone = try Snapshot(asOf: 3_000, all[0]).write(to: library)
        #expect(gone.changes.map(\.kind) == [.absent])
        #expect(try library.activity(8)?.listing.absentSince?.seconds == 3_000)
        let back = try Snapshot(asOf: 4_000, all[0], all[1]).write(to: library)
        #expect(back.changes.map(\.kind) == [.back])
        #expect(try library.activity(8)?.listing.absentSince == nil)
    }

    @Test(arguments: ["damaged", "empty", "another athlete's", "older than the activity"])
    func `some sources prove nothing absent`(kind: String) throws {
        var first = Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B"))
        first.rows[1].start = 1_900
        var second = Snapshot(asOf: 3_000, .init(7, "A"))
        switch kind {
        case "damaged": second.isDamaged = true
        case "empty": second.rows = []
        case "another athlete's":
            second.athlete = 43
            second.rows = [.init(9, "C")]
        default:
            second.asOf = 1_800
            second.rows[0].start = 1_000
        }
        try expect([first, second], 0) { try $0.activities().count { $0.absentSince != nil } }
    }

    @Test func `what was forgotten stays away, and is not absent when remembered`() throws {
        let library = try Library.inMemory()
        let source = Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B"))
        try source.write(to: library)
        let now = Timestamp(seconds: 1_800_000_000)
        #expect(try library.forget([8], now: now).activities == 1)
        #expect(try source.write(to: library).forgotten == 1)
        #expect(try library.activities().map(\.id) == [7])
        #expect(try library.remember([8]) == 1)
        try source.write(to: library)
        #expect(try library.activities().map(\.id) == [8, 7])
        #expect(try library.activity(8)?.listing.absentSince == nil)
    }

    @Test func `a preferred recording counts, the other is left out of totals`() throws {
        let library = try Library.inMemory()
        try Snapshot(asOf: 2_000, .init(7, "Watch"), .init(8, "Phone")).write(to: library)
        try library.prefer(7, over: [8])
        #expect(try library.totals().distanceMetres == 1_000)
        #expect(try library.activity(8)?.listing.hiddenBehind == 7)
        _ = try library.forget([7], now: Timestamp(seconds: 1_800_000_000))
        #expect(try library.totals().distanceMetres == 1_000)
        #expect(try library.activity(8)?.listing.hiddenBehind == nil)
    }

    @Test func `undoing a run leaves what the others said`() throws {
        let library = try Library.inMemory()
        try Snapshot(asOf: 2_000, name: "Old", file: Self.file).write(to: library)
        var newer = Snapshot(asOf: 3_000, .init(7, "New", file: Self.file), .init(8, "B"))
        newer.rows[0].checksum = 2
        try newer.write(to: library)
        let leftovers = try library.undo(run: 2, now: Timestamp(seconds: 1_800_000_000))
        #expect(leftovers.activities == 1)
        #expect(try library.activities().map(\.name) == ["Old"])
        #expect(try library.changes(ofRun: 2)?.changes.isEmpty == true)
        #expect(try library.structuralProblems() == [])
    }

    @Test func `an activity that is a leg of a recording has that leg's samples`() throws {
        var content = ActivityFile(format: .fit, outcome: .decoded)
        content.sampleCount = 4
        content.streams = [
            SampleStream(
                .time,
                values: .scaled(
                    ([1_000, 1_010, 2_000, 2_010] as [Int64]).map { $0 * 1_000_000 }, .microseconds)
            )
        ]
        content.sessions = ([(1_000, 0..<2), (2_000, 2..<4)] as [(Int64, Range<Int>)]).map {
            start, samples in
            var session = SportSession()
            session.start = Timestamp(seconds: start)
            session.samples = samples
            session.totals.elapsedSeconds = 10
            return session
        }
        let path = "activities/1.fit"
        let library = try Library.inMemory()
        try Snapshot(
            asOf: 5_000,
            .init(7, "Swim", file: path).with {
                ($0.start, $0.elapsed, $0.content) = (1_000, 10, content)
            },
            .init(8, "Ride", file: path).with {
                ($0.start, $0.elapsed, $0.content) = (2_000, 10, content)
            }
        ).write(to: library)
        #expect(try library.activity(7)?.listing.samples == 2)
        #expect(try library.streams(ofActivity: 8).first?.count == 2)
        #expect(
            try library.activity(8)?.listing.firstTime == Timestamp(seconds: 2_000))
    }

    @Test func `the watermark is the newest start that is not in the future`() throws {
        let library = try Library.inMemory()
        let source = Snapshot(
            asOf: 2_000, .init(7, "A").with { $0.start = 100 },
            .init(8, "B").with { $0.start = 900 })
        try source.write(to: library, now: Timestamp(seconds: 500))
        #expect(try library.status().newest.map(\.id) == [7])
        try library.deriveWatermarks(now: Timestamp(seconds: 1_000))
        #expect(try library.status().newest.map(\.id) == [8])
    }
}
