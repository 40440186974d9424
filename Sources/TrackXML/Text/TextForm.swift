import Bytes

/// Where the XML of a text begins and how its characters are encoded, determined from its first
/// bytes.
struct TextForm {
    /// The encodings that are distinguished.
    enum Encoding: Equatable {
        /// UTF-8, or ASCII.
        case utf8
        /// UTF-16 with the byte order.
        case utf16(bigEndian: Bool)
        /// Another encoding that contains ASCII, by its declared name.
        case other(String)
    }

    var encoding: Encoding
    /// The number of bytes before the XML: white space, byte-order marks, or other text.
    var start: Int
    /// Whether white space precedes the XML.
    var hasLeadingBlanks: Bool
    /// Whether anything else precedes the XML.
    var hasLeadingText: Bool
    /// Whether the declaration names an encoding that the bytes contradict.
    var isMisdeclared: Bool

    /// The distance within which the beginning of XML is searched after other text.
    static let reach = 4_096

    /// Examines the first bytes; `nil` if no XML begins.
    init?(_ bytes: ByteSlice) {
        start = 0
        hasLeadingBlanks = false
        hasLeadingText = false
        isMisdeclared = false
        encoding = .utf8
        skipBlanksAndMarks(bytes)
        guard start < bytes.count else { return nil }
        if case .utf16 = encoding { return }
        if bytes[start] != UInt8(ascii: "<") {
            // Other text: accepted only if GPX or TCX is recognised.
            let head = bytes.prefix(Self.reach)
            guard let landmark = ResyncPoints.next(in: head, from: start) else { return nil }
            let declaration = head.firstOffset(of: "<?xml")
            start = declaration.map { min($0, landmark) } ?? landmark
            hasLeadingText = true
        }
        readDeclaration(bytes.dropFirst(start).prefix(256))
    }

    /// Skips white space and byte-order marks, in any order, and determines the byte order.
    private mutating func skipBlanksAndMarks(_ bytes: ByteSlice) {
        while start < bytes.count {
            let rest = bytes.dropFirst(start)
            if rest.starts(with: [0xEF, 0xBB, 0xBF]) {
                start += 3
            } else if rest.starts(with: [0xFE, 0xFF]) || rest.starts(with: [0xFF, 0xFE]) {
                encoding = .utf16(bigEndian: rest[0] == 0xFE)
                start += 2
            } else if let width = blankWidth(rest) {
                hasLeadingBlanks = true
                start += width
            } else {
                if rest.starts(with: [0x3C, 0]) { encoding = .utf16(bigEndian: false) }
                if rest.starts(with: [0, 0x3C]) { encoding = .utf16(bigEndian: true) }
                return
            }
        }
    }

    /// The number of bytes of the first white space, in the encoding known so far.
    private func blankWidth(_ rest: ByteSlice) -> Int? {
        if rest.count >= 2 {
            if rest[0] == 0, isBlank(rest[1]), encoding != .utf16(bigEndian: false) { return 2 }
            if isBlank(rest[0]), rest[1] == 0, encoding != .utf16(bigEndian: true) { return 2 }
        }
        return encoding == .utf8 && isBlank(rest[0]) ? 1 : nil
    }

    /// Takes the encoding from the XML declaration, if the bytes can be in it.
    private mutating func readDeclaration(_ head: ByteSlice) {
        guard head.starts(with: Array("<?xml".utf8)), let end = head.firstOffset(of: "?>"),
            let key = head.prefix(end).firstOffset(of: "encoding")
        else { return }
        let value = head.prefix(end).dropFirst(key + 8).text
        let name = value.drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
            .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
            .uppercased()
        switch name {
        case "", "UTF-8", "UTF8", "US-ASCII", "ASCII": encoding = .utf8
        case _ where name.hasPrefix("UTF") || name.hasPrefix("UCS") || name.hasPrefix("ISO-10646"):
            // A 16-bit encoding is declared, but the text is 8-bit.
            isMisdeclared = true
        default: encoding = .other(name)
        }
    }
}
