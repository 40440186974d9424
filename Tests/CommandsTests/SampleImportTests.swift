import Foundation
import TestSupport
import Testing

/// The sample export through the program, from the ZIP to the report.
struct SampleImportTests {
    static let sample = Fixtures.folder.appending(path: "export_12345678.zip").path

    private let library: TestLibrary

    init() throws { library = try TestLibrary() }

    @Test func `the report to people is as recorded, and some files failed`() throws {
        let result = try library.importing([Self.sample], "--verbose", "--jobs", "1")
        #expect(result.status == 3)
        try Golden.expect(
            Masking.masked(result.output), equals: "Tests/Goldens/sample/import.txt")
    }

    @Test func `the report to programs is as recorded`() throws {
        let result = try library.importing([Self.sample], "--json", "--jobs", "1")
        #expect(result.status == 3)
        #expect(result.errors.isEmpty)
        try Golden.expect(
            Masking.indented(Masking.masked(result.output)),
            equals: "Tests/Goldens/sample/import.json")
    }

    @Test func `every row has the outcome and the issues that it is there for`() throws {
        try library.importing([Self.sample])
        let listed = try library.documents("list")
        let activities = Dictionary(
            uniqueKeysWithValues: listed.map { (Int64($0["id"].int ?? 0), $0) })
        #expect(activities.count == SampleExport.export.rows.count)
        let issues = try library.documents("issues")
        for (index, expected) in SampleExport.activities.enumerated() {
            if let row = expected.row {
                let activity = try #require(activities[row.id], "\(expected.shows)")
                #expect(activity["outcome"].string == expected.outcome, "\(expected.shows)")
                let hasSamples = (activity["samples"].int ?? 0) > 0
                let isSilent = activity["no_samples_because"].string == nil
                #expect(hasSamples == isSilent, "\(expected.shows)")
            }
            let found = issues.filter { issue in
                let file = issue["file"].string ?? ""
                return expected.files.keys.contains(file)
                    || issue["position"].string?.hasPrefix("row \(index + 1),") == true
                    || issue["position"].string == "row \(index + 1)"
            }
            // Of two rows that share a file only the second is told of.
            let codes = Set(found.compactMap { $0["code"].string })
            #expect(codes == expected.issues, "\(expected.shows)")
        }
    }

    @Test func `every file of the export has a line in the ledger`() throws {
        try library.importing([Self.sample])
        let lines = try library.dump().filter { $0.hasPrefix("ledger ") }
        let contents = SampleExport.export.contents
        #expect(lines.count == contents.count)
        for (path, _) in contents {
            #expect(lines.contains { $0.contains(" path=\(path) ") }, "\(path)")
        }
    }

