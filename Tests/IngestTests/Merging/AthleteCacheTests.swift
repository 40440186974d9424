import Foundation
import GRDB
import Ingest
import Storage
import TestSupport
import Testing

/// Whose files lie where in a library of two athletes, whoever came first and whatever was killed.
struct AthleteCacheTests {
    private let runa: WrittenHistory
    private let odd: WrittenHistory

    init() throws {
        runa = try WrittenHistory(seed: 21, athlete: 4_022)
        odd = try WrittenHistory(seed: 22, athlete: 4_011)
    }

    private func caches(_ library: MergedLibrary) -> [String] {
        library.folder.caches.map(\.lastPathComponent)
    }

    @Test func `the only athlete's cache has the plain name, two have their ids in theirs`() throws
    {
        let library = try MergedLibrary([runa.paths[0]])
        #expect(caches(library) == ["Strava Export"])
        try library.importing(odd.paths[0])
        #expect(
            caches(library) == ["Strava Export (athlete 4011)", "Strava Export (athlete 4022)"])
        #expect(try library.isWhole())
        #expect(try Library.open(library.folder).status(athlete: 4_022).cacheBytes > 0)
    }

    @Test(arguments: [UInt64](1...6))
    func `the order of two athletes' imports does not matter`(seed: UInt64) throws {
        let runa = try WrittenHistory(seed: seed, athlete: 4_022)
        let odd = try WrittenHistory(seed: seed + 50, athlete: 4_011)
        let paths = runa.paths + odd.paths
        let whole = try MergedLibrary(paths).dump()
        expectSame(whole, try MergedLibrary(odd.paths + runa.paths).dump(), "the other one first")
        var random = SeededGenerator(seed: seed)
        let library = try MergedLibrary()
        for path in paths.shuffled(seed: seed) {
            try library.importing(path, stopAfter: Int(random.next() % 12))
        }
        for path in paths.shuffled(seed: seed + 1) { try library.importing(path) }
        expectSame(whole, try library.dump(), "shuffled and stopped")
        #expect(try library.isWhole())
    }

    @Test(arguments: [true, false])
    func `who stays alone has the plain name again`(isFirstUndone: Bool) throws {
        let library = try MergedLibrary()
        let reports = try [runa.paths[0], odd.paths[0]].map { try library.importing($0) }
        try library.undo(reports[isFirstUndone ? 0 : 1])
        let other = isFirstUndone ? odd.paths[0] : runa.paths[0]
        expectSame(try MergedLibrary([other]).dump(), try library.dump())
        #expect(caches(library) == ["Strava Export"])
    }

    @Test func `a run killed between database and folders is made good by the next`() throws {
        let library = try MergedLibrary([runa.paths[0], odd.paths[0]])
        let whole = try library.dump()
        // As if the second athlete had been stored, and the folder not yet been given its name.
        let files = FileManager.default
        try files.moveItem(at: library.folder.cache(ofAthlete: 4_022), to: library.folder.cache)
        try library.importing(odd.paths[0])
        expectSame(whole, try library.dump())
        // And the other way round: the folder has its name, the second athlete is not there.
        let alone = try MergedLibrary([runa.paths[0]])
        let before = try alone.dump()
        try files.moveItem(at: alone.folder.cache, to: alone.folder.cache(ofAthlete: 4_022))
        try alone.importing(runa.paths[0])
        expectSame(before, try alone.dump())
    }

    @Test func `a forgotten activity's files go from its athlete's cache`() throws {
        let library = try MergedLibrary([runa.paths[0], odd.paths[0]])
        let row = try #require(
            try library.rows(
                """
                SELECT a.id, a.athlete_id, a.file FROM activities a
                WHERE a.athlete_id = 4022 AND a.samples > 0 LIMIT 1
                """
            ).first)
        let file = library.folder.cache(ofAthlete: 4_022).appending(path: row[2] as String)
        #expect(FileManager.default.fileExists(atPath: file.path))
        _ = try LibraryMaintenance(library.folder).forget([row[0]], now: MergedLibrary.now)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(try library.isWhole())
    }

    @Test func `without a path the caches of all athletes are read`() throws {
        let library = try MergedLibrary([runa.paths[0], odd.paths[0]])
        let activities = try library.texts("SELECT id FROM activities ORDER BY id")
        for name in ["waymark.sqlite", "waymark.sqlite-wal", "waymark.sqlite-shm"] {
            try? FileManager.default.removeItem(at: library.folder.url.appending(path: name))
        }
        let options = ImportOptions(sources: [], folder: library.folder)
        let report = try ImportRun(options, now: MergedLibrary.now).run()
        #expect(report.exports.count == 2)
        #expect(try library.texts("SELECT id FROM activities ORDER BY id") == activities)
        #expect(
            caches(library) == ["Strava Export (athlete 4011)", "Strava Export (athlete 4022)"])
    }
}
