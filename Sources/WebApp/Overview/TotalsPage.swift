import ActivityModel
import Reports
import Storage
import WebServer

/// Totals by year, month or week, of all sports or some.
enum TotalsPage {
    static let routes: [AppRoute] = [.get("/totals", isOfAthletes: true, show)]

    private static let pageSize = 120

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let digest = try context.digest(try context.existing())
        let today = digest.today(context.now)
        let days = digest.days(today: today)
        let period = context.request.value("by").flatMap(Period.init(rawValue:)) ?? .year
        let sport = SportChoice(context.request.value("sport"), in: days)
        let page = try page(context.request.value("page"))
        let name = "totals-\(period.rawValue)-\(page)-" + (sport.word ?? "")
        return context.page("Totals") {
            tag("h1") { "Totals" }
            Switch.markup(
                "Period",
                Period.allCases.map { ($0.label, address($0, sport, page: 1), $0 == period) })
            Switch.markup(
                "Sport",
                SportChoice.offered(in: days, chosen: sport).map {
                    ($0.label, address(period, $0, page: 1), $0 == sport)
                })
            digest.piece(name, context.units, today: today) {
                list(period.totals(days, of: sport), period, sport, page, context.units)
            }
        }
    }

    private static func page(_ text: String?) throws -> Int {
        guard let text else { return 1 }
        guard let number = Int(text), (1...1_000_000).contains(number) else {
            throw HTTPError.badRequest("There is no such page")
        }
        return number
    }

    private static func list(
        _ totals: [(start: Int, sum: PeriodTotals)], _ period: Period, _ sport: SportChoice,
        _ page: Int,
        _ units: Units
    ) -> Markup {
        let last = max(1, (totals.count + pageSize - 1) / pageSize)
        let shown = totals.dropFirst((page - 1) * pageSize).prefix(pageSize)
        let most = totals.map(\.sum.distanceMetres).max() ?? 0
        return group {
            if shown.isEmpty {
                tag("p", ["class": "note"]) { "There are no activities here." }
            } else {
                tag("section", ["class": "card flush"]) {
                    tag("div", ["class": "scroll", "tabindex": "0"]) {
                        tag("table", ["class": "totals"]) {
                            tableHead([
                                period.label, "Distance", "", "Time", "Climb", "Active days",
                                "Activities",
                            ])
                            tag("tbody") {
                                for (start, sum) in shown {
                                    row(start, sum, period, sport, most, units)
                                }
                            }
                        }
                    }
                }
            }
            if last > 1 {
                tag("nav", ["class": "pages", "aria-label": translated("Pages")]) {
                    if page > 1 {
                        link(address(period, sport, page: page - 1), "← Before", "button")
                    }
                    tag("span") { "Page \(Format.count(page)) of \(Format.count(last))" }
                    if page < last {
                        link(address(period, sport, page: page + 1), "Next →", "button")
                    }
                }
            }
        }
    }

    private static func row(
        _ start: Int, _ sum: PeriodTotals, _ period: Period, _ sport: SportChoice, _ most: Double,
        _ units: Units
    ) -> Markup {
        func number(_ text: String) -> Markup { tag("td", ["class": "number"]) { text } }
        return tag("tr") {
            tag("th", ["scope": "row"]) {
                link(activities(start, period, sport), period.name(start))
                if period == .week {
                    tag("small") { " \(LocalTime.day(days: start))" }
                }
            }
            number(units.distance(sum.distanceMetres, decimals: period == .year ? 0 : 1))
            tag("td", ["class": "bar"]) { ShareBar.markup(sum.distanceMetres, of: most) }
            number(hours(sum.movingSeconds))
            number(units.height(sum.ascentMetres))
            number(Format.count(sum.activeDays))
            number(Format.count(sum.activities))
        }
    }

    /// The activities of a period; a list cannot be narrowed to a family of sports.
    private static func activities(_ start: Int, _ period: Period, _ sport: SportChoice) -> String {
        var members = [
            ("from", LocalTime.day(days: start)),
            ("to", LocalTime.day(days: period.end(from: start))),
        ]
        if case .sport(let name) = sport { members.append(("sport", name)) }
        return "/activities?" + FormEncoding.text(members)
    }

    private static func address(_ period: Period, _ sport: SportChoice, page: Int) -> String {
        var members = [("by", period.rawValue)]
        if let word = sport.word { members.append(("sport", word)) }
        if page > 1 { members.append(("page", "\(page)")) }
        return "/totals?" + FormEncoding.text(members)
    }
}

extension Period {
    var label: Phrase {
        switch self {
        case .year: "Year"
        case .month: "Month"
        case .week: "Week"
        }
    }

    /// `2026`, `November 2026`, `2026, week 47`.
    func name(_ start: Int) -> Phrase {
        let date = CivilDate.date(days: start)
        switch self {
        case .year: return "\(date.year)"
        case .month: return "\(LocalTime.months[date.month - 1]) \(date.year)"
        case .week:
            let week = Week(of: start)
            return "\(week.year), week \(week.number)"
        }
    }
}
