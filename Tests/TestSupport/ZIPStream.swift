import Bytes
import Foundation

/// Writes a ZIP straight to the disk, an entry at a time, so that an archive of any size takes no
/// memory but its directory. Entries are stored or deflated; there is no ZIP64.
public final class ZIPStream {
    /// An entry, packed by whichever thread has time.
    public struct Entry: Sendable {
        fileprivate var name: [UInt8]
        fileprivate var method: UInt16
        fileprivate var checksum: UInt32
        fileprivate var size: UInt32
        fileprivate var data: [UInt8]

        /// Packs an entry.
        public init(_ name: String, _ content: [UInt8], isDeflated: Bool) {
            self.name = Array(name.utf8)
            method = isDeflated ? 8 : 0
            checksum = withBytes(of: content) { Checksum.crc32($0) }
            size = UInt32(content.count)
            data = isDeflated ? Deflate.compress(content) : content
        }
    }

    /// The archive would need ZIP64.
    public struct TooLarge: Error {}

    private let file: FileHandle
    private let stamp: [UInt8]
    private var directory: [UInt8] = []
    private var count = 0
    private var position = 0

    /// Begins an archive whose entries were all last changed at `time`, seconds since 1970.
    public init(path: String, time: Int64) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        file = try FileHandle(forWritingTo: URL(filePath: path))
        let time = CivilTime(time)
        stamp =
            Self.bytes(UInt16(time.hour << 11 | time.minute << 5 | time.second / 2))
            + Self.bytes(UInt16((time.year - 1980) << 9 | time.month << 5 | time.day))
    }

    /// Adds an entry.
    public func add(_ entry: Entry) throws {
        var common = Self.bytes(20 as UInt16) + Self.bytes(0 as UInt16) + Self.bytes(entry.method)
        common += stamp + Self.bytes(entry.checksum) + Self.bytes(UInt32(entry.data.count))
        common += Self.bytes(entry.size) + Self.bytes(UInt16(entry.name.count))
        common += Self.bytes(0 as UInt16)
        let header = Self.bytes(0x0403_4B50 as UInt32) + common + entry.name
        try file.write(contentsOf: header + entry.data)
        directory += Self.bytes(0x0201_4B50 as UInt32) + Self.bytes(3 << 8 | 20 as UInt16) + common
        directory += Self.bytes(0 as UInt16) + Self.bytes(0 as UInt32)
        directory += Self.bytes(0o100644 << 16 as UInt32) + Self.bytes(UInt32(position))
        directory += entry.name
        position += header.count + entry.data.count
        count += 1
        guard position < 0xFFFF_0000, count < 0xFFFF else { throw TooLarge() }
    }

    /// Writes the directory; how many bytes the archive has.
    public func finish() throws -> Int {
        var end = Self.bytes(0x0605_4B50 as UInt32) + Self.bytes(0 as UInt32)
        for _ in 0..<2 { end += Self.bytes(UInt16(count)) }
        end += Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(position))
        end += Self.bytes(0 as UInt16)
        try file.write(contentsOf: directory + end)
        try file.close()
        return position + directory.count + end.count
    }

    private static func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        Swift.withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
