import Bytes
import Foundation

/// A built archive: its bytes and where in it everything is.
public struct ZIPLayout: Sendable {
    /// Where an entry is.
    public struct Place: Sendable {
        /// Where its local header begins.
        public var header = 0
        /// Where its data begins.
        public var data = 0
        /// Where its data ends; a data descriptor may follow.
        public var dataEnd = 0
        /// Where its descriptor, if it has one, ends too.
        public var end = 0
        /// Where its central header begins.
        public var central = 0
    }

    /// The places of the entries, in their order.
    public fileprivate(set) var places: [Place] = []
    /// Where the central directory begins.
    public fileprivate(set) var directory = 0
    /// Where the end of central directory record begins.
    public fileprivate(set) var end = 0
    /// How many bytes there are.
    public fileprivate(set) var size = 0

    /// What is not zero, by offset.
    fileprivate var parts: [(offset: Int, bytes: [UInt8])] = []

    /// The archive in memory.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        for part in parts {
            bytes.append(contentsOf: repeatElement(0, count: part.offset - bytes.count))
            bytes += part.bytes
        }
        return bytes
    }

    /// Writes the archive, with holes in the file where there are gaps, and returns the path.
    @discardableResult
    public func write(to path: String) throws -> String {
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        for part in parts {
            try file.seek(toOffset: UInt64(part.offset))
            try file.write(contentsOf: part.bytes)
        }
        try file.close()
        return path
    }
}

extension ZIPBuilder {
    /// The archive in memory.
    public var bytes: [UInt8] { layout.bytes }

    /// Writes the archive and returns the path.
    @discardableResult
    public func write(to path: String) throws -> String { try layout.write(to: path) }

    /// The archive and where in it everything is.
    public var layout: ZIPLayout {
        var layout = ZIPLayout()
        var part = prefix
        var start = 0
        var made: [MadeEntry] = []
        for entry in entries {
            part += entry.junkBefore
            if entry.gap > 0 {
                layout.parts.append((start, part))
                start += part.count + entry.gap
                part = []
            }
            let bytes = MadeEntry(entry, forgoesZIP64: forgoesZIP64)
            var place = ZIPLayout.Place()
            place.header = start + part.count
            if entry.isPresent { bytes.appendLocal(to: &part, start: start, place: &place) }
            layout.places.append(place)
            made.append(bytes)
        }
        layout.directory = start + part.count
        let base = offsetsCountPrefix ? 0 : prefix.count
        for index in made.indices where entries[index].isListed {
            layout.places[index].central = start + part.count
            made[index].appendCentral(to: &part, offset: layout.places[index].header - base)
        }
        let directoryEnd = start + part.count
        part += junkBeforeEnd
        appendEnd(to: &part, start: start, directory: layout.directory, directoryEnd: directoryEnd)
        layout.end = start + part.count - 22 - comment.count
        part += suffix
        layout.parts.append((start, part))
        layout.size = start + part.count
        return layout
    }

    private func appendEnd(to part: inout [UInt8], start: Int, directory: Int, directoryEnd: Int) {
        let base = offsetsCountPrefix ? 0 : prefix.count
        let count = claimedCount ?? UInt64(entries.count(where: \.isListed))
        let size = claimedDirectorySize ?? UInt64(directoryEnd - directory)
        let offset = claimedDirectoryOffset ?? UInt64(directory - base)
        let isNeeded = count > 0xFFFE || max(size, offset) > 0xFFFF_FFFE
        let isLarge = !forgoesZIP64 && (hasEnd64 || isNeeded)
        if isLarge {
            let position = start + part.count - base
            part.append(0x0606_4B50 as UInt32)
            part.append(44 as UInt64)
            for _ in 0..<2 { part.append(45 as UInt16) }
            for _ in 0..<2 { part.append(0 as UInt32) }
            for _ in 0..<2 { part.append(count) }
            part.append(size)
            part.append(offset)
            part.append(0x0706_4B50 as UInt32)
            part.append(0 as UInt32)
            part.append(UInt64(position))
            part.append(1 as UInt32)
        }
        part.append(0x0605_4B50 as UInt32)
        for _ in 0..<2 { part.append(claimedPart) }
        for _ in 0..<2 { part.append(isLarge ? UInt16.max : UInt16(truncatingIfNeeded: count)) }
        part.append(isLarge ? UInt32.max : UInt32(truncatingIfNeeded: size))
        part.append(isLarge ? UInt32.max : UInt32(truncatingIfNeeded: offset))
        part.append(UInt16(comment.count))
        part += comment
    }
}

/// An entry with all that follows from its traits.
private struct MadeEntry {
    private let entry: ZIPBuilder.Entry
    private let data: [UInt8]
    private let checksum: UInt32
    private let forgoesZIP64: Bool

