/// A date and time as written in a text.
struct TimeText: Equatable {
    /// Microseconds since 1970-01-01T00:00:00Z; further digits are truncated.
    var microseconds: Int64
    /// Seconds east of UTC, or `nil` if the text names no zone and was read as UTC.
    var offset: Int?

    /// Reads ISO 8601 like XML Schema's `dateTime`: `2026-11-21T08:00:00[.123][Z|+01:00]`.
    ///
    /// Also accepted: a space or `t` for `T`, missing leading zeros, missing seconds, `+0100`,
    /// `+01`, a comma before the fraction, 24:00:00, leap seconds, and a `Z` too many.
    ///
    /// - Returns: `nil` for anything else, and for dates that do not exist.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var scan = Scan(text: text)
        guard let year = scan.number(digits: 4...4), scan.skip("-") || scan.skip("/"),
            let month = scan.number(digits: 1...2), scan.skip("-") || scan.skip("/"),
            let day = scan.number(digits: 1...2),
            scan.skip("T") || scan.skip("t") || scan.skip(" "),
            let hour = scan.number(digits: 1...2), scan.skip(":"),
            let minute = scan.number(digits: 1...2)
        else { return nil }
        var second = 0
        var fraction = 0
        if scan.skip(":") {
            guard let value = scan.number(digits: 1...2) else { return nil }
            second = value
            if scan.skip(".") || scan.skip(",") { fraction = scan.microseconds() }
        }
        guard month >= 1, month <= 12, day >= 1, day <= Self.days(inMonth: month, of: year),
            minute <= 59, second <= 60,
            hour <= 23 || hour == 24 && minute == 0 && second == 0 && fraction == 0
        else { return nil }
        guard scan.zone(&offset), scan.isAtEnd else { return nil }
        let seconds =
            Self.days(year: year, month: month, day: day) * 86_400
            + hour * 3_600 + minute * 60 + second - (offset ?? 0)
        microseconds = Int64(seconds) * 1_000_000 + Int64(fraction)
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar, for years 0...9999.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        // Years begin in March here, so that the leap day is the last day of a year; 400 years are
        // added so that no division rounds up.
        let shifted = (month <= 2 ? year - 1 : year) + 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
            - 719_468 - 146_097
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Reads the parts of a time one after the other.
private struct Scan {
    private let text: UnsafeBufferPointer<UInt8>
    private var index = 0
    private let end: Int

    init(text: UnsafeBufferPointer<UInt8>) {
        var end = text.count
        while end > 0, isBlank(text[end - 1]) { end -= 1 }
        while index < end, isBlank(text[index]) { index += 1 }
        self.text = text
        self.end = end
    }

    var isAtEnd: Bool { index == end }

    @inline(__always)
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < end, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    @inline(__always)
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = index
        while index < end, index - start < digits.upperBound {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            value = value * 10 + Int(digit)
            index += 1
        }
        return index - start >= digits.lowerBound ? value : nil
    }

    /// The digits of a fraction of a second, however many.
    @inline(__always)
    mutating func microseconds() -> Int {
        var value = 0
        var weight = 100_000
        while index < end {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            value += Int(digit) * weight
            weight /= 10
            index += 1
        }
        return value
    }

    /// `Z`, `+hh:mm`, `+hhmm`, `+hh` or nothing; `false` for half a zone.
    @inline(__always)
    mutating func zone(_ offset: inout Int?) -> Bool {
        while index < end, isBlank(text[index]) { index += 1 }
        if index == end { return true }
        if skip("Z") || skip("z") {
            offset = 0
            skipFurtherZ()
            return true
        }
        let west = skip("-")
        guard west || skip("+"), let hours = number(digits: 2...2), hours <= 23 else {
            return false
        }
        var minutes = 0
        if skip(":") || index < end {
            guard let value = number(digits: 2...2), value <= 59 else { return false }
            minutes = value
        }
        offset = (hours * 3_600 + minutes * 60) * (west ? -1 : 1)
        if offset == 0 { skipFurtherZ() }
        return true
    }

    /// Some writers append a `Z` to a text that has one, or has `+00:00`.
    private mutating func skipFurtherZ() {
        while skip("Z") || skip("z") {}
    }
}
