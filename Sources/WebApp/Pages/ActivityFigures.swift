import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// The figures of an activity, the most important ones first.
enum ActivityFigures {
    static func markup(_ detail: ActivityDetail, _ units: Units) -> Markup {
        let listing = detail.listing
        let sport = listing.sportType ?? listing.type
        return tag("section", ["class": "card", "aria-label": translated("Figures")]) {
            tag("dl", ["class": "figures"]) {
                if let metres = listing.distanceMetres, metres > 0 {
                    figure("Distance", units.distance(metres, decimals: 2))
                }
                if let seconds = listing.movingSeconds {
                    figure("Moving time", Format.duration(seconds))
                }
                if let seconds = listing.elapsedSeconds {
                    figure("Elapsed time", Format.duration(seconds))
                }
                speed(listing, sport, units)
                for (measure, label, text) in measures(units) {
                    if let value = detail.measures[measure], value != 0 {
                        figure(label, text(value))
                    }
                }
                if let gear = listing.gear, !gear.isEmpty { figure("Gear", gear) }
                if detail.isCommute == true { figure("Commute", translated("yes")) }
                for (label, value) in StravaFactsText.pairs(detail.strava.facts)
                where label != "Uploaded as" { figure(Phrase(of: label), Phrase(of: value).text) }
            }
        }
    }

    private static func speed(
        _ listing: ActivityListing, _ sport: String, _ units: Units
    ) -> Markup? {
        guard let metres = listing.distanceMetres, let seconds = listing.movingSeconds,
            metres > 0, seconds > 0
        else { return nil }
        return Sport.hasPace(sport)
            ? figure("Pace", units.pace(metres / seconds))
            : figure("Speed", units.speed(metres / seconds))
    }

    private static func measures(
        _ units: Units
    ) -> [(ActivityMeasure, Phrase, (Double) -> String)] {
        func whole(_ unit: String) -> (Double) -> String {
            { Format.fixed($0, 0) + (unit.isEmpty ? "" : " " + unit) }
        }
        return [
            (.ascent, "Climb", units.height), (.descent, "Descent", units.height),
            (.maximumSpeed, "Top speed", units.speed),
            (.averageHeartrate, "Heart rate", whole("bpm")),
            (.maximumHeartrate, "Highest heart rate", whole("bpm")),
            (.averageWatts, "Power", whole("W")),
            (.weightedAverageWatts, "Weighted power", whole("W")),
            (.averageCadence, "Cadence", whole("rpm")),
            (.calories, "Energy", whole("kcal")),
            (.averageTemperature, "Temperature", units.temperature),
            (.relativeEffort, "Relative effort", whole("")),
            (.perceivedExertion, "Perceived exertion", whole("of 10")),
            (.totalSteps, "Steps", whole("")),
        ]
    }
}

/// The laps of an activity.
enum LapTable {
    static func markup(_ laps: [Lap], _ sport: String, _ units: Units) -> Markup {
        let hasPace = Sport.hasPace(sport)
        let areNamed = laps.haveNames
        return tag("section", ["class": "card"]) {
            tag("details", ["open": laps.count <= 30 ? "" : nil]) {
                tag("summary") { tag("h2") { Format.count(laps.count, "lap") } }
                tag("div", ["class": "scroll"]) {
                    tag("table", ["class": "laps"]) {
                        tableHead([
                            "Lap", "Distance", "Time", hasPace ? "Pace" : "Speed", "Climb",
                            "Heart rate", "Power",
                        ])
                        tag("tbody") {
                            for (index, lap) in laps.enumerated() {
                                let name = areNamed ? lap.name ?? "" : ""
                                row(
                                    name.isEmpty ? "\(index + 1)" : "\(index + 1) \(name)",
                                    lap.totals, hasPace, units)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func row(
        _ title: String, _ totals: Totals, _ hasPace: Bool, _ units: Units
    ) -> Markup {
        let seconds = totals.timerSeconds ?? totals.movingSeconds ?? totals.elapsedSeconds
        var speed: String?
        // A set of a strength workout has no distance.
        let distance = totals.distanceMetres.flatMap { $0 > 0 ? $0 : nil }
        if let seconds, let metres = distance, seconds > 0 {
            speed = hasPace ? units.pace(metres / seconds) : units.speed(metres / seconds)
        }
        let cells = [
            distance.map { units.distance($0, decimals: 2) },
            seconds.map(Format.duration), speed, totals.ascentMetres.map(units.height),
            totals.averageHeartrate.map { Format.fixed($0, 0) + " bpm" },
            totals.averageWatts.map { Format.fixed($0, 0) + " W" },
        ]
        return tag("tr") {
            tag("th", ["scope": "row"]) { title }
            for cell in cells { tag("td", ["class": "number"]) { cell ?? "–" } }
        }
    }
}