    init(_ entry: ZIPBuilder.Entry, forgoesZIP64: Bool) {
        self.entry = entry
        self.forgoesZIP64 = forgoesZIP64
        data =
            entry.data
            ?? (entry.method == 8
                ? Deflate.compress(entry.content, level: entry.level) : entry.content)
        checksum = withBytes(of: entry.content) { Checksum.crc32($0) }
    }

    private var flags: UInt16 { entry.flags | (entry.descriptor == nil ? 0 : 8) }

    private var timestamp: [UInt8] {
        guard let modified = entry.modified else { return [] }
        var field: [UInt8] = []
        field.append(0x5455 as UInt16)
        field.append(5 as UInt16)
        field.append(1 as UInt8)
        field.append(UInt32(bitPattern: modified))
        return field
    }

    func appendLocal(to part: inout [UInt8], start: Int, place: inout ZIPLayout.Place) {
        let claims = entry.local
        let isLate = entry.descriptor != nil
        let size = claims.size ?? (isLate ? 0 : UInt64(entry.content.count))
        let compressedSize = claims.compressedSize ?? (isLate ? 0 : UInt64(data.count))
        let isLarge = !forgoesZIP64 && (entry.isZIP64 || max(size, compressedSize) > 0xFFFF_FFFE)
        var extra: [UInt8] = []
        if isLarge {
            extra.append(0x0001 as UInt16)
            extra.append(16 as UInt16)
            extra.append(size)
            extra.append(compressedSize)
        }
        extra += timestamp + entry.extra + entry.localExtra
        let name = entry.localName ?? entry.name
        part.append(claims.signature ?? 0x0403_4B50)
        appendFields(
            to: &part, claims: claims, checksum: claims.crc32 ?? (isLate ? 0 : checksum),
            compressedSize: isLarge ? .max : UInt32(truncatingIfNeeded: compressedSize),
            size: isLarge ? .max : UInt32(truncatingIfNeeded: size))
        part.append(UInt16(name.count))
        part.append(UInt16(extra.count))
        part += name
        part += extra
        place.data = start + part.count
        part += data
        place.dataEnd = start + part.count
        appendDescriptor(to: &part)
        place.end = start + part.count
    }

    func appendCentral(to part: inout [UInt8], offset: Int) {
        let claims = entry.central
        let size = claims.size ?? UInt64(entry.content.count)
        let compressedSize = claims.compressedSize ?? UInt64(data.count)
        let offset = claims.offset ?? UInt64(offset)
        let needed = max(size, compressedSize, offset) > 0xFFFF_FFFE
        let isLarge = !forgoesZIP64 && (entry.isZIP64 || needed)
        var extra: [UInt8] = []
        if isLarge {
            extra.append(0x0001 as UInt16)
            extra.append(24 as UInt16)
            extra.append(size)
            extra.append(compressedSize)
            extra.append(offset)
        }
        extra += timestamp + entry.extra
        part.append(claims.signature ?? 0x0201_4B50)
        // Made by Unix, APPNOTE 4.5; or by DOS where there is no mode.
        part.append(entry.unixMode == 0 ? 45 : 3 << 8 | 45 as UInt16)
        appendFields(
            to: &part, claims: claims, checksum: claims.crc32 ?? checksum,
            compressedSize: isLarge ? .max : UInt32(truncatingIfNeeded: compressedSize),
            size: isLarge ? .max : UInt32(truncatingIfNeeded: size))
        part.append(UInt16(entry.name.count))
        part.append(UInt16(extra.count))
        part.append(UInt16(entry.comment.count))
        part.append(0 as UInt32)
        part.append(entry.unixMode << 16)
        part.append(isLarge ? UInt32.max : UInt32(truncatingIfNeeded: offset))
        part += entry.name
        part += extra
        part += entry.comment
    }

    private func appendFields(
        to part: inout [UInt8], claims: ZIPBuilder.Claims, checksum: UInt32, compressedSize: UInt32,
        size: UInt32
    ) {
        part.append(entry.isZIP64 ? 45 : 20 as UInt16)
        part.append(flags)
        part.append(claims.method ?? entry.method)
        part.append(entry.dosTime)
        part.append(entry.dosDate)
        part.append(checksum)
        part.append(compressedSize)
        part.append(size)
    }

    private func appendDescriptor(to part: inout [UInt8]) {
        guard let descriptor = entry.descriptor else { return }
        if descriptor == .signed || descriptor == .signed64 { part.append(0x0807_4B50 as UInt32) }
        part.append(checksum)
        if descriptor == .signed || descriptor == .unsigned {
            part.append(UInt32(data.count))
            part.append(UInt32(entry.content.count))
        } else {
            part.append(UInt64(data.count))
            part.append(UInt64(entry.content.count))
        }
    }
}

extension [UInt8] {
    /// Adds an integer as ZIP writes it.
    fileprivate mutating func append<T: FixedWidthInteger>(_ value: T) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
