import Foundation
import TestSupport
import Testing

/// Imports that do not reach their end, and the next one that does.
@Suite(.serialized) struct InterruptionTests {
    /// Enough work for an import to be interrupted in: made once for all tests.
    private static let export = Result {
        let folder = try TemporaryFolder()
        var large = LargeExport(80)
        large.seconds = 300...900
        try large.write(to: folder.path("export_12345678.zip"))
        let reference = try TestLibrary()
        try reference.importing([folder.path("export_12345678.zip")])
        return (folder: folder, path: folder.path("export_12345678.zip"), reference: reference)
    }

    private func start(_ library: TestLibrary) throws -> Program.Running {
        try Program.start(
            "waymark", ["import-export", try Self.export.get().path, "--library", library.url.path])
    }

    /// Expects the library to be what it would be had nothing happened.
    private func expectComplete(_ library: TestLibrary) throws {
        let reference = try Self.export.get().reference
        expectEqual(try reference.dump(), try library.dump())
        Files.expectEqual(
            try reference.files("Strava Export"), try library.files("Strava Export"))
    }

    /// Waits until the import has put so many activity files into the cache, or has ended.
    private func wait(_ running: Program.Running, for files: Int, in library: TestLibrary) {
        let activities = library.url.appending(path: "Strava Export/activities").path
        while running.process.isRunning,
            (try? FileManager.default.contentsOfDirectory(atPath: activities))?.count ?? -1 < files
        { Thread.sleep(forTimeInterval: 0.001) }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an interrupt ends the run with 130 and the next goes on`() throws {
        let export = try Self.export.get()
        let library = try TestLibrary()
        let running = try start(library)
        wait(running, for: 4, in: library)
        kill(running.process.processIdentifier, SIGINT)
        let result = try running.finish()
        #expect(result.status == 130)
        #expect(result.errors.contains("Stopping after the files under way"))
        #expect(result.output.contains("Run the same command again to continue"))
        let status = try library.documents("status").first
        #expect(status?["unfinished_run"].bool == true)
        let report = try library.report([export.path])
        #expect(report["outcome"].string == "finished")
        #expect((report["files"].counts["imported"] ?? 0) < 78)
        try expectComplete(library)
    }

    @Test func `a library that another process writes to exits with 11, and can be read`() throws {
        let library = try TestLibrary()
        try library.importing([SampleImportTests.sample])
        let before = try library.dump(hiding: [])
        let path = library.url.appending(path: "waymark.lock").path
        let lock = open(path, O_RDWR)
        try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
        defer { close(lock) }
        let result = try library.importing([SampleImportTests.sample])
        #expect(result.status == 11)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("in use"))
        #expect(try library.run("status").status == 0)
        #expect(try library.run("list").status == 0)
        expectEqual(before, try library.dump(hiding: []))
    }
}
