import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// What people really hand over: several things at once, edited tables, files of another workout.
struct HandedOverTests {
    private let folder: TemporaryFolder
    private let start = CivilTime.seconds(2024, 5, 3, 8)

    init() throws { folder = try TemporaryFolder() }

    /// An export of one run, whose row says `start` and whose file begins so many seconds after it.
    private func export(_ id: Int64, fileStart lead: Int64 = 0, samples: Int = 300) -> ExportBuilder
    {
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 6, 1))
        let track = InventedTrack(seed: UInt64(id), start: start + lead, samples: samples)
        var row = ExportBuilder.Row(id, at: start, "Outing \(id)", "Run", elapsed: 299)
        row.file = "activities/\(id).gpx"
        export.add(row, track.gpx(creator: "Invented").bytes)
        return export
    }

    @Test func `what is not an export costs only itself and is named`() throws {
        let good = try export(1).writeZIP(to: folder, named: "good.zip")
        let other = try export(2).writeZIP(to: folder, named: "other.zip")
        var photos = ZIPBuilder()
        photos.add("a.jpg", "jpg")
        let expired = try folder.write(
            Array("<Error><Message>Request has expired</Message></Error>".utf8), to: "expired.zip")
        let paths = [
            good, try photos.write(to: folder.path("photos.zip")), expired,
            folder.path("missing"), other,
        ]
        let library = try MergedLibrary()
        let report = try library.importing(paths[0], paths[1], paths[2], paths[3], paths[4])
        #expect(report.totalActivities == 2)
        #expect(report.hasFailures)
        #expect(Set(report.failures.map(\.file)) == Set(paths[1...3]))
        let reasons = report.failures.map(\.reason).joined(separator: "\n")
        #expect(reasons.contains("Request has expired"))
        #expect(reasons.contains("no Strava export among 1 entry"))
    }

    @Test func `a broken ZIP in a folder of exports costs only itself`() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("all"), withIntermediateDirectories: true)
        _ = try export(1).writeZIP(to: folder, named: "all/good.zip")
        let broken = try folder.write([1, 2, 3], to: "all/export_9.zip")
        let report = try MergedLibrary().importing(folder.path("all"))
        #expect(report.totalActivities == 1)
        #expect(report.failures.map(\.file) == [broken])
    }

    @Test func `where nothing is an export nothing is made`() throws {
        let library = try MergedLibrary()
        #expect(throws: ImportError.self) {
            try library.importing(folder.path("a"), folder.path("b"))
        }
        #expect(!FileManager.default.fileExists(atPath: library.folder.path))
    }

    @Test(arguments: [IssueCode.csvDate, .csvIdentifier, .exportFileMissing])
    func `an error of the table reaches the report`(code: IssueCode) throws {
        let built = try folder.make(export(1001))
        let table = built + "/activities.csv"
        var text = try String(contentsOfFile: table, encoding: .utf8)
        switch code {
        case .csvDate:
            let date = try #require(text.firstMatch(of: try Regex("\"[A-Z][a-z]+ \\d+, [^\"]+\"")))
            text.replaceSubrange(date.range, with: "12 13 14 15h 99 88 77 66")
        case .csvIdentifier:
            text = text.replacingOccurrences(of: "\n1001,", with: "\n1.00145679E+10,")
        default:
            text = text.replacingOccurrences(of: "activities/1001.gpx", with: "activities/9.gpx")
        }
        try text.write(toFile: table, atomically: true, encoding: .utf8)
        let report = try MergedLibrary().importing(built)
        #expect(report.hasFailures)
        #expect(report.issues[code] == 1)
        #expect(report.failures.contains { $0.file == "activities.csv" })
    }

    @Test func `a page saved in the place of every file is an error and shows`() throws {
        var pages = export(1)
        pages.files["activities/1.gpx"] = Array("<!DOCTYPE html><html><body>Sign in".utf8)
        let report = try MergedLibrary().importing(try pages.writeZIP(to: folder))
        #expect(report.hasFailures)
        #expect(report.failures.map(\.file) == ["activities/1.gpx"])
    }

    @Test(arguments: [
        (-3_600, 300, "clock-or-zone", "the file starts 1 hour before the activity"),
        (19_800, 300, "clock-or-zone", "the file starts 5 h 30 min after the activity"),
        (-619_315_200, 300, "gps-week-rollover", "the file starts 1024 weeks before the activity"),
        (-86_400, 300, "other-start", "the file starts 24 hours before the activity"),
        (
            -94_694_400, 3_000, "other-workout",
            "the file starts 3 years before the activity and lasts 2999 s, the activity 299 s"
        ),
    ])
    func `a file that starts at another time is named in words`(
        lead: Int64, samples: Int, comparison: String, message: String
    ) throws {
        let path = try export(1, fileStart: lead, samples: samples).writeZIP(to: folder)
        let library = try MergedLibrary([path])
        #expect(try library.texts("SELECT comparison FROM activity") == [comparison])
        let code = try #require(FileComparison(rawValue: comparison)).issueCode
        #expect(
            try library.texts(
                "SELECT code, severity, message FROM issues WHERE activity_id NOT NULL")
                == ["\(code.rawValue)|\(code.severity.rawValue)|\(message)"])
    }

    @Test func `a file that a person unpacked is not Strava's own`() throws {
        for (row, isStravas) in [("activities/1.fit.gz", false), ("activities/1.fit", true)] {
            var built = ExportBuilder(asOf: CivilTime.seconds(2025, 6, 1))
            let track = InventedTrack(seed: 1, start: start, samples: 10)
            var entry = ExportBuilder.Row(1, at: start, "Outing", "Run", elapsed: 9)
            entry.file = row
            built.add(entry)
            built.files["activities/1.fit"] = track.fit()
            let library = try MergedLibrary([
                try built.writeZIP(to: folder, named: "\(isStravas).zip")
            ])
            let codes = try library.texts("SELECT code FROM issues")
            #expect(codes.contains("fit.written-by-strava") == isStravas)
        }
    }
}

extension TemporaryFolder {
    /// An export as an unpacked folder.
    fileprivate func make(_ export: ExportBuilder) throws -> String {
        let path = url.appending(path: "export")
        try export.write(to: path)
        return path.path
    }
}
