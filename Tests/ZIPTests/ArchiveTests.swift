import Bytes
import Foundation
import TestSupport
import Testing
import ZIP

/// A trait that archives have in good health, and how a builder makes it.
struct Trait: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var apply: @Sendable (inout ZIPBuilder) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout ZIPBuilder) -> Void) {
        testDescription = name
        self.apply = apply
    }

    /// A trait of every entry.
    static func each(
        _ name: String, _ change: @escaping @Sendable (inout ZIPBuilder.Entry) -> Void
    ) -> Trait {
        Trait(name) { zip in
            for index in zip.entries.indices { change(&zip.entries[index]) }
        }
    }
}

struct ArchiveTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let texts = [
        "activities.csv": String(repeating: "1,\"Invented Ride\",12.5\n", count: 400),
        "activities/1.gpx": "<gpx/>", "empty.txt": "",
    ]

    static func sample() -> ZIPBuilder {
        var zip = ZIPBuilder()
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) { zip.add(name, text) }
        return zip
    }

    static let traits: [Trait] = [
        Trait("plain") { _ in },
        .each("stored") { $0.method = 0 },
        .each("stored blocks of deflate") { $0.level = 0 },
        .each("a signed descriptor") { $0.descriptor = .signed },
        .each("an unsigned descriptor") { $0.descriptor = .unsigned },
        .each("a signed ZIP64 descriptor") { $0.descriptor = .signed64 },
        .each("an unsigned ZIP64 descriptor") { $0.descriptor = .unsigned64 },
        .each("stored with a descriptor") {
            $0.method = 0
            $0.descriptor = .signed
        },
        .each("ZIP64 extra fields") { $0.isZIP64 = true },
        Trait("a ZIP64 end") { $0.hasEnd64 = true },
        Trait("ZIP64 everywhere behind a prefix") {
            for index in $0.entries.indices { $0.entries[index].isZIP64 = true }
            $0.hasEnd64 = true
            $0.prefix = Array("#!/bin/sh\n".utf8)
        },
        Trait("a comment") { $0.comment = Array("PK\u{5}\u{6} looks like an end record".utf8) },
        Trait("the longest comment") { $0.comment = [UInt8](repeating: 65, count: 65_535) },
        Trait("an end record within the comment") {
            $0.comment = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 30)
        },
        Trait("a prefix") { $0.prefix = [UInt8](repeating: 77, count: 1000) },
        Trait("a prefix that offsets count") {
            $0.prefix = [UInt8](repeating: 77, count: 1000)
            $0.offsetsCountPrefix = true
        },
        Trait("junk behind the end") { $0.suffix = [UInt8](repeating: 77, count: 100_000) },
        Trait("junk before the end record") { $0.junkBeforeEnd = [1, 2, 3] },
        Trait("a wrong directory offset") { $0.claimedDirectoryOffset = 4_000_000 },
        .each("junk between entries") { $0.junkBefore = [1, 2, 3] },
        .each("long local extra fields") {
            $0.localExtra = [0x99, 0x99, 0x00, 0x80] + [UInt8](repeating: 7, count: 0x8000)
        },
        .each("entry comments") { $0.comment = Array("invented".utf8) },
        .each("a local header without sizes or checksum") {
            $0.local.crc32 = 0
            $0.local.size = 0
            $0.local.compressedSize = 0
        },
    ]

    @Test(arguments: traits)
    func `every entry is read, whole and piece by piece`(trait: Trait) throws {
        var zip = Self.sample()
        trait.apply(&zip)
        let opened = try folder.open(zip.layout)
        #expect(opened.texts == Self.texts)
        #expect(opened.names == Self.texts.keys.sorted())
        #expect(opened.problems == [])
        #expect(opened.errors == [])
        #expect(opened.recovery == nil)
        let pieces = opened.readPieceByPiece()
        #expect(pieces.contents == opened.contents)
        #expect(pieces.errors == [])
    }

    @Test func `an archive without entries is an archive`() throws {
        let opened = try folder.open(ZIPBuilder().bytes)
        #expect(opened.names == [])
        #expect(opened.problems == [])
        #expect(opened.recovery == nil)
    }

    @Test func `an entry says what the archive knows of it`() throws {
        var zip = ZIPBuilder()
        zip.addFolder("activities")
        zip.add("activities/1.gpx", "aaaaaaaaaaaaaaaaaaaaaaaa") { $0.modified = -1 }
        zip.add("b", "xyz") { $0.method = 0 }
        zip.add("c", "") { $0.dosDate = 0 }
        let layout = zip.layout
        let entries = try folder.open(layout).archive.entries
        #expect(entries.map(\.name) == ["activities", "activities/1.gpx", "b", "c"])
        #expect(entries.map(\.index) == [0, 1, 2, 3])
        #expect(entries.map(\.isDirectory) == [true, false, false, false])
        #expect(entries.map(\.method) == [.stored, .deflate, .stored, .deflate])
        #expect(entries.map(\.size) == [0, 24, 3, 0])
        #expect(
            entries.map(\.compressedSize) == layout.places.map { UInt64($0.dataEnd - $0.data) })
        #expect(entries.map(\.localHeaderOffset) == layout.places.map { UInt64($0.header) })
        #expect(entries[2].crc32 == 0xEB8E_BA67)
        #expect(entries.map(\.modified) == [1_623_053_350, -1, 1_623_053_350, nil])
        #expect(entries.map(\.modifiedIsExact) == [false, true, false, false])
    }

    @Test(
        arguments: [
            ("2000-02-29", 20 << 9 | 2 << 5 | 29, 23 << 11 | 59 << 5 | 29, 951_868_798),
            ("1980-01-01", 0 << 9 | 1 << 5 | 1, 0, 315_532_800),
            ("2107-12-31", 127 << 9 | 12 << 5 | 31, 0, 4_354_732_800),
            ("a month 13", 20 << 9 | 13 << 5 | 1, 0, nil), ("a day 0", 20 << 9 | 1 << 5, 0, nil),
            ("an hour 24", 20 << 9 | 1 << 5 | 1, 24 << 11, nil),
            ("a second 60", 20 << 9 | 1 << 5 | 1, 30, nil),
        ] as [(String, UInt16, UInt16, Int64?)])
    func `a DOS time is a time or none`(
        name: String, date: UInt16, time: UInt16, seconds: Int64?
    ) throws {
        var zip = ZIPBuilder()
        zip.add("a", "") {
            $0.dosDate = date
            $0.dosTime = time
        }
        #expect(try folder.open(zip.layout).archive.entries.map(\.modified) == [seconds])
    }

    @Test func `several workers read one archive at a time`() async throws {
        var zip = ZIPBuilder()
        for number in 0..<200 { zip.add("\(number)", String(repeating: "\(number) ", count: 500)) }
        let archive = try ZIPArchive(path: zip.write(to: folder.path("a.zip")))
        let right = await withTaskGroup(of: Int.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    let reader = ZIPReader(archive)
                    let buffer = ByteBuffer()
                    return archive.entries.count { entry in
                        let text = String(repeating: "\(entry.name) ", count: 500)
                        guard entry.index % 4 == worker,
                            let _ = try? reader.read(entry, into: buffer)
                        else { return false }
                        return buffer.slice.text == text
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(right == 200)
    }

    @Test func `an error of the one who takes the pieces passes through`() throws {
        struct Enough: Error {}
        let archive = try ZIPArchive(path: Self.sample().write(to: folder.path("a.zip")))
        let reader = ZIPReader(archive)
        #expect(throws: Enough.self) {
            try reader.read(archive.entries[0]) { _ in throw Enough() }
        }
    }

    @Test func `an archive that is cut short while it is open is an error and no crash`() throws {
        var zip = ZIPBuilder()
        zip.add("a", [UInt8](repeating: 7, count: 50_000)) { $0.method = 0 }
        let path = try zip.write(to: folder.path("a.zip"))
        let archive = try ZIPArchive(path: path)
        #expect(truncate(path, 22) == 0)
        let error = #expect(throws: ZIPError.self) {
            try ZIPReader(archive).read(archive.entries[0], into: ByteBuffer())
        }
        #expect(
            error
                == ZIPError(
                    .unreadable(
                        FileError(.truncated(expected: 95, got: 22), path: path, offset: 0)),
                    entry: "a", offset: 0))
    }
}
