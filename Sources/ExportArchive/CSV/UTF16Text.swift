import Bytes

/// Tables that a spreadsheet program saved as "Unicode text": UTF-16, with or without a byte-order
/// mark.
enum UTF16Text {
    /// The text in UTF-8, or `nil` if the bytes are not UTF-16. Half a character at the end of a
    /// truncated table is dropped.
    static func utf8(_ bytes: ByteSlice) -> [UInt8]? {
        guard let isBigEndian = byteOrder(of: bytes) else { return nil }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 0
        while index + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// The byte order, from the mark or from the zeros of the two ASCII letters with which a header
    /// begins.
    private static func byteOrder(of bytes: ByteSlice) -> Bool? {
        guard bytes.count >= 4 else { return nil }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0xFE, 0xFF, _, _): return true
        case (0xFF, 0xFE, _, _): return false
        case (0, 1..., 0, 1...): return true
        case (1..., 0, 1..., 0): return false
        default: return nil
        }
    }
}
