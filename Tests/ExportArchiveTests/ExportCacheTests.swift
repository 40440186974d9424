import Bytes
import Foundation
import Testing
import TestSupport

@testable import ExportArchive

@Suite("The cache") struct ExportCacheTests {
    let folder: TemporaryFolder
    let cache: ExportCache

    init() throws {
        folder = try TemporaryFolder()
        cache = ExportCache(path: folder.path("library/Strava Export"))
    }

    func store(_ path: String, _ text: String) throws {
        try withBytes(of: Array(text.utf8)) { try cache.store(path, $0) }
    }

    func text(_ path: String) throws -> String {
        let location = try #require(cache.location(of: path))
        return try String(contentsOfFile: location, encoding: .utf8)
    }

    @Test func `files lie as in the export and replace older ones`() throws {
        try cache.prepare()
        try store("activities/77.fit.gz", "one")
        try store("activities.csv", "two")
        try store("activities/77.fit.gz", "three")
        #expect(try text("activities/77.fit.gz") == "three")
        #expect(try text("activities.csv") == "two")
        let source = try ExportSource.open(path: cache.path)
        #expect(source.files.map(\.path) == ["activities.csv", "activities/77.fit.gz"])
    }

    @Test func `a file is known by its size, then by its checksum`() throws {
        try store("media/a.jpg", "abc")
        let checksum = withBytes(of: Array("abc".utf8)) { Checksum.crc32($0) }
        #expect(cache.contains("media/a.jpg", size: 3))
        #expect(cache.contains("media/a.jpg", size: 3, crc32: checksum))
        #expect(!cache.contains("media/a.jpg", size: 3, crc32: checksum &+ 1))
        #expect(!cache.contains("media/a.jpg", size: 4))
        #expect(!cache.contains("media/b.jpg", size: 3))
        #expect(!cache.contains("media", size: 3))
        #expect(!cache.contains("../library", size: 3))
    }

    @Test(arguments: ["../x", "/tmp/x", "a/../../x", "C:\\x", "a\0b", "", "a\\..\\..\\x"])
    func `nothing is written outside`(_ path: String) {
        #expect(throws: CacheError(kind: .unsafePath, path: path)) { try store(path, "x") }
    }

    @Test func `a link in the way is not followed`() throws {
        try cache.prepare()
        let outside = folder.path("outside")
        let manager = FileManager.default
        try manager.createDirectory(atPath: outside, withIntermediateDirectories: true)
        let link = cache.path + "/activities"
        try manager.createSymbolicLink(atPath: link, withDestinationPath: outside)
        #expect(throws: CacheError(kind: .link(link), path: "activities/1.gpx")) {
            try store("activities/1.gpx", "x")
        }
        #expect(try manager.contentsOfDirectory(atPath: outside).isEmpty)
    }

    @Test func `a link in place of a file is replaced and its target kept`() throws {
        try cache.prepare()
        let target = try folder.write(Array("kept".utf8), to: "target.txt")
        try FileManager.default.createSymbolicLink(
            atPath: cache.path + "/profile.csv", withDestinationPath: target)
        #expect(!cache.contains("profile.csv", size: 4))
        try store("profile.csv", "new")
        #expect(try text("profile.csv") == "new")
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "kept")
    }

    @Test func `a file in place of a folder is an error that names it`() throws {
        try store("activities", "x")
        #expect(throws: CacheError.self) { try store("activities/1.gpx", "x") }
        #expect(try text("activities") == "x")
    }

    @Test func `a writer dropped half-way leaves nothing`() throws {
        try cache.prepare()
        do {
            let writer = try cache.makeWriter("media/a.mp4")
            try withBytes(of: [1, 2, 3]) { try writer.write($0) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path + "/media").isEmpty)
        let writer = try cache.makeWriter("media/a.mp4")
        for byte in UInt8(1)...4 { try withBytes(of: [byte]) { try writer.write($0) } }
        #expect(!cache.contains("media/a.mp4", size: 4))
        try writer.commit()
        #expect(cache.contains("media/a.mp4", size: 4))
    }

    @Test func `what a killed run left is removed at the start`() throws {
        try store("activities/1.gpx", "x")
        let left = cache.path + "/activities/.partial-4711-1"
        try Data("half".utf8).write(to: URL(filePath: left))
        #expect(try ExportSource.open(path: storeTable()).files.count == 2)
        try cache.prepare()
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(try text("activities/1.gpx") == "x")
    }

    private func storeTable() throws -> String {
        try store("activities.csv", "id\n")
        return cache.path
    }
}
