import ActivityModel
import Reports
import Storage
import WebServer

/// The front page, which looks back: the whole library, its newest year against the one before,
/// years, sports, every day, records, the newest activities, what to do next.
enum OverviewPage {
    static let routes: [AppRoute] = [.get("/", in: "Overview", isOfAthletes: true, show)]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        guard let library = context.library, try library.hasActivities() else {
            return UploadPage.welcome(context)
        }
        let digest = try context.digest(library)
        let today = digest.today(context.now)
        let newest = try digest.piece("newest", context.units, today: today) {
            try newestCard(library, digest, context, today: today)
        }
        let standing = try LibraryStateCard.markup(digest.overview, context)
        let whole = digest.piece("whole", context.units, today: today) {
            wholeCards(digest, context.units, today: today)
        }
        return context.page("Overview", scripts: ["/assets/calendar.js"]) {
            tag("h1", ["class": "quiet"]) { "Overview" }
            // The figures of a library of activities without any start would all be 0.
            if !digest.days(today: today).isEmpty {
                totals(digest, context.units, today: today)
                year(digest, context, today: today)
                whole
            }
            newest
            standing
        }
    }

    // MARK: The whole

    private static func totals(_ digest: OverviewDigest, _ units: Units, today: Int) -> Markup {
        digest.piece("totals", units, today: today) {
            let days = digest.days(today: today)
            let sum = PeriodTotals(days)
            let first = days.first.map { CivilDate.date(days: $0.day).year } ?? 0
            let last = days.last.map { CivilDate.date(days: $0.day).year } ?? 0
            return tag("section", ["class": "card whole", "aria-label": translated("In all")]) {
                tag("dl", ["class": "figures"]) {
                    figure("Distance", units.distance(sum.distanceMetres, decimals: 0))
                    figure("Time", hours(sum.movingSeconds))
                    if sum.ascentMetres > 0 { figure("Climb", units.height(sum.ascentMetres)) }
                    figure("Years", first == last ? "\(first)" : "\(first)–\(last)")
                    figure("Active days", Format.count(sum.activeDays))
                    figure("Activities", Format.count(sum.activities))
                }
            }
        }
    }

    private static func year(
        _ digest: OverviewDigest, _ context: RequestContext, today: Int
    ) -> Markup {
        let days = digest.days(today: today)
        let measure =
            context.request.value("measure").flatMap(TotalMeasure.init(rawValue:)) ?? .distance
        let sport = SportChoice(context.request.value("sport"), in: days)
        let name = "year-" + measure.rawValue + "-" + (sport.word ?? "")
        return digest.piece(name, context.units, today: today) {
            YearCard(
                days: days, sport: sport, measure: measure, today: today, units: context.units
            ).markup
        }
    }

    /// All cards that depend on nothing but the library, the day and the units.
    private static func wholeCards(
        _ digest: OverviewDigest, _ units: Units, today: Int
    ) -> Markup {
        let days = digest.days(today: today)
        let tables = OverviewTables(totals: YearTotals(days), units: units)
        let records = RecordsCard(digest: digest, days: days, today: today, units: units)
        return group {
            tag("div", ["class": "columns"]) {
                tag("section", ["class": "card"]) { tables.years }
                tag("section", ["class": "card"]) { tables.sports }
            }
            tag("section", ["class": "card"]) {
                tag("h2") { "Every day" }
                CalendarChart.markup(days, today: today, units: units)
            }
            records.records
            tag("div", ["class": "columns"]) {
                records.streaks
                records.eddington
            }
        }
    }

    // MARK: The newest activities

    private static func newestCard(
        _ library: Library, _ digest: OverviewDigest, _ context: RequestContext, today: Int
    ) throws -> Markup {
        var search = ActivityFilter()
        search.athlete = context.athlete
        search.limit = 8
        search.lastDay = today + 1
        let newest = try library.activities(search)
        return tag("section", ["class": "card"]) {
            tag("div", ["class": "heading"]) {
                tag("h2") { "Newest activities" }
                link("/activities", "All \(Format.count(digest.overview.activities))")
            }
            ActivityTable.markup(newest, context)
        }
    }
}
