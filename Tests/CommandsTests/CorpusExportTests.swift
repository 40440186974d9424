import Foundation
import TestSupport
import Testing

/// An export of real files, put together when the test runs.
@Suite(.enabled(if: Fixtures.corpus != nil, "no real files at WAYMARK_CORPUS"))
struct CorpusExportTests {
    /// A row for each file, in the order of their paths: named by upload and gzipped, or as it is.
    private func export(_ corpus: URL) throws -> (export: ExportBuilder, sources: [Int64: String]) {
        var export = ExportBuilder()
        var sources: [Int64: String] = [:]
        var number: Int64 = 0
        for (path, bytes) in try Files.under(corpus).sorted(by: { $0.key < $1.key }) {
            guard let folder = path.split(separator: "/").first,
                ["fit", "gpx", "tcx"].contains(folder)
            else { continue }
            number += 1
            let isPlain = number % 5 == 0
            let file =
                isPlain
                ? "activities/\(number).\(folder)" : "activities/\(90_000 + number).\(folder).gz"
            var row = ExportBuilder.Row(
                number, at: CivilTime.seconds(2020, 1, 1) + number * 86_400, "Number \(number)",
                "Ride", elapsed: 3_600, file: file)
            row.isCommute = nil
            export.add(row, isPlain ? bytes : GzipBuilder.gzip(bytes))
            sources[number] = path
        }
        return (export, sources)
    }

    @Test(.timeLimit(.minutes(5)))
    func `real files import with an outcome each, and once`() throws {
        let corpus = try #require(Fixtures.corpus)
        let (export, sources) = try export(corpus)
        try #require(sources.count > 100)
        let library = try TestLibrary()
        let path = try export.writeZIP(to: library.folder)
        let report = try library.report([path])
        let files = report["files"].counts
        #expect(report["activities"].counts["new"] == sources.count)
        #expect(files["missing"] == 0)
        #expect(
            files.values.reduce(0, +) == export.contents.count, "every file has an outcome")

        let listed = try library.documents("list")
        #expect(listed.count == sources.count)
        for activity in listed {
            let source = sources[Int64(activity["id"].int ?? 0)] ?? ""
            let outcome = activity["outcome"].string ?? ""
            #expect(
                ["decoded", "partial", "failed", "unsupported"].contains(outcome), "\(source)")
            let reason = activity["no_samples_because"].string
            #expect((activity["samples"].int == 0) == (reason != nil), "\(source)")
        }
        let ledger = try library.dump().filter { $0.hasPrefix("ledger ") }
        #expect(ledger.count == export.contents.count)

        let before = try library.dump()
        let second = try library.report([path])
        #expect(second["activities"].counts["unchanged"] == sources.count)
        #expect(second["files"].counts["imported"] == 0)
        expectEqual(before, try library.dump())
        Files.expectEqual(
            try library.files("Strava Export"),
            Dictionary(uniqueKeysWithValues: export.contents.map { ($0.path, $0.bytes) }))
    }

    @Test(.timeLimit(.minutes(5)))
    func `a real file says the same inside an export and by itself`() throws {
        let corpus = try #require(Fixtures.corpus)
        let (export, sources) = try export(corpus)
        let library = try TestLibrary()
        try library.importing([try export.writeZIP(to: library.folder)])
        let listed = Dictionary(
            uniqueKeysWithValues: try library.documents("list").map { ($0["id"].int ?? 0, $0) })
        // Every seventh file is enough to see that nothing is lost on the way.
        let chosen = sources.sorted { $0.key < $1.key }.filter { $0.key % 7 == 0 }
        let inspected = try Program.run(
            "waymark", ["inspect", "--json"] + chosen.map { corpus.appending(path: $0.value).path })
        let documents = try inspected.output.split(separator: "\n").map { try JSON(String($0)) }
        try #require(documents.count == chosen.count)
        for (source, document) in zip(chosen, documents) {
            let activity = try #require(listed[Int(source.key)])
            #expect(
                activity["outcome"].string == document["outcome"].string, "\(source.value)")
            #expect(
                activity["first_time"].string == document["totals"]["first_time"].string,
                "\(source.value)")
            #expect(
                activity["samples"].int == document["totals"]["samples"].int, "\(source.value)")
        }
    }
}
