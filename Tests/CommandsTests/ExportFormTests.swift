import Foundation
import TestSupport
import Testing

/// One export in all the forms in which it reaches people.
struct ExportFormTests {
    private let library: TestLibrary
    private let folder: TemporaryFolder
    /// Whatever depends on the form, and on the run.
    private let hidden = LibraryDump.ofRuns.union(LibraryDump.ofForm)

    init() throws {
        library = try TestLibrary()
        folder = try TemporaryFolder()
        try library.importing([SampleImportTests.sample])
    }

    private func expectSame(_ other: TestLibrary) throws {
        expectEqual(try library.dump(hiding: hidden), try other.dump(hiding: hidden))
        Files.expectEqual(
            try library.files("Strava Export"), try other.files("Strava Export"))
    }

    @Test func `an unpacked folder gives the library of its ZIP`() throws {
        let unpacked = folder.url.appending(path: "export_12345678")
        try SampleExport.export.write(to: unpacked)
        let other = try TestLibrary()
        #expect(try other.importing([unpacked.path]).status == 3)
        try expectSame(other)
    }

    @Test func `a ZIP packed again on a Mac, with a folder around it, gives the same`() throws {
        var export = SampleExport.export
        export.enclosingFolder = "export_12345678"
        export.isFromMac = true
        let other = try TestLibrary()
        #expect(try other.importing([try export.writeZIP(to: folder)]).status == 3)
        try expectSame(other)
    }

    @Test func `an export unpacked by hand into the cache is imported without a path`() throws {
        let other = try TestLibrary()
        try SampleExport.export.write(to: other.url.appending(path: "Strava Export"))
        #expect(try other.importing([]).status == 3)
        try expectSame(other)
    }

    @Test func `rows in descending order give the same activities`() throws {
        var export = SampleExport.export
        export.isDescending = true
        let other = try TestLibrary()
        try other.importing([try export.writeZIP(to: folder)])
        #expect(try library.run("list", "--json").output == other.run("list", "--json").output)
    }

    @Test func `the folder after its ZIP brings nothing new`() throws {
        let before = try library.dump(hiding: hidden)
        let unpacked = folder.url.appending(path: "export_12345678")
        try SampleExport.export.write(to: unpacked)
        let report = try library.report([unpacked.path])
        #expect(report["activities"].counts["unchanged"] == 67)
        #expect(report["files"].counts["imported"] == 0)
        expectEqual(before, try library.dump(hiding: hidden))
    }

    @Test func `a folder of exports is all of them, and one given twice is one`() throws {
        _ = try SampleExport.export.writeZIP(to: folder)
        _ = try SampleExport.export.writeZIP(to: folder, named: "export_12345678 (1).zip")
        let other = try TestLibrary()
        let report = try other.report([folder.url.path])
        #expect(report["exports"].array.count == 2)
        #expect(report["activities"].counts["total"] == 67)
        #expect(try other.documents("status").first?["exports"].array.count == 1)
    }
}
