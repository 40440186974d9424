extension Timestamp {
    /// Parses ISO 8601: `2024-07-02T05:41:13Z`, also with a fraction, with an offset (`+02:00`,
    /// `-0500`), or with a space instead of the `T`.
    ///
    /// - Parameter assumesUTC: whether a time without a zone counts as UTC, and a date alone as its
    ///   first moment; otherwise both are rejected.
    /// - Returns: `nil` for anything else, and for dates that do not exist.
    public init?(iso8601 text: String, assumesUTC: Bool = false) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let days = CivilDate.days(iso8601: bytes[..<10]) else {
            return nil
        }
        let midnight = Int64(days) * 86_400
        if bytes.count == 10, assumesUTC {
            self.init(seconds: midnight)
            return
        }
        guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]),
            let second = digits(bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !decimals.isEmpty else { return nil }
            for place in 0..<6 {
                let digit =
                    place < decimals.count ? decimals[decimals.startIndex + place] - 0x30 : 0
                fraction = fraction * 10 + Int64(digit)
            }
            rest = bytes[decimals.endIndex...]
        }
        guard let offset = rest.isEmpty && assumesUTC ? 0 : Self.offset(rest) else { return nil }
        let seconds = midnight + Int64(hour * 3_600 + minute * 60 + second) - offset
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    /// The seconds east of UTC for `Z`, `+02:00` or `-0500`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        let numbers = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard numbers.count == 4, let hours = digits(numbers[0..<2]),
            let minutes = digits(numbers[2..<4]), hours < 24, minutes < 60
        else { return nil }
        let seconds = Int64(hours * 3_600 + minutes * 60)
        switch bytes.first {
        case UInt8(ascii: "+"): return seconds
        case UInt8(ascii: "-"): return -seconds
        default: return nil
        }
    }
}

extension CivilDate {
    /// The days from 1970-01-01 to a date such as `2026-01-31`; `nil` for anything else.
    package static func days(iso8601 text: String) -> Int? { days(iso8601: Array(text.utf8)[...]) }

    fileprivate static func days(iso8601 bytes: ArraySlice<UInt8>) -> Int? {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
            bytes[start + 7] == UInt8(ascii: "-"), let year = digits(bytes[start..<start + 4]),
            let month = digits(bytes[start + 5..<start + 7]),
            let day = digits(bytes[start + 8..<start + 10]), year > 0,
            let length = daysInMonth(year: year, month: month), (1...length).contains(day)
        else { return nil }
        return days(year: year, month: month, day: day)
    }
}

/// The number that the digits form; `nil` if one of them is not a digit.
private func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
    }
    return value
}
