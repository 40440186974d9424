import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// Most rows of a later export repeat those of the one before: they are copied inside the database.
struct RepeatedRowsTests {
    private let folder: TemporaryFolder
    private let older: String
    private let newer: String

    init() throws {
        folder = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 6, 1))
        for id in [7, 8] as [Int64] {
            let start = CivilTime.seconds(2025, 5, Int(id))
            let track = InventedTrack(seed: UInt64(id), start: start, samples: 10)
            var row = ExportBuilder.Row(id, at: start, "Outing \(id)", "Run", elapsed: 9)
            row.file = "activities/\(id).gpx"
            export.add(row, track.gpx(creator: "StravaGPX").bytes)
        }
        older = try export.writeZIP(to: folder, named: "older.zip")
        export.asOf = CivilTime.seconds(2025, 7, 1)
        export.rows[1].name = "New name"
        export.rows[1].start = CivilTime.seconds(2025, 5, 8, 2)
        newer = try export.writeZIP(to: folder, named: "newer.zip")
    }

    private func names(_ library: MergedLibrary) throws -> [String] {
        try library.texts("SELECT name FROM activity_row ORDER BY source_id, activity_id")
    }

    /// A word that no export says shows where a row came from.
    private static let mark = "UPDATE activity_row SET name = 'Marked' WHERE activity_id = 7"

    @Test func `a row that says the same is copied, one that says else is not`() throws {
        let library = try MergedLibrary([older])
        try library.damage(Self.mark)
        let report = try library.importing(newer)
        #expect(try names(library) == ["Marked", "Outing 8", "Marked", "New name"])
        #expect(report.activities.changes.map(\.kind) == [.renamed, .start])
        #expect(report.activities.unchanged == 1)
    }

    @Test func `what an older reader typed is neither copied nor kept`() throws {
        let library = try MergedLibrary([older])
        try library.damage("\(Self.mark); UPDATE source SET reader_version = 1")
        try library.importing(newer)
        #expect(try names(library) == ["Marked", "Outing 8", "Outing 7", "New name"])
        try library.importing(older)
        #expect(try names(library) == ["Outing 7", "Outing 8", "Outing 7", "New name"])
        expectSame(try MergedLibrary([older, newer]).dump(), try library.dump())
    }

    @Test func `nothing is copied from an export that was not settled`() throws {
        let library = try MergedLibrary([older])
        try library.damage("\(Self.mark); UPDATE source SET completed_at = NULL")
        try library.importing(newer)
        #expect(try names(library) == ["Marked", "Outing 8", "Outing 7", "New name"])
    }

    @Test func `an export that is dated anew and stopped is settled by the next run`() throws {
        let told = Timestamp(year: 2026, month: 1, day: 1)
        let whole = try MergedLibrary([older, newer])
        try whole.importing(older) { $0.asOf = told }
        let comparison = "SELECT comparison FROM activity ORDER BY id"
        #expect(try MergedLibrary([older, newer]).texts(comparison) == ["–", "clock-or-zone"])
        #expect(try whole.texts(comparison) == ["–", "–"])
        let library = try MergedLibrary([older, newer])
        let stop = StopSignal()
        var options = ImportOptions(sources: [older], folder: library.folder)
        options.asOf = told
        _ = try ImportRun(options, now: MergedLibrary.now, stop: stop) { _ in stop.set() }.run()
        try library.importing(older)
        expectSame(try whole.dump(), try library.dump())
    }

    /// The exports of one language and layout, of which later ones repeat much.
    @Test(arguments: [UInt64](11...20))
    func `what was copied is as what was read`(seed: UInt64) throws {
        let paths = try InventedHistory(seed: seed).exports.enumerated().map { index, export in
            var export = export
            export.style = .newest
            return try export.writeZIP(to: folder, named: "\(seed)-\(index).zip")
        }
        let inOrder = try MergedLibrary(paths)
        let dump = try inOrder.dump()
        #expect(try inOrder.isWhole())
        expectSame(dump, try MergedLibrary(paths.reversed()).dump(), "reversed")
        let shuffled = paths.shuffled(seed: seed)
        expectSame(dump, try MergedLibrary(shuffled).dump(), "\(shuffled)")
    }
}
