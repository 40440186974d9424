import ActivityModel
import Ingest
import Storage

/// Every day of every year: the more time in motion, the stronger.
enum CalendarChart {
    private static let cell = 11
    private static let limits = [0.0, 1_800, 3_600, 7_200]

    static func markup(_ days: [DayTotal], today: Int) -> Markup {
        var seconds: [Int: (moving: Double, count: Int)] = [:]
        for day in days where day.day <= today + 1 {
            seconds[day.day, default: (0, 0)].moving += day.movingSeconds
            seconds[day.day, default: (0, 0)].count += day.activities
        }
        let years = Set(seconds.keys.map { CivilDate.date(days: $0).year }).sorted(by: >)
        return group {
            tag("div", ["class": "calendars"]) {
                for year in years.prefix(3) { self.year(year, seconds, today) }
            }
            if years.count > 3 {
                tag("details", ["class": "more"]) {
                    tag("summary") { "\(Figures.count(years.count - 3)) earlier years" }
                    tag("div", ["class": "calendars"]) {
                        for year in years.dropFirst(3) { self.year(year, seconds, today) }
                    }
                }
            }
            tag("p", ["class": "legend"]) {
                "Time in motion a day: less "
                tag(
                    "svg",
                    ["viewBox": "0 0 66 10", "width": "66", "height": "10", "aria-hidden": "true"]
                ) {
                    for level in 0...4 {
                        void(
                            "rect",
                            [
                                "x": "\(level * 13)", "width": "10", "height": "10",
                                "class": "day l\(level)",
                            ])
                    }
                }
                " more than 2 h"
            }
        }
    }

    private static func year(
        _ year: Int, _ seconds: [Int: (moving: Double, count: Int)], _ today: Int
    ) -> Markup {
        let first = CivilDate.days(year: year, month: 1, day: 1)
        let last = CivilDate.days(year: year, month: 12, day: 31)
        // 1970-01-01 was a Thursday; weeks begin on Monday.
        func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }
        let offset = weekday(first)
        var paths = [String](repeating: "", count: 5)
        var active = 0
        var count = 0
        for day in first...last {
            let position = day - first + offset
            let own = seconds[day]
            let level: Int
            if let own, own.count > 0 {
                active += 1
                count += own.count
                level = max(1, limits.lastIndex { own.moving >= $0 }.map { $0 + 1 } ?? 1)
            } else {
                guard day <= today else { continue }
                level = 0
            }
            paths[level] += "M\(position / 7 * cell) \(position % 7 * cell)h9v9h-9z"
        }
        let width = 54 * cell
        let label =
            "\(year): \(Figures.count(count)) \(count == 1 ? "activity" : "activities") on "
            + Figures.count(active, "day")
        return tag("figure", ["class": "calendar"]) {
            tag("figcaption") {
                link("/activities?from=\(year)-01-01&to=\(year)-12-31", "\(year)")
                tag("small") { "\(Figures.count(active, "active day"))" }
            }
            tag(
                "svg",
                ["viewBox": "0 -14 \(width) \(7 * cell + 14)", "role": "img", "aria-label": label]
            ) {
                for month in 1...12 {
                    let day = CivilDate.days(year: year, month: month, day: 1) - first + offset
                    tag("text", ["x": "\((day + 6) / 7 * cell)", "y": "-4"]) {
                        String(LocalTime.months[month - 1].prefix(3))
                    }
                }
                for level in paths.indices where !paths[level].isEmpty {
                    void("path", ["d": paths[level], "class": "day l\(level)"])
                }
            }
        }
    }
}
