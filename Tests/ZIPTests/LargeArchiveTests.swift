import Bytes
import TestSupport
import Testing
import ZIP

struct LargeArchiveTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [false, true])
    func `entries beyond 4 GiB are read, with ZIP64 and with offsets cut to 32 bits`(
        forgoesZIP64: Bool
    ) throws {
        // Given holes of 3 GiB each, which take no room on the disk.
        var zip = ZIPBuilder()
        zip.add("near", "one")
        zip.add("far", "two") { $0.gap = 3 << 30 }
        zip.add("farther", "three") {
            $0.gap = 3 << 30
            $0.method = 0
        }
        zip.add("farthest", String(repeating: "four", count: 1000)) { $0.gap = 3 << 30 }
        zip.add("last", "five")
        // And a lie that must not be added to anything.
        zip.add("liar", "") {
            $0.central.offset = .max
            $0.extra = [1, 0, 8, 0] + [UInt8](repeating: 255, count: 8)
        }
        zip.forgoesZIP64 = forgoesZIP64
        let layout = zip.layout
        let opened = try folder.open(layout)
        #expect(opened.archive.size > 9 << 30)
        #expect(opened.contents == zip.contents.filter { $0.key != "liar" })
        #expect(
            opened.problems == [
                ZIPProblem(
                    .malformed("sizes"), entry: "liar", offset: UInt64(layout.places[5].central))
            ])
        #expect(opened.errors == [])
        #expect(opened.recovery == nil)
    }

    @Test(arguments: [false, true])
    func `more than 65,535 entries are listed, with ZIP64 and with a count cut to 16 bits`(
        forgoesZIP64: Bool
    ) throws {
        var zip = ZIPBuilder()
        for number in 0..<66_000 { zip.add("\(number)", "") { $0.data = [3, 0] } }
        zip.forgoesZIP64 = forgoesZIP64
        let path = try zip.write(to: folder.path("a.zip"))
        let archive = try ZIPArchive(path: path)
        #expect(archive.entries.count == 66_000)
        #expect(archive.entries.last?.name == "65999")
        #expect(archive.problems == [])
        #expect(archive.recovery == nil)
    }
}

extension ZIPBuilder {
    /// What the entries hold, by name.
    var contents: [String: [UInt8]] {
        Dictionary(
            uniqueKeysWithValues: entries.map {
                (String(decoding: $0.name, as: UTF8.self), $0.content)
            })
    }
}
