/// A point in time in UTC, exact to the microsecond.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z, without leap seconds; negative before.
    public var microseconds: Int64

    /// Creates the time so many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Creates the time so many whole seconds after 1970-01-01T00:00:00Z (−10^12 ... 10^12).
    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// Creates a time from a civil UTC date and time; the fields are not validated.
    public init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
    ) {
        let days = CivilDate.days(year: year, month: month, day: day)
        self.init(seconds: Int64(days * 86_400 + hour * 3_600 + minute * 60 + second))
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var seconds: Int64 {
        (microseconds - (microseconds % 1_000_000 + 1_000_000) % 1_000_000) / 1_000_000
    }

    /// Seconds since 1970-01-01T00:00:00Z, with fraction.
    public var secondsSinceEpoch: Double { Double(microseconds) / 1_000_000 }

    /// Orders timestamps from earlier to later.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    /// Seconds from `start` to this time.
    public func seconds(since start: Timestamp) -> Double {
        Double(microseconds - start.microseconds) / 1_000_000
    }
}

/// Days of the proleptic Gregorian calendar, counted from 1970-01-01.
package enum CivilDate {
    /// Days from 1970-01-01 to the given date; months beyond 1...12 are not normalised.
    package static func days(year: Int, month: Int, day: Int) -> Int {
        // Years begin in March here, so that the leap day is the last day of a year.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date that is `days` after 1970-01-01.
    package static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The number of days in the month; `nil` for months outside 1...12.
    package static func daysInMonth(year: Int, month: Int) -> Int? {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: nil
        }
    }
}

extension Timestamp: CustomStringConvertible {
    /// ISO 8601 in UTC, with as many fractional digits as needed (0, 3 or 6):
    /// `2026-11-21T08:00:00Z`, `2026-11-21T08:00:00.250Z`.
    public var description: String {
        let whole = seconds
        let fraction = Int(microseconds - whole * 1_000_000)
        let secondOfDay = Int((whole % 86_400 + 86_400) % 86_400)
        let (year, month, day) = CivilDate.date(days: (Int(whole) - secondOfDay) / 86_400)
        var text = Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
        text += "T" + Self.padded(secondOfDay / 3_600, 2)
        text += ":" + Self.padded(secondOfDay / 60 % 60, 2)
        text += ":" + Self.padded(secondOfDay % 60, 2)
        if fraction % 1_000 != 0 {
            text += "." + Self.padded(fraction, 6)
        } else if fraction != 0 {
            text += "." + Self.padded(fraction / 1_000, 3)
        }
        return text + "Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
