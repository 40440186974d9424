import Bytes

/// Document type declarations that change nothing: they name a DTD, which is never fetched, or
/// declare internal entities, which are never expanded.
///
/// They are removed before any parser sees the text. Declarations that would include other files,
/// or supply attribute values that are not written, remain, and the text is refused.
enum DocumentType {
    /// The text with spaces in place of a harmless declaration, with the same lines; `nil` if there
    /// is none.
    static func removed(from text: ByteSlice) -> [UInt8]? {
        guard let start = begin(in: text), let end = end(in: text, from: start),
            let declaration = text.slice(from: start, count: end - start), isHarmless(declaration)
        else { return nil }
        var copy = text.array
        for index in start..<end where copy[index] != UInt8(ascii: "\n") {
            copy[index] = UInt8(ascii: " ")
        }
        return copy
    }

    /// The start of the declaration: only the XML declaration, comments and instructions may
    /// precede it.
    private static func begin(in text: ByteSlice) -> Int? {
        var position = 0
        while position < text.count {
            let rest = text.dropFirst(position)
            if isBlank(rest[0]) {
                position += 1
            } else if rest.starts(with: Array("<?".utf8)) {
                guard let end = rest.firstOffset(of: "?>") else { return nil }
                position += end + 2
            } else if rest.starts(with: Array("<!--".utf8)) {
                guard let end = rest.firstOffset(of: "-->") else { return nil }
                position += end + 3
            } else {
                return rest.starts(with: Array("<!DOCTYPE".utf8)) ? position : nil
            }
        }
        return nil
    }

    /// The offset after the declaration: its `>` outside quotes and brackets.
    private static func end(in text: ByteSlice, from start: Int) -> Int? {
        var quote: UInt8?
        var depth = 0
        for position in start..<text.count {
            let byte = text[position]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth == 0: return position + 1
            default: break
            }
        }
        return nil
    }

    private static func isHarmless(_ declaration: ByteSlice) -> Bool {
        guard let bracket = declaration.buffer.firstIndex(of: UInt8(ascii: "[")) else {
            return true
        }
        let subset = declaration.dropFirst(bracket)
        return ["SYSTEM", "PUBLIC", "<!ATTLIST", "%"].allSatisfy {
            subset.firstOffset(of: $0) == nil
        }
    }
}
