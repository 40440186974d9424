import Bytes
import TestSupport
import Testing
import ZIP

/// A name in an archive and what it is read as.
struct NameCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: [UInt8]
    var flags: UInt16 = 0
    var extra: [UInt8] = []
    var name: String
}

struct NameTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func unicodePath(_ name: String, for bytes: [UInt8]) -> [UInt8] {
        let checksum = withBytes(of: bytes) { Checksum.crc32($0) }
        let data = withUnsafeBytes(of: checksum.littleEndian) { [1] + $0 } + Array(name.utf8)
        return [0x75, 0x70, UInt8(data.count), 0] + data
    }

    static let names: [NameCase] = [
        NameCase(testDescription: "ASCII", bytes: Array("a/b.csv".utf8), name: "a/b.csv"),
        NameCase(
            testDescription: "UTF-8 with its flag", bytes: Array("Aktivität.csv".utf8),
            flags: 0x0800, name: "Aktivität.csv"),
        NameCase(
            testDescription: "UTF-8 without its flag", bytes: Array("活動.csv".utf8),
            name: "活動.csv"),
        NameCase(
            testDescription: "code page 437", bytes: [0x8E, 0x94, 0xE1, 0xFF, 0x61],
            name: "Äöß\u{A0}a"),
        NameCase(
            testDescription: "a flag that lies", bytes: [0x8E, 0x61], flags: 0x0800, name: "Äa"),
        NameCase(
            testDescription: "a Unicode path", bytes: Array("?.csv".utf8),
            extra: unicodePath("活.csv", for: Array("?.csv".utf8)), name: "活.csv"),
        NameCase(
            testDescription: "a Unicode path of an earlier name", bytes: Array("b.csv".utf8),
            extra: unicodePath("活.csv", for: Array("a.csv".utf8)), name: "b.csv"),
        NameCase(
            testDescription: "backslashes", bytes: Array(#"activities\1.gpx"#.utf8),
            name: "activities/1.gpx"),
        NameCase(
            testDescription: "components that say nothing", bytes: Array("./a//./b".utf8),
            name: "a/b"),
        NameCase(
            testDescription: "dots that lead nowhere", bytes: Array("...a/b..".utf8),
            name: "...a/b.."),
        NameCase(
            testDescription: "a colon that is no drive", bytes: Array("1:a".utf8), name: "1:a"),
    ]

    @Test(arguments: names)
    func `a name is read as it was meant`(item: NameCase) throws {
        var zip = ZIPBuilder()
        zip.add("", "content") {
            $0.name = item.bytes
            $0.flags = item.flags
            $0.extra = item.extra
        }
        let opened = try folder.open(zip.layout)
        #expect(opened.texts == [item.name: "content"])
        #expect(opened.problems == [])
    }

    @Test(
        arguments: [
            ("/etc/passwd", .absolute, "/etc/passwd"), (#"\\server\a"#, .absolute, #"\\server\a"#),
            ("../a", .parent, "../a"), ("a/../../b", .parent, "a/../../b"),
            (#"a\..\..\b"#, .parent, #"a\..\..\b"#), ("..", .parent, ".."),
            ("C:/a", .driveLetter, "C:/a"), ("c:a", .driveLetter, "c:a"),
            ("./C:/a", .driveLetter, "./C:/a"), (#".\c:a"#, .driveLetter, #".\c:a"#),
            ("a\0.csv", .controlCharacter, #"a\u{0}.csv"#),
            ("\u{1B}[2J", .controlCharacter, #"\u{1b}[2J"#),
            ("a\u{85}", .controlCharacter, #"a\u{85}"#),
            ("", .empty, ""), (".", .empty, "."), ("/.", .absolute, "/."),
            (
                String(repeating: "a", count: 256), .tooLong,
                String(repeating: "a", count: 120) + "…"
            ),
            (
                String(repeating: "a/", count: 520) + "a", .tooLong,
                String(repeating: "a/", count: 60) + "…"
            ),
        ] as [(String, UnsafePath, String)])
    func `a name that could lead astray is refused`(
        name: String, trait: UnsafePath, shown: String
    ) throws {
        var zip = ZIPBuilder()
        zip.add("before", "1")
        zip.add(name, "2")
        let layout = zip.layout
        let opened = try folder.open(layout)
        #expect(opened.texts == ["before": "1"])
        var problem = ZIPProblem(.unsafePath(trait), offset: UInt64(layout.places[1].central))
        problem.entry = shown
        #expect(opened.problems == [problem])
    }

    @Test func `names that differ in case are two names`() throws {
        var zip = ZIPBuilder()
        zip.add("a.csv", "1")
        zip.add("A.csv", "2")
        let opened = try folder.open(zip.layout)
        #expect(opened.texts == ["a.csv": "1", "A.csv": "2"])
        #expect(opened.problems == [])
    }

    @Test func `a local name in another encoding is the same name`() throws {
        var zip = ZIPBuilder()
        zip.add("Ä", "1") { $0.localName = [0x8E] }
        let opened = try folder.open(zip.layout)
        #expect(opened.errors == [])
        #expect(opened.problems == [])
        #expect(opened.texts == ["Ä": "1"])
    }
}
