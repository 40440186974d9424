import Foundation
import TestSupport
import Testing

/// Caches that may not be read or written: a clear error, nothing lost, and the next run completes.
struct UnreadableCacheTests {
    private let library: TestLibrary
    private let first: String
    private let second: String

    init() throws {
        library = try TestLibrary()
        first = try Self.export(4, day: 1).writeZIP(to: library.folder, named: "1.zip")
        second = try Self.export(8, day: 2).writeZIP(to: library.folder, named: "2.zip")
    }

    private static func export(_ count: Int64, day: Int) -> ExportBuilder {
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 10, day))
        for id in 1...count {
            let track = InventedTrack(
                seed: UInt64(id), start: CivilTime.seconds(2025, 9, 1) + id * 600, samples: 8)
            export.add(
                .init(
                    id, at: track.start, "Outing \(id)", "Run", elapsed: 8,
                    file: "activities/\(900 + id).fit.gz"), GzipBuilder.gzip(track.fit()))
        }
        return export
    }

    @Test(arguments: [
        ("Strava Export", 0o000), ("Strava Export", 0o555), ("Strava Export/activities", 0o000),
        ("Strava Export/activities", 0o555),
    ])
    func `a closed folder stops the run, and opened again the next completes it`(
        folder: String, mode: Int
    ) throws {
        let words = try #require(Program.withoutPrivileges, "needs setpriv to give up privileges")
        try library.importing([first])
        let closed = library.url.appending(path: folder).path
        func set(_ mode: Int) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: closed)
        }
        try set(mode)
        defer { try? set(0o755) }
        let result = try Program.run(
            "waymark", ["import-export", second, "--library", library.url.path], through: words)
        #expect(result.status == 1)
        #expect(result.errors.contains(folder) && result.errors.contains("ermission denied"))
        #expect(result.errors.split(separator: "\n").last?.contains("import again") == true)
        // Everything that was there still is, and says how to go on.
        let listed = try Program.run(
            "waymark", ["list", "--json", "--library", library.url.path], through: words)
        #expect(listed.output.split(separator: "\n").count >= 4)
        #expect(try library.documents("status").first?["unfinished_run"].bool == true)
        try set(0o755)
        #expect(try library.importing([second]).status == 0)
        #expect(try library.run("verify").status == 0)
        let never = try TestLibrary()
        try never.importing([first, second])
        expectEqual(
            try LibraryDump.database(never.url), try LibraryDump.database(library.url))
        Files.expectEqual(
            try never.files("Strava Export"), try library.files("Strava Export"))
    }
}
