import Bytes
import TestSupport
import Testing
import ZIP

/// Damage everywhere: whatever is read must be what was written.
struct DamageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let plain: ZIPBuilder = {
        var zip = ZIPBuilder()
        zip.add("a.txt", "some text, some text, some text")
        zip.addFolder("b")
        zip.add("b/c.txt", "other text") { $0.method = 0 }
        zip.comment = Array("a comment".utf8)
        return zip
    }()

    private static let elaborate: ZIPBuilder = {
        var zip = ZIPBuilder()
        zip.add("a.txt", "some text, some text, some text") {
            $0.descriptor = .signed64
            $0.isZIP64 = true
            $0.modified = 1_600_000_000
        }
        zip.add("Ä.txt", "other text") {
            $0.method = 0
            $0.descriptor = .unsigned
        }
        zip.hasEnd64 = true
        zip.prefix = [1, 2, 3]
        return zip
    }()

    private static let archives = [plain, elaborate]

    /// Everything that may come out of any damaged form of an archive.
    private func check(_ bytes: [UInt8], against zip: ZIPBuilder, _ what: String) throws {
        let right = zip.entries.map(\.content)
        let path = try folder.write(bytes, to: "a.zip")
        do throws(ZIPError) {
            let opened = try Opened(path)
            for content in opened.contents.values {
                #expect(right.contains(content), "\(what): bytes that were never written")
            }
            #expect(opened.readPieceByPiece().contents == opened.contents, "\(what)")
            // Whoever is missing is accounted for.
            let isTold =
                !opened.problems.isEmpty || !opened.errors.isEmpty || opened.recovery != nil
            let isWhole = opened.contents.count >= zip.entries.count { $0.name.last != 0x2F }
            #expect(isWhole || isTold, "\(what): silence about what is missing")
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    @Test(arguments: archives.indices)
    func `every prefix of an archive ends in an answer`(index: Int) throws {
        try Mutations.prefixes(of: Self.archives[index].bytes) {
            try check($0, against: Self.archives[index], $1)
        }
    }

    @Test(arguments: archives.indices)
    func `every flipped byte of an archive ends in an answer`(index: Int) throws {
        let bytes = Self.archives[index].bytes
        try Mutations.flippedBytes(of: bytes, masks: [0x01, 0x08, 0x80, 0xFF]) {
            try check($0, against: Self.archives[index], $1)
        }
    }

    @Test(arguments: archives.indices)
    func `every flipped byte of an archive without directory ends in an answer`(
        index: Int
    ) throws {
        let layout = Self.archives[index].layout
        try Mutations.flippedBytes(of: Array(layout.bytes.prefix(layout.directory))) {
            try check($0, against: Self.archives[index], $1)
        }
    }

    @Test(arguments: archives.indices)
    func `flipped, removed and inserted blocks of an archive end in an answer`(index: Int) throws {
        Mutations.damagedBlocks(of: Self.archives[index].bytes, rounds: 500, seed: 20_261_121) {
            // What went with all that told of it cannot be missed; zeros may tell of an empty entry.
            let opened = try? folder.open($0)
            for content in opened?.contents.values.map({ $0 }) ?? [] {
                let isRight =
                    content.isEmpty
                    || Self.archives[index].entries.contains { $0.content == content }
                #expect(isRight, "\($1): bytes that were never written")
            }
        }
    }
}
