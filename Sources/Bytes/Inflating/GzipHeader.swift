/// The header of a gzip member (RFC 1952, section 2.3). Only its length matters here.
enum GzipHeader: Equatable {
    /// A complete header of this length; compressed data follows.
    case whole(length: Int)
    /// The bytes do not begin with gzip's magic number.
    case absent
    /// The bytes end within the header.
    case truncated
    /// Another compression method than deflate, or a reserved flag, at this offset.
    case malformed(at: Int)

    /// The trailer after the compressed data: CRC-32 and size modulo 2^32.
    static let trailerLength = 8

    /// Determines the length of the header at the beginning of `bytes`.
    ///
    /// The header's own checksum (FHCRC) is skipped, because nothing that it protects is used.
    init(_ bytes: ByteSlice) {
        let magic: [UInt8] = [0x1F, 0x8B]
        guard bytes.count >= 2 else {
            self = bytes.isEmpty || bytes[0] == magic[0] ? .truncated : .absent
            return
        }
        guard bytes.starts(with: magic) else {
            self = .absent
            return
        }
        guard bytes.count >= 10 else {
            self = .truncated
            return
        }
        let flags = bytes[3]
        guard bytes[2] == 8 else {
            self = .malformed(at: 2)
            return
        }
        guard flags & 0xE0 == 0 else {
            self = .malformed(at: 3)
            return
        }
        var end: Int? = 10
        if flags & 0x04 != 0 { end = end.flatMap { Self.endOfExtra(bytes, from: $0) } }
        if flags & 0x08 != 0 { end = end.flatMap { Self.endOfText(bytes, from: $0) } }
        if flags & 0x10 != 0 { end = end.flatMap { Self.endOfText(bytes, from: $0) } }
        if flags & 0x02 != 0 { end = end.map { $0 + 2 } }
        guard let end, end <= bytes.count else {
            self = .truncated
            return
        }
        self = .whole(length: end)
    }

    private static func endOfExtra(_ bytes: ByteSlice, from offset: Int) -> Int? {
        bytes.loadIfPresent(UInt16.self, at: offset).map { offset + 2 + Int($0) }
    }

    private static func endOfText(_ bytes: ByteSlice, from offset: Int) -> Int? {
        bytes.dropFirst(offset).buffer.firstIndex(of: 0).map { offset + $0 + 1 }
    }
}