    @Test func `a second import changes nothing and says so`() throws {
        let first = try library.report([Self.sample])
        let before = try library.dump()
        let cache = try library.files("Strava Export")
        let second = try library.report([Self.sample])
        expectEqual(before, try library.dump())
        Files.expectEqual(cache, try library.files("Strava Export"))
        #expect(second["activities"].counts["new"] == 0)
        #expect(second["activities"].counts["updated"] == 0)
        #expect(
            second["activities"].counts["unchanged"] == first["activities"].counts["new"])
        #expect(second["files"].counts["imported"] == 0)
        let hidden = LibraryDump.ofRuns.subtracting(["change"])
        let changes = try library.dump(hiding: hidden).filter { $0.hasPrefix("change ") }
        let third = try library.importing([Self.sample])
        #expect(third.output.contains("nothing new; the library has all of it"))
        #expect(third.status == 3)
        expectEqual(
            changes, try library.dump(hiding: hidden).filter { $0.hasPrefix("change ") })
    }

    @Test func `the cache holds the export byte for byte, and its tables once more`() throws {
        try library.importing([Self.sample])
        let contents = Dictionary(
            uniqueKeysWithValues: SampleExport.export.contents.map { ($0.path, $0.bytes) })
        Files.expectEqual(try library.files("Strava Export"), contents)
        let kept = try library.files("Export Tables")
        let tables = contents.filter { $0.key.hasSuffix(".csv") }
        #expect(kept.count == tables.count)
        for (path, bytes) in kept {
            let name = path.split(separator: "/").dropFirst().joined(separator: "/")
            #expect(tables[name] == bytes, "\(path)")
        }
    }

    @Test func `without a cache the library is the same`() throws {
        try library.importing([Self.sample])
        let other = try TestLibrary()
        #expect(try other.importing([Self.sample], "--no-cache").status == 3)
        let hidden = LibraryDump.ofRuns.union(["tables_folder"])
        expectEqual(try library.dump(hiding: hidden), try other.dump(hiding: hidden))
        let names = try FileManager.default.contentsOfDirectory(atPath: other.url.path)
        #expect(names.filter { !$0.hasPrefix("waymark.") } == [])
    }

    @Test func `one worker does what four do`() throws {
        try library.importing([Self.sample], "--jobs", "1")
        let other = try TestLibrary()
        try other.importing([Self.sample], "--jobs", "4")
        expectEqual(try library.dump(), try other.dump())
        Files.expectEqual(
            try library.files("Strava Export"), try other.files("Strava Export"))
    }

    @Test func `a dry run writes nothing and says what the import then does`() throws {
        let preview = try library.report([Self.sample], "--dry-run")
        #expect(!library.isThere)
        let text = try library.importing([Self.sample], "--dry-run")
        #expect(text.status == 3)
        #expect(text.output.contains("Nothing was written"))
        #expect(!library.isThere)
        let report = try library.report([Self.sample])
        for count in ["new", "updated", "unchanged"] {
            #expect(
                preview["activities"].counts[count] == report["activities"].counts[count],
                "\(count)")
        }
        #expect(preview["files"].counts["missing"] == report["files"].counts["missing"])
        let readable = report["files"].counts
        let readIn = (readable["imported"] ?? 0) + (readable["failed"] ?? 0)
        // What is in a file is known only once it is read.
        #expect((preview["files"].counts["imported"] ?? 0) >= readIn)
        let before = try library.dump(hiding: [])
        let again = try library.report([Self.sample], "--dry-run")
        #expect(again["activities"].counts["unchanged"] == 67)
        #expect(again["files"].counts["imported"] == 0)
        expectEqual(before, try library.dump(hiding: []))
    }

    @Test func `the watermark is the newest start that lies in the past`() throws {
        let report = try library.report([Self.sample])
        #expect(report["newest_activity"]["id"].int == Int(SampleExport.newest.id))
        let start = CivilTime(SampleExport.newest.start).iso + "Z"
        #expect(report["newest_activity"]["start"].string == start)
        let status = try library.documents("status")
        #expect(status.first?["newest_activity"]["id"].int == Int(SampleExport.newest.id))
    }

    @Test func `nothing of the athlete's own appears on standard error`() throws {
        var errors = try library.importing([Self.sample], "--verbose").errors
        errors += try library.importing([Self.sample], "--verbose", "--json").errors
        for verb in ["list", "status", "issues"] { errors += try library.run(verb).errors }
        errors += try library.run("show", "\(SampleExport.newest.id)").errors
        errors += try library.run("show", "1").errors
        let own = SampleExport.export.rows.flatMap { row in
            [row.name, row.description, row.privateNote]
        }
        for text in own.flatMap({ $0.split(separator: "\n") }) where text.count > 3 {
            #expect(!errors.contains(text), "\(text)")
        }
        #expect(errors.firstMatch(of: /\d+\.\d{3,}/) == nil)
        #expect(!errors.contains("Runa"))
    }

    @Test func `standard output holds the report alone, standard error the progress`() throws {
        let result = try library.importing([Self.sample])
        #expect(result.output.hasPrefix("Imported export_12345678.zip"))
        #expect(result.errors.contains("Looking through export_12345678.zip"))
        let quiet = try library.importing([Self.sample], "--quiet")
        #expect(quiet.output.isEmpty && quiet.errors.isEmpty)
    }
}
