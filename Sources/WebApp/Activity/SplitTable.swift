import ActivityModel
import Reports
import Storage
import WebServer

/// The splits of an activity as a table with bars.
enum SplitTable {
    /// More rows than this tell less than longer splits do.
    private static let mostRows = 60

    /// - Returns: `nil` if the activity is shorter than two kilometres or miles, or lacks times.
    static func markup(_ shown: ShownActivity) -> Markup? {
        let metres = shown.listing.distanceMetres ?? shown.streams.distance?.summary.max ?? 0
        let lengths = [1.0, 5, 10, 50, 100]
        let count =
            lengths.first { metres / (shown.units.far * $0) <= Double(mostRows) }
            ?? lengths[lengths.count - 1]
        let splits = DistanceSplits.of(shown.streams, every: shown.units.far * count)
        guard splits.count > 1 else { return nil }
        let unit = shown.units.farName
        return tag("section", ["class": "card splits"]) {
            tag("h2") {
                if count > 1 {
                    "Splits of \(Format.fixed(count, 0)) \(unit)"
                } else {
                    "Splits"
                }
            }
            tag("div", ["class": "scroll", "tabindex": "0"]) {
                tag("table", ["class": "laps split-table"]) {
                    tag("thead") { head(shown, splits) }
                    tag("tbody") { rows(splits, count, shown) }
                }
            }
        }
    }

    private static func head(_ shown: ShownActivity, _ splits: [DistanceSplit]) -> Markup {
        tag("tr") {
            columnHead(Phrase(data: shown.units.farName))
            columnHead("Time")
            if shown.hasPace { columnHead("Pace") } else { columnHead("Speed") }
            tag("td", ["class": "bar"])
            if splits.contains(where: { $0.climbMetres != nil }) { columnHead("Climb") }
            if splits.contains(where: { $0.averageHeartrate != nil }) { columnHead("Heart rate") }
        }
    }

    private static func rows(
        _ splits: [DistanceSplit], _ count: Double, _ shown: ShownActivity
    ) -> Markup {
        let hasClimb = splits.contains { $0.climbMetres != nil }
        let hasHeart = splits.contains { $0.averageHeartrate != nil }
        let fastest = splits.map(speed).max() ?? 0
        return group {
            for (index, split) in splits.enumerated() {
                tag("tr") {
                    tag("th", ["scope": "row"]) { mark(index, splits, count, shown.units) }
                    number(Format.duration(split.movingSeconds))
                    number(shown.speed(speed(split)))
                    tag("td", ["class": "bar"]) { bar(fastest > 0 ? speed(split) / fastest : 0) }
                    if hasClimb { number(split.climbMetres.map(shown.units.height)) }
                    if hasHeart {
                        number(split.averageHeartrate.map { Format.fixed($0, 0) + " bpm" })
                    }
                }
            }
        }
    }

    /// The distance at its end; of a remainder, with what it has.
    private static func mark(
        _ index: Int, _ splits: [DistanceSplit], _ count: Double, _ units: Units
    ) -> String {
        let split = splits[index]
        guard index == splits.count - 1, split.metres < units.far * count * 0.99 else {
            return Format.fixed(Double(index + 1) * count, 0)
        }
        return Format.fixed(split.metres / units.far, 2)
    }

    private static func speed(_ split: DistanceSplit) -> Double {
        split.movingSeconds > 0 ? split.metres / split.movingSeconds : 0
    }

    private static func number(_ text: String?) -> Markup {
        tag("td", ["class": "number"]) { text ?? "–" }
    }

    private static func bar(_ share: Double) -> Markup {
        tag(
            "svg",
            [
                "class": "share", "viewBox": "0 0 100 6", "preserveAspectRatio": "none",
                "aria-hidden": "true",
            ]
        ) {
            void("rect", ["width": "\(Int(nearest: share * 100))", "height": "6"])
        }
    }
}
