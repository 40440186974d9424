import Bytes

/// The header of a FIT file (FIT protocol, "File header").
public struct FITHeader: Hashable, Sendable {
    /// The byte offset of the header; each chained file has its own.
    public var offset: Int
    /// The size of the header in bytes: 14, or 12 in old files.
    public var size: Int
    /// The protocol version, with the major version in the upper four bits.
    public var protocolVersion: UInt8
    /// The profile version multiplied by 100 (2.14 is 214).
    public var profileVersion: UInt16
    /// The number of bytes of messages after the header, as it states.
    public var dataSize: Int

    /// The size of the shortest header.
    static let minimumSize = 12

    /// Whether there is a header's signature at the place that it would have in a header at
    /// `offset`.
    @inline(__always)
    static func isHeader(at offset: Int, in bytes: ByteSlice) -> Bool {
        // ".FIT", read as a little-endian integer.
        bytes.loadIfPresent(UInt32.self, at: offset + 8) == 0x5449_462E
    }

    /// The first header at or after `offset`.
    static func next(from offset: Int, in bytes: ByteSlice) -> Int? {
        var position = offset
        while position <= bytes.count - minimumSize {
            if isHeader(at: position, in: bytes), bytes[position] >= minimumSize { return position }
            position += 1
        }
        return nil
    }

    /// The header at `offset`, where ``isHeader(at:in:)`` must be true, and its problems.
    init(at offset: Int, in bytes: ByteSlice, problems: inout [FITProblem]) {
        self.offset = offset
        size = Int(bytes[offset])
        protocolVersion = bytes[offset + 1]
        profileVersion = bytes.load(at: offset + 2)
        dataSize = Int(bytes.load(UInt32.self, at: offset + 4))
        if size < Self.minimumSize {
            problems.append(FITProblem(.headerSize(size), at: offset))
            // The first message of a file is a definition: its header byte shows how long the
            // header is.
            let behindShort = bytes.loadIfPresent(UInt8.self, at: offset + 12) ?? 0
            size = behindShort & 0xD0 == 0x40 ? 12 : 14
        }
        guard size >= 14, let found = bytes.loadIfPresent(UInt16.self, at: offset + 12), found != 0
        else { return }
        let expected = CRC16.checksum(of: bytes.dropFirst(offset).prefix(12))
        if expected != found {
            problems.append(
                FITProblem(.headerChecksum(expected: expected, found: found), at: offset + 12))
        }
    }
}
