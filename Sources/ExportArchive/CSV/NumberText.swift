import Bytes

/// Numbers in the format of exports: a decimal point in every language, no thousands separator.
enum NumberText {
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// The number, correctly rounded, or `nil` if the text is not one. Surrounding spaces are
    /// allowed; infinities, NaN and hexadecimal digits are not numbers here.
    static func double(_ bytes: ByteSlice) -> Double? {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        var cursor = start
        let isNegative = cursor < end && bytes[cursor] == 0x2D
        if cursor < end, isNegative || bytes[cursor] == 0x2B { cursor += 1 }
        var mantissa: UInt64 = 0
        var digits = 0
        var significant = 0
        var decimals = 0
        var sawPoint = false
        while cursor < end {
            let byte = bytes[cursor]
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
                if mantissa > 0 || byte > 0x30 { significant += 1 }
                if significant <= 18 { mantissa = mantissa * 10 + UInt64(byte - 0x30) }
                if sawPoint { decimals += 1 }
            } else if byte == 0x2E, !sawPoint {
                sawPoint = true
            } else {
                break
            }
            cursor += 1
        }
        guard digits > 0 else { return nil }
        guard cursor == end, significant <= 18, mantissa < 1 << 53, decimals <= 22 else {
            return slow(bytes.dropFirst(start).prefix(end - start))
        }
        // Both operands are exact, so the quotient is correctly rounded.
        let value = Double(mantissa) / powers[decimals]
        return isNegative ? -value : value
    }

    /// The whole number, or `nil` if the text is not one or has a fraction other than zeros.
    static func integer(_ bytes: ByteSlice) -> Int64? {
        let text = bytes.text.trimmingBlanks
        if let number = Int64(text) { return number }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == "0" }) else {
            return nil
        }
        return Int64(parts[0])
    }

    private static func slow(_ bytes: ByteSlice) -> Double? {
        let isPlain = bytes.buffer.allSatisfy { byte in
            (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
        }
        guard isPlain, let value = Double(bytes.text), value.isFinite else { return nil }
        return value
    }
}

extension String {
    /// The text without surrounding white space, including no-break spaces.
    var trimmingBlanks: Substring {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
