import Bytes

/// A central or local header of an entry (APPNOTE sections 4.3.7 and 4.3.12).
struct EntryHeader: Equatable {
    /// The offset in the archive at which this header begins.
    var position: Int
    /// The size of this header in bytes.
    var length: Int
    /// The name as the archive spells it.
    var name: String
    /// The size of the name in bytes.
    var nameLength: Int
    var flags: UInt16
    var method: ZIPMethod
    var crc32: UInt32
    var compressedSize: UInt64
    var size: UInt64
    /// The offset in the archive at which the local header begins.
    var localHeaderOffset: UInt64
    /// The file attributes of the writer's operating system; 0 in a local header.
    var externalAttributes: UInt32
    var modified: Int64?
    var modifiedIsExact: Bool

    static let centralLength = 46
    static let localLength = 30
    /// The size of the longest header: name, extra fields and comment have 16-bit lengths.
    static let longest = centralLength + 3 * Int(UInt16.max)

    /// The size of a central header, determined from its fixed part.
    static func length(central bytes: ByteSlice) -> Int? {
        guard bytes.loadIfPresent(at: 0) == Signature.centralHeader, bytes.count >= centralLength
        else { return nil }
        return (0..<3).reduce(centralLength) {
            $0 + Int(bytes.load(UInt16.self, at: 28 + 2 * $1))
        }
    }

    /// The size of a local header, determined from its fixed part.
    static func length(local bytes: ByteSlice) -> Int? {
        guard bytes.loadIfPresent(at: 0) == Signature.localHeader, bytes.count >= localLength
        else { return nil }
        return (0..<2).reduce(localLength) { $0 + Int(bytes.load(UInt16.self, at: 26 + 2 * $1)) }
    }

    /// Reads a central header from bytes that begin with it. The archive begins at `base` in its
    /// file. Returns `nil` if the bytes are too few or the header contradicts itself.
    init?(central bytes: ByteSlice, at position: Int, base: Int) {
        guard let length = Self.length(central: bytes), length <= bytes.count else { return nil }
        self.init(bytes, fields: 8, lengths: 28)
        self.length = length
        self.position = position
        externalAttributes = bytes.load(at: 38)
        localHeaderOffset = UInt64(bytes.load(UInt32.self, at: 42))
        let extra = readVariableFields(of: bytes, from: Self.centralLength, lengths: 28)
        guard extra.replace([\.size, \.compressedSize, \.localHeaderOffset], in: &self) else {
            return nil
        }
        let (offset, overflow) = localHeaderOffset.addingReportingOverflow(UInt64(base))
        guard !overflow else { return nil }
        localHeaderOffset = offset
    }

    /// Reads a local header from bytes that begin with it. Returns `nil` if the bytes are too few
    /// or the header contradicts itself.
    init?(local bytes: ByteSlice, at position: Int) {
        guard let length = Self.length(local: bytes), length <= bytes.count else { return nil }
        self.init(bytes, fields: 6, lengths: 26)
        self.length = length
        self.position = position
        localHeaderOffset = UInt64(position)
        let extra = readVariableFields(of: bytes, from: Self.localLength, lengths: 26)
        guard extra.replace([\.size, \.compressedSize], in: &self) else { return nil }
    }

    /// Reads the fields that both headers have in the same order from `fields` on.
    private init(_ bytes: ByteSlice, fields: Int, lengths: Int) {
        position = 0
        length = 0
        nameLength = Int(bytes.load(UInt16.self, at: lengths))
        flags = bytes.load(at: fields)
        method = ZIPMethod(rawValue: bytes.load(at: fields + 2))
        crc32 = bytes.load(at: fields + 8)
        compressedSize = UInt64(bytes.load(UInt32.self, at: fields + 12))
        size = UInt64(bytes.load(UInt32.self, at: fields + 16))
        localHeaderOffset = 0
        externalAttributes = 0
        name = ""
        modified = DOSTime.seconds(
            date: bytes.load(at: fields + 6), time: bytes.load(at: fields + 4))
        modifiedIsExact = false
    }

    /// Reads name and date from the part of a header that begins at `start`, and returns its
    /// extra fields.
    private mutating func readVariableFields(
        of bytes: ByteSlice, from start: Int, lengths: Int
    ) -> ExtraFields {
        let extraLength = Int(bytes.load(UInt16.self, at: lengths + 2))
        let extra = ExtraFields(bytes.dropFirst(start + nameLength).prefix(extraLength))
        name = EntryName.decode(bytes.dropFirst(start).prefix(nameLength), extra: extra)
        if let exact = extra.modified {
            modified = exact
            modifiedIsExact = true
        }
        return extra
    }

    /// The encryption of the data (flags 0, 6 and 13, method 99); `nil` if there is none.
    var encryption: ZIPEncryption? {
        if method.rawValue == 99 { return .aes }
        if flags & 0x2040 != 0 { return .strong }
        return flags & 1 != 0 ? .zipCrypto : nil
    }

    /// Whether checksum and sizes follow the data because the writer did not know them in advance.
    var hasDescriptor: Bool { flags & 0x0008 != 0 }

    /// Whether it is a folder: a name with a slash at the end, as all programs write it.
    var isDirectory: Bool { name.hasSuffix("/") || name.hasSuffix("\\") }

    /// Whether it is neither a file nor a folder: a link, device or pipe (Unix mode, upper half of
    /// the attributes; other systems leave it 0).
    var isSpecial: Bool {
        switch externalAttributes >> 28 {
        case 0, 0o04, 0o10: false
        default: true
        }
    }

    /// Whether bytes that begin like a header are likely to be one.
    var isPlausible: Bool {
        guard case .safe = EntryPath(name) else { return false }
        return method.rawValue <= 99
    }

    /// The earliest end of the data: the local header may be longer than the minimum.
    var earliestEnd: UInt64? {
        // A name outside ASCII may be shorter there, in another encoding.
        let isForeign = name.utf8.contains { $0 >= 0x80 }
        let (end, overflow) = localHeaderOffset.addingReportingOverflow(
            UInt64(Self.localLength + (isForeign ? 0 : nameLength)))
        let (whole, again) = end.addingReportingOverflow(compressedSize)
        return overflow || again ? nil : whole
    }
}
