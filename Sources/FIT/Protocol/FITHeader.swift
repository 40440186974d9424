import Bytes

/// The header of a FIT file (FIT protocol, "File header").
public struct FITHeader: Hashable, Sendable {
    /// Where it begins in the bytes; chained files have one each.
    public var offset: Int
    /// How many bytes it takes: 14, of old 12.
    public var size: Int
    /// Protocol version, major in the upper four bits.
    public var protocolVersion: UInt8
    /// The profile version multiplied by 100 (2.14 is 214).
    public var profileVersion: UInt16
    /// How many bytes of messages follow, as the header states.
    public var dataSize: Int

    /// The shortest header there is.
    static let minimumSize = 12

    /// Whether a header's signature stands where it would, were `offset` the header's.
    @inline(__always)
    static func isHeader(at offset: Int, in bytes: ByteSlice) -> Bool {
        // ".FIT", read as a little-endian integer.
        bytes.loadIfPresent(UInt32.self, at: offset + 8) == 0x5449_462E
    }

    /// The first header at or behind `offset`.
    static func next(from offset: Int, in bytes: ByteSlice) -> Int? {
        var position = offset
        while position <= bytes.count - minimumSize {
            if isHeader(at: position, in: bytes), bytes[position] >= minimumSize { return position }
            position += 1
        }
        return nil
    }

    /// The header at `offset`, where ``isHeader(at:in:)`` holds, and what is odd about it.
    init(at offset: Int, in bytes: ByteSlice, problems: inout [FITProblem]) {
        self.offset = offset
        size = Int(bytes[offset])
        protocolVersion = bytes[offset + 1]
        profileVersion = bytes.load(at: offset + 2)
        dataSize = Int(bytes.load(UInt32.self, at: offset + 4))
        if size < Self.minimumSize {
            problems.append(FITProblem(.headerSize(size), at: offset))
            // The first message of a file is a definition: its header byte tells the two apart.
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
