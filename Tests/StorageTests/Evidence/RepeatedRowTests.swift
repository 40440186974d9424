import ActivityModel
import Testing

@testable import Storage

/// Rows that repeat those in force are copied, neither compared nor settled: only where nothing can
/// follow from them.
struct RepeatedRowTests {
    private let run = Snapshot.Row(7, "Cafe\u{301}", file: "activities/7.gpx")
    private let library: Library

    init() throws {
        library = try Library.of(Snapshot(asOf: 2_000, run))
    }

    /// Which rows of a next export repeat others.
    private func repeated(_ row: Snapshot.Row? = nil, _ next: Snapshot? = nil) throws -> [Int64] {
        let next = next ?? Snapshot(asOf: 3_000, row ?? run)
        let writer = try ImportWriter(library, now: 20_000)
        let source = try writer.source(next.record(1))
        let records = try next.records(knownTo: library, source)
        var activities: [Int64] = []
        try writer.batch { batch in
            let header = (0..<next.columns).map { "column \($0)" }
            activities = try batch.save(records, header: header, export: source).repeated
        }
        return activities
    }

    @Test func `the same cells and the same file are a repetition`() throws {
        #expect(try repeated() == [7])
    }

    @Test func `another cell is none`() throws {
        #expect(try repeated(run.with { $0.details = "new" }) == [])
    }

    @Test func `the same text in other bytes is none`() throws {
        #expect(try repeated(run.with { $0.name = "Caf\u{E9}" }) == [])
    }

    @Test func `another version of the file is none`() throws {
        try Snapshot(asOf: 1_000, run.with { $0.checksum = 2 }).write(to: library)
        #expect(try repeated(run.with { $0.checksum = 2 }) == [])
    }

    @Test func `a file that is not there is none`() throws {
        #expect(try repeated(run.with { $0.isFileThere = false }) == [])
    }

    @Test func `an activity without a file is none`() throws {
        try Snapshot(asOf: 2_500, Snapshot.Row(8, "B")).write(to: library)
        #expect(try repeated(Snapshot.Row(8, "B")) == [])
    }

    @Test func `other columns are none`() throws {
        #expect(try repeated(nil, Snapshot(asOf: 3_000, run).with { $0.columns = 102 }) == [])
    }

    @Test func `rows of an older reader are read again`() throws {
        #expect(try repeated(nil, Snapshot(asOf: 3_000, run).with { $0.readerVersion = 2 }) == [])
    }

    @Test func `an export before the newest repeats nothing`() throws {
        #expect(try repeated(nil, Snapshot(asOf: 1_000, run)) == [])
    }

    @Test func `an export that is not complete is not relied on`() throws {
        try library.damage("UPDATE source SET completed_at = NULL")
        #expect(try repeated() == [])
    }

    @Test func `what the API knows of is derived anew`() throws {
        try library.hear(Reply(7, "A", at: 1_000))
        #expect(try repeated() == [])
    }

    @Test func `a forgotten activity is left out`() throws {
        _ = try library.forget([7], now: 20_000)
        #expect(try repeated() == [])
    }

    @Test func `a library of repeated rows is that of rows that were compared`() throws {
        let compared = try Library.of(Snapshot(asOf: 2_000, run), Snapshot(asOf: 3_000, run))
        let copied = try Library.of(Snapshot(asOf: 3_000, run))
        try Snapshot(asOf: 2_000, run).write(to: copied)
        try compared.expectSame(as: copied)
    }
}
