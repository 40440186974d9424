import ActivityModel

/// A time in local time if the offset is known, otherwise in UTC.
struct LocalTime {
    private let shifted: Timestamp
    /// Whether the offset is known.
    let isLocal: Bool

    /// Creates a local time; `nil` without a time.
    init?(_ time: Timestamp?, offset: Int?) {
        guard let time else { return nil }
        isLocal = offset != nil
        // Offsets of more than a day are invalid.
        let seconds = Int64((offset ?? 0) % 86_400)
        shifted = Timestamp(microseconds: time.microseconds &+ seconds * 1_000_000)
    }

    /// The date: `2026-11-21`.
    var day: String { String(shifted.description.prefix(10)) }
    /// The year: `2026`.
    var year: Int? { Int(shifted.description.prefix(4)) }
    /// The time of day: `08:15`, with `UTC` if the offset is unknown.
    var clock: String {
        String(shifted.description.dropFirst(11).prefix(5)) + (isLocal ? "" : " UTC")
    }
    /// The date in words: `21 November 2026`.
    var words: String { Self.words(days: dayNumber) }
    /// The day of the week: `Saturday`.
    var weekday: String { Self.weekday(days: dayNumber) }
    /// The day, counted from 1970-01-01.
    var dayNumber: Int {
        let seconds = shifted.seconds
        return Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    }

    /// The day of the week, `Saturday`, for a day counted from 1970-01-01.
    static func weekday(days: Int) -> String {
        CalendarNames.current.weekdays[(days % 7 + 7 + 3) % 7]
    }

    /// The date in words, `21 November 2026`, for a day counted from 1970-01-01.
    static func words(days: Int) -> String {
        let date = CivilDate.date(days: days)
        return CalendarNames.current.date(date.day, date.month, date.year)
    }

    /// The date, `2026-11-21`, for a day counted from 1970-01-01.
    static func day(days: Int) -> String {
        let date = CivilDate.date(days: days)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let year = String(date.year)
        return String(repeating: "0", count: max(0, 4 - year.count))
            + "\(year)-\(two(date.month))-\(two(date.day))"
    }

    /// The names of the months.
    static var months: [String] { CalendarNames.current.months }
}
