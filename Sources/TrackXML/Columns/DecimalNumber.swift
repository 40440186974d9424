/// A decimal number as written in a text: `mantissa ÷ 10^decimals`.
struct DecimalNumber: Equatable {
    /// The digits with their sign; at most ``largestMantissa`` in magnitude.
    var mantissa: Int64
    /// The number of digits after the point (0...17), or -1 if the number has more digits than a
    /// mantissa holds and only its text is exact.
    var decimals: Int

    /// 17 digits: what an `Int64` holds with a margin, and what distinguishes any two doubles.
    static let largestMantissa: UInt64 = 99_999_999_999_999_999
    static let maxDecimals = 17

    static let powers: [Int64] = (0...18).map { exponent in
        (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
    }
    static let doublePowers: [Double] = (0...22).map { exponent in
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }

    /// Reads `[+-] digits [. digits] [e [+-] digits]` between white space, like XML Schema's
    /// `decimal` and `double`. A comma is not a decimal point; see ``init(comma:isPosition:)``.
    ///
    /// - Returns: `nil` for any other text, including `NaN` and `INF`.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var end = text.count
        while index < end, isBlank(text[index]) { index += 1 }
        while end > index, isBlank(text[end - 1]) { end -= 1 }
        guard index < end else { return nil }
        let negative = text[index] == UInt8(ascii: "-")
        if negative || text[index] == UInt8(ascii: "+") { index += 1 }

        var digits: UInt64 = 0
        var decimals = 0
        var seen = 0
        var overflow = false
        var point = false
        while index < end {
            let digit = text[index] &- UInt8(ascii: "0")
            if digit <= 9 {
                if digits > Self.largestMantissa {
                    overflow = true
                } else {
                    digits = digits &* 10 &+ UInt64(digit)
                }
                if point { decimals += 1 }
                seen += 1
            } else if text[index] == UInt8(ascii: "."), !point {
                point = true
            } else {
                break
            }
            index += 1
        }
        guard seen > 0 else { return nil }
        if index < end {
            guard let exponent = Self.exponent(text, from: index, to: end) else { return nil }
            decimals -= exponent
        }
        // Beyond the range of a double: not a real value.
        guard seen - decimals <= 300 else { return nil }
        if decimals < 0, !overflow, digits != 0 {
            // 1.5e3: an integer again, if it fits.
            while decimals < 0, digits <= Self.largestMantissa {
                digits *= 10
                decimals += 1
            }
        }
        if digits == 0, !overflow { decimals = min(max(decimals, 0), Self.maxDecimals) }
        if overflow || digits > Self.largestMantissa || decimals > Self.maxDecimals || decimals < 0
        {
            self.mantissa = negative ? -1 : 1
            self.decimals = -1
        } else {
            self.mantissa = negative ? -Int64(digits) : Int64(digits)
            self.decimals = decimals
        }
    }

    /// Reads a number with a decimal comma, as written by programs that use the device's language:
    /// `12,5`. Accepted only if the comma is unambiguous: three digits after it could be a group of
    /// thousands, unless there is a zero before it or the number is a latitude or longitude.
    init?(comma text: UnsafeBufferPointer<UInt8>, isPosition: Bool) {
        var trimmed = text[...]
        while let first = trimmed.first, isBlank(first) { trimmed.removeFirst() }
        while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
        let isNegative = trimmed.first == UInt8(ascii: "-")
        if isNegative || trimmed.first == UInt8(ascii: "+") { trimmed.removeFirst() }
        let parts = trimmed.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count == 2, trimmed.count <= 16, parts.allSatisfy({ !$0.isEmpty }),
            parts[1].count != 3 || parts[0].first == UInt8(ascii: "0") || isPosition
        else { return nil }
        var digits: Int64 = 0
        for byte in parts.joined() {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            digits = digits * 10 + Int64(digit)
        }
        mantissa = isNegative ? -digits : digits
        decimals = parts[1].count
    }

    /// The exponent after `e`, kept small enough to calculate with.
    private static func exponent(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int? {
        guard text[start] | 0x20 == UInt8(ascii: "e") else { return nil }
        var index = start + 1
        guard index < end else { return nil }
        let negative = text[index] == UInt8(ascii: "-")
        if negative || text[index] == UInt8(ascii: "+") { index += 1 }
        guard index < end else { return nil }
        var value = 0
        while index < end {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = min(value * 10 + Int(digit), 100_000)
            index += 1
        }
        return negative ? -value : value
    }

    /// The nearest double. `text` is the text from which the number was read.
    func double(_ text: UnsafeBufferPointer<UInt8>) -> Double {
        // Exact if both numbers are: one division, rounded once.
        if decimals >= 0, mantissa.magnitude <= 1 << 53 {
            return Double(mantissa) / Self.doublePowers[decimals]
        }
        var trimmed = text[...]
        while let first = trimmed.first, isBlank(first) { trimmed.removeFirst() }
        while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
        return Double(String(decoding: trimmed, as: UTF8.self)) ?? .nan
    }
}

/// Whether XML treats the byte as white space.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}
