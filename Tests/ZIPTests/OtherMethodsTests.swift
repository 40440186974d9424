import Bytes
import Foundation
import TestSupport
import Testing
import ZIP

/// Archives by other methods than deflate, encrypted, or in parts: read or named.
struct OtherMethodsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let has7Zip = Program.exists("7zz")
    static let hasZIP = Program.exists("zip")

    /// Contents that reach as far back as Deflate64 can, repeat as long as it can, or not at all.
    static let contents: [(name: String, bytes: [UInt8])] = {
        var generator = SeededGenerator(seed: 64)
        let noise = (0..<70_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let words = (0..<60_000).flatMap { _ in
            Array("lat=\(Int.random(in: 0...9_999, using: &generator)) ".utf8)
        }
        return [
            ("empty", []), ("one byte", [7]), ("zeros", [UInt8](repeating: 0, count: 500_000)),
            ("noise", noise), ("words", words),
            ("noise again, 60,000 bytes back", Array(noise[..<60_000] + noise[..<60_000])),
            ("noise again, 65,536 bytes back", Array(noise[..<65_536] + noise[..<65_536])),
        ]
    }()

    @Test(.enabled(if: has7Zip, "there is no 7zz on this machine"), arguments: 0..<contents.count)
    func `Deflate64 of 7-Zip is read`(index: Int) throws {
        let bytes = Self.contents[index].bytes
        _ = try folder.write(bytes, to: "f")
        try Program.shell("7zz a -bd -mm=Deflate64 -mx=9 a.zip f > log", in: folder.url)
        let opened = try Opened(folder.path("a.zip"))
        #expect(opened.problems == [])
        #expect(opened.errors == [])
        #expect(opened.contents["f"] == bytes)
        #expect(opened.readPieceByPiece().contents["f"] == bytes)
    }

    @Test(.enabled(if: has7Zip, "there is no 7zz on this machine"))
    func `damaged Deflate64 never gives other bytes`() throws {
        let bytes = Array(Self.contents[4].bytes.prefix(30_000))
        _ = try folder.write(bytes, to: "f")
        try Program.shell("7zz a -bd -mm=Deflate64 a.zip f > log", in: folder.url)
        let whole = try ZIPArchive(path: folder.path("a.zip"))
        #expect(whole.entries.map(\.method) == [.deflate64])
        let archive = try [UInt8](Data(contentsOf: URL(filePath: folder.path("a.zip"))))
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<300 {
            var damaged = archive
            let place = Int.random(in: 31..<archive.count - 120, using: &generator)
            damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
            let opened = try folder.open(damaged)
            #expect(opened.contents["f"].map { $0 == bytes } ?? true)
        }
        let cut = try folder.open(Array(archive.prefix(archive.count / 2)))
        #expect(cut.contents.isEmpty)
    }

    /// A block of Deflate64 made by hand: `a`, then one match of 65,538 bytes at distance 1 by the
    /// fixed code 285 and 16 extra bits, then the end.
    @Test func `the longest match is read`() throws {
        var bits: [Int] = [1, 1, 0]
        func append(code: Int, _ count: Int) {
            for bit in (0..<count).reversed() { bits.append(code >> bit & 1) }
        }
        append(code: 0x30 + 0x61, 8)
        append(code: 0xC0 + 285 - 280, 8)
        for bit in 0..<16 { bits.append(0xFFFF >> bit & 1) }
        append(code: 0, 5)
        append(code: 0, 7)
        var data: [UInt8] = []
        for (index, bit) in bits.enumerated() {
            if index % 8 == 0 { data.append(0) }
            data[index / 8] |= UInt8(bit << (index % 8))
        }
        let content = [UInt8](repeating: 0x61, count: 65_539)
        var zip = ZIPBuilder()
        zip.add("a", content) {
            $0.method = 9
            $0.data = data
        }
        let opened = try folder.open(zip.layout)
        #expect(opened.errors == [])
        #expect(opened.contents["a"] == content)
        var lie = ZIPBuilder()
        lie.add("a", Array(content.dropLast())) {
            $0.method = 9
            $0.data = data
        }
        #expect(
            try folder.open(lie.layout).errors.map(\.kind)
                == [.sizeMismatch(expected: 65_538, got: 65_539)])
    }

    @Test(
        .enabled(if: has7Zip, "there is no 7zz on this machine"),
        arguments: [
            ("-mm=BZip2", ZIPError.Kind.unsupportedMethod(ZIPMethod(rawValue: 12)), "BZip2"),
            ("-mm=LZMA", .unsupportedMethod(ZIPMethod(rawValue: 14)), "LZMA"),
            ("-mm=PPMd", .unsupportedMethod(ZIPMethod(rawValue: 98)), "PPMd"),
            ("-mm=xz", .unsupportedMethod(ZIPMethod(rawValue: 95)), "XZ"),
            ("-ppass", .encrypted(.zipCrypto), "ZipCrypto"),
            ("-ppass -mem=AES256", .encrypted(.aes), "AES"),
        ])
    func `what cannot be read is named`(option: String, kind: ZIPError.Kind, name: String) throws {
        _ = try folder.write([UInt8](repeating: 65, count: 4_000), to: "activities.csv")
        try Program.shell("7zz a -bd -tzip \(option) a.zip activities.csv > log", in: folder.url)
        let opened = try Opened(folder.path("a.zip"))
        #expect(opened.names == [])
        #expect(opened.problems.map(\.kind) == [kind])
        #expect(opened.problems.map(\.entry) == ["activities.csv"])
        #expect(opened.problems.first?.description.contains(name) == true)
    }

    @Test(.enabled(if: hasZIP, "there is no zip on this machine"))
    func `the parts of a split archive say which they are`() throws {
        _ = try folder.write(Self.contents[3].bytes + Self.contents[3].bytes, to: "f")
        try Program.shell("zip -q -0 -s 65k a.zip f", in: folder.url)
        func kind(_ name: String) -> ZIPError.Kind? {
            do throws(ZIPError) {
                return try ZIPArchive(path: folder.path(name)).problems.last?.kind
            } catch {
                return error.kind
            }
        }
        #expect(kind("a.zip") == .split(part: 3, of: 3))
        #expect(kind("a.z01") == .split(part: 1, of: nil))
        #expect(kind("a.z02") == .split(part: 2, of: nil))
    }

    @Test func `a volume of an archive says which it is, and its entries are read`() throws {
        var zip = ZIPBuilder()
        zip.add("a.txt", "text")
        zip.add("b.bin", Self.contents[3].bytes)
        let bytes = zip.bytes
        let first = try ZIPArchive(
            path: folder.write(Array(bytes[..<40_000]), to: "export.zip.001"))
        #expect(first.entries.map(\.name) == ["a.txt"])
        #expect(first.problems.contains { $0.kind == .split(part: 1, of: nil) })
        let second = try folder.write(Array(bytes[40_000...]), to: "export.zip.002")
        #expect(throws: ZIPError(.split(part: 2, of: nil))) {
            // The end of the directory is in it, and no entry.
            try ZIPArchive(path: second)
        }
    }

    @Test func `a wrong part number in a whole archive costs nothing`() throws {
        var zip = ZIPBuilder()
        zip.add("a.txt", "text")
        zip.claimedPart = 4
        #expect(try folder.open(zip.layout).texts == ["a.txt": "text"])
    }
}
