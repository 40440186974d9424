import Foundation
import TestSupport
import Testing

/// Imports of a real-sized export that are killed over and over, at moments spread over their
/// progress, and completed in the end: the library equals one that was never killed.
///
/// `KILL_ACTIVITIES=1000 KILL_SECONDS=1200-7200 KILL_SEEDS=20 PROGRAMS=.build/release` for more than
/// a gate has time for; `KILL_EXPORT` names an export that is there.
@Suite(.serialized) struct KillTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static func number(_ name: String, _ standard: Int) -> Int {
        environment[name].flatMap { Int($0) } ?? standard
    }

    /// The export, how many files it has, and the library of an import that nobody killed.
    private static let fixture = Result {
        let folder = try TemporaryFolder()
        let path = environment["KILL_EXPORT"] ?? folder.path("export_12345678.zip")
        if environment["KILL_EXPORT"] == nil {
            var export = LargeExport(number("KILL_ACTIVITIES", 600))
            let range = (environment["KILL_SECONDS"] ?? "40-120").split(separator: "-")
                .compactMap { Int($0) }
            export.seconds = range[0]...range[1]
            export.workers = 2
            try export.write(to: path)
        }
        let never = try TestLibrary()
        #expect(try never.importing([path]).status == 0)
        let files = try LibraryDump.files(never.url).count { $0.hasPrefix("Strava Export/") }
        return (folder: folder, path: path, files: files, dump: try LibraryDump.whole(never.url))
    }

    /// When to kill: so many milliseconds after so many files are in the cache.
    private struct Moment {
        var files: Int
        var milliseconds: Int
    }

    /// Nine moments: as it begins, at five places on the way, and when the last file is there.
    private static func moments(seed: UInt64, files: Int) -> [Moment] {
        var random = SeededGenerator(seed: seed)
        func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        let start = [100, 400].map { Moment(files: 0, milliseconds: pick($0)) }
        let places = (0..<5).map { _ in 1 + pick(files - 1) }.sorted()
        let end = [files, files].map { Moment(files: $0, milliseconds: pick(30)) }
        return start + places.map { Moment(files: $0, milliseconds: pick(4)) } + end
    }

    /// Waits until so many files are in the cache, or the import has ended.
    private func wait(_ running: Program.Running, for files: Int, in library: TestLibrary) {
        let cache = library.url.appending(path: "Strava Export").path
        func count() -> Int {
            (["", "/activities", "/media"].map { folder in
                let names = try? FileManager.default.contentsOfDirectory(atPath: cache + folder)
                return names?.count { $0.contains(".") && !$0.hasPrefix(".") } ?? 0
            }).reduce(0, +)
        }
        while running.process.isRunning, count() < files { usleep(500) }
    }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: (1...UInt64(max(1, number("KILL_SEEDS", 3)))).map { $0 })
    func `an import killed at any moment is completed by the next`(seed: UInt64) throws {
        let fixture = try Self.fixture.get()
        let library = try TestLibrary()
        var states: [String] = []
        for moment in Self.moments(seed: seed, files: fixture.files) {
            let running = try Program.start(
                "waymark", ["import-export", fixture.path, "--library", library.url.path])
            wait(running, for: moment.files, in: library)
            usleep(UInt32(moment.milliseconds * 1_000))
            kill(running.process.processIdentifier, SIGKILL)
            let status = try running.finish().status
            #expect([-SIGKILL, 0].contains(status))
            states.append(try state(of: library, wasKilled: status != 0))
        }
        print("seed \(seed): killed with \(states.joined(separator: ", "))")
        #expect(states.count { $0 != "nothing left to do" } >= 6)
        #expect(try library.importing([fixture.path]).status == 0)
        let dump = try LibraryDump.whole(library.url)
        if dump != fixture.dump {
            Issue.record("seed \(seed)\n\(LibraryDump.difference(fixture.dump, dump))")
        }
        #expect(try library.documents("status").first?["unfinished_run"].bool == false)
    }

    /// What whoever looks in between sees: a whole library, or none yet.
    private func state(of library: TestLibrary, wasKilled: Bool) throws -> String {
        guard wasKilled else { return "nothing left to do" }
        guard
            FileManager.default.fileExists(
                atPath: library.url.appending(path: "waymark.sqlite").path)
        else { return "no library" }
        let status = try library.run("status", "--json")
        #expect(status.status == 0)
        let samples = try JSON(status.output)["samples"].int ?? 0
        let settled = try LibraryDump.lines(library.url).count { $0.hasPrefix("ledger ") }
        return "\(settled) files settled" + (samples > 0 ? " and tied" : "")
    }
}
