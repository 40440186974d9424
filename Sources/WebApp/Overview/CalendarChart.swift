import ActivityModel
import Reports
import Storage
import WebServer

/// Every day of every year: the more moving time, the stronger the colour.
///
/// A year is a picture of at most five paths, one for each strength; a script shows what a day holds
/// and opens it. Nothing for screen readers: the caption describes the year in words and links to its
/// activities.
enum CalendarChart {
    private static let cell = 11
    /// The years that are open at first.
    private static let openYears = 3

    /// - Parameter days: in the order of their dates.
    static func markup(_ days: some Sequence<DayTotal>, today: Int, units: Units) -> Markup {
        let years = CalendarYear.all(in: days)
        return group {
            tag("div", ["class": "calendars", "data-calendars": ""]) {
                for year in years.prefix(openYears) { picture(year, today, units) }
                if years.count > openYears {
                    tag("details") {
                        tag("summary") {
                            let rest = years.dropFirst(openYears)
                            "\(rest.last?.year ?? 0) to \(rest.first?.year ?? 0)"
                        }
                        for year in years.dropFirst(openYears) { picture(year, today, units) }
                    }
                }
            }
            legend
        }
    }

    private static var legend: Markup {
        tag("p", ["class": "legend"]) {
            "Time in motion a day: less "
            tag(
                "svg",
                ["viewBox": "0 0 64 9", "width": "64", "height": "9", "aria-hidden": "true"]
            ) {
                tag("g", ["transform": "scale(11) translate(.41)"]) {
                    for level in 0...4 {
                        void("path", ["d": "M\(level) 0v1", "class": "l\(level)"])
                    }
                }
            }
            " more than 2 h"
        }
    }

    private static func picture(_ year: CalendarYear, _ today: Int, _ units: Units) -> Markup {
        tag("figure", ["class": "calendar"]) {
            tag("figcaption") {
                link("/activities?from=\(year.year)-01-01&to=\(year.year)-12-31", "\(year.year)")
                tag("small") { Format.count(year.days.count, "active day", "active days") }
                tag("span", ["class": "hidden"]) { ": " + year.sum.words(units, decimals: 0) }
            }
            tag(
                "svg",
                [
                    "viewBox": "0 -14 \(54 * cell) \(7 * cell + 14)", "aria-hidden": "true",
                    "data-year": "\(year.year)",
                ]
            ) {
                tag("text", ["y": "-4"]) {
                    for month in 1...12 {
                        let day = CivilDate.days(year: year.year, month: month, day: 1)
                        tag("tspan", ["x": "\((day - year.origin + 6) / 7 * cell)"]) {
                            CalendarNames.current.shortMonths[month - 1]
                        }
                    }
                }
                tag("g", ["transform": "scale(11) translate(.41)"]) {
                    let paths = year.paths(today: today)
                    for level in paths.indices where !paths[level].isEmpty {
                        void("path", ["d": paths[level], "class": "l\(level)"])
                    }
                }
            }
        }
    }
}

/// The days of a year that have activities.
struct CalendarYear {
    let year: Int
    /// By their number from 1970-01-01.
    private(set) var days: [Int: PeriodTotals] = [:]
    private(set) var sum = PeriodTotals()

    /// The Monday of the week in which the year begins, at which its picture begins.
    var origin: Int { Period.week.start(of: first) }
    private var first: Int { CivilDate.days(year: year, month: 1, day: 1) }
    private var last: Int { CivilDate.days(year: year, month: 12, day: 31) }

    /// The least seconds of motion for each strength from 1 on.
    private static let limits = [0.0, 1_800, 3_600, 7_200]

    /// The years that have activities, the newest first.
    ///
    /// - Parameter days: in the order of their dates.
    static func all(in days: some Sequence<DayTotal>) -> [CalendarYear] {
        var years: [CalendarYear] = []
        for day in days where day.activities > 0 {
            let number = CivilDate.date(days: day.day).year
            if years.last?.year != number { years.append(CalendarYear(year: number)) }
            years[years.count - 1].days[day.day, default: PeriodTotals()].add(day)
            years[years.count - 1].sum.add(day)
        }
        return years.reversed()
    }

    /// A path for each strength from 0 to 4. A week is a column of width 1; days of one strength
    /// below each other are one line, which the style divides into days.
    ///
    /// The line of strength 0 has all days up to today; those with activities are drawn over it.
    func paths(today: Int) -> [String] {
        var pens = [Pen](repeating: Pen(), count: 5)
        for day in first...last {
            let (column, row) = (day - origin).quotientAndRemainder(dividingBy: 7)
            let own = days[day]
            if own != nil || day <= today { pens[0].draw(column, row) }
            if let own { pens[Self.strength(of: own)].draw(column, row) }
        }
        return pens.map(\.path)
    }

    /// 1 to 4.
    private static func strength(of day: PeriodTotals) -> Int {
        max(1, limits.lastIndex { day.movingSeconds >= $0 }.map { $0 + 1 } ?? 1)
    }

    /// Draws days as vertical lines, each relative to where the last one ended.
    private struct Pen {
        private var done = ""
        private var (x, y) = (0, 0)
        private var line: (x: Int, y: Int, length: Int)?

        mutating func draw(_ column: Int, _ row: Int) {
            if let line, line.x == column, line.y + line.length == row {
                self.line?.length += 1
            } else {
                done = path
                if let line { (x, y) = (line.x, line.y + line.length) }
                line = (column, row, 1)
            }
        }

        var path: String {
            guard let line else { return done }
            let (right, down) = (line.x - x, line.y - y)
            return done + "m\(right)" + (down < 0 ? "" : " ") + "\(down)v\(line.length)"
        }
    }
}

extension PeriodTotals {
    /// `2 activities, 54.3 km, 2 h 10 min`; without what was not measured.
    func words(_ units: Units, decimals: Int = 1) -> String {
        var parts = [Format.count(activities, "activity", "activities")]
        if distanceMetres > 0 {
            parts.append(units.distance(distanceMetres, decimals: decimals))
        }
        let minutes = Int(nearest: (movingSeconds / 60).rounded(.down))
        if minutes >= 60 {
            parts.append("\(Format.count(minutes / 60)) h \(minutes % 60) min")
        } else if minutes > 0 {
            parts.append("\(minutes) min")
        }
        return parts.joined(separator: ", ")
    }
}
