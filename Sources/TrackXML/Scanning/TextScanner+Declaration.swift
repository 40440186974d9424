import Bytes

extension TextScanner {
    /// The place after an XML declaration, or the beginning if there is none; `nil` if the
    /// declaration is unusual.
    func behindDeclaration() -> UnsafePointer<UInt8>? {
        var text = ByteSlice(base: UnsafeRawPointer(start), count: end - start)
        guard text.stands("<?xml", at: 0) else { return start }
        text = text.dropFirst(5)
        guard Self.take(" version=", from: &text), Self.takeQuoted(&text, isVersion: true) else {
            return nil
        }
        if Self.take(" encoding=", from: &text) {
            guard Self.takeQuoted(&text, isVersion: false) else { return nil }
        }
        if Self.take(" standalone=", from: &text) {
            let isPlain = ["\"yes\"", "\"no\"", "'yes'", "'no'"].contains { word in
                guard text.starts(with: Array(word.utf8)) else { return false }
                text = text.dropFirst(word.utf8.count)
                return true
            }
            guard isPlain else { return nil }
        }
        _ = Self.take(" ", from: &text)
        guard Self.take("?>", from: &text) else { return nil }
        return text.base.assumingMemoryBound(to: UInt8.self)
    }

    private static func take(_ word: StaticString, from text: inout ByteSlice) -> Bool {
        guard text.stands(word, at: 0) else { return false }
        text = text.dropFirst(word.utf8CodeUnitCount)
        return true
    }

    /// Skips `1.0`, or the name of an encoding, in quotes.
    private static func takeQuoted(_ text: inout ByteSlice, isVersion: Bool) -> Bool {
        guard let quote = text.prefix(1).array.first,
            quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { return false }
        let head = text.dropFirst(1).prefix(40).array
        guard let length = head.firstIndex(of: quote) else { return false }
        let word = String(decoding: head[..<length], as: UTF8.self)
        text = text.dropFirst(length + 2)
        if isVersion { return word == "1.0" }
        let isPlain = word.utf8.allSatisfy { byte in
            let letter = byte | 0x20
            return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
                || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        return isPlain && word.first?.isLetter == true
    }
}
