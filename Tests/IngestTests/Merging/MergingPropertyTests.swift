import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// What holds for every set of exports; each case is named by its seed.
struct MergingPropertyTests {
    static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6]

    @Test(arguments: seeds)
    func `the order of imports does not matter`(seed: UInt64) throws {
        let history = try WrittenHistory(seed: seed)
        let inOrder = try MergedLibrary(history.paths).dump()
        expectSame(inOrder, try MergedLibrary(history.paths.reversed()).dump(), "reversed")
        let shuffled = history.paths.shuffled(seed: seed)
        expectSame(inOrder, try MergedLibrary(shuffled).dump(), "\(shuffled)")
    }

    @Test(arguments: seeds)
    func `importing again changes nothing`(seed: UInt64) throws {
        let history = try WrittenHistory(seed: seed)
        let library = try MergedLibrary(history.paths)
        let once = try library.dump()
        for path in history.paths.shuffled(seed: seed + 1).dropLast() {
            let report = try library.importing(path)
            #expect(report.activities.new == 0 && report.activities.updated == 0)
            #expect(report.files.imported == 0)
        }
        expectSame(once, try library.dump())
    }

    @Test(arguments: seeds)
    func `an import that was stopped and completed is as one that was not`(seed: UInt64) throws {
        let history = try WrittenHistory(seed: seed)
        let whole = try MergedLibrary(history.paths).dump()
        var random = SeededGenerator(seed: seed)
        let library = try MergedLibrary()
        for path in history.paths.shuffled(seed: seed) {
            try library.importing(path, stopAfter: Int(random.next() % 12))
        }
        for path in history.paths.shuffled(seed: seed + 1) { try library.importing(path) }
        expectSame(whole, try library.dump())
    }

    @Test(arguments: seeds.prefix(4))
    func `taking an import back is as if it had never been`(seed: UInt64) throws {
        let history = try WrittenHistory(seed: seed)
        let all = try MergedLibrary(history.paths).dump()
        for index in history.paths.indices {
            let undone = history.paths[index]
            let others = history.paths.filter { $0 != undone }
            let never = try MergedLibrary(others)
            let library = try MergedLibrary()
            var reports: [String: ImportReport] = [:]
            for path in history.paths.shuffled(seed: seed + UInt64(index)) {
                reports[path] = try library.importing(path)
            }
            try library.undo(try #require(reports[undone]))
            let without = try LibraryDump.database(never.folder.url).joined(separator: "\n")
            expectSame(
                without, try LibraryDump.database(library.folder.url).joined(separator: "\n"),
                "without export \(index)")
            // Activity files of which the undone export had other bytes are not in the cache until
            // an older export is imported again; all else is, and nothing more.
            let files = Set(try LibraryDump.files(library.folder.url))
            let expected = Set(try LibraryDump.files(never.folder.url))
            #expect(files.subtracting(expected).isEmpty)
            #expect(
                expected.subtracting(files).allSatisfy {
                    ["activities/", "routes/", "media/"].contains(where: $0.contains)
                })
            for path in others { try library.importing(path) }
            expectSame(try never.dump(), try library.dump(), "others again, without \(index)")
            try library.importing(undone)
            expectSame(all, try library.dump(), "export \(index) again")
        }
    }

    @Test(arguments: seeds)
    func `a dry run says what the import then reports`(seed: UInt64) throws {
        let history = try WrittenHistory(seed: seed)
        let library = try MergedLibrary()
        for path in history.paths.shuffled(seed: seed) + [history.paths[0]] {
            let said = try library.previewing([path])
            let done = try library.importing(path)
            #expect(said.activities == done.activities)
            #expect(said.files == done.files)
            #expect(said.exports.map(\.isKnown) == done.exports.map(\.isKnown))
        }
        // The same of several exports at once, one of them twice, into nothing.
        let fresh = try MergedLibrary()
        let paths = history.paths.shuffled(seed: seed + 7) + [history.paths[0]]
        let said = try fresh.previewing(paths)
        #expect(!FileManager.default.fileExists(atPath: fresh.folder.path))
        var options = ImportOptions(sources: paths, folder: fresh.folder)
        options.jobs = 2
        options.confirmsAbsence = true
        let done = try ImportRun(options, now: MergedLibrary.now).run()
        #expect(said.activities == done.activities)
        #expect(said.files == done.files)
    }
}
