import Bytes

/// Text from bytes that should be UTF-8 and may not be.
enum LossyText {
    /// The text, or `nil` if the bytes are not UTF-8.
    static func utf8(_ bytes: ByteSlice) -> String? {
        // Validation takes several times as long as copying, and most cells are ASCII.
        var bits: UInt8 = 0
        for byte in bytes.buffer { bits |= byte }
        return bits < 0x80
            ? String(decoding: bytes.buffer, as: UTF8.self)
            : String(validating: bytes.buffer, as: UTF8.self)
    }

    /// The text with doubled quotes made single. Bytes that are not UTF-8 are read as Windows-1252,
    /// which spreadsheets write, unless some of them are valid UTF-8 sequences: then only the
    /// invalid ones become U+FFFD.
    static func unquoted(_ bytes: ByteSlice, isUTF8: inout Bool) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var skip = false
        for byte in bytes.buffer {
            if byte == 0x22, !skip, plain.last == 0x22 {
                skip = true
                continue
            }
            skip = false
            plain.append(byte)
        }
        if let text = String(validating: plain, as: UTF8.self) { return text }
        isUTF8 = false
        let lossy = String(decoding: plain, as: UTF8.self)
        if lossy.unicodeScalars.contains(where: { $0.value > 0x7F && $0.value != 0xFFFD }) {
            return lossy
        }
        var text = String.UnicodeScalarView()
        for byte in plain { text.append(windows1252(byte)) }
        return String(text)
    }

    /// The character of a byte in Windows-1252.
    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    private static let upper: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
