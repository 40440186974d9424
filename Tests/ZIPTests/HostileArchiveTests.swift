import Bytes
import TestSupport
import Testing
import ZIP

/// An archive that lies: what must be readable all the same, and what must be said.
struct HostileCase: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var limits = ZIPLimits.standard
    /// Adds the lie between two entries that are innocent, "first" and "last".
    var build: @Sendable (inout ZIPBuilder) -> Void
    /// What can be read beside the innocent ones.
    var contents: [String: String] = [:]
    /// What is said when the archive is opened.
    var problems: @Sendable (ZIPLayout) -> [ZIPProblem] = { _ in [] }
    /// What is said when its entries are read.
    var errors: @Sendable (ZIPLayout) -> [ZIPError] = { _ in [] }
}

struct HostileArchiveTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let text = "It is always the same text, again and again and again and again."
    static let packed = Deflate.compress(Array(text.utf8)).count
    static let checksum = withBytes(of: Array(text.utf8)) { Checksum.crc32($0) }

    private static func refused(
        _ name: String, _ kind: ZIPError.Kind,
        _ change: @escaping @Sendable (inout ZIPBuilder.Entry) -> Void
    ) -> HostileCase {
        HostileCase(
            testDescription: name, build: { $0.add("liar", text, change) },
            problems: { [ZIPProblem(kind, entry: "liar", offset: UInt64($0.places[1].central))] })
    }

    private static func unreadable(
        _ name: String, _ kind: ZIPError.Kind, at place: @escaping @Sendable (ZIPLayout) -> Int,
        _ change: @escaping @Sendable (inout ZIPBuilder.Entry) -> Void
    ) -> HostileCase {
        HostileCase(
            testDescription: name, build: { $0.add("liar", text, change) },
            errors: { [ZIPError(kind, entry: "liar", offset: UInt64(place($0)))] })
    }

    static let refusals: [HostileCase] = [
        refused("encrypted", .encrypted(.zipCrypto)) { $0.flags = 1 },
        refused("strongly encrypted", .encrypted(.strong)) { $0.flags = 0x40 },
        refused("encrypted by AES", .encrypted(.aes)) { $0.method = 99 },
        refused("an unknown method", .unsupportedMethod(ZIPMethod(rawValue: 42))) {
            $0.method = 42
        },
        refused("a symbolic link", .symlink) { $0.unixMode = 0o120777 },
        refused("a device", .symlink) { $0.unixMode = 0o060644 },
        refused("a pipe", .symlink) { $0.unixMode = 0o010644 },
        refused("stored, of two sizes", .sizeMismatch(expected: 65, got: 64)) {
            $0.method = 0
            $0.central.size = 65
        },
        refused(
            "more than deflate can hold",
            .sizeMismatch(expected: 1_000_000, got: 1032 * UInt64(packed))
        ) { $0.central.size = 1_000_000 },
        refused(
            "more than the limit for an entry", .limitExceeded(.entrySize(4 << 30))
        ) { $0.central.size = 1 << 40 },
        refused(
            "a size of all ones", .limitExceeded(.entrySize(4 << 30))
        ) { $0.central.size = .max },
        refused(
            "a ratio of bombs", .limitExceeded(.ratio(250))
        ) { $0.central.size = 50_000_000 },
        refused("a compressed size of all ones", .malformed("sizes")) {
            $0.central.compressedSize = .max
        },
        refused("an offset of all ones", .malformed("sizes")) { $0.central.offset = .max },
        HostileCase(
            testDescription: "data beyond the end of the archive",
            build: { $0.add("liar", text) { $0.central.compressedSize = 1_000_000 } },
            problems: {
                [
                    ZIPProblem(
                        .truncated(
                            expected: 1_000_034, got: UInt64($0.directory - $0.places[1].header)),
                        entry: "liar", offset: UInt64($0.places[1].central))
                ]
            }),
        HostileCase(
            testDescription: "an offset beyond the end of the archive",
            build: { $0.add("liar", text) { $0.central.offset = 1 << 40 } },
            problems: {
                [
                    ZIPProblem(
                        .truncated(expected: UInt64(34 + packed), got: 0), entry: "liar",
                        offset: UInt64($0.places[1].central))
                ]
            }),
        HostileCase(
            testDescription: "two entries of one name",
            build: {
                $0.add("twin", "the first")
                $0.add("twin", "the last")
            }, contents: ["twin": "the last"],
            problems: {
                [ZIPProblem(.duplicateName, entry: "twin", offset: UInt64($0.places[1].central))]
            }),
        HostileCase(
            testDescription: "one name spelled in two ways",
            build: {
                $0.add("a/twin", "the first")
                $0.add(#"a\.\twin"#, "the last")
            }, contents: ["a/twin": "the last"],
            problems: {
                [ZIPProblem(.duplicateName, entry: "a/twin", offset: UInt64($0.places[1].central))]
            }),
        HostileCase(
            testDescription: "two names for one place",
            build: {
                $0.add("there", text)
                let offset = $0.layout.places[1].header
                $0.add("liar", text) {
                    $0.isPresent = false
                    $0.central.offset = UInt64(offset)
                }
            }, contents: ["there": text],
            problems: {
                [ZIPProblem(.overlap, entry: "liar", offset: UInt64($0.places[2].central))]
            }),
        HostileCase(
            testDescription: "an entry that swallows the next one",
            build: { $0.add("liar", text) { $0.central.compressedSize = 60 } },
            problems: {
                [ZIPProblem(.overlap, entry: "liar", offset: UInt64($0.places[1].central))]
            }),
        HostileCase(
            testDescription: "an entry within another one",
            build: {
                $0.add("there", text) { $0.method = 0 }
                let data = $0.layout.places[1].data
                $0.add("liar", "") {
                    $0.isPresent = false
                    $0.central.offset = UInt64(data)
                }
            }, contents: ["there": text],
            problems: {
                [ZIPProblem(.overlap, entry: "liar", offset: UInt64($0.places[2].central))]
            }),
        HostileCase(
            testDescription: "more than the limit in all",
            limits: ZIPLimits(maximumTotalSize: 50),
            build: { $0.add("large", [UInt8](repeating: 0, count: 90)) },
            problems: {
                [
                    ZIPProblem(
                        .limitExceeded(.totalSize(50)), entry: "large",
                        offset: UInt64($0.places[1].central))
                ]
            }),
        HostileCase(
            testDescription: "compressed data beyond the limit for an entry",
            limits: ZIPLimits(maximumEntrySize: 50),
            build: { $0.add("liar", "") { $0.data = [UInt8](repeating: 0, count: 51) } },
            problems: {
                [
                    ZIPProblem(
                        .limitExceeded(.entrySize(50)), entry: "liar",
                        offset: UInt64($0.places[1].central))
                ]
            }),
        HostileCase(
            testDescription: "a wrong count", build: { $0.claimedCount = 7 },
            problems: {
                [
                    ZIPProblem(
                        .malformed(
                            "end of central directory: it counts other entries than there are"),
                        offset: UInt64($0.end))
                ]
            }),
    ]

    static let unreadables: [HostileCase] = [
        unreadable(
            "a wrong checksum", .checksumMismatch(expected: 1, got: checksum),
            at: { $0.places[1].data }
        ) { $0.central.crc32 = 1 },
        unreadable(
            "stored with a wrong checksum", .checksumMismatch(expected: 1, got: checksum),
            at: { $0.places[1].data }
        ) {
            $0.method = 0
            $0.central.crc32 = 1
        },
        unreadable(
            "fewer bytes than announced", .sizeMismatch(expected: 99, got: 64),
            at: { $0.places[1].dataEnd }
        ) { $0.central.size = 99 },
        unreadable(
            "data cut short", .malformed("deflate data: it does not end"),
            at: { $0.places[1].data + 9 }
        ) { $0.central.compressedSize = 9 },
        unreadable(
            "data that is no deflate data", .malformed("deflate data"),
            at: { $0.places[1].data + 1 }
        ) { $0.data = [7, 7, 7, 7, 7] },
        unreadable(
            "another method in the local header",
            .malformed("local header: it describes another entry"), at: { $0.places[1].header }
        ) { $0.local.method = 0 },
        unreadable(
            "another name in the local header",
            .malformed("local header: it describes another entry"), at: { $0.places[1].header }
        ) { $0.localName = Array("liaR".utf8) },
        unreadable(
            "no local header", .malformed("local header"), at: { $0.places[1].header }
        ) { $0.local.signature = 0 },
    ]

    @Test(arguments: refusals + unreadables)
    func `a lie costs the entry that tells it and no other`(item: HostileCase) throws {
        var zip = ZIPBuilder()
        zip.add("first", "innocent")
        item.build(&zip)
        zip.add("last", "innocent as well")
        let layout = zip.layout
        let opened = try folder.open(layout, limits: item.limits)
        let innocent = ["first": "innocent", "last": "innocent as well"]
        #expect(opened.texts == innocent.merging(item.contents) { $1 })
        #expect(opened.problems == item.problems(layout))
        #expect(opened.errors == item.errors(layout))
        #expect(opened.recovery == nil)
        #expect(opened.readPieceByPiece().contents == opened.contents)
    }

    @Test func `more bytes than announced end in an error one byte beyond`() throws {
        var zip = ZIPBuilder()
        zip.add("liar", [UInt8](repeating: 1, count: 200_000)) { $0.central.size = 10 }
        let opened = try folder.open(zip.layout)
        #expect(opened.errors.map(\.kind) == [.sizeMismatch(expected: 10, got: 11)])
        #expect(opened.readPieceByPiece().errors.map(\.kind) == opened.errors.map(\.kind))
    }

    @Test func `entries that share one kernel, as in the best bombs, are read once`() throws {
        // Given a chain of local headers, each of which is the beginning of its predecessor's
        // data, and a kernel at the end that all of them inflate in turn.
        let zeros = [UInt8](repeating: 0, count: 1_000_000)
        var zip = ZIPBuilder()
        for number in 0..<50 { zip.add("\(number)", []) { $0.data = [] } }
        zip.add("kernel", zeros)
        let places = zip.layout.places
        for number in 0..<50 {
            let length = places[50].dataEnd - places[number].data
            zip.entries[number].central.compressedSize = UInt64(length)
            zip.entries[number].central.size = 1_000_000
        }
        let opened = try folder.open(zip.layout)
        #expect(opened.names == ["kernel"])
        #expect(opened.problems.allSatisfy { $0.kind == .overlap })
        #expect(opened.problems.count == 50)
    }

    @Test func `no more entries are listed than allowed`() throws {
        var zip = ZIPBuilder()
        for number in 0..<5 { zip.add("\(number)", "") }
        let layout = zip.layout
        let opened = try folder.open(layout, limits: ZIPLimits(maximumEntries: 3))
        #expect(opened.names == ["0", "1", "2"])
        #expect(
            opened.problems == [
                ZIPProblem(.limitExceeded(.entries(3)), offset: UInt64(layout.places[3].central))
            ])
    }

    @Test func `a directory said to be larger than the archive takes no memory`() throws {
        var zip = ZIPBuilder()
        zip.add("a", "1")
        zip.hasEnd64 = true
        zip.claimedDirectorySize = 1 << 60
        zip.claimedCount = .max
        let opened = try folder.open(zip.layout)
        #expect(opened.texts == ["a": "1"])
        #expect(opened.recovery?.reason == .directoryDamaged)
    }

    @Test(
        arguments: [
            ("nothing", [], .notThisFormat), ("text", Array("<html>".utf8), .notThisFormat),
            ("two letters", Array("PK".utf8), .notThisFormat),
            ("zeros", [UInt8](repeating: 0, count: 5000), .notThisFormat),
            ("a signature amid noise", Array("noisePK\u{3}\u{4}noise".utf8), .notThisFormat),
            (
                "a cut end record", Array("PK\u{5}\u{6}".utf8) + [0, 0, 0],
                .truncated(expected: 22, got: 7)
            ),
        ] as [(String, [UInt8], ZIPError.Kind)])
    func `what is no archive says so`(name: String, bytes: [UInt8], kind: ZIPError.Kind) throws {
        let error = #expect(throws: ZIPError.self) { try folder.open(bytes) }
        #expect(error?.kind == kind)
    }

    @Test func `a file that is not there says so`() {
        let path = folder.path("missing.zip")
        #expect(throws: ZIPError(.unreadable(FileError(code: 2, path: path)))) {
            try ZIPArchive(path: path)
        }
    }

    @Test(arguments: [
        (
            ZIPError(.truncated(expected: 9, got: 3), entry: "a\n", offset: 4),
            #"a\u{a}: archive ends early: expected 9 bytes, got 3 (byte 4)"#
        ),
        (ZIPError(.notThisFormat), "not a ZIP archive"),
        (
            ZIPError(.unsafePath(.parent), entry: "../a"),
            "../a: unsafe path: leads out of its folder by '..'"
        ),
        (
            ZIPError(.limitExceeded(.ratio(250)), entry: "a"),
            "a: limit exceeded: an entry that inflates to more than 250 times its size"
        ),
    ])
    func `an error says which entry, what and where`(error: ZIPError, text: String) {
        #expect(error.description == text)
    }
}
