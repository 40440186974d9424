import ActivityModel
import Reports
import Storage
import WebServer

/// The laps of an activity: bars as wide as their time and as high as their speed, and a table.
enum LapTable {
    static func markup(_ shown: ShownActivity) -> Markup? {
        let laps = shown.detail.laps
        guard laps.count > 1 else { return nil }
        let columns = columns(laps, shown)
        let areNamed = laps.haveNames
        return tag("section", ["class": "card"]) {
            tag("details", ["open": laps.count <= 30 ? "" : nil]) {
                tag("summary") { tag("h2") { Format.count(laps.count, "lap", "laps") } }
                LapBars.markup(laps, shown)
                tag("div", ["class": "scroll", "tabindex": "0"]) {
                    tag("table", ["class": "laps"]) {
                        tag("thead") {
                            tag("tr") {
                                columnHead("Lap")
                                for column in columns { column.head }
                            }
                        }
                        tag("tbody") {
                            for (index, lap) in laps.enumerated() {
                                row(
                                    title(index, areNamed ? lap.name : nil), lap.totals, columns)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func title(_ index: Int, _ name: String?) -> Markup {
        group {
            "\(index + 1)"
            if let name, !name.isEmpty {
                " "
                tag("span", ["dir": "auto"]) { name }
            }
        }
    }

    private struct Column {
        var head: Markup
        var text: (Totals) -> String?
    }

    /// The columns of which any lap knows something; distance, time and speed in any case.
    private static func columns(_ laps: [Lap], _ shown: ShownActivity) -> [Column] {
        let units = shown.units
        let cadence = shown.cadence
        var columns = [
            Column(head: columnHead("Distance")) { totals in
                distance(totals).map { units.distance($0, decimals: 2) }
            },
            Column(head: columnHead("Time")) { seconds($0).map(Format.duration) },
            Column(head: shown.hasPace ? columnHead("Pace") : columnHead("Speed")) { totals in
                speed(totals).map(shown.speed)
            },
        ]
        let further = [
            Column(head: columnHead("Climb")) { $0.ascentMetres.map(units.height) },
            Column(head: columnHead("Heart rate")) {
                $0.averageHeartrate.map { Format.fixed($0, 0) + " bpm" }
            },
            Column(head: columnHead("Power")) {
                $0.averageWatts.map { Format.fixed($0, 0) + " W" }
            },
            Column(head: columnHead("Cadence")) { $0.averageCadence.map(cadence.text) },
        ]
        columns += further.filter { column in
            laps.contains { column.text($0.totals) != nil }
        }
        return columns
    }

    private static func row(_ title: Markup, _ totals: Totals, _ columns: [Column]) -> Markup {
        tag("tr") {
            tag("th", ["scope": "row"]) { title }
            for column in columns { tag("td", ["class": "number"]) { column.text(totals) ?? "–" } }
        }
    }

    /// Seconds without pauses if the lap says so.
    static func seconds(_ totals: Totals) -> Double? {
        totals.timerSeconds ?? totals.movingSeconds ?? totals.elapsedSeconds
    }

    /// Metres; a set of a strength workout has none.
    static func distance(_ totals: Totals) -> Double? {
        totals.distanceMetres.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Metres per second.
    static func speed(_ totals: Totals) -> Double? {
        guard let seconds = seconds(totals), let metres = distance(totals), seconds > 0 else {
            return nil
        }
        return metres / seconds
    }
}

/// Laps as bars, for the eye only: the table below has the same in words.
enum LapBars {
    private static let height = 100.0

    /// - Returns: `nil` if the laps do not say how fast they were.
    static func markup(_ laps: [Lap], _ shown: ShownActivity) -> Markup? {
        let bars = laps.map { lap in
            (
                seconds: max(0, LapTable.seconds(lap.totals) ?? 0),
                speed: max(0, LapTable.speed(lap.totals) ?? 0), isRest: lap.intensity == "rest"
            )
        }
        let total = bars.reduce(0) { $0 + $1.seconds }
        guard total > 0, total.isFinite, let fastest = bars.map(\.speed).max(), fastest > 0,
            fastest.isFinite
        else { return nil }
        var left = 0.0
        return tag(
            "svg",
            [
                "class": "lap-bars", "viewBox": "0 0 1000 \(Int(height))",
                "preserveAspectRatio": "none", "aria-hidden": "true",
            ]
        ) {
            for (index, bar) in bars.enumerated() {
                rectangle(index, bar, &left, total, fastest, shown)
            }
        }
    }

    private static func rectangle(
        _ index: Int, _ bar: (seconds: Double, speed: Double, isRest: Bool), _ left: inout Double,
        _ total: Double, _ fastest: Double, _ shown: ShownActivity
    ) -> Markup {
        let width = bar.seconds / total * 1_000
        let tall = max(1, bar.speed / fastest * height)
        defer { left += width }
        return tag(
            "rect",
            [
                "x": Format.coordinate(left), "width": Format.coordinate(max(0.5, width - 1.5)),
                "y": Format.coordinate(height - tall), "height": Format.coordinate(tall),
                "class": bar.isRest ? "rest" : nil,
            ]
        ) {
            tag("title") {
                "\(index + 1): \(Format.duration(bar.seconds)), \(shown.speed(bar.speed))"
            }
        }
    }
}

extension Format {
    /// A number in a picture: tenths, with a point in every language.
    static func coordinate(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenths = Int(nearest: value * 10)
        return tenths % 10 == 0
            ? "\(tenths / 10)"
            : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
