import Reports
import Storage
import WebServer

/// Time in zones as bars with their figures, and who drew the zones.
enum ZoneCard {
    static func markup(_ all: [ZoneTimes]) -> Markup? {
        guard !all.isEmpty else { return nil }
        return tag("div", ["class": "columns"]) { for times in all { card(times) } }
    }

    private static func card(_ times: ZoneTimes) -> Markup {
        let total = times.zones.reduce(0) { $0 + $1.seconds }
        return tag("section", ["class": "card zones \(times.kind.rawValue)"]) {
            tag("h2") {
                switch times.kind {
                case .heartrate: "Time in heart rate zones"
                case .power: "Time in power zones"
                }
            }
            tag("div", ["class": "scroll", "tabindex": "0"]) {
                tag("table", ["class": "laps zone-table"]) {
                    tag("thead") {
                        tag("tr") {
                            columnHead("Zone")
                            if times.kind == .heartrate {
                                columnHead("bpm")
                            } else {
                                columnHead("W")
                            }
                            tag("td", ["class": "bar"])
                            columnHead("Time")
                            columnHead("Share")
                        }
                    }
                    tag("tbody") {
                        for (index, zone) in times.zones.enumerated() {
                            row(times, index, zone, total > 0 ? zone.seconds / total : 0)
                        }
                    }
                }
            }
            tag("p", ["class": "faint"]) { source(times) }
        }
    }

    private static func row(
        _ times: ZoneTimes, _ index: Int, _ zone: ZoneTimes.Zone, _ share: Double
    ) -> Markup {
        tag("tr") {
            tag("th", ["scope": "row"]) { number(times, index) }
            tag("td", ["class": "number"]) { range(zone) }
            tag("td", ["class": "bar"]) {
                tag(
                    "svg",
                    [
                        "class": "share z\(min(index + 1, 7))", "viewBox": "0 0 100 6",
                        "preserveAspectRatio": "none", "aria-hidden": "true",
                    ]
                ) { void("rect", ["width": Format.coordinate(share * 100), "height": "6"]) }
            }
            tag("td", ["class": "number"]) { Format.duration(zone.seconds) }
            tag("td", ["class": "number"]) { Format.fixed(share * 100, 0) + " %" }
        }
    }

    /// Devices count from 0, which is below the first zone.
    private static func number(_ times: ZoneTimes, _ index: Int) -> Phrase {
        guard times.source == .device else { return "\(index + 1)" }
        return index == 0 ? "below" : "\(index)"
    }

    private static func range(_ zone: ZoneTimes.Zone) -> Phrase {
        switch (zone.lower, zone.upper) {
        case (let lower?, let upper?): "\(Format.fixed(lower, 0))–\(Format.fixed(upper, 0))"
        case (nil, let upper?): "up to \(Format.fixed(upper, 0))"
        case (let lower?, nil): "from \(Format.fixed(lower, 0))"
        case (nil, nil): "–"
        }
    }

    private static func source(_ times: ZoneTimes) -> Markup {
        group {
            switch (times.source, times.kind) {
            case (.export(let limit), .heartrate):
                "Zones of the highest heart rate in your export, \(Format.fixed(limit, 0)) bpm."
            case (.export(let limit), .power):
                "Zones of the threshold power in your export, \(Format.fixed(limit, 0)) W."
            case (.device, _): "Zones and times as the device counted them."
            case (.strava, _): "Zones and times as Strava’s API tells them."
            }
        }
    }
}
