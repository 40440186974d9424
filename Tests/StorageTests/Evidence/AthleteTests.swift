import ActivityModel
import Testing

@testable import Storage

/// Whose an export is.
struct AthleteTests {
    /// Writes exports of athletes, with an activity each, and answers who is in the library.
    private func athletes(_ ids: [Int64?]) throws -> [String] {
        let library = try Library.inMemory()
        for (index, id) in ids.enumerated() {
            try Snapshot(asOf: 2_000 + Int64(index), name: "A", athlete: id, id: Int64(index + 1))
                .write(to: library)
        }
        return try library.text("SELECT strava_id FROM athlete ORDER BY id")
    }

    @Test(
        arguments: [
            ("the first one may have no id", [nil], ["–"]),
            ("one without an id joins the only athlete", [42, nil], ["42"]),
            ("one with an id takes over the only athlete, who has none", [nil, 42], ["42"]),
            ("two ids are two athletes", [42, 43], ["42", "43"]),
            ("the same id is the same athlete", [42, 43, 42], ["42", "43"]),
            ("who has an id is not taken over", [42, 43, 44], ["42", "43", "44"]),
        ] as [(String, [Int64?], [String])])
    func `an export finds its athlete by id, or as the only one`(
        name: String, ids: [Int64?], expected: [String]
    ) throws {
        #expect(try athletes(ids) == expected)
    }

    @Test func `an export without an id, between two athletes, is asked about`() throws {
        let error = #expect(throws: StoreError.self) { try athletes([42, 43, nil]) }
        #expect(error?.kind == .ambiguousAthlete([42, 43]))
        var preview = try ImportPreview(nil, path: "/library")
        _ = try preview.athlete(stravaID: 42)
        _ = try preview.athlete(stravaID: 43)
        #expect(throws: StoreError(.ambiguousAthlete([42, 43]), path: "/library")) {
            try preview.athlete(stravaID: nil)
        }
    }

    @Test func `two athletes' evidence does not touch`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B")),
            Snapshot(asOf: 3_000, name: "C", athlete: 43, id: 9))
        #expect(try library.activities().count { $0.isAbsent } == 0)
        _ = try library.undo(run: 1, now: 20_000)
        #expect(try library.activities().map(\.id) == [9])
        #expect(try library.athletes() == [43])
    }

    @Test func `a row that names another athlete's activity is left out, and the rest is not`()
        throws
    {
        let library = try Library.of(Snapshot(asOf: 2_000, name: "Mine"))
        var thief = Snapshot(asOf: 3_000, .init(7, "Taken"), .init(8, "Own"))
        thief.athlete = 43
        let counts = try thief.write(to: library)
        #expect(counts.foreign == [7])
        #expect(counts.new == 1)
        #expect(Set(try library.activities().map(\.name)) == ["Mine", "Own"])
        // The API of another athlete takes nothing either.
        #expect(try library.hear(Reply(8, "Heard", at: 9_000), athlete: 42).foreign == [8])
        #expect(try library.activity(8)?.listing.name == "Own")
    }

    @Test(
        arguments: [
            ("the later of two dates that exports show", 2_000, false, 3_000, false, 3_000, false),
            ("never back", 3_000, false, 2_000, false, 3_000, false),
            ("what a person says, at once", 3_000, false, 2_000, true, 2_000, true),
            ("what a person said, whatever is found since", 2_000, true, 3_000, false, 2_000, true),
            ("what a person says last", 2_000, true, 1_000, true, 1_000, true),
        ] as [(String, Int64, Bool, Int64, Bool, Int64, Bool)])
    func `the date of an export that is met again`(
        name: String, known: Int64, isTold: Bool, found: Int64, isFoundTold: Bool,
        asOf: Int64, isToldThen: Bool
    ) {
        func record(_ asOf: Int64, _ isTold: Bool) -> SourceRecord {
            var record = Snapshot(asOf: asOf, name: "A").record(1)
            record.hasExplicitDate = isTold
            return record
        }
        let dating = record(known, isTold).dating(foundNow: record(found, isFoundTold))
        #expect(dating.asOf == asOf)
        #expect(dating.isTold == isToldThen)
    }

    @Test func `a source comes back with everything that was said of it`() throws {
        let library = try Library.inMemory()
        let writer = try ImportWriter(library, now: 20_000)
        var record = Snapshot(asOf: 2_000, name: "A").record(try writer.athlete(stravaID: 42))
        record.container = .folder
        record.isDamaged = true
        record.tablesFolder = "2000"
        record.language = nil
        record.id = try writer.source(record).id
        record.readerVersion = 0
        #expect(try library.read { try SourceRecord.fetch(record.fingerprint, $0) } == record)
    }
}
