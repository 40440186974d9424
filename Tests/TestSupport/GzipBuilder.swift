import Bytes

/// Writes gzip files with every trait the format has, and with damage where a test wants it.
public struct GzipBuilder: Sendable {
    /// One member.
    public struct Member: Sendable {
        /// The bytes before compression.
        public var content: [UInt8]
        /// zlib's compression level; 0 stores.
        public var level: Int32 = 6
        /// The subfields of FEXTRA; absent when `nil`.
        public var extra: [UInt8]?
        /// FNAME; absent when `nil`.
        public var name: String?
        /// FCOMMENT; absent when `nil`.
        public var comment: String?
        /// Whether there is an FHCRC.
        public var hasHeaderChecksum = false
        /// Flag bits beside those that follow from the fields above.
        public var flags: UInt8 = 0
        /// The compression method; only 8 is defined.
        public var method: UInt8 = 8
        /// The CRC-32 that is written in place of the right one.
        public var claimedChecksum: UInt32?
        /// The size that is written in place of the right one.
        public var claimedSize: UInt32?

        /// A plain member.
        public init(_ content: [UInt8]) { self.content = content }
    }

    /// The members in order.
    public var members: [Member] = []
    /// What follows the last member.
    public var trailing: [UInt8] = []

    /// A file without any member.
    public init() {}

    /// Adds a member, whose traits `change` sets.
    public mutating func add(_ content: [UInt8], _ change: (inout Member) -> Void = { _ in }) {
        var member = Member(content)
        change(&member)
        members.append(member)
    }

    /// A file of one plain member.
    public static func gzip(_ content: [UInt8], level: Int32 = 6) -> [UInt8] {
        var builder = GzipBuilder()
        builder.add(content) { $0.level = level }
        return builder.bytes
    }

    /// The file.
    public var bytes: [UInt8] { members.flatMap(\.bytes) + trailing }
}

extension GzipBuilder.Member {
    /// The member's header, as RFC 1952 orders it.
    public var header: [UInt8] {
        var flags = flags
        if hasHeaderChecksum { flags |= 0x02 }
        if extra != nil { flags |= 0x04 }
        if name != nil { flags |= 0x08 }
        if comment != nil { flags |= 0x10 }
        // No time, and "unknown" for the operating system, so that the bytes are always the same.
        var header: [UInt8] = [0x1F, 0x8B, method, flags, 0, 0, 0, 0, 0, 255]
        if let extra { header += littleEndian(UInt16(extra.count)) + extra }
        if let name { header += Array(name.utf8) + [0] }
        if let comment { header += Array(comment.utf8) + [0] }
        if hasHeaderChecksum {
            let checksum = withBytes(of: header) { Checksum.crc32($0) }
            header += littleEndian(UInt16(truncatingIfNeeded: checksum))
        }
        return header
    }

    fileprivate var bytes: [UInt8] {
        let checksum = withBytes(of: content) { Checksum.crc32($0) }
        return header + Deflate.compress(content, level: level)
            + littleEndian(claimedChecksum ?? checksum)
            + littleEndian(claimedSize ?? UInt32(truncatingIfNeeded: content.count))
    }
}

private func littleEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
