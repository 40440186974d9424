import ActivityModel
import Storage
import Testing

/// Forgetting activities for good, letting them in again, and preferring one recording to another.
struct ForgetActivityTests {
    private let run = Snapshot.Row(7, "Run", file: "activities/7.gpx").with {
        $0.media = ["media/a.jpg"]
    }
    private let other = Snapshot.Row(8, "Other", file: "activities/8.gpx")

    @Test func `everything that only it had is gone`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run, other))
        try library.hear(Reply.detail(7, "Heard", at: 3_000))
        try library.hear(samples: .recording(format: .api), of: 7)
        try library.sync { try $0.save(zones: "[]", of: 7, now: 4_000) }
        let leftovers = try library.forget([7], now: 20_000)
        #expect(leftovers.activities == 1)
        #expect(leftovers.cacheFiles.map(\.path) == ["activities/7.gpx", "media/a.jpg"])
        for (table, count) in [
            ("activity", 1), ("activity_row", 1), ("source_file", 1), ("media_row", 0),
            ("api_activity", 0), ("api_reply", 0),
        ] {
            #expect(try library.count(table) == count, "\(table)")
        }
        #expect(try library.changes(ofRun: 1)?.changes.map(\.activityID) == [8])
        #expect(try library.status().forgotten == 1)
        #expect(try library.structuralProblems() == [])
    }

    @Test func `what another activity uses too stays`() throws {
        var sharing = other
        sharing.file = run.file
        sharing.media = run.media
        let library = try Library.of(Snapshot(asOf: 2_000, run, sharing))
        #expect(try library.forget([7], now: 20_000).cacheFiles.isEmpty)
        #expect(try library.facts(8) == "Other, decoded, 2 samples")
        #expect(try library.media().map(\.activityID) == [8])
    }

    @Test func `no import brings it back, of whichever export, and neither does a sync`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run, other))
        _ = try library.forget([7], now: 20_000)
        for asOf in [1_000, 2_000, 3_000] as [Int64] {
            #expect(try Snapshot(asOf: asOf, run, other).write(to: library).forgotten == 1)
        }
        #expect(try library.hear(Reply(7, "Heard", at: 9_000)).forgotten == 1)
        #expect(try library.hear(.detail(7, "Heard", at: 9_000)).forgotten == 1)
        #expect(try library.activities().map(\.id) == [8])
        #expect(try library.media().isEmpty)
        #expect(try library.status().absent == 0)
    }

    @Test func `one that is not there yet can be forgotten beforehand`() throws {
        let library = try Library.inMemory()
        #expect(try library.forget([7], now: 20_000).activities == 0)
        #expect(try Snapshot(asOf: 2_000, run, other).write(to: library).forgotten == 1)
        #expect(try library.activities().map(\.id) == [8])
        #expect(try library.structuralProblems() == [])
    }

    @Test func `what is let in again comes with the next import of an export that has it`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run, other), Snapshot(asOf: 3_000, other))
        _ = try library.forget([7], now: 20_000)
        #expect(try library.remember([7, 99]) == 1)
        // The export that had it is to be looked at again, the other is not.
        #expect(try library.status().exports.map(\.isComplete) == [true, false])
        try Snapshot(asOf: 2_000, run, other).write(to: library)
        #expect(try library.facts(7) == "Run, decoded, 2 samples")
        let never = try Library.of(
            Snapshot(asOf: 2_000, run, other), Snapshot(asOf: 3_000, other))
        try library.expectSame(as: never)
    }

    @Test func `its files count as left out, so that the export stays whole`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run, other))
        _ = try library.forget([7], now: 20_000)
        #expect(
            try library.text("SELECT path, outcome, reason FROM ledger ORDER BY path")
                == ["activities/7.gpx skipped forgotten", "activities/8.gpx imported –"])
        #expect(try library.ledgerFiles().map(\.path) == ["activities/8.gpx"])
    }

    @Test func `of two preferences the last one counts`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run, other, .init(9, "Third")))
        func hidden() throws -> [Int64?] {
            try [7, 8, 9].map { try library.activity($0)?.listing.hiddenBehind }
        }
        try library.prefer(7, over: [7, 8, 9])
        #expect(try hidden() == [nil, 7, 7])
        try library.prefer(8, over: [7])
        #expect(try hidden() == [8, nil, 7])
        #expect(try library.dropPreference(for: 7) == 2)
        #expect(try hidden() == [nil, nil, nil])
        #expect(try library.dropPreference(for: 7) == 0)
    }
}
