import ActivityModel
import Reports
import Storage
import WebServer

/// The records of all time or of a year, for each kind of sport, and the power curve.
enum RecordsPage {
    static let routes: [AppRoute] = [.get("/records", in: "Records", isOfAthletes: true, show)]

    private static let families: [SportFamily] = [.run, .ride, .walk, .water, .snow, .other]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        let athlete = context.athlete
        let records = try context.app.activities.records.value(library, of: athlete) {
            try library.records(athlete: athlete)
        }
        let year = context.request.value("year").flatMap { Int($0) }.flatMap {
            records.years.contains($0) ? $0 : nil
        }
        let best = records.best(in: year)
        let allTime = year == nil ? best : records.best()
        return context.page("Records") {
            tag("h1") { "Records" }
            choice(records.years, year)
            if best.isEmpty {
                tag("p", ["class": "note"]) {
                    "There are no records yet: they come from recordings with times and distances or power."
                }
            } else {
                tag("p", ["class": "faint"]) {
                    "Times are by the clock, pauses included, and a started second counts. Rides with a motor set no record."
                }
            }
            for family in families {
                RecordTable.markup(family, best.filter { $0.family == family }, context.units)
                PowerCard.markup(
                    family, best.curve(family), allTime: year == nil ? [] : allTime.curve(family))
            }
        }
    }

    private static func choice(_ years: [Int], _ year: Int?) -> Markup? {
        guard years.count > 1 else { return nil }
        return tag("nav", ["class": "choice review-years", "aria-label": "Years"]) {
            link("/records", "All time", current: year == nil)
            for other in years {
                link("/records?year=\(other)", Phrase(data: "\(other)"), current: other == year)
            }
        }
    }
}

extension Sequence where Element == EffortRecord {
    /// The power curve of a family, from the shortest window on.
    fileprivate func curve(_ family: SportFamily) -> [EffortRecord] {
        filter { $0.family == family && $0.seconds != nil }
            .sorted { ($0.seconds ?? 0) < ($1.seconds ?? 0) }
    }
}

extension EffortRecord {
    /// The window of a record of power.
    var seconds: Int? {
        if case .power(let seconds) = measure { seconds } else { nil }
    }
}

/// The records of a kind of sport but those of power.
enum RecordTable {
    static func markup(
        _ family: SportFamily, _ records: [EffortRecord], _ units: Units
    ) -> Markup? {
        let records = records.filter { $0.seconds == nil }
        guard !records.isEmpty else { return nil }
        return tag("section", ["class": "card"]) {
            tag("h2") { EffortNames.family(family) }
            tag("div", ["class": "scroll"]) {
                tag("table", ["class": "laps record-table"]) {
                    tag("thead") {
                        tag("tr") {
                            columnHead("Record")
                            columnHead("Best")
                            if family.hasPace { columnHead("Pace") } else { columnHead("Speed") }
                            columnHead("Activity")
                            columnHead("Date")
                        }
                    }
                    tag("tbody") { for record in records { row(record, units) } }
                }
            }
        }
    }

    private static func row(_ record: EffortRecord, _ units: Units) -> Markup {
        tag("tr") {
            tag("th", ["scope": "row"]) { EffortNames.measure(record.measure) }
            tag("td", ["class": "number"]) { EffortNames.value(record, units) }
            tag("td", ["class": "number"]) { speed(record, units) }
            holder(record)
        }
    }

    private static func speed(_ record: EffortRecord, _ units: Units) -> String {
        guard case .fastest(let metres) = record.measure, record.value > 0 else { return "–" }
        let speed = metres / record.value
        return record.family.hasPace ? units.pace(speed) : units.speed(speed)
    }

    /// The cells with the activity and its day.
    static func holder(_ record: EffortRecord) -> Markup {
        group {
            tag("td") {
                tag("a", ["href": "/activity/\(record.activityID)", "dir": "auto"]) {
                    record.name.isEmpty ? "Untitled" : Phrase(data: record.name)
                }
            }
            tag("td", ["class": "date"]) { record.day ?? "–" }
        }
    }
}
