import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// The verbs of merging, as a person and a script meet them.
struct MergedCommandsTests {
    private let exports: TemporaryFolder
    private let library: TemporaryFolder

    init() throws {
        exports = try TemporaryFolder()
        library = try TemporaryFolder()
    }

    private func run(_ arguments: String...) throws -> Program.Result {
        try Program.run("waymark", arguments + ["--library", library.url.path])
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    private func export(
        _ name: String, athlete: Int64 = 11, day: Int = 1, title: String = "Outing",
        ids: [Int64] = [7], isNameless: Bool = false
    ) throws -> String {
        var export = ExportBuilder(asOf: CivilTime.seconds(2024, 6, day))
        export.athleteID = athlete
        for id in ids {
            export.add(
                .init(
                    id, at: CivilTime.seconds(2024, 5, 1) + id * 60, title, "Run", elapsed: 50,
                    centimetres: 10_000))
        }
        export.tables["profile"] = CSVBuilder(
            headerLine: "Athlete ID,Email Address,A,B,C,D,E,F,G,H,I,J")
        if !isNameless { export.tables["profile"]?.add(["\(athlete)", "a@example.org"]) }
        return try export.writeZIP(to: exports, named: name)
    }

    @Test func `changes are listed with old and new value`() throws {
        _ = try run("import-export", try export("1.zip"))
        let second = try export("2.zip", day: 2, title: "Race", ids: [7, 8])
        let preview = try run("import-export", "--dry-run", second)
        #expect(preview.status == 0 && preview.output.contains("Race"))
        #expect(try run("changes").output.contains("Race") == false)
        _ = try run("import-export", second)
        let changes = try objects(try run("changes", "--json").output)
        #expect(changes.map { $0["kind"] as? String } == ["renamed", "new"])
        #expect(changes[0]["old"] as? String == "Outing" && changes[0]["new"] as? String == "Race")
        #expect(changes[0]["activity_id"] as? Int == 7 && changes[0]["run"] as? Int == 2)
        #expect(try objects(try run("changes", "1", "--json").output).count == 1)
        #expect(try run("changes", "99").status == 1)
    }

    @Test func `an import is taken back only with consent`() throws {
        _ = try run("import-export", try export("1.zip"))
        _ = try run("import-export", try export("2.zip", day: 2, ids: [7, 8]))
        let asked = try run("undo", "2")
        #expect(asked.status == 64 && asked.errors.contains("--yes"))
        #expect(try objects(try run("list", "--json").output).count == 2)
        #expect(try run("undo", "2", "--yes").status == 0)
        #expect(try objects(try run("list", "--json").output).count == 1)
        #expect(try run("undo", "2", "--yes").status == 1)
    }

    @Test func `what is absent is listed, and what is forgotten stays away`() throws {
        let first = try export("1.zip", ids: [7, 8])
        _ = try run("import-export", first)
        _ = try run("import-export", try export("2.zip", day: 2, ids: [8]))
        let absent = try objects(try run("list", "--absent", "--json").output)
        #expect(absent.map { $0["id"] as? Int } == [7])
        #expect(try run("status").output.contains("waymark list --absent"))
        #expect(try run("forget", "7", "--yes").status == 0)
        _ = try run("import-export", first)
        #expect(try objects(try run("list", "--json").output).map { $0["id"] as? Int } == [8])
        #expect(try run("forget", "--undo", "7").output.contains("1 may come back"))
        _ = try run("import-export", first)
        #expect(try objects(try run("list", "--json").output).count == 2)
    }

    @Test func `an export between two athletes asks whose it is`() throws {
        _ = try run("import-export", try export("1.zip", athlete: 11))
        _ = try run("import-export", try export("2.zip", athlete: 22, ids: [9]))
        let nameless = try export("nameless.zip", ids: [10], isNameless: true)
        let asked = try run("import-export", nameless)
        #expect(asked.status == 1)
        #expect(asked.errors.contains("--athlete and one of 11, 22"))
        #expect(try run("import-export", nameless, "--athlete", "22").status == 0)
        let ids = try objects(try run("list", "--athlete", "22", "--json").output)
            .map { $0["id"] as? Int }
        #expect(ids.sorted { $0 ?? 0 < $1 ?? 0 } == [9, 10])
        let status = try objects(try run("status", "--athlete", "11", "--json").output)
        #expect(status.first?["activities"] as? Int == 1)
        #expect(try run("issues", "--athlete", "11").status == 0)
    }

    @Test func `unknown tables are listed by status -v`() throws {
        var export = ExportBuilder()
        export.tables["weather_stations"] = CSVBuilder(headerLine: "Station,Tide")
            .adding(["Outer Shoals", "4"])
        _ = try run("import-export", try export.writeZIP(to: exports))
        #expect(
            try run("status", "-v").output.contains(
                "weather_stations: 1 row; columns: Station, Tide"))
    }

    @Test func `a changed cache is found by verify with exit code 3`() throws {
        _ = try run("import-export", try export("1.zip"))
        #expect(try run("verify").status == 0)
        try Data("x".utf8).write(
            to: library.url.appending(path: "Strava Export/bikes.csv"))
        let result = try run("verify")
        #expect(result.status == 3)
        #expect(result.output.contains("Changed in the cache: 1\n  bikes.csv"))
    }

    @Test func `the one who comes second is told who is first, and readers always work`() throws {
        let large = exports.path("large.zip")
        // It must not end before a busy machine has looked at the lock.
        var export = LargeExport(160)
        export.seconds = 1_000...2_000
        try export.write(to: large)
        _ = try run("import-export", try self.export("1.zip", athlete: 12_345_678))
        let first = try Program.start(
            "waymark", ["import-export", large, "--library", library.url.path])
        defer { first.process.terminate() }
        // The lock names the process as soon as it holds the library.
        let lock = library.url.appending(path: "waymark.lock")
        let id = "\(first.process.processIdentifier)\n"
        let deadline = ContinuousClock.now + .seconds(20)
        while try String(contentsOf: lock, encoding: .utf8) != id {
            try #require(first.process.isRunning && ContinuousClock.now < deadline)
            usleep(1_000)
        }
        // Whoever opens the file first makes its log, and for these milliseconds nobody can read.
        let log = library.url.appending(path: "waymark.sqlite-wal").path
        while (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0 == 0 {
            try #require(first.process.isRunning && ContinuousClock.now < deadline)
            usleep(1_000)
        }
        usleep(20_000)
        kill(first.process.processIdentifier, SIGSTOP)
        let second = try run("import-export", large)
        #expect(second.status == 11)
        #expect(second.errors.contains("by process \(first.process.processIdentifier)"))
        for verb in ["list", "status", "issues", "changes", "duplicates", "verify"] {
            #expect(try run(verb).status == 0, "\(verb)")
        }
        kill(first.process.processIdentifier, SIGCONT)
        #expect(try first.finish().status == 0)
    }

    @Test func `a library of a newer program is refused and left alone`() throws {
        _ = try run("import-export", try export("1.zip"))
        try LibraryDump.execute("PRAGMA user_version = 99", library.url)
        let before = try LibraryDump.files(library.url)
        let result = try run("import-export", try export("2.zip", day: 2))
        #expect(result.status == 1)
        #expect(result.errors.contains("written by a newer Waymark"))
        #expect(try LibraryDump.files(library.url) == before)
    }
}
