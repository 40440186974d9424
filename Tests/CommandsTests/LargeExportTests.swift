import Foundation
import TestSupport
import Testing

/// Exports that are generated for measuring: what they say they hold is what a library gets.
struct LargeExportTests {
    private func export(_ count: Int, workers: Int = 1, seed: UInt64 = 1) -> LargeExport {
        var export = LargeExport(count)
        export.seconds = 30...90
        export.workers = workers
        export.seed = seed
        return export
    }

    @Test func `the same seed gives the same bytes, however many make them`() throws {
        let folder = try TemporaryFolder()
        for (name, workers, seed) in [("a", 1, 1), ("b", 3, 1), ("c", 1, 2)] {
            try export(30, workers: workers, seed: UInt64(seed)).write(to: folder.path(name))
        }
        let files = try Files.under(folder.url)
        #expect(files["a"] == files["b"])
        #expect(files["a"] != files["c"])
    }

    @Test func `a library gets every sample of a generated export`() throws {
        let library = try TestLibrary()
        let path = library.folder.path("export_12345678.zip")
        let manifest = try export(100).write(to: path)
        #expect(
            manifest.activities == ["fit.gz": 70, "gpx": 13, "gpx.gz": 7, "tcx.gz": 8, "manual": 2])
        let report = try library.report([path])
        #expect(report["samples"].int == manifest.samples.values.reduce(0, +))
        #expect(report["activities"].counts["new"] == 100)
        #expect(report["files"].counts["imported"] == 98)
        #expect(report["issues"].keys == ["xml.leading-blanks"])
        #expect(report["outcome"].string == "finished")
    }
}
