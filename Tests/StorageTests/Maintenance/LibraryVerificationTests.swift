import ActivityModel
import Storage
import Testing

/// Each thing that can be wrong with a library is found, and nothing else.
struct LibraryVerificationTests {
    private let library: Library

    init() throws {
        var source = Snapshot(
            asOf: 5_000,
            .init(7, "A", file: "activities/7.gpx").with { $0.content = .recording(from: 1_000) },
            .init(8, "B").with { $0.start = 2_000 })
        source.tables = [TableRecord(name: "bikes", header: ["Name"], rows: [["Steed"], ["Nag"]])]
        library = try Library.of(source)
    }

    @Test func `a whole library has no problem`() throws {
        #expect(try library.structuralProblems() == [])
        #expect(try library.damagedStreams { _, _ in Issue.record("damaged") } == 2)
    }

    @Test(
        arguments: [
            ("DELETE FROM ledger", ["5000.zip: 1 files, 0 of them in the ledger"]),
            (
                "DELETE FROM activity_row WHERE activity_id = 7",
                [
                    "table activity: a row refers to a row of activity_row that is gone",
                    "5000.zip: 2 activities, 1 of them there",
                ]
            ),
            (
                "DELETE FROM table_row WHERE row_number = 2",
                ["5000.zip, bikes: 2 rows, 1 of them there"]
            ),
            (
                "DELETE FROM csv_header WHERE cells = '[\"Name\"]'",
                ["table source_table: a row refers to a row of csv_header that is gone"]
            ),
            ("DELETE FROM watermark", ["the newest activity is not the one that is recorded"]),
            (
                "UPDATE watermark SET activity_id = 7",
                ["the newest activity is not the one that is recorded"]
            ),
            (
                "UPDATE watermark SET start_time = 1500",
                ["the newest activity is not the one that is recorded"]
            ),
            (
                "UPDATE activity_row SET start_time = 3000 WHERE activity_id = 7",
                ["the newest activity is not the one that is recorded"]
            ),
        ])
    func `what is gone is named`(damage: String, problems: [String]) throws {
        try library.damage(damage)
        #expect(try library.structuralProblems() == problems)
    }

    @Test func `what an unfinished import has not come to is no problem`() throws {
        try library.damage("UPDATE source SET completed_at = NULL; DELETE FROM ledger")
        #expect(try library.structuralProblems() == [])
    }

    @Test func `a row that was left out as another athlete's is no problem`() throws {
        var thief = Snapshot(asOf: 6_000, .init(7, "Taken"), .init(9, "Own"))
        thief.athlete = 43
        thief.issues = [ImportIssue(.csvDuplicateIdentifier, "another athlete's")]
        try thief.write(to: library)
        #expect(try library.structuralProblems() == [])
    }

    @Test(arguments: [
        "data = x'00112233'", "data = x''", "value_count = value_count - 1",
        "sample_count = sample_count + 1", "minimum = minimum - 1", "maximum = NULL",
        "encoding = 'unheard-of'", "encoding = 'float64'",
    ])
    func `a stream that is not what it should be is found, and the file named`(damage: String)
        throws
    {
        try library.damage("UPDATE stream SET \(damage) WHERE name = 'heartrate'")
        var found: [String] = []
        let count = try library.damagedStreams { id, path in found.append("\(id) \(path)") }
        #expect(count == 2)
        #expect(found == ["1 activities/7.gpx"])
        // Another athlete has no part in it.
        #expect(try library.damagedStreams(athlete: 43) { _, _ in Issue.record("theirs") } == 0)
    }

    @Test(arguments: ["heartbeat SET data = x'00'", "message SET content = '[[1]'"])
    func `damaged heartbeats and messages are found`(damage: String) throws {
        var content = ActivityFile.recording(format: .fit)
        content.messages = [
            MessageGroup("workout", count: 1, fields: [.init("wkt_name")], rows: [[.text("A")]])
        ]
        content.heartbeats = SampleStream(.heartbeatInterval, values: .scaled([600], .one))
        let library = try Library.of(
            Snapshot(
                asOf: 2_000, .init(7, "A", file: "activities/7.fit").with { $0.content = content }))
        func damaged() throws -> Int {
            var found = 0
            _ = try library.damagedStreams { _, _ in found += 1 }
            return found
        }
        #expect(try damaged() == 0)
        try library.damage("UPDATE \(damage)")
        #expect(try damaged() == 1)
    }

    @Test func `a stream of another length than its file is found`() throws {
        try library.damage("UPDATE source_file SET sample_count = 3")
        var found = 0
        _ = try library.damagedStreams { _, _ in found += 1 }
        #expect(found == 1)
    }

    @Test func `the cache should hold of each path what the newest export has`() throws {
        try Snapshot(
            asOf: 6_000,
            .init(7, "A", file: "activities/7.gpx").with { ($0.checksum, $0.size) = (2, 22) },
            .init(9, "C", file: "activities/9.gpx").with { $0.failure = "damaged" }
        ).write(to: library)
        let files = try library.ledgerFiles()
        #expect(files.map(\.path) == ["activities/7.gpx"])
        #expect(files.map(\.crc32) == [2])
        #expect(files.map(\.size) == [22])
        #expect(files.map(\.fileID) == [2])
        #expect(files.map(\.cacheAthlete) == [nil])
    }

    @Test func `of several athletes each has files of their own`() throws {
        try Snapshot(asOf: 6_000, .init(9, "C", file: "activities/7.gpx")).with {
            $0.athlete = 43
        }.write(to: library)
        #expect(try library.ledgerFiles().map(\.cacheAthlete) == [42, 43])
        #expect(try library.ledgerFiles(athlete: 43).map(\.cacheAthlete) == [43])
    }
}
