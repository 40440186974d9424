import Bytes
import TestSupport
import Testing
import ZIP

struct RecoveryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Three entries, of which the last one is the largest.
    private static func sample(
        _ change: @Sendable (inout ZIPBuilder.Entry) -> Void = { _ in }
    ) -> ZIPBuilder {
        var zip = ZIPBuilder()
        zip.add("first", "one", change)
        zip.add("second", String(repeating: "two ", count: 100), change)
        zip.add("third", (0..<5000).map { UInt8($0 * $0 >> 5 & 0xFF) }, change)
        return zip
    }

    static let contents = sample().contents

    private static func contents(_ names: String...) -> [String: [UInt8]] {
        contents.filter { names.contains($0.key) }
    }

    /// How an archive can be written, as far as it matters when only local headers are left.
    static let traits: [Trait] =
        [
            Trait("sizes in the local headers") { _ in },
            .each("stored") { $0.method = 0 },
            .each("ZIP64") { $0.isZIP64 = true },
        ]
        + ZIPBuilder.Descriptor.allCases.flatMap { form in
            [
                .each("deflated, \(form) descriptor") { $0.descriptor = form },
                .each("stored, \(form) descriptor") {
                    $0.method = 0
                    $0.descriptor = form
                },
            ] as [Trait]
        } + [
            .each("stored, with a descriptor and signatures within the data") {
                $0.method = 0
                $0.descriptor = .signed
                $0.content = Array("PK\u{7}\u{8}PK\u{3}\u{4}PK\u{1}\u{2}".utf8) + $0.content
            },
            .each("a descriptor although the sizes are known") {
                $0.descriptor = .signed
                $0.local.size = UInt64($0.content.count)
                $0.local.compressedSize = UInt64(Deflate.compress($0.content).count)
            },
        ]

    @Test(arguments: traits)
    func `without its central directory nothing of an archive is lost`(trait: Trait) throws {
        var zip = Self.sample()
        trait.apply(&zip)
        let layout = zip.layout
        let opened = try folder.open(Array(layout.bytes.prefix(layout.directory)))
        #expect(opened.contents == zip.contents)
        #expect(opened.problems == [])
        #expect(
            opened.recovery
                == ZIPRecovery(
                    reason: .directoryMissing, entriesSaved: 3,
                    bytesSaved: UInt64(layout.directory), archiveSize: UInt64(layout.directory),
                    damage: []))
    }

    @Test(arguments: traits)
    func `a download cut in the last entry loses only that`(trait: Trait) throws {
        var zip = Self.sample()
        trait.apply(&zip)
        let layout = zip.layout
        let last = layout.places[2]
        let cut = last.data + (last.dataEnd - last.data) / 2
        let opened = try folder.open(Array(layout.bytes.prefix(cut)))
        #expect(opened.contents == zip.contents.filter { $0.key != "third" })
        #expect(opened.problems.map(\.entry) == ["third"])
        #expect(opened.problems.map(\.offset) == [UInt64(last.header)])
        guard case .truncated(let expected, let got) = opened.problems.first?.kind else {
            Issue.record("not truncated: \(opened.problems)")
            return
        }
        #expect(got == UInt64(cut - last.data))
        #expect(expected > got)
        #expect(
            opened.recovery
                == ZIPRecovery(
                    reason: .directoryMissing, entriesSaved: 2, bytesSaved: UInt64(last.header),
                    archiveSize: UInt64(cut), damage: [UInt64(last.header)..<UInt64(cut)]))
    }

    @Test func `a cut entry of known size says how much of it is there`() throws {
        let layout = Self.sample { $0.method = 0 }.layout
        let last = layout.places[2]
        let opened = try folder.open(Array(layout.bytes.prefix(last.data + 1234)))
        #expect(
            opened.problems == [
                ZIPProblem(
                    .truncated(expected: 5000, got: 1234), entry: "third",
                    offset: UInt64(last.header))
            ])
    }

    @Test func `a cut within the directory keeps what the directory knows`() throws {
        // Given a link, which only the central directory can tell from a file.
        var zip = ZIPBuilder()
        zip.addLink("link", to: "/etc/passwd")
        zip.add("file", "content")
        let layout = zip.layout
        // When the archive ends within the second central header.
        let opened = try folder.open(Array(layout.bytes.prefix(layout.places[1].central + 20)))
        #expect(opened.texts == ["file": "content"])
        #expect(
            opened.problems == [
                ZIPProblem(.symlink, entry: "link", offset: UInt64(layout.directory))
            ])
        #expect(opened.recovery?.reason == .directoryMissing)
    }

    @Test(arguments: [0, 1, 2])
    func `a central header that is overwritten is replaced by the local one`(index: Int) throws {
        let layout = Self.sample().layout
        var bytes = layout.bytes
        let place = layout.places[index].central
        for offset in place..<place + 50 { bytes[offset] = 0x55 }
        let opened = try folder.open(bytes)
        #expect(opened.contents == Self.contents)
        #expect(opened.recovery?.reason == .directoryDamaged)
        #expect(opened.recovery?.entriesSaved == 3)
        #expect(opened.recovery?.bytesSaved == UInt64(layout.directory))
    }

    @Test func `a central header that contradicts its local one gives way`() throws {
        var zip = Self.sample()
        zip.entries[0].central.size = 7
        let layout = zip.layout
        var bytes = layout.bytes
        bytes[layout.places[2].central] = 0
        let opened = try folder.open(bytes)
        #expect(opened.contents == Self.contents)
        #expect(
            opened.problems == [
                ZIPProblem(.malformed("central header"), offset: UInt64(layout.places[2].central)),
                ZIPProblem(
                    .malformed("central header: the local header says otherwise"), entry: "first",
                    offset: UInt64(layout.places[0].central)),
            ])
    }

    @Test func `damage in the middle costs what it covers`() throws {
        let layout = Self.sample().layout
        var bytes = Array(layout.bytes.prefix(layout.directory))
        let lost = layout.places[1]
        for offset in lost.header..<lost.header + 40 { bytes[offset] = 0x55 }
        let opened = try folder.open(bytes)
        #expect(opened.contents == Self.contents("first", "third"))
        #expect(opened.recovery?.damage == [UInt64(lost.header)..<UInt64(lost.end)])
        #expect(opened.recovery?.bytesSaved == UInt64(layout.directory - (lost.end - lost.header)))
    }

    @Test func `an entry lost to damage is named if the directory knows it`() throws {
        let layout = Self.sample().layout
        var bytes = layout.bytes
        bytes[layout.places[1].header] = 0
        bytes[layout.places[2].central] = 0
        let opened = try folder.open(bytes)
        #expect(opened.contents == Self.contents("first", "third"))
        #expect(
            opened.problems == [
                ZIPProblem(.malformed("central header"), offset: UInt64(layout.places[2].central)),
                ZIPProblem(
                    .malformed("central header: there is no entry where it says"),
                    entry: "second", offset: UInt64(layout.places[1].central)),
            ])
    }

    @Test func `a wrong size in a local header is found out by inflating`() throws {
        var zip = Self.sample()
        zip.entries[1].local.compressedSize = 500
        let layout = zip.layout
        let opened = try folder.open(Array(layout.bytes.prefix(layout.directory)))
        #expect(opened.contents == Self.contents)
        #expect(opened.problems == [])
    }

    @Test func `a wrong checksum behind a wrong size costs the entry`() throws {
        var zip = Self.sample()
        zip.entries[1].local.compressedSize = 500
        zip.entries[1].local.crc32 = 1
        let layout = zip.layout
        let opened = try folder.open(Array(layout.bytes.prefix(layout.directory)))
        let checksum = withBytes(of: zip.entries[1].content) { Checksum.crc32($0) }
        #expect(opened.contents == Self.contents("first", "third"))
        #expect(
            opened.problems == [
                ZIPProblem(
                    .checksumMismatch(expected: 1, got: checksum), entry: "second",
                    offset: UInt64(layout.places[1].header))
            ])
    }

    @Test func `behind a program the rest of an archive is found as well`() throws {
        var zip = Self.sample()
        zip.prefix = [UInt8](repeating: 0x4D, count: 3000)
        let layout = zip.layout
        let opened = try folder.open(Array(layout.bytes.dropLast(10)))
        #expect(opened.contents == Self.contents)
        #expect(opened.problems == [])
        #expect(opened.recovery?.damage == [])
    }

    @Test func `of an archive within a cut archive only the outer one is listed`() throws {
        // Given an archive whose last entry is stored and a whole archive itself.
        var inner = ZIPBuilder()
        inner.add("inner", "content")
        var outer = ZIPBuilder()
        outer.add("outer", "content")
        outer.add("inner.zip", inner.bytes) { $0.method = 0 }
        let layout = outer.layout
        let opened = try folder.open(Array(layout.bytes.prefix(layout.directory)))
        #expect(opened.contents == ["outer": Array("content".utf8), "inner.zip": inner.bytes])
    }

    @Test func `two archives one after the other are both listed`() throws {
        var other = ZIPBuilder()
        other.add("other", "content")
        let opened = try folder.open(Self.sample().bytes + other.bytes)
        #expect(opened.contents == Self.contents.merging(["other": Array("content".utf8)]) { $1 })
        #expect(opened.recovery?.entriesSaved == 4)
    }

    @Test func `a bomb is not inflated beyond the limits to find its end`() throws {
        var zip = ZIPBuilder()
        zip.add("bomb", [UInt8](repeating: 0, count: 3_000_000)) { $0.descriptor = .signed }
        zip.add("after", "content")
        let layout = zip.layout
        let path = try folder.write(Array(layout.bytes.prefix(layout.directory)), to: "a.zip")
        let opened = try Opened(path, limits: ZIPLimits(maximumEntrySize: 1_000_000))
        #expect(opened.texts == ["after": "content"])
        #expect(
            opened.problems == [
                ZIPProblem(.limitExceeded(.entrySize(1_000_000)), entry: "bomb", offset: 0)
            ])
    }

    @Test(.timeLimit(.minutes(10)))
    func `headers within headers do not cost time without end`() throws {
        // Given headers each of which says that stored data of unknown length follows.
        var zip = ZIPBuilder()
        for number in 0..<40_000 {
            zip.add("\(number)", []) {
                $0.method = 0
                $0.data = []
                $0.local.compressedSize = 0
                $0.flags = 8
            }
        }
        let layout = zip.layout
        let opened = try folder.open(Array(layout.bytes.prefix(layout.directory)))
        #expect(opened.names == [])
        #expect(opened.problems.count == 40_000)
    }
}
