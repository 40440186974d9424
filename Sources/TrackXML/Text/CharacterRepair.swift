import Bytes

/// Makes a text with invalid characters fit for the parser.
struct CharacterRepair {
    /// The text: a byte that is not part of UTF-8 is read as Latin-1, a control character that XML
    /// does not allow becomes a space, and an ampersand that begins no reference is escaped
    /// (libxml2 would search for a semicolon up to the end of the text). Beyond a number that no
    /// real text reaches, such ampersands become spaces.
    private(set) var text: [UInt8] = []
    /// Whether a byte was not part of UTF-8: the text is not in its declared encoding.
    private(set) var hasForeignBytes = false

    private static let maxAmpersands = 10_000

    init(_ bytes: ByteSlice) {
        var ampersands = 0
        text.reserveCapacity(bytes.count + bytes.count / 64)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let width = Self.width(of: bytes, at: index)
            if width == 1 {
                index += 1
                if byte == UInt8(ascii: "&"), !Self.isReference(bytes, from: index) {
                    ampersands += 1
                    if ampersands <= Self.maxAmpersands {
                        text.append(contentsOf: "&amp;".utf8)
                    } else {
                        text.append(0x20)
                    }
                } else {
                    text.append(byte >= 0x20 || isBlank(byte) ? byte : 0x20)
                }
            } else if width > 1 {
                for offset in 0..<width { text.append(bytes[index + offset]) }
                index += width
            } else {
                hasForeignBytes = true
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
                index += 1
            }
        }
    }

    /// Whether there is a name or number and a semicolon at an offset.
    private static func isReference(_ bytes: ByteSlice, from start: Int) -> Bool {
        let rest = bytes.dropFirst(start).prefix(32)
        for index in 0..<rest.count {
            switch rest[index] {
            case UInt8(ascii: ";"): return index > 0
            case UInt8(ascii: "#") where index == 0: continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                continue
            default: return false
            }
        }
        return false
    }

    /// The number of bytes of the character at an offset; 0 if none begins there that UTF-8 and XML
    /// allow.
    static func width(of bytes: ByteSlice, at index: Int) -> Int {
        let first = bytes[index]
        let width: Int
        switch first {
        case 0..<0x80: return 1
        case 0xC2...0xDF: width = 2
        case 0xE0...0xEF: width = 3
        case 0xF0...0xF4: width = 4
        default: return 0
        }
        guard index + width <= bytes.count else { return 0 }
        for offset in 1..<width where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        let second = bytes[index + 1]
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second >= 0xA0, 0xF0 where second < 0x90,
            0xF4 where second >= 0x90:
            return 0
        case 0xEF where second == 0xBF && bytes[index + 2] >= 0xBE:  // U+FFFE and U+FFFF
            return 0
        default:
            return width
        }
    }
}
