import ActivityModel
import Reports
import Storage
import WebServer

/// The tables of the overview: years and sports.
struct OverviewTables {
    let totals: YearTotals
    let units: Units

    var years: Markup {
        let years = totals.years
        let most = years.map { totals.year($0).distanceMetres }.max() ?? 0
        return group {
            tag("div", ["class": "heading"]) {
                tag("h2") { "Years" }
                link("/totals?by=month", "By month or week")
            }
            tag("div", ["class": "scroll"]) {
                tag("table", ["class": "years"]) {
                    tableHead(["Year", "Distance", "", "Time", "Climb", "Activities"])
                    tag("tbody") {
                        for year in years {
                            let sum = totals.year(year)
                            tag("tr") {
                                tag("th", ["scope": "row"]) {
                                    link(
                                        "/activities?from=\(year)-01-01&to=\(year)-12-31", "\(year)"
                                    )
                                }
                                number(units.distance(sum.distanceMetres, decimals: 0))
                                tag("td", ["class": "bar"]) {
                                    ShareBar.markup(sum.distanceMetres, of: most)
                                }
                                number(hours(sum.movingSeconds))
                                number(units.height(sum.ascentMetres))
                                number(Format.count(sum.activities))
                            }
                        }
                    }
                }
            }
        }
    }

    /// Sports with their totals, and the distance in the newest year that has activities.
    var sports: Markup {
        let sports = totals.sports
        let most = sports.map(\.sum.movingSeconds).max() ?? 0
        let newest = totals.years.first ?? 0
        return group {
            tag("h2") { "Sports" }
            tag("div", ["class": "scroll"]) {
                tag("table", ["class": "sports"]) {
                    tableHead(["Sport", "Time", "", "Distance", "\(newest)"])
                    tag("tbody") {
                        for (sport, sum) in sports {
                            tag("tr") {
                                tag("th", ["scope": "row"]) {
                                    tag(
                                        "a",
                                        [
                                            "href": "/activities?sport="
                                                + FormEncoding.encoded(sport)
                                        ],
                                        { Sport.label(sport) })
                                }
                                number(hours(sum.movingSeconds))
                                tag("td", ["class": "bar"]) {
                                    ShareBar.markup(
                                        sum.movingSeconds, of: most, Sport.family(sport))
                                }
                                number(units.distance(sum.distanceMetres, decimals: 0))
                                number(
                                    units.distance(
                                        totals.year(newest, sport: sport).distanceMetres,
                                        decimals: 0))
                            }
                        }
                    }
                }
            }
        }
    }

    private func number(_ text: String) -> Markup { tag("td", ["class": "number"]) { text } }
}

/// A bar whose length is a share; a number beside it states the same.
enum ShareBar {
    static func markup(_ value: Double, of most: Double, _ kind: String = "plain") -> Markup {
        let width = most > 0 ? max(0, min(1_000, (value / most * 1_000).rounded())) : 0
        return tag(
            "svg",
            [
                "viewBox": "0 0 1000 6", "preserveAspectRatio": "none", "aria-hidden": "true",
                "class": "share",
            ]
        ) {
            void("rect", ["width": "\(Int(nearest: width))", "height": "6", "class": kind])
        }
    }
}
