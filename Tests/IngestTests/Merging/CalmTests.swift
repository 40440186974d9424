import ActivityModel
import Bytes
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Disks that fill up, folders that are in the way, and work that need not be done.
struct CalmTests {
    private static func export(seed: UInt64 = 1, count: Int = 4) -> ExportBuilder {
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 10, 1))
        for id in 1...Int64(count) {
            let track = InventedTrack(
                seed: seed + UInt64(id), start: CivilTime.seconds(2025, 9, 1) + id * 600,
                samples: 8)
            export.add(
                .init(
                    id, at: track.start, "Outing \(id)", "Run", elapsed: 8,
                    file: "activities/\(900 + id).fit.gz"), GzipBuilder.gzip(track.fit()))
        }
        return export
    }

    @Test func `a file where the cache belongs is named, and nothing is lost`() throws {
        let folder = try TemporaryFolder()
        let path = try Self.export().writeZIP(to: folder)
        let library = try MergedLibrary()
        try FileManager.default.createDirectory(
            at: library.folder.url, withIntermediateDirectories: true)
        try Data("in the way".utf8).write(to: library.folder.cache)
        let error = try #require(#expect(throws: (any Error).self) { try library.importing(path) })
        #expect("\(error)".contains("Strava Export"))
        #expect(try Data(contentsOf: library.folder.cache) == Data("in the way".utf8))
        try FileManager.default.removeItem(at: library.folder.cache)
        try library.importing(path)
        expectSame(try MergedLibrary([path]).dump(), try library.dump())
    }

    @Test func `a full disk is a clear error, and the next run completes the import`() throws {
        let disk = try TemporaryFolder()
        guard getuid() == 0, mount("tmpfs", disk.url.path, "tmpfs", 0, "size=4m") == 0 else {
            print("skipped: this user may not mount a small disk")
            return
        }
        defer { umount(disk.url.path) }
        let folder = try TemporaryFolder()
        var export = Self.export()
        var random = SeededGenerator(seed: 5)
        for number in 0..<12 {
            export.files["media/\(number).jpg"] = (0..<400_000).map { _ in
                UInt8(truncatingIfNeeded: random.next())
            }
        }
        let path = try export.writeZIP(to: folder)
        let small = LibraryFolder(disk.url.appending(path: "library"))
        let error = try #require(
            #expect(throws: (any Error).self) {
                try ImportRun(
                    ImportOptions(sources: [path], folder: small), now: MergedLibrary.now
                ).run()
            })
        #expect("\(error)".lowercased().contains("no space") || "\(error)".contains("full"))
        // Room is made, and the same command goes on.
        #expect(mount("tmpfs", disk.url.path, "tmpfs", UInt(MS_REMOUNT), "size=64m") == 0)
        _ = try ImportRun(
            ImportOptions(sources: [path], folder: small), now: MergedLibrary.now
        ).run()
        expectSame(try MergedLibrary([path]).dump(), try LibraryDump.whole(small.url))
    }

    @Test func `what a killed run left half-written is removed by the next`() throws {
        let folder = try TemporaryFolder()
        let path = try Self.export().writeZIP(to: folder)
        let library = try MergedLibrary([path])
        let whole = try library.dump()
        for place in try LibraryDump.files(library.folder.url)
        where place.contains("/bikes.csv ") {
            let table = place.components(separatedBy: "/bikes.csv ")[0]
            let half = library.folder.url.appending(path: "\(table)/.partial-1-1")
            try #require(FileWriter.isTemporary(name: half.lastPathComponent))
            try Data("half".utf8).write(to: half)
        }
        try library.importing(path)
        expectSame(whole, try library.dump())
    }

    @Test func `importing an unchanged export reads no activity file`() throws {
        let folder = try TemporaryFolder()
        let export = Self.export(count: 300)
        let path = try export.writeZIP(to: folder)
        let library = try MergedLibrary([path])
        let whole = try library.dump()
        // The directory stays as it is; the bytes of every activity file do not.
        var damaged = export.archive
        for index in damaged.entries.indices {
            let name = String(decoding: damaged.entries[index].name, as: UTF8.self)
            guard name.hasPrefix("activities/") else { continue }
            damaged.entries[index].data = [UInt8](
                repeating: 0xAA, count: damaged.entries[index].content.count)
        }
        _ = try damaged.write(to: path)
        let clock = ContinuousClock.now
        let report = try library.importing(path)
        #expect(report.exports.map(\.isKnown) == [true])
        #expect(report.files.unchanged == 300 && report.files.failed == 0)
        #expect(report.bytesRead == 0)
        #expect(ContinuousClock.now - clock < .seconds(20))
        expectSame(whole, try library.dump())
    }

    @Test func `an export of old files and new rows reads only what is new`() throws {
        let folder = try TemporaryFolder()
        let older = try Self.export(count: 20).writeZIP(to: folder, named: "older.zip")
        var export = Self.export(count: 21)
        export.asOf += 86_400 * 30
        let newer = try export.writeZIP(to: folder, named: "newer.zip")
        let report = try MergedLibrary([older]).importing(newer)
        #expect(report.files.imported == 1 && report.files.unchanged == 20)
    }
}
