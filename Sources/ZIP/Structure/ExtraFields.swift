import Bytes

/// The extra fields of a header (APPNOTE section 4.5), looked up on demand.
struct ExtraFields {
    private let bytes: ByteSlice

    /// The extra fields in these bytes; a truncated field at the end is ignored.
    init(_ bytes: ByteSlice) { self.bytes = bytes }

    /// The data of the first field with this identifier.
    subscript(identifier: UInt16) -> ByteSlice? {
        var rest = bytes
        while let found: UInt16 = rest.loadIfPresent(at: 0),
            let length: UInt16 = rest.loadIfPresent(at: 2),
            let data = rest.slice(from: 4, count: Int(length))
        {
            if found == identifier { return data }
            rest = rest.dropFirst(4 + data.count)
        }
        return nil
    }

    /// The modification time in seconds since 1970 (Info-ZIP's extended timestamp, 0x5455).
    var modified: Int64? {
        guard let data = self[0x5455], data.count >= 5, data[0] & 1 != 0 else { return nil }
        return Int64(data.load(Int32.self, at: 1))
    }

    /// The name in UTF-8 (Info-ZIP's Unicode path, 0x7075), if it was made for the name in these
    /// bytes and not for one that a program changed later.
    func unicodePath(of name: ByteSlice) -> String? {
        guard let data = self[0x7075], data.count > 5, data[0] == 1,
            data.load(UInt32.self, at: 1) == Checksum.crc32(name)
        else { return nil }
        return String(validating: data.dropFirst(5).buffer, as: UTF8.self)
    }

    /// The 64-bit values that replace those of a header (0x0001), in the format's order. Only those
    /// for which the header says 0xFFFFFFFF are present.
    ///
    /// Returns `false` if the field is present but lacks one of them.
    func replace(_ values: [WritableKeyPath<EntryHeader, UInt64>], in header: inout EntryHeader)
        -> Bool
    {
        guard let data = self[0x0001] else { return true }
        var offset = 0
        for value in values where header[keyPath: value] == UInt64(UInt32.max) {
            guard let large: UInt64 = data.loadIfPresent(at: offset) else { return false }
            header[keyPath: value] = large
            offset += 8
        }
        return true
    }
}
