import TestSupport

/// `2026-11-21T12:00:00Z`.
func isoDate(_ seconds: Int64) -> String { CivilTime(seconds).iso + "Z" }

/// The value of the header `Date` (RFC 9110, section 5.6.7).
func headerDate(_ seconds: Int64) -> String {
    let time = CivilTime(seconds)
    let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
    let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    // 1970 began on a Thursday.
    let weekday = weekdays[Int(((days + 4) % 7 + 7) % 7)]
    return "\(weekday), \(CivilTime.two(time.day)) \(months[time.month - 1]) \(time.year) "
        + "\(time.time) GMT"
}

/// Seconds since 1970 of `2026-11-21`, `2026-11-21T12:00:00` or `2026-11-21T12:00:00Z`; `nil` for
/// anything else.
public func epochSeconds(ofISODate text: String) -> Int64? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let date = parts[0].split(separator: "-").map { Int($0) }
    guard date.count == 3, let year = date[0], let month = date[1], let day = date[2],
        (1...12).contains(month), (1...31).contains(day), (1...9_999).contains(year)
    else { return nil }
    guard parts.count == 2 else { return CivilTime.seconds(year, month, day) }
    let clock = parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1]
    let time = clock.split(separator: ":").map { Int($0) }
    guard (2...3).contains(time.count), let hour = time[0], let minute = time[1],
        let second = time.count == 3 ? time[2] : 0,
        (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    return CivilTime.seconds(year, month, day, hour, minute, second)
}
