import ActivityModel
import Testing

@testable import Storage

/// Taking a run back: the library is as if its exports had never been seen.
struct UndoRunTests {
    private let run = Snapshot.Row(7, "Run", file: "activities/7.gpx")

    private func full(_ asOf: Int64) -> Snapshot {
        var content = ActivityFile.legs((1_000, [90, 91]), (2_000, [120, 121]))
        content.issues = [ImportIssue(.fitTrailing, "3 bytes")]
        content.devices = [Device()]
        content.lengths = [PoolLength()]
        content.messages = [
            MessageGroup("workout", count: 1, fields: [.init("wkt_name")], rows: [[.text("A")]])
        ]
        content.heartbeats = SampleStream(.heartbeatInterval, values: .scaled([600], .one))
        content.events = [ActivityEvent(time: nil, event: "timer")]
        var source = Snapshot(
            asOf: asOf,
            run.with { ($0.content, $0.media, $0.gear) = (content, ["media/a.jpg"], "Drift") })
        source.tables = [TableRecord(name: "shoes", header: ["Name"], rows: [["Drift"]])]
        source.tablesFolder = "\(asOf)"
        source.others = [
            LedgerEntry(
                path: "shoes.csv", role: "table", size: asOf, crc32: 5, outcome: .skipped)
        ]
        source.issues = [ImportIssue(.exportFileUnreferenced, "nobody names it")]
        return source
    }

    @Test(arguments: [
        "athlete", "source", "activity", "activity_row", "source_file", "session", "lap",
        "pool_length", "event", "device", "stream", "message", "message_field", "heartbeat",
        "ledger", "issue", "media_row", "effort_file",
        "source_table", "table_row", "csv_header", "watermark", "change",
    ])
    func `no evidence of the only run is left`(table: String) throws {
        let library = try Library.of(full(2_000))
        #expect(try library.count(table) > 0)
        _ = try library.undo(run: 1, now: 20_000)
        #expect(try library.count(table) == 0)
    }

    @Test func `the run stays in the list, as undone`() throws {
        let library = try Library.of(full(2_000))
        #expect(try library.exportNames(ofRun: 1) == ["2000.zip"])
        let leftovers = try library.undo(run: 1, now: 20_000)
        #expect(leftovers.exports == ["2000.zip"])
        #expect(leftovers.activities == 1)
        #expect(leftovers.tableFolders == ["2000"])
        let listed = try #require(try library.runs().first)
        #expect(listed.outcome == .undone)
        #expect(listed.exports.isEmpty && listed.changes.isEmpty && listed.issues == 0)
        #expect(try library.exportNames(ofRun: 1).isEmpty)
    }

    @Test func `once more does no harm, and neither does a run that was none`() throws {
        let library = try Library.of(full(2_000), full(3_000))
        _ = try library.undo(run: 1, now: 20_000)
        let before = try library.dump()
        #expect(try library.undo(run: 1, now: 20_000) == Leftovers())
        #expect(try library.undo(run: 99, now: 20_000) == Leftovers())
        #expect(try library.dump() == before)
    }

    @Test func `what only an undone export had is to leave the cache, and no more`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run, .init(8, "B", file: "activities/8.gpx")),
            Snapshot(
                asOf: 3_000, run, .init(8, "B", file: "activities/8.gpx").with { $0.checksum = 2 },
                .init(9, "C", file: "activities/9.gpx")))
        let leftovers = try library.undo(run: 2, now: 20_000)
        // 7 has the same bytes in the export that stays; of 8 nobody has the older ones any more.
        #expect(leftovers.cacheFiles.map(\.path) == ["activities/8.gpx", "activities/9.gpx"])
        #expect(leftovers.cacheFiles.allSatisfy { $0.replacement == nil && $0.athlete == nil })
    }

    @Test func `an older export's files stay in the cache while a newer one has replaced them`()
        throws
    {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run), Snapshot(asOf: 3_000, run.with { $0.checksum = 2 }))
        #expect(try library.undo(run: 1, now: 20_000).cacheFiles.isEmpty)
    }

    @Test func `a table goes back to the bytes of the export that is newest then`() throws {
        let library = try Library.of(full(2_000), full(3_000), full(4_000))
        let leftovers = try library.undo(run: 3, now: 20_000)
        let table = try #require(leftovers.cacheFiles.first { $0.path == "shoes.csv" })
        #expect(table.replacement == "3000")
    }

    @Test func `what Strava's API brought stays`() throws {
        let library = try Library.of(full(2_000))
        try library.hear(Reply(7, "Heard", at: 5_000), Reply(8, "Only heard", at: 5_000))
        _ = try library.undo(run: 1, now: 20_000)
        #expect(try library.activities().map(\.name) == ["Only heard", "Heard"])
        #expect(try library.activity(7)?.listing.outcome == .queued)
        #expect(try library.activity(7)?.details == "")
        let never = try Library.inMemory()
        try never.hear(Reply(7, "Heard", at: 5_000), Reply(8, "Only heard", at: 5_000))
        try library.expectSame(as: never)
    }

    @Test func `a sync brought no export: taking it back takes nothing`() throws {
        let library = try Library.inMemory()
        try library.hear(Reply(7, "Heard", at: 5_000))
        #expect(try library.exportNames(ofRun: 1).isEmpty)
        #expect(try library.undo(run: 1, now: 20_000).activities == 0)
        #expect(try library.activities().map(\.name) == ["Heard"])
    }

    @Test func `an athlete whose id only the undone export told has none again`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, name: "A", athlete: nil),
            Snapshot(asOf: 3_000, name: "B", athlete: 42))
        #expect(try library.athletes() == [42])
        _ = try library.undo(run: 2, now: 20_000)
        #expect(try library.athletes() == [])
        #expect(try library.status().athletes == 1)
    }

    @Test func `between two athletes nobody loses the id`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, name: "A", athlete: nil),
            Snapshot(asOf: 3_000, name: "B", athlete: 42),
            Snapshot(asOf: 3_000, name: "C", athlete: 43, id: 8))
        _ = try library.undo(run: 2, now: 20_000)
        #expect(try library.athletes() == [42, 43])
    }

    @Test func `what a person decided outlives the run`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B"), .init(9, "C")))
        try library.prefer(7, over: [8])
        _ = try library.forget([9], now: 20_000)
        _ = try library.undo(run: 1, now: 20_000)
        let counts = try Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B"), .init(9, "C"))
            .write(to: library)
        #expect(counts.forgotten == 1)
        #expect(try library.activity(8)?.listing.hiddenBehind == 7)
    }

    @Test func `in a library of several athletes files are named with theirs`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run),
            Snapshot(asOf: 3_000, .init(8, "B", file: "activities/8.gpx")).with {
                $0.athlete = 43
            })
        let leftovers = try library.undo(run: 2, now: 20_000)
        #expect(
            leftovers.cacheFiles
                == [Leftovers.CacheFile(path: "activities/8.gpx", athlete: 43, replacement: nil)])
    }
}
