/// Writes JSON (RFC 8259) on one line.
///
/// Files, databases, pages and terminals share one escaping: in addition to what the standard
/// requires, it escapes DEL and the Latin-1 control characters, which a terminal may interpret, and
/// U+2028 and U+2029, at which some programs split JSON Lines.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Clears the text and keeps its memory.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func write(_ value: JSONValue) { write(value, isCanonical: false) }

    /// Writes an array of texts without creating ``JSONValue``s: the import writes the cells of
    /// every row this way.
    package mutating func write(_ texts: [String]) {
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(text)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// An array of texts on one line.
    package static func line(_ texts: [String]) -> String {
        var writer = JSONWriter()
        writer.bytes.reserveCapacity(texts.reduce(2) { $0 + $1.utf8.count + 3 })
        writer.write(texts)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    mutating func write(_ value: JSONValue, isCanonical: Bool) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .number(let digits): bytes += digits.utf8
        case .string(let text): write(text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(element, isCanonical: isCanonical)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            let members = isCanonical ? object.sortedMembers : object.members
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(member.key)
                bytes.append(UInt8(ascii: ":"))
                write(member.value, isCanonical: isCanonical)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            if utf8.contains(where: Self.mayNeedEscape) {
                for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
                    write(scalar)
                }
            } else {
                bytes.append(contentsOf: utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a scalar that begins with this byte may have to be escaped: 0xC2 begins U+0080 to
    /// U+00BF, 0xE2 begins U+2000 to U+2FFF.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2
            || byte == 0xE2
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\": bytes += [0x5C, UInt8(ascii: scalar)]
        case "\n": bytes += "\\n".utf8
        case "\r": bytes += "\\r".utf8
        case "\t": bytes += "\\t".utf8
        case "\u{8}": bytes += "\\b".utf8
        case "\u{C}": bytes += "\\f".utf8
        case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            bytes += "\\u".utf8
            bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
            bytes += digits.utf8
        default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
    }
}

extension JSONValue {
    /// The document on one line.
    package var line: String { text(isCanonical: false) }

    /// The same text for the same value: members sorted by name, numbers as written.
    package var canonicalText: String { text(isCanonical: true) }

    private func text(isCanonical: Bool) -> String {
        var writer = JSONWriter()
        writer.write(self, isCanonical: isCanonical)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
