import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// Exports in several pieces: split by hand to fit a stick or an upload, each piece a ZIP or a folder.
struct SplitExportTests {
    private let folder: TemporaryFolder
    private let export: ExportBuilder

    init() throws {
        folder = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 6, 1))
        for id in 1...4 as ClosedRange<Int64> {
            let start = CivilTime.seconds(2024, 5, Int(id), 8)
            let track = InventedTrack(seed: UInt64(id), start: start, samples: 30)
            var row = ExportBuilder.Row(id, at: start, "Outing \(id)", "Run", elapsed: 29)
            row.file = "activities/\(id).gpx"
            export.add(row, track.gpx(creator: "Invented").bytes)
        }
        self.export = export
    }

    /// A piece with the files of the export for which `isIn` is true, under other names if wanted.
    private func piece(
        _ name: String, rename: (String) -> String = { $0 }, _ isIn: (String) -> Bool
    ) throws -> String {
        var zip = ZIPBuilder()
        for (path, bytes) in export.contents where isIn(path) { zip.add(rename(path), bytes) }
        return try zip.write(to: folder.path(name))
    }

    private func first() throws -> String {
        try piece("export_9.zip") { !$0.hasPrefix("activities/") || $0 == "activities/1.gpx" }
    }

    private func states(_ library: MergedLibrary) throws -> [String] {
        try library.texts("SELECT sample_state FROM activity ORDER BY id")
    }

    private let whole = Array(repeating: "decoded", count: 4)

    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2]])
    func `pieces of one export are one export, in any order`(order: [Int]) throws {
        let pieces = [
            try first(),
            try piece("rest.zip") { ["activities/2.gpx", "activities/3.gpx"].contains($0) },
            try piece("more.zip", rename: { "Strava/" + $0 }) { $0 == "activities/4.gpx" },
        ]
        let library = try MergedLibrary()
        let report = try library.importing(
            pieces[order[0]], pieces[order[1]], pieces[order[2]])
        #expect(!report.hasFailures)
        #expect(report.files.missing == 0)
        #expect(try states(library) == whole)
        #expect(report.exports.map(\.name).count == 1)
        #expect(report.exports[0].name.hasPrefix("export_9.zip with "))
        let alone = try MergedLibrary().importing(pieces[0])
        #expect(report.exports[0].asOf == alone.exports[0].asOf)
        #expect(try library.isWhole())
        let again = try library.importing(pieces[0], pieces[1], pieces[2])
        #expect(again.exports[0].isKnown && again.activities.unchanged == 4)
    }

    @Test func `pieces in one folder are one export`() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("all"), withIntermediateDirectories: true)
        _ = try piece("all/one.zip") { !$0.hasPrefix("activities/") }
        _ = try piece("all/two.zip") { $0.hasPrefix("activities/") }
        let library = try MergedLibrary([folder.path("all")])
        #expect(try states(library) == whole)
    }

    @Test(arguments: ["activities", "files/activities", "unpacked"])
    func `a folder with the files is a piece too`(name: String) throws {
        let one = try first()
        let path = folder.url.appending(path: name)
        let inner = name == "unpacked" ? path.appending(path: "activities") : path
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        for (file, bytes) in export.files {
            try Data(bytes).write(to: inner.appending(path: String(file.dropFirst(11))))
        }
        let library = try MergedLibrary()
        let report = try library.importing(one, path.path)
        #expect(!report.hasFailures)
        #expect(try states(library) == whole)
    }

    @Test func `a piece that comes later goes to the export that lacks it`() throws {
        let library = try MergedLibrary()
        let report = try library.importing(try first())
        #expect(report.files.missing == 3)
        #expect(try states(library) == ["decoded", "missing", "missing", "missing"])
        let rest = try piece("rest.zip") {
            ["activities/2.gpx", "activities/3.gpx"].contains($0)
        }
        let preview = try library.previewing([rest])
        #expect(preview.files.imported == 2 && preview.activities.new == 0)
        let second = try library.importing(rest) { $0.confirmsAbsence = false }
        #expect(!second.hasFailures, "\(second.failures)")
        #expect(second.activities.unchanged == 4)
        #expect(try states(library) == ["decoded", "decoded", "decoded", "missing"])
        #expect(second.exports[0].name == "rest.zip, files of export_9.zip")
        #expect(second.exports[0].asOf == report.exports[0].asOf)
        func missing() throws -> Int {
            try Library.open(library.folder).issues(IssueFilter(code: "export.file-missing")).count
        }
        #expect(try missing() == 1, "only what is still missing is a problem")
        let last = try library.importing(try piece("last.zip") { $0 == "activities/4.gpx" })
        #expect(!last.hasFailures)
        #expect(try states(library) == whole)
        #expect(try library.isWhole())
        #expect(try missing() == 0)
        // What a piece brought can be taken back like any export.
        try library.undo(last)
        #expect(try missing() == 1)
        #expect(try states(library) == ["decoded", "decoded", "decoded", "missing"])
    }

    @Test func `a piece of the other athlete's export goes to that`() throws {
        var other = ExportBuilder(asOf: CivilTime.seconds(2025, 7, 1))
        other.athleteID = 77
        other.tables["profile"] = nil
        var row = ExportBuilder.Row(
            9, at: CivilTime.seconds(2024, 5, 3, 8), "Theirs", "Run", elapsed: 29)
        row.file = "activities/9.gpx"
        other.add(row)
        let library = try MergedLibrary([
            try first(), try other.writeZIP(to: folder, named: "export_77.zip"),
        ])
        let rest = try piece("rest.zip") { $0.hasPrefix("activities/") }
        let report = try library.importing(rest)
        #expect(!report.hasFailures)
        #expect(
            try library.texts("SELECT sample_state FROM activity WHERE id < 9 ORDER BY id")
                == whole)
    }

    @Test func `files that no row wants are named with what to do`() throws {
        let strangers = try piece("strangers.zip", rename: { $0.replacing("/", with: "/8") }) {
            $0.hasPrefix("activities/")
        }
        let library = try MergedLibrary()
        let report = try library.importing(try first(), strangers)
        #expect(report.hasFailures)
        let reason = report.failures.first { $0.file == strangers }?.reason ?? ""
        #expect(reason.contains("not the activities.csv"), "\(reason)")
        #expect(reason.contains("together with the ZIP that has activities.csv"))
        let alone = try MergedLibrary()
        #expect(throws: ImportError.self) { try alone.importing(strangers) }
    }

    @Test func `a ZIP of the content of the folder activities is a piece too`() throws {
        let one = try piece("export_9.zip") { !$0.hasPrefix("activities/") }
        let flat = try piece("files.zip", rename: { String($0.dropFirst(11)) }) {
            $0.hasPrefix("activities/")
        }
        let library = try MergedLibrary()
        let report = try library.importing(one, flat)
        #expect(!report.hasFailures, "\(report.failures)")
        #expect(try states(library) == whole)
    }

    @Test func `an export whose folders were lost is read`() throws {
        let flat = try piece("flat.zip", rename: { String($0.split(separator: "/").last ?? "") }) {
            _ in true
        }
        let unpacked = folder.url.appending(path: "flat")
        try FileManager.default.createDirectory(at: unpacked, withIntermediateDirectories: true)
        for (path, bytes) in export.contents {
            let name = String(path.split(separator: "/").last ?? "")
            try Data(bytes).write(to: unpacked.appending(path: name))
        }
        for path in [flat, unpacked.path] {
            let library = try MergedLibrary()
            let report = try library.importing(path)
            #expect(!report.hasFailures, "\(report.failures)")
            #expect(try states(library) == whole)
        }
    }

    @Test func `tracks that merely lie in a folder of exports need no mention`() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("all"), withIntermediateDirectories: true)
        _ = try export.writeZIP(to: folder, named: "all/export_9.zip")
        _ = try piece("all/tracks.zip", rename: { String($0.dropFirst(11)) + ".gpx" }) {
            $0.hasPrefix("activities/")
        }
        let report = try MergedLibrary().importing(folder.path("all"))
        #expect(!report.hasFailures && report.exports.count == 1)
    }
}
