import Reports
import Storage
import WebServer

/// The newest year that has activities against the one before, with a switch of measure and sport.
struct YearCard {
    let days: ArraySlice<DayTotal>
    let sport: SportChoice
    let measure: TotalMeasure
    let today: Int
    let units: Units

    var markup: Markup {
        tag("section", ["class": "card", "id": "year"]) {
            let comparison = YearComparison(days, of: sport, measure, today: today)
            tag("div", ["class": "heading"]) {
                tag("h2") { title(comparison) }
                if let year = comparison?.newest.year {
                    link("/review/\(year)", "\(year) in review")
                }
            }
            Switch.markup(
                "Measure",
                measures.map { ($0.label, address($0, sport), $0 == measure) })
            Switch.markup(
                "Sport",
                SportChoice.offered(in: days, chosen: sport).map {
                    ($0.label, address(measure, $0), $0 == sport)
                })
            if let comparison {
                tag("p", ["class": "lead"]) { words(comparison) }
                tag("figure", ["class": "race"]) {
                    YearChart(comparison: comparison, measure: measure, units: units).markup
                    tag("figcaption", ["class": "legend"]) {
                        key("newest", comparison.newest.year)
                        if let before = comparison.before { key("before", before.year) }
                    }
                }
            } else {
                tag("p") { "There are no activities of this sport." }
            }
        }
    }

    /// What the library measures, and what was asked for.
    private var measures: [TotalMeasure] {
        TotalMeasure.allCases.filter { measure in
            measure == self.measure || days.contains { measure.value($0) > 0 }
        }
    }

    private func title(_ comparison: YearComparison?) -> Phrase {
        guard let comparison else { return "Year by year" }
        guard let before = comparison.before else { return "\(comparison.newest.year)" }
        return "\(comparison.newest.year) and \(before.year)"
    }

    /// The totals in words.
    private func words(_ comparison: YearComparison) -> Phrase {
        let newest = comparison.newest
        let sum = measure.words(newest.total, units)
        guard let before = comparison.before else {
            return comparison.present == nil
                ? "\(sum) in \(newest.year)." : "\(sum) in \(newest.year) so far."
        }
        let whole = measure.words(before.total, units)
        guard let part = comparison.beforeUntilPresent else {
            return "\(sum) in \(newest.year), \(whole) in \(before.year)."
        }
        return
            "\(sum) in \(newest.year) so far, \(measure.words(part, units)) by this day in \(before.year), \(whole) in all of \(before.year)."
    }

    private func key(_ kind: String, _ year: Int) -> Markup {
        tag("span", ["class": "key"]) {
            tag("svg", ["width": "30", "height": "8", "aria-hidden": "true"]) {
                void("path", ["class": kind, "d": "M0 4H30"])
            }
            "\(year)"
        }
    }

    private func address(_ measure: TotalMeasure, _ sport: SportChoice) -> String {
        var members: [(String, String)] = []
        if measure != .distance { members.append(("measure", measure.rawValue)) }
        if let word = sport.word { members.append(("sport", word)) }
        return (members.isEmpty ? "/" : "/?" + FormEncoding.text(members)) + "#year"
    }
}

/// Links of which one is the present choice.
enum Switch {
    static func markup(
        _ name: Phrase, _ choices: [(label: Phrase, address: String, isCurrent: Bool)]
    ) -> Markup? {
        guard choices.count > 1 else { return nil }
        return tag("nav", ["class": "switch", "aria-label": name.text]) {
            for choice in choices {
                tag(
                    "a",
                    ["href": choice.address, "aria-current": choice.isCurrent ? "true" : nil]
                ) { choice.label }
            }
        }
    }
}
