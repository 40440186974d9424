import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// When an export was true decides who wins; a person may know better than the export tells.
struct AsOfTests {
    private let folder: TemporaryFolder
    private let older: String
    private let newer: String

    init() throws {
        folder = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2024, 6, 1))
        export.add(.init(7, at: CivilTime.seconds(2024, 5, 1), "Old name", "Run", elapsed: 5))
        export.add(.init(8, at: CivilTime.seconds(2024, 5, 2), "Other", "Run", elapsed: 5))
        older = try export.writeZIP(to: folder, named: "older.zip")
        export.asOf = CivilTime.seconds(2025, 6, 1)
        export.rows[0].name = "New name"
        export.rows.removeLast()
        newer = try export.writeZIP(to: folder, named: "newer.zip")
    }

    private func content(_ library: MergedLibrary) throws -> [String] {
        try library.texts("SELECT id, name, absent_since_utc FROM activities ORDER BY id")
    }

    private static let later = Timestamp(year: 2026, month: 1, day: 1)

    @Test func `what a person says counts, also of an export that is known`() throws {
        let library = try MergedLibrary([older, newer])
        #expect(try content(library) == ["7|New name|–", "8|Other|2025-06-01T00:00:00Z"])
        try library.importing(older) { $0.asOf = Self.later }
        #expect(try content(library) == ["7|Old name|–", "8|Other|–"])
        // Said once is enough, and what is said last counts.
        try library.importing(older)
        #expect(try content(library) == ["7|Old name|–", "8|Other|–"])
        try library.importing(older) { $0.asOf = Timestamp(year: 2020, month: 1, day: 1) }
        #expect(try content(library).first == "7|New name|–")
    }

    @Test func `it does not matter when it was said`() throws {
        let first = try MergedLibrary()
        try first.importing(older) { $0.asOf = Self.later }
        try first.importing(newer)
        let last = try MergedLibrary([newer, older])
        try last.importing(older) { $0.asOf = Self.later }
        #expect(try content(first) == content(last))
        expectSame(
            try LibraryDump.files(first.folder.url).filter { $0.hasPrefix("Strava Export/") }
                .joined(separator: "\n"),
            try LibraryDump.files(last.folder.url).filter { $0.hasPrefix("Strava Export/") }
                .joined(separator: "\n"))
    }

    @Test func `a dry run says what it would change`() throws {
        let library = try MergedLibrary([older, newer])
        var options = ImportOptions(sources: [older], folder: library.folder)
        options.asOf = Self.later
        options.isDryRun = true
        let said = try ImportRun(options, now: MergedLibrary.now).run()
        let done = try library.importing(older) { $0.asOf = Self.later }
        #expect(said.activities == done.activities)
        #expect(said.activities.changes.map(\.kind) == [.renamed, .back])
    }

    @Test func `an archive that lost its end proves nothing absent`() throws {
        let library = try MergedLibrary([older])
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: newer)))
        bytes.removeLast(200)
        let report = try library.importing(try folder.write(bytes, to: "cut.zip"))
        #expect(report.hasFailures)
        #expect(try content(library) == ["7|New name|–", "8|Other|–"])
    }
}
