import ActivityModel
import Reports
import Storage
import WebServer

/// The longest, highest and longest-lasting activities of each family of sports, the streaks and the
/// Eddington numbers.
struct RecordsCard {
    let digest: OverviewDigest
    let days: ArraySlice<DayTotal>
    let today: Int
    let units: Units

    private var families: [SportFamily] {
        let there = Set(Set(days.map(\.sport)).map { SportFamily(of: $0) })
        return SportFamily.allCases.filter(there.contains)
    }

    // MARK: Records

    var records: Markup? {
        let records = digest.overview.records.filter(isNotBeyond)
        guard !records.isEmpty else { return nil }
        return tag("section", ["class": "card"]) {
            tag("h2") { "Records" }
            tag("div", ["class": "scroll", "tabindex": "0"]) {
                tag("table", ["class": "records"]) {
                    tableHead(["Sport", "Longest", "Longest time", "Most climb", "Highest point"])
                    tag("tbody") {
                        for family in families
                        where records.contains(where: { $0.family == family }) {
                            tag("tr") {
                                tag("th", ["scope": "row"]) { label(family) }
                                for kind in ActivityRecord.Kind.allCases {
                                    tag("td") {
                                        cell(
                                            records.first {
                                                $0.family == family && $0.kind == kind
                                            })
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A record that a wrong clock put into the future is not shown until then, as its day is not.
    private func isNotBeyond(_ record: ActivityRecord) -> Bool {
        (LocalTime(record.start, offset: record.offsetSeconds)?.dayNumber ?? 0) <= today + 1
    }

    private func cell(_ record: ActivityRecord?) -> Markup {
        guard let record else { return Markup(text: "–") }
        return group {
            tag("a", ["href": "/activity/\(record.id)", "title": record.name]) { value(record) }
            tag("small") { LocalTime(record.start, offset: record.offsetSeconds)?.day ?? "" }
        }
    }

    private func value(_ record: ActivityRecord) -> String {
        switch record.kind {
        case .distance: units.distance(record.value)
        case .time: Format.duration(record.value)
        case .ascent, .altitude: units.height(record.value)
        }
    }

    private func label(_ family: SportFamily) -> Markup {
        tag("span", ["class": "sport \(family.rawValue)"]) { family.label }
    }

    // MARK: Streaks

    var streaks: Markup {
        let active = days.map(\.day)
        let daily = Streaks(active, by: .day, today: today)
        let weekly = Streaks(active, by: .week, today: today)
        return tag("section", ["class": "card"]) {
            tag("h2") { "Streaks" }
            tag("dl", ["class": "figures small"]) {
                figure("Longest, in days", length(daily.longest, .day), span(daily.longest, .day))
                figure("Now, in days", length(daily.current, .day), span(daily.current, .day))
                figure(
                    "Longest, in weeks", length(weekly.longest, .week), span(weekly.longest, .week))
                figure("Now, in weeks", length(weekly.current, .week), span(weekly.current, .week))
            }
            tag("p", ["class": "faint"]) {
                "Days or weeks with an activity in each. Weeks begin on Monday."
            }
        }
    }

    private func length(_ streak: Streak?, _ step: Streaks.Step) -> String {
        let count = streak?.count ?? 0
        return step == .day
            ? Format.count(count, "day", "days") : Format.count(count, "week", "weeks")
    }

    private func span(_ streak: Streak?, _ step: Streaks.Step) -> Phrase? {
        guard let streak else { return nil }
        let first = LocalTime.day(days: streak.first)
        let last = LocalTime.day(days: streak.last + step.rawValue - 1)
        let link = tag("a", ["href": "/activities?from=\(first)&to=\(last)"]) {
            "\(first) to \(last)"
        }
        return "\(link)"
    }

    // MARK: Eddington numbers

    var eddington: Markup {
        var rows: [(label: Markup, number: Eddington)] = [
            (Phrase("All sports").markup, Eddington(days, unit: units.far))
        ]
        for family in families {
            let number = Eddington(days, of: .family(family), unit: units.far)
            if number.number > 0 { rows.append((label(family), number)) }
        }
        return tag("section", ["class": "card"]) {
            tag("h2") { "Eddington number" }
            tag("div", ["class": "scroll", "tabindex": "0"]) {
                tag("table", ["class": "eddington"]) {
                    tableHead(["Sport", "Number", "Next", "Days missing"])
                    tag("tbody") {
                        for row in rows {
                            tag("tr") {
                                tag("th", ["scope": "row"]) { row.label }
                                tag("td", ["class": "number"]) {
                                    tag("strong") { Format.count(row.number.number) }
                                }
                                tag("td", ["class": "number"]) {
                                    Format.count(row.number.next) + " " + units.farName
                                }
                                tag("td", ["class": "number"]) { Format.count(row.number.missing) }
                            }
                        }
                    }
                }
            }
            tag("p", ["class": "faint"]) {
                "A number of 50 means 50 days of at least 50 \(units.farName) each."
            }
        }
    }
}
