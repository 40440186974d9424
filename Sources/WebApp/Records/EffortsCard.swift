import ActivityModel
import Reports
import Storage
import WebServer

/// The best efforts inside an activity: its fastest parts and its power curve.
enum EffortsCard {
    static func markup(_ shown: ShownActivity, _ library: Library) throws -> Markup? {
        let id = shown.listing.id
        let distances = try library.bestEfforts(ofActivity: id)
        let powers = try library.powerCurve(ofActivity: id)
        guard !distances.isEmpty || !powers.isEmpty else { return nil }
        return tag("section", ["class": "card efforts"]) {
            tag("h2") { "Best efforts" }
            if !distances.isEmpty { fastest(distances, shown) }
            if !powers.isEmpty { power(powers) }
            tag("p", ["class": "faint"]) {
                "By the clock: pauses count, and power is zero in them. "
                link("/records", "All records")
            }
        }
    }

    private static func fastest(_ efforts: [DistanceEffort], _ shown: ShownActivity) -> Markup {
        table {
            columnHead("Distance")
            columnHead("Time")
            if shown.hasPace { columnHead("Pace") } else { columnHead("Speed") }
            columnHead("Begins at")
        } rows: {
            for effort in efforts {
                tag("tr") {
                    tag("th", ["scope": "row"]) { EffortNames.distance(effort.metres) }
                    tag("td", ["class": "number"]) { EffortNames.time(effort.elapsedSeconds) }
                    tag("td", ["class": "number"]) {
                        shown.speed(effort.metres / max(effort.elapsedSeconds, 1))
                    }
                    tag("td", ["class": "number"]) { Format.duration(effort.startSeconds) }
                }
            }
        }
    }

    private static func power(_ efforts: [PowerEffort]) -> Markup {
        tag("details") {
            tag("summary") { tag("h3") { "Power curve" } }
            PowerChart.markup(
                efforts.map { PowerChart.Point(seconds: $0.seconds, watts: $0.watts) })
            table {
                columnHead("Duration")
                columnHead("Power")
                columnHead("Begins at")
            } rows: {
                for effort in efforts {
                    tag("tr") {
                        tag("th", ["scope": "row"]) { EffortNames.window(effort.seconds) }
                        tag("td", ["class": "number"]) { EffortNames.watts(effort.watts) }
                        tag("td", ["class": "number"]) {
                            Format.duration(Double(effort.startSeconds))
                        }
                    }
                }
            }
        }
    }

    private static func table(
        @MarkupBuilder head: () -> Markup, @MarkupBuilder rows: () -> Markup
    ) -> Markup {
        let (head, rows) = (head(), rows())
        return tag("div", ["class": "scroll"]) {
            tag("table", ["class": "laps"]) {
                tag("thead") { tag("tr") { head } }
                tag("tbody") { rows }
            }
        }
    }
}
