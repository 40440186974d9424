import ActivityModel
import Reports
import WebServer

/// The newest year's sum from day to day as a line, the year before as a dashed one.
///
/// It is as wide as the page allows: labels keep their size, only the lines are stretched.
struct YearChart {
    let comparison: YearComparison
    let measure: TotalMeasure
    let units: Units

    private static let days = 366
    /// The lines are drawn in thousandths of the height.
    private static let height = 1_000.0

    /// Round numbers from 0 to above the larger total, at most six, in metres, seconds or a count.
    var ticks: [Double] {
        let most = max(comparison.newest.total, comparison.before?.total ?? 0)
        let unit = measure.unit(units)
        let step = Self.step(most / unit, least: measure == .activities ? 1 : 0) * unit
        guard step > 0, most.isFinite else { return [0] }
        let count = Int(nearest: (most / step).rounded(.up))
        return (0...max(1, count)).map { Double($0) * step }
    }

    /// 1, 2 or 5 times a power of ten, so that up to five of it reach a value.
    static func step(_ value: Double, least: Double = 0) -> Double {
        guard value > 0, value.isFinite else { return max(1, least) }
        var step = 1e-3
        while step * 5 < value {
            if step * 10 >= value { return max(least, step * 2) }
            if step * 25 >= value { return max(least, step * 5) }
            step *= 10
        }
        return max(least, step)
    }

    var markup: Markup {
        let ticks = ticks
        let top = max(ticks.last ?? 0, .leastNonzeroMagnitude)
        return tag("svg", ["class": "race", "aria-hidden": "true"]) {
            for tick in ticks {
                let place = Format.plain((1 - tick / top) * 100) + "%"
                void("line", ["x2": "100%", "y1": place, "y2": place])
                tag("text", ["x": "-8", "y": place, "class": "level"]) {
                    measure.tick(tick, units)
                }
            }
            months
            tag(
                "svg",
                [
                    "viewBox": "0 0 \(Self.days) \(Int(Self.height))",
                    "preserveAspectRatio": "none", "width": "100%", "height": "100%",
                ]
            ) {
                if let before = comparison.before {
                    void("path", ["class": "before", "d": path(before, nil, top)])
                }
                void(
                    "path",
                    ["class": "newest", "d": path(comparison.newest, comparison.present, top)])
            }
        }
    }

    private var months: Markup {
        group {
            for month in 1...12 {
                let first = YearComparison.position(
                    of: CivilDate.days(year: 2000, month: month, day: 1))
                let place = Format.plain((Double(first) + 15) / Double(Self.days) * 100) + "%"
                tag(
                    "text",
                    [
                        "x": place, "y": "100%", "dy": "18",
                        "class": month % 2 == 0 ? "month even" : "month",
                    ]
                ) { CalendarNames.current.shortMonths[month - 1] }
            }
        }
    }

    /// A staircase: a sum grows on its day and stays until the next one.
    private func path(_ line: YearComparison.Line, _ present: Int?, _ top: Double) -> String {
        func y(_ sum: Double) -> Int { Int(nearest: (1 - sum / top) * Self.height) }
        var path = "M0 \(Int(Self.height))"
        for step in line.steps { path += "H\(step.day)V\(y(step.sum))" }
        return path + "H\(present.map { $0 + 1 } ?? Self.days)"
    }
}

extension Format {
    /// A number for the markup of a picture, with up to two decimals and a point.
    fileprivate static func plain(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e9 else { return "0" }
        let hundredths = Int(nearest: number * 100)
        return hundredths % 100 == 0
            ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
    }
}
