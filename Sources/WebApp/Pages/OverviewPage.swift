import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import WebServer

/// The front page: this year against others, the calendar, the newest activities, what to do next.
enum OverviewPage {
    static let routes: [AppRoute] = [.get("/", in: "Overview", isOfAthletes: true, show)]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        guard let library = context.library, try library.hasActivities() else {
            return UploadPage.welcome(context)
        }
        let overview = try context.overview(library)
        var search = ActivityFilter()
        search.athlete = context.athlete
        search.limit = 8
        search.lastDay = Int(context.now.seconds / 86_400) + 1
        let newest = try library.activities(search)
        let today = Int(context.now.seconds / 86_400)
        let totals = YearTotals(overview.days, today: today)
        let standing = try state(overview, context)
        return context.page("Overview") {
            tag("h1", ["class": "quiet"]) { "Overview" }
            yearCards(totals, context.units)
            tag("div", ["class": "columns"]) {
                tag("section", ["class": "card"], { yearTable(totals, context.units) })
                tag("section", ["class": "card"], { sportTable(totals, context.units) })
            }
            tag("section", ["class": "card"]) {
                tag("div", ["class": "heading"]) {
                    tag("h2") { "Newest activities" }
                    link("/activities", "All \(Format.count(overview.activities))")
                }
                ActivityTable.markup(newest, context)
            }
            standing
            tag("section", ["class": "card"]) {
                tag("h2") { "Every day" }
                CalendarChart.markup(overview.days, today: today, units: context.units)
            }
        }
    }

    private static func yearCards(_ totals: YearTotals, _ units: Units) -> Markup {
        let now = totals.year(totals.thisYear, untilToday: true)
        let before = totals.year(totals.thisYear - 1, untilToday: true)
        let until = translated("by this day last year")
        return tag("section", ["class": "card year", "aria-label": translated("This year")]) {
            tag("h2") { "\(totals.thisYear) so far" }
            tag("dl", ["class": "figures"]) {
                figure(
                    "Distance", units.distance(now.distanceMetres, decimals: 0),
                    "\(units.distance(before.distanceMetres, decimals: 0)) \(until)")
                figure(
                    "Time", hours(now.movingSeconds), "\(hours(before.movingSeconds)) \(until)")
                figure(
                    "Climb", units.height(now.ascentMetres),
                    "\(units.height(before.ascentMetres)) \(until)")
                figure(
                    "Activities", Format.count(now.activities),
                    "\(Format.count(before.activities)) \(until)")
            }
        }
    }

    private static func yearTable(_ totals: YearTotals, _ units: Units) -> Markup {
        let years = totals.years
        let most = years.map { totals.year($0).distanceMetres }.max() ?? 0
        return group {
            tag("h2") { "Years" }
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
                                tag("td", ["class": "number"]) {
                                    units.distance(sum.distanceMetres, decimals: 0)
                                }
                                tag("td", ["class": "bar"]) { bar(sum.distanceMetres, most) }
                                tag("td", ["class": "number"]) {
                                    hours(sum.movingSeconds)
                                }
                                tag("td", ["class": "number"]) { units.height(sum.ascentMetres) }
                                tag("td", ["class": "number"]) { Format.count(sum.activities) }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func sportTable(_ totals: YearTotals, _ units: Units) -> Markup {
        let sports = totals.sports
        let most = sports.map(\.sum.movingSeconds).max() ?? 0
        return group {
            tag("h2") { "Sports" }
            tag("div", ["class": "scroll"]) {
                tag("table", ["class": "sports"]) {
                    tableHead(["Sport", "Time", "", "Distance", "\(totals.thisYear)"])
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
                                tag("td", ["class": "number"]) {
                                    hours(sum.movingSeconds)
                                }
                                tag("td", ["class": "bar"]) {
                                    bar(sum.movingSeconds, most, Sport.family(sport))
                                }
                                tag("td", ["class": "number"]) {
                                    units.distance(sum.distanceMetres, decimals: 0)
                                }
                                tag("td", ["class": "number"]) {
                                    units.distance(
                                        totals.year(totals.thisYear, sport: sport).distanceMetres,
                                        decimals: 0)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A bar whose length is a share; the table's own number states the same.
    private static func bar(_ value: Double, _ most: Double, _ kind: String = "plain") -> Markup {
        let width = most > 0 ? max(0, min(100, value / most * 100)) : 0
        return tag(
            "svg",
            [
                "viewBox": "0 0 100 6", "preserveAspectRatio": "none", "aria-hidden": "true",
                "class": "share",
            ]
        ) {
            void(
                "rect", ["width": Format.fixed(width, 1), "height": "6", "class": kind])
        }
    }

    private static func state(_ overview: Overview, _ context: RequestContext) throws -> Markup {
        let days = overview.newestExport.map { (context.now.seconds - $0.seconds) / 86_400 }
        let isConnected = context.app.options.isConnected
        let queue =
            isConnected
            ? try context.library?.apiStatus(athlete: context.athlete, now: context.now) : nil
        return tag("section", ["class": "card state"]) {
            tag("h2") { "State of your library" }
            tag("dl", ["class": "figures small"]) {
                if let newest = overview.newest,
                    let day = LocalTime(newest.start, offset: newest.offsetSeconds)?.day
                {
                    figure(
                        "Newest activity", day,
                        Format.ago(newest.ageDays(at: context.now)))
                }
                if let export = overview.newestExport, let days {
                    figure("Last export", Format.day(export), Format.ago(Int(days)))
                }
                if let queue {
                    figure(
                        "Queued at Strava", Format.count(queue.queued),
                        queue.listedAt.map { "asked on \(Format.day($0))" } ?? "not asked yet")
                }
            }
            tag("h3") { "What to do next" }
            tag("ul") {
                if overview.hasUnfinishedImport, !context.app.imports.isBusy {
                    tag("li") {
                        "The last import was not completed: "
                        link("/import", "import the same export again")
                        ", it continues where it stopped."
                    }
                }
                if overview.hasUnfinishedSync, isConnected, !context.app.sync.isBusy {
                    tag("li") {
                        "The last sync was not completed: "
                        link("/strava", "sync again")
                        ", it continues where it stopped."
                    }
                }
                if overview.unread > 0 {
                    tag("li") {
                        link(
                            "/issues",
                            "\(Format.count(overview.unread)) activities have no recording")
                        ": see why, and what helps."
                    }
                }
                tag("li") {
                    if let days, days > 90 {
                        "Your last export is \(Format.count(Int(days))) days old. "
                    } else {
                        "At any time: "
                    }
                    link("/import#request", "request a new export")
                    " at Strava and "
                    link("/import", "drop it here")
                    "; nothing is imported twice."
                }
                if isConnected {
                    tag("li") {
                        link("/strava", "Sync with Strava")
                        " at any time."
                    }
                }
            }
        }
    }
}
