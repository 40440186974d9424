import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// `verify` finds what is no longer as it was imported, and mends what it can.
struct VerifyTests {
    private let history: WrittenHistory
    private let library: MergedLibrary

    init() throws {
        history = try WrittenHistory(seed: 11)
        library = try MergedLibrary(history.paths)
    }

    private func check(repairs: Bool = false) throws -> LibraryCheck.Result {
        try LibraryCheck(library.folder).run(repairs: repairs, now: MergedLibrary.now)
    }

    /// An activity file that is in the cache, of an activity with samples.
    private func path() throws -> String {
        try #require(
            try library.texts(
                """
                SELECT f.path FROM activity a JOIN source_file f ON f.id = a.file_id
                WHERE a.absent_since IS NULL AND f.outcome = 'decoded' ORDER BY a.id DESC LIMIT 1
                """
            ).first)
    }

    @Test func `a library just filled is whole`() throws {
        let result = try check()
        #expect(result.isWhole, "\(result)")
        #expect(result.files > 30 && result.streams > 30)
    }

    @Test func `a file changed or missing in the cache is found`() throws {
        let path = try path()
        let url = library.folder.cache.appending(path: path)
        var bytes = try Data(contentsOf: url)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: url)
        var result = try check()
        #expect(result.different == [path] && result.missing == [] && !result.isWhole)
        try FileManager.default.removeItem(at: url)
        result = try check()
        #expect(result.missing == [path] && result.different == [])
        // The advice that is printed: import again.
        for export in history.paths { try library.importing(export) }
        #expect(try check().isWhole)
    }

    @Test(arguments: [("activities/1.fit.gz", false), ("activities/1.fit", true)])
    func `a repair judges a file by its row, also one that a person unpacked`(
        row: String, isStravas: Bool
    ) throws {
        var built = ExportBuilder(asOf: CivilTime.seconds(2025, 6, 1))
        let start = CivilTime.seconds(2024, 5, 3, 8)
        var entry = ExportBuilder.Row(1, at: start, "Outing", "Run", elapsed: 9)
        entry.file = row
        built.add(entry)
        built.files["activities/1.fit"] = InventedTrack(seed: 1, start: start, samples: 10).fit()
        let library = try MergedLibrary([try built.writeZIP(to: self.library.temporary)])
        try library.damage("UPDATE stream SET data = CAST('x' AS BLOB) WHERE number = 0")
        let result = try LibraryCheck(library.folder).run(repairs: true, now: MergedLibrary.now)
        #expect(result.repaired == ["activities/1.fit"])
        let codes = try library.texts("SELECT code FROM issues")
        #expect(codes.contains("fit.written-by-strava") == isStravas)
    }

    @Test(arguments: ["x'00'", "zeroblob(40)", "substr(data, 1, length(data) - 3)"])
    func `a damaged stream is found and read again from the cache`(garbage: String) throws {
        let path = try path()
        let whole = try library.dump()
        try library.damage(
            """
            UPDATE stream SET data = CAST(\(garbage) AS BLOB) WHERE number = 0 AND file_id IN
                (SELECT id FROM source_file WHERE path = '\(path)')
            """)
        var result = try check()
        #expect(result.damaged == [path] && !result.isWhole)
        result = try check(repairs: true)
        #expect(result.repaired == [path] && result.isWhole)
        #expect(try check().isWhole)
        expectSame(whole, try library.dump())
    }

    @Test func `a broken reference is found`() throws {
        try library.damage("UPDATE stream SET file_id = 99999 WHERE rowid = 1")
        let result = try check()
        #expect(
            result.structural == ["table stream: a row refers to a row of source_file that is gone"]
        )
    }

    @Test(arguments: [
        ("DELETE FROM ledger WHERE path = 'bikes.csv' AND source_id = 1", "in the ledger"),
        (
            """
            DELETE FROM activity_row WHERE source_id = 1 AND activity_id = (
                SELECT max(activity_id) FROM activity_row WHERE source_id = 1)
            """, "activities, "
        ),
        (
            "DELETE FROM table_row WHERE name = 'bikes' AND source_id = 1",
            "bikes: 1 rows, 0 of them"
        ),
    ])
    func `a row or a file that is gone is found`(damage: String, problem: String) throws {
        try library.damage(damage)
        let problems = try check().structural
        let found = problems.filter { $0.contains(problem) }
        #expect(found.count == 1 && found[0].hasPrefix("0.zip"), "\(problems)")
    }

    @Test(arguments: [
        "UPDATE watermark SET start_time = start_time - 1", "DELETE FROM watermark",
        """
        UPDATE watermark SET (activity_id, start_time) = (SELECT id, unixepoch(start_utc)
            FROM activities ORDER BY start_utc LIMIT 1)
        """,
    ])
    func `a wrong newest activity is found and worked out anew`(damage: String) throws {
        let whole = try library.dump()
        try library.damage(damage)
        #expect(
            try check().structural == ["the newest activity is not the one that is recorded"])
        #expect(try check(repairs: true).isWhole)
        expectSame(whole, try library.dump())
    }
}
