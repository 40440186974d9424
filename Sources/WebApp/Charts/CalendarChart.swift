import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// Every day of every year: the more moving time, the stronger the colour. A day with activities
/// describes them and links to them; days without are part of one path per year, which costs almost
/// nothing.
enum CalendarChart {
    private static let cell = 11
    private static let limits = [0.0, 1_800, 3_600, 7_200]

    private struct Day {
        var activities = 0
        var distanceMetres = 0.0
        var movingSeconds = 0.0

        mutating func add(_ activities: Int, _ distanceMetres: Double, _ movingSeconds: Double) {
            self.activities += activities
            self.distanceMetres += distanceMetres
            self.movingSeconds += movingSeconds
        }

        /// `2 activities, 54.3 km, 2 h 10 min`.
        func words(_ units: Units, decimals: Int = 1) -> String {
            var parts = [Format.count(activities, "activity", "activities")]
            if distanceMetres > 0 {
                parts.append(units.distance(distanceMetres, decimals: decimals))
            }
            let minutes = movingSeconds.isFinite ? Int(min(movingSeconds, 1e9) / 60) : 0
            if minutes >= 60 {
                parts.append("\(Format.count(minutes / 60)) h \(minutes % 60) min")
            } else if minutes > 0 {
                parts.append("\(minutes) min")
            }
            return parts.joined(separator: ", ")
        }
    }

    static func markup(_ totals: [DayTotal], today: Int, units: Units) -> Markup {
        var days: [Int: Day] = [:]
        for total in totals where total.day <= today + 1 {
            days[total.day, default: Day()].add(
                total.activities, total.distanceMetres, total.movingSeconds)
        }
        let years = Set(days.keys.map { CivilDate.date(days: $0).year }).sorted(by: >)
        return group {
            tag("div", ["class": "calendars"]) {
                for year in years { self.year(year, days, today, units) }
            }
            legend
        }
    }

    private static var legend: Markup {
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

    private static func year(
        _ year: Int, _ days: [Int: Day], _ today: Int, _ units: Units
    ) -> Markup {
        let first = CivilDate.days(year: year, month: 1, day: 1)
        let last = CivilDate.days(year: year, month: 12, day: 31)
        // 1970-01-01 was a Thursday; weeks begin on Monday.
        func weekday(_ day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }
        let offset = weekday(first)
        var empty = ""
        var active: [Markup] = []
        var sum = Day()
        for day in first...last {
            let position = day - first + offset
            let (x, y) = (position / 7 * cell, position % 7 * cell)
            if let own = days[day], own.activities > 0 {
                sum.add(own.activities, own.distanceMetres, own.movingSeconds)
                active.append(square(day, own, x, y, units))
            } else if day <= today {
                empty += "M\(x) \(y)h9v9h-9z"
            }
        }
        return tag("figure", ["class": "calendar"]) {
            tag("figcaption") {
                link("/activities?from=\(year)-01-01&to=\(year)-12-31", "\(year)")
                tag("small") { "\(Format.count(active.count, "active day"))" }
                tag("span", ["class": "hidden"]) { ": " + sum.words(units, decimals: 0) }
            }
            // Nothing for screen readers: the caption describes the year in words, and the days are
            // not tab stops.
            tag(
                "svg",
                ["viewBox": "0 -14 \(54 * cell) \(7 * cell + 14)", "aria-hidden": "true"]
            ) {
                for month in 1...12 {
                    let day = CivilDate.days(year: year, month: month, day: 1) - first + offset
                    tag("text", ["x": "\((day + 6) / 7 * cell)", "y": "-4"]) {
                        CalendarNames.current.shortMonths[month - 1]
                    }
                }
                if !empty.isEmpty { void("path", ["d": empty, "class": "day l0"]) }
                active
            }
        }
    }

    private static func square(
        _ number: Int, _ day: Day, _ x: Int, _ y: Int, _ units: Units
    ) -> Markup {
        let level = max(1, limits.lastIndex { day.movingSeconds >= $0 }.map { $0 + 1 } ?? 1)
        let date = LocalTime.day(days: number)
        return tag("a", ["href": "/activities?from=\(date)&to=\(date)", "tabindex": "-1"]) {
            tag("path", ["d": "M\(x) \(y)h9v9h-9z", "class": "day l\(level)"]) {
                tag("title") {
                    "\(LocalTime.weekday(days: number)), \(LocalTime.words(days: number)): "
                        + day.words(units)
                }
            }
        }
    }
}
