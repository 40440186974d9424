import Bytes
import CZlib
import ZIP

/// What ``ZIPArchive`` and ``ZIPReader`` guarantee for any file.
enum ZIPInvariants {
    /// Archives are read from the disk: from the current folder, which `run` makes in memory.
    private static let path = "input.zip"

    static func check(_ input: ByteSlice) {
        do throws(FileError) {
            let file = try FileWriter(path: path)
            try file.write(input)
            try file.commit()
        } catch {
            fatalError("the input can be written: \(error)")
        }
        do throws(ZIPError) {
            check(try ZIPArchive(path: path))
        } catch {
            expectPrintable(error.description, "an archive's error")
        }
    }

    private static func check(_ archive: ZIPArchive) {
        let limits = ZIPLimits.standard
        for problem in archive.problems {
            expectPrintable(problem.description, "a problem")
            expect(problem.offset ?? 0 <= UInt64(archive.size), "a problem lies in the archive")
        }
        expect(Set(archive.entries.map(\.name)).count == archive.entries.count, "names differ")
        expect(archive.entries.count <= limits.maximumEntries, "entries are limited")
        expect(
            archive.entries.reduce(0) { $0 + $1.size } <= limits.maximumTotalSize,
            "the total size is limited")
        checkPlaces(archive)
        if let recovery = archive.recovery { check(recovery, of: archive) }

        let reader = ZIPReader(archive)
        let buffer = ByteBuffer()
        for (index, entry) in archive.entries.enumerated() {
            expect(entry.index == index, "an entry knows its index")
            checkName(entry.name)
            check(entry, reader, buffer)
        }
    }

    /// No byte of the archive belongs to two entries.
    private static func checkPlaces(_ archive: ZIPArchive) {
        var end: UInt64 = 0
        for entry in archive.entries.sorted(by: { $0.localHeaderOffset < $1.localHeaderOffset }) {
            expect(entry.localHeaderOffset >= end, "entries do not overlap")
            end = entry.localHeaderOffset + 30 + entry.compressedSize
            expect(end <= UInt64(archive.size), "an entry lies in the archive")
        }
    }

    private static func checkName(_ name: String) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        expect(
            parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." },
            "a name stays in its folder")
        expect(!name.contains("\\"), "components are separated by slashes")
        let start = name.unicodeScalars.prefix(2)
        let isLetter = start.first.map { ("A"..."Z").contains($0) || ("a"..."z").contains($0) }
        expect(isLetter != true || start.last != ":", "a name has no drive")
        expect(
            name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control },
            "a name has no control character")
    }

    private static func check(_ recovery: ZIPRecovery, of archive: ZIPArchive) {
        let size = UInt64(archive.size)
        expect(recovery.archiveSize == size, "a recovery knows the archive's size")
        expect(recovery.entriesSaved == archive.entries.count, "what was saved is listed")
        expect(recovery.bytesSaved <= size, "no more is saved than there is")
        var end: UInt64 = 0
        for part in recovery.damage {
            expect(part.lowerBound >= end && part.upperBound <= size, "damage is in order")
            end = part.upperBound
        }
    }

    /// Bytes are handed out whole, with the checksum announced, in both ways of reading or in none.
    private static func check(_ entry: ZIPEntry, _ reader: ZIPReader, _ buffer: ByteBuffer) {
        var isRead = true
        do throws(ZIPError) {
            try reader.read(entry, into: buffer)
            expect(UInt64(buffer.count) == entry.size, "an entry has the size announced")
            expect(sum(buffer.slice) == entry.crc32, "an entry has the checksum announced")
        } catch {
            isRead = false
            expect(buffer.count == 0, "nothing is handed out of a damaged entry")
            expectPrintable(error.description, "an entry's error")
        }
        var checksum: UInt32 = 0
        var count: UInt64 = 0
        do {
            try reader.read(entry) { piece in
                count += UInt64(piece.count)
                expect(count <= entry.size, "pieces are no more than announced")
                checksum = sum(piece, after: checksum)
            }
            expect(count == entry.size && checksum == entry.crc32, "pieces are the whole")
            expect(isRead, "what can be read in pieces can be read whole")
        } catch {
            expect(!isRead, "what can be read whole can be read in pieces")
        }
    }

    /// The checksum by zlib; the room's own is libdeflate's.
    private static func sum(_ bytes: ByteSlice, after seed: UInt32 = 0) -> UInt32 {
        UInt32(
            crc32_z(UInt(seed), bytes.base.assumingMemoryBound(to: UInt8.self), bytes.count))
    }
}
