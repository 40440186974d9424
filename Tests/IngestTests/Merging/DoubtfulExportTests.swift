import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// Exports that are not what they seem, and batches in which something is no export.
struct DoubtfulExportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// An export with activities 1 to `count`, a day apart.
    private func export(
        _ name: String, _ count: Int, year: Int = 2024, packedIn packed: Int? = nil,
        change: (inout ExportBuilder) -> Void = { _ in }
    ) throws -> String {
        var export = ExportBuilder(asOf: CivilTime.seconds(packed ?? year, 6, 1))
        for id in 1...count {
            export.add(
                .init(
                    Int64(id), at: CivilTime.seconds(year, 1, 1) + Int64(id) * 86_400, "A\(id)",
                    "Run", elapsed: 60))
        }
        export.tables["logins"] = nil
        change(&export)
        return try export.writeZIP(to: folder, named: name)
    }

    private func run(
        _ library: MergedLibrary, _ paths: String..., yes: Bool = false
    ) throws -> ImportReport {
        var options = ImportOptions(sources: paths, folder: library.folder)
        options.confirmsAbsence = yes
        return try ImportRun(options, now: MergedLibrary.now).run()
    }

    @Test func `an export that would hide a tenth of the library asks first`() throws {
        let library = try MergedLibrary([try export("1.zip", 20)])
        let part = try export("2.zip", 15, packedIn: 2025) {
            $0.rows[0].start = CivilTime.seconds(2025, 5, 1)
        }
        let error = #expect(throws: ImportError.self) { try run(library, part) }
        #expect(error?.needsConsent == true)
        #expect(error?.message.contains("lacks 5 of the 20 activities") == true)
        #expect(try library.texts("SELECT count(*) FROM source") == ["1"])
        var options = ImportOptions(sources: [part], folder: library.folder)
        options.isDryRun = true
        #expect(try ImportRun(options, now: MergedLibrary.now).run().doubts == [error])
        _ = try run(library, part, yes: true)
        #expect(
            try library.texts("SELECT count(*) FROM activity WHERE absent_since IS NOT NULL")
                == ["5"])
        // What was agreed to once is not asked again.
        _ = try run(library, part)
    }

    @Test func `a few of many are gone without a question`() throws {
        let library = try MergedLibrary([try export("1.zip", 40)])
        let next = try export("2.zip", 38, packedIn: 2025) {
            $0.rows[0].start = CivilTime.seconds(2025, 5, 1)
        }
        #expect(try run(library, next).rejected.isEmpty)
    }

    @Test(arguments: [2_025, 2_026])
    func `an old export that was packed again asks, however little it would hide`(
        packed: Int
    ) throws {
        let library = try MergedLibrary([try export("1.zip", 40, year: 2_020)])
        let again = try export("2.zip", 39, year: 2_020, packedIn: packed)
        let error = #expect(throws: ImportError.self) { try run(library, again) }
        #expect(error?.message.contains("it is dated \(packed)-06-01") == true)
    }

    @Test func `an old export that was packed again and hides nothing is welcome`() throws {
        let library = try MergedLibrary()
        let again = try export("2.zip", 39, year: 2_020, packedIn: 2_026)
        #expect(try run(library, again).activities.new == 39)
    }

    @Test func `an export with a row whose id cannot be read proves nothing absent`() throws {
        let library = try MergedLibrary([try export("1.zip", 3)])
        var newer = ExportBuilder(asOf: CivilTime.seconds(2025, 6, 1))
        newer.add(.init(1, at: CivilTime.seconds(2025, 1, 1), "A1", "Run", elapsed: 60))
        newer.add(.init(2, at: CivilTime.seconds(2025, 1, 2), "A2", "Run", elapsed: 60))
        newer.add(.init(-3, at: CivilTime.seconds(2025, 1, 3), "A3", "Run", elapsed: 60))
        try library.importing(try newer.writeZIP(to: folder, named: "3.zip"))
        #expect(
            try library.texts("SELECT count(*) FROM activity WHERE absent_since IS NOT NULL")
                == ["0"])
    }

    @Test(arguments: ["a missing path", "no ZIP", "an expired link", "a ZIP of photos"])
    func `a batch imports what can be imported and names the rest`(kind: String) throws {
        let good = [try export("1.zip", 3), try export("3.zip", 4, year: 2_025)]
        var bad = folder.path("2.zip")
        switch kind {
        case "a missing path": bad = folder.path("nowhere.zip")
        case "no ZIP": bad = try folder.write(Array("not a ZIP".utf8), to: "2.zip")
        case "an expired link":
            bad = try folder.write(
                Array("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>".utf8),
                to: "2.zip")
        default:
            var zip = ZIPBuilder()
            zip.add("holiday.jpg", [1, 2, 3])
            bad = try zip.write(to: bad)
        }
        let library = try MergedLibrary()
        let report = try run(library, good[0], bad, good[1])
        #expect(report.exports.map(\.name) == ["1.zip", "3.zip"])
        #expect(report.rejected.count == 1)
        #expect(report.rejected.first?.message.contains(bad) == true)
        #expect(report.hasFailures)
        #expect(report.totalActivities == 4)
        #expect(throws: ImportError.self) { try run(library, bad) }
    }
}
