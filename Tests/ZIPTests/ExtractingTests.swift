import Bytes
import Foundation
import TestSupport
import Testing
import ZIP

struct ExtractingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func archive(_ build: (inout ZIPBuilder) -> Void) throws -> ZIPArchive {
        var zip = ZIPBuilder()
        build(&zip)
        return try ZIPArchive(path: zip.write(to: folder.path("a.zip")))
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    @Test func `an entry is found by its name and read at once or in pieces`() throws {
        let archive = try archive {
            $0.add("a.txt", "one")
            $0.add("b/c.txt", "two")
        }
        let entry = try #require(archive.entry(named: "b/c.txt"))
        #expect(try archive.bytes(of: entry) == Array("two".utf8))
        var pieces: [UInt8] = []
        try ZIPReader(archive).forEachPiece(of: entry) { piece in
            for index in 0..<piece.byteCount {
                pieces.append(piece.unsafeLoad(fromByteOffset: index, as: UInt8.self))
            }
        }
        #expect(pieces == Array("two".utf8))
        #expect(archive.entry(named: "c.txt") == nil)
    }

    @Test func `all entries become files of their names`() throws {
        let archive = try archive {
            $0.add("a.txt", "one")
            $0.addFolder("empty")
            $0.add("b/c/d.txt", "two")
        }
        #expect(try archive.extract(to: folder.path("out")) == [])
        #expect(try text("out/a.txt") == "one")
        #expect(try text("out/b/c/d.txt") == "two")
        var isFolder: ObjCBool = false
        #expect(
            FileManager.default.fileExists(
                atPath: folder.path("out/empty"), isDirectory: &isFolder) && isFolder.boolValue)
    }

    @Test func `a damaged entry costs itself and leaves no file`() throws {
        let archive = try archive {
            $0.add("bad.txt", "one") { $0.central.crc32 = 7 }
            $0.add("good.txt", "two")
        }
        let problems = try archive.extract(to: folder.path("out"))
        #expect(problems.map(\.entry) == ["bad.txt"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["good.txt"])
    }

    @Test func `a file that exists is replaced only when asked`() throws {
        let archive = try archive { $0.add("a.txt", "new") }
        try FileManager.default.createDirectory(
            atPath: folder.path("out"), withIntermediateDirectories: false)
        _ = try folder.write(Array("old".utf8), to: "out/a.txt")
        #expect(throws: FileError.self) { try archive.extract(to: folder.path("out")) }
        #expect(try text("out/a.txt") == "old")
        #expect(try archive.extract(to: folder.path("out"), isReplacing: true) == [])
        #expect(try text("out/a.txt") == "new")
    }

    @Test func `a link inside the folder leads nothing out of it`() throws {
        let archive = try archive { $0.add("link/a.txt", "stray") }
        for name in ["out", "elsewhere"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(name), withIntermediateDirectories: false)
        }
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("out/link"), withDestinationPath: folder.path("elsewhere"))
        #expect(throws: FileError.self) { try archive.extract(to: folder.path("out")) }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("elsewhere")).isEmpty)
    }
}
