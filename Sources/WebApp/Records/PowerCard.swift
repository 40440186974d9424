import ActivityModel
import Foundation
import Reports
import Storage
import WebServer

/// The highest mean power over times, as a curve and as a table with the activities.
enum PowerCard {
    static func markup(
        _ family: SportFamily, _ curve: [EffortRecord], allTime: [EffortRecord]
    ) -> Markup? {
        guard !curve.isEmpty else { return nil }
        let name = EffortNames.family(family)
        return tag("section", ["class": "card"]) {
            tag("h2") { "Power curve: \(name)" }
            tag("p", ["class": "faint"]) {
                "The highest mean power over each time. Pauses and seconds without a value count as zero."
            }
            PowerChart.markup(points(curve), beside: points(allTime))
            if !allTime.isEmpty {
                tag("p", ["class": "faint"]) { "The faint line is the curve of all time." }
            }
            tag("div", ["class": "scroll", "tabindex": "0"]) {
                tag("table", ["class": "laps record-table"]) {
                    tag("thead") {
                        tag("tr") {
                            columnHead("Duration")
                            columnHead("Power")
                            columnHead("Activity")
                            columnHead("Date")
                        }
                    }
                    tag("tbody") {
                        for record in curve {
                            tag("tr") {
                                tag("th", ["scope": "row"]) {
                                    EffortNames.measure(record.measure)
                                }
                                tag("td", ["class": "number"]) {
                                    EffortNames.watts(record.value)
                                }
                                RecordTable.holder(record)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func points(_ curve: [EffortRecord]) -> [PowerChart.Point] {
        curve.compactMap { record in
            record.seconds.map { PowerChart.Point(seconds: $0, watts: record.value) }
        }
    }
}

/// A curve of power over time with axes; the times are a logarithmic axis.
enum PowerChart {
    struct Point {
        var seconds: Int
        var watts: Double
    }

    private static let left = 38.0
    private static let right = 392.0
    private static let top = 12.0
    private static let bottom = 190.0
    /// The marked times.
    private static let marks = [5, 15, 60, 300, 1_200, 3_600, 18_000]

    /// - Parameter other: a curve behind it, for comparison.
    static func markup(_ points: [Point], beside other: [Point] = []) -> Markup? {
        let all = points + other
        guard points.count > 1, let most = all.map(\.watts).max(), most > 0,
            let longest = all.map(\.seconds).max()
        else { return nil }
        let scale = AxisScale(0, most)
        let span = TimeAxis(longest: longest)
        func height(_ watts: Double) -> Double { bottom - watts / scale.high * (bottom - top) }
        func line(_ points: [Point]) -> String {
            points.map { point in
                "\(Format.coordinate(span.x(point.seconds))),\(Format.coordinate(height(point.watts)))"
            }.joined(separator: " ")
        }
        return tag(
            "svg",
            [
                "class": "power-curve", "viewBox": "0 0 400 215", "role": "img",
                "aria-label": "Power over time; the table below has its values",
            ]
        ) {
            for tick in scale.ticks {
                void(
                    "path",
                    ["class": "grid", "d": "M\(left) \(Format.coordinate(height(tick)))H\(right)"])
                label(Format.fixed(tick, 0), at: left - 5, height(tick) + 4, "end")
            }
            for mark in marks where mark <= longest {
                label(EffortNames.window(mark), at: span.x(mark), bottom + 17, "middle")
            }
            if other.count > 1 { void("polyline", ["class": "beside", "points": line(other)]) }
            void("polyline", ["class": "line", "points": line(points)])
            for point in points {
                tag(
                    "circle",
                    [
                        "cx": Format.coordinate(span.x(point.seconds)),
                        "cy": Format.coordinate(height(point.watts)), "r": "3",
                    ]
                ) {
                    tag("title") {
                        EffortNames.window(point.seconds) + ": " + EffortNames.watts(point.watts)
                    }
                }
            }
        }
    }

    private static func label(_ text: String, at x: Double, _ y: Double, _ anchor: String)
        -> Markup
    {
        tag(
            "text",
            [
                "x": Format.coordinate(x), "y": Format.coordinate(y), "text-anchor": anchor,
            ]
        ) { text }
    }

    /// Places of times between the ends of the axis, each doubling as far as the other.
    private struct TimeAxis {
        private let shortest = logarithm(PowerEffort.windows[0])
        private let span: Double

        init(longest: Int) { span = max(0.1, Self.logarithm(longest) - shortest) }

        func x(_ seconds: Int) -> Double {
            // Half a label stays free at both ends.
            left + 8 + (Self.logarithm(seconds) - shortest) / span * (right - left - 22)
        }

        private static func logarithm(_ seconds: Int) -> Double { log2(Double(seconds)) }
    }
}
