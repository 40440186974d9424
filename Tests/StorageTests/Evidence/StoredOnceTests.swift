import ActivityModel
import Testing

@testable import Storage

/// What is said twice is stored once.
struct StoredOnceTests {
    private let run = Snapshot.Row(7, "Run", file: "activities/7.gpx")

    private func full(_ asOf: Int64) -> Snapshot {
        var source = Snapshot(asOf: asOf, run.with { $0.media = ["media/a.jpg"] })
        source.tables = [TableRecord(name: "bikes", header: ["Name"], rows: [["Steed"], ["Nag"]])]
        source.photos = [
            MediaRecord(path: "media/b.jpg", activityID: nil, caption: "", isPresent: false)
        ]
        source.others = [
            LedgerEntry(path: "bikes.csv", role: "table", size: 9, crc32: 5, outcome: .skipped)
        ]
        source.issues = [ImportIssue(.exportFileUnreferenced, "nobody names it", file: "x.fit")]
        return source
    }

    @Test func `the same export again changes nothing and doubles nothing`() throws {
        let library = try Library.of(full(2_000))
        let tables = [
            "source", "activity", "activity_row", "source_file", "stream", "ledger", "media_row",
            "source_table", "table_row", "csv_header",
        ]
        let before = try tables.map(library.count)
        let counts = try full(2_000).with { $0.issues = [] }.write(to: library)
        #expect(try tables.map(library.count) == before)
        #expect([counts.new, counts.updated, counts.unchanged] == [0, 0, 1])
        #expect(counts.changes.isEmpty)
    }

    @Test func `exports share the files and headers that they have in common`() throws {
        let library = try Library.of(full(2_000), full(3_000))
        #expect(try library.count("source_file") == 1)
        #expect(try library.count("csv_header") == 2)
        #expect(try library.count("activity_row") == 2)
        #expect(try library.count("table_row") == 4)
    }

    @Test func `another version of a file is another file, and so is another athlete's`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run), Snapshot(asOf: 3_000, run.with { $0.checksum = 2 }),
            Snapshot(asOf: 4_000, run.with { $0.size = 11 }))
        #expect(try library.count("source_file") == 3)
        var other = Snapshot(asOf: 2_000, Snapshot.Row(8, "Run", file: "activities/7.gpx"))
        other.athlete = 43
        try other.write(to: library)
        #expect(try library.count("source_file") == 4)
    }

    @Test func `rows that an export has no more when it is met again are gone`() throws {
        // As when a damaged ZIP is downloaded again.
        let library = try Library.of(full(2_000))
        var repaired = full(2_000)
        repaired.tables[0].rows = [["Steed"]]
        repaired.photos = []
        try repaired.write(to: library)
        #expect(try library.text("SELECT cells FROM table_row") == [#"["Steed"]"#])
        #expect(try library.media().map(\.path) == ["media/a.jpg"])
    }

    @Test func `a line of the ledger is replaced by what a later run says of the file`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run.with { $0.failure = "the entry is damaged" }))
        #expect(
            try library.text("SELECT outcome, reason FROM ledger") == [
                "failed the entry is damaged"
            ])
        try Snapshot(asOf: 2_000, run).write(to: library)
        #expect(try library.text("SELECT outcome, reason FROM ledger") == ["imported –"])
    }

    @Test func `an issue about a file replaces the one that an earlier run had`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run))
        let writer = try ImportWriter(library, now: 20_000)
        func issue(_ message: String, _ file: String) -> ImportIssue {
            ImportIssue(.fileUnreadable, message, file: file)
        }
        try writer.batch { batch in
            try batch.replace(issue("old", "a.fit"), sourceID: 1)
            try batch.replace(issue("other", "b.fit"), sourceID: 1)
            try batch.replace(issue("new", "a.fit"), sourceID: 1)
        }
        #expect(try library.issues().map(\.message) == ["new", "other"])
    }

    @Test
    func `what is said of an export is forgotten when it is read again, its files' issues are not`()
        throws
    {
        var content = ActivityFile.recording()
        content.issues = [ImportIssue(.fitTrailing, "3 bytes")]
        let library = try Library.of(
            full(2_000).with { $0.rows[0].content = content })
        #expect(try library.issues().count == 2)
        try ImportWriter(library, now: 20_000).batch { try $0.forgetIssues(sourceID: 1) }
        #expect(try library.issues().map(\.code) == [.fitTrailing])
    }

    @Test func `what was written before an error in a sequence of batches stays`() throws {
        struct Stop: Error {}
        let library = try Library.inMemory()
        let writer = try ImportWriter(library, now: 20_000)
        #expect(throws: Stop.self) {
            try writer.batches { sequence in
                try sequence.write {
                    try $0.record(ImportIssue(.zipTruncated, "whole"), sourceID: nil)
                }
                throw Stop()
            }
        }
        #expect(try library.issues().map(\.message) == ["whole"])
    }

    @Test
    func `an export is complete when it is said to be, and not while its rows are read again`()
        throws
    {
        let library = try Library.of(full(2_000))
        #expect(try library.status().exports.map(\.isComplete) == [true])
        let writer = try ImportWriter(library, now: 20_000)
        let source = try writer.source(full(2_000).record(1))
        #expect(source.isComplete)
        try writer.batch { batch in
            _ = try batch.save([run.record], header: ["a"], export: source)
        }
        #expect(try library.status().exports.map(\.isComplete) == [false])
        try writer.batch { try $0.complete(sourceID: source.id, at: 20_000) }
        #expect(try library.status().exports.map(\.isComplete) == [true])
    }

    @Test func `changes of one run are numbered on`() throws {
        let library = try Library.inMemory()
        let writer = try ImportWriter(library, now: 20_000)
        for name in ["A", "B"] {
            try writer.batch {
                try $0.record([ActivityChange(activityID: 7, kind: .new, old: nil, new: name)])
            }
        }
        #expect(try library.changes(ofRun: 1)?.changes.map(\.new) == ["A", "B"])
    }
}
