/// The rule of a time zone as POSIX writes it in `TZ`, with the extensions of RFC 9636:
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
struct POSIXRule: Sendable, Equatable {
    /// A moment of each year, in seconds of the clock that is in force before it.
    struct Change: Sendable, Equatable {
        enum Day: Sendable, Equatable {
            /// A day of the week (0 is Sunday) in the nth week of a month; the fifth is the last.
            case weekday(month: Int, week: Int, day: Int)
            /// A day of the year, 1 to 365, which never counts 29 February.
            case julian(Int)
            /// A day of the year, 0 to 365.
            case day(Int)
        }

        var day: Day
        var seconds: Int
    }

    /// Seconds east of UTC.
    var standard: Int
    var summer: Summer?

    struct Summer: Sendable, Equatable {
        var offset: Int
        var begins: Change
        var ends: Change
    }

    /// Reads a rule; `nil` if it is none.
    init?(_ text: some StringProtocol) {
        var parser = Parser(rest: Array(text.utf8)[...])
        guard parser.skipName(), let west = parser.time() else { return nil }
        standard = -west
        guard !parser.rest.isEmpty else { return }
        guard parser.skipName() else { return nil }
        var offset = standard + 3_600
        if parser.rest.first != UInt8(ascii: ",") {
            guard let west = parser.time() else { return nil }
            offset = -west
        }
        guard parser.skip(","), let begins = parser.change(), parser.skip(","),
            let ends = parser.change(), parser.rest.isEmpty
        else { return nil }
        summer = Summer(offset: offset, begins: begins, ends: ends)
    }

    /// Seconds east of UTC at a moment, in seconds since 1970.
    func offset(at time: Int64) -> Int {
        guard let summer else { return standard }
        let year = Calendar.year(of: time + Int64(standard))
        let begin = summer.begins.time(in: year) - Int64(standard)
        let end = summer.ends.time(in: year) - Int64(summer.offset)
        // South of the equator summer is around the turn of the year.
        let isSummer = begin < end ? begin <= time && time < end : !(end <= time && time < begin)
        return isSummer ? summer.offset : standard
    }
}

extension POSIXRule.Change {
    /// The moment in a year, in seconds since 1970 of the clock that is in force before it.
    fileprivate func time(in year: Int) -> Int64 {
        let first = Calendar.days(year: year, month: 1)
        let isLeap = Calendar.days(year: year + 1, month: 1) - first == 366
        let days: Int
        switch day {
        case .julian(let number): days = first + number - (isLeap && number >= 60 ? 0 : 1)
        case .day(let number): days = first + number
        case .weekday(let month, let week, let day):
            let start = Calendar.days(year: year, month: month)
            // 1970-01-01 was a Thursday.
            let firstMatch = start + ((day - 4 - start) % 7 + 7) % 7
            let next =
                month == 12
                ? Calendar.days(year: year + 1, month: 1)
                : Calendar.days(year: year, month: month + 1)
            days = min(firstMatch + (week - 1) * 7, firstMatch + (next - 1 - firstMatch) / 7 * 7)
        }
        return Int64(days) * 86_400 + Int64(seconds)
    }
}

/// Days of the Gregorian calendar.
private enum Calendar {
    /// Days from 1970-01-01 to the first of a month.
    static func days(year: Int, month: Int) -> Int {
        // Years begin in March here, so that the leap day is the last day of a year.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    static func year(of time: Int64) -> Int {
        let days = Int(time >= 0 ? time / 86_400 : (time - 86_399) / 86_400)
        var year = 1970 + Int((Double(days) / 365.2425).rounded(.down))
        if Self.days(year: year + 1, month: 1) <= days { year += 1 }
        if Self.days(year: year, month: 1) > days { year -= 1 }
        return year
    }
}

extension POSIXRule {
    private struct Parser {
        var rest: ArraySlice<UInt8>

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        /// An abbreviation, which may be in angle brackets.
        mutating func skipName() -> Bool {
            if skip("<") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
                rest = rest[(end + 1)...]
                return true
            }
            let letters = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
            rest = rest.dropFirst(letters.count)
            return letters.count >= 3
        }

        /// `[+-]hh[:mm[:ss]]` in seconds, up to a week.
        mutating func time() -> Int? {
            let isNegative = skip("-")
            if !isNegative { _ = skip("+") }
            guard let hours = number(167) else { return nil }
            var seconds = hours * 3_600
            for unit in [60, 1] where skip(":") {
                guard let part = number(59) else { return nil }
                seconds += part * unit
            }
            return isNegative ? -seconds : seconds
        }

        mutating func number(_ limit: Int) -> Int? {
            let digits = rest.prefix(4).prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count)
            let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return value <= limit ? value : nil
        }

        mutating func change() -> Change? {
            guard let day = day() else { return nil }
            guard skip("/") else { return Change(day: day, seconds: 7_200) }
            return time().map { Change(day: day, seconds: $0) }
        }

        private mutating func day() -> Change.Day? {
            if skip("J") { return number(365).flatMap { $0 > 0 ? .julian($0) : nil } }
            guard skip("M") else { return number(365).map { .day($0) } }
            guard let month = number(12), month > 0, skip("."), let week = number(5), week > 0,
                skip("."), let day = number(6)
            else { return nil }
            return .weekday(month: month, week: week, day: day)
        }
    }
}
