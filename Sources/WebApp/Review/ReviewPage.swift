import ActivityModel
import Foundation
import Reports
import Storage
import WebServer

/// A year in review: on one page, on paper, and as a picture to share.
enum ReviewPage {
    static let routes: [AppRoute] = [
        .get("/review", newest),
        .get("/review/*", show),
        .get("/review/*/picture.svg", picture),
    ]

    /// The years with activities, the newest first.
    static func years(_ context: RequestContext, _ library: Library) throws -> [Int] {
        let today = Int(context.now.seconds / 86_400)
        let days = try context.overview(library).days.filter { $0.day <= today + 1 }
        return Set(days.map { CivilDate.date(days: $0.day).year }).sorted(by: >)
    }

    @Sendable
    private static func newest(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        guard let year = try years(context, context.existing()).first else { return .see("/") }
        return .see("/review/\(year)")
    }

    private static func shown(_ context: RequestContext, _ parameters: [String]) throws
        -> ReviewStore.Shown
    {
        let library = try context.existing()
        guard let year = parameters.first.flatMap({ Int($0) }),
            try years(context, library).contains(year)
        else { throw HTTPError.notFound("There are no activities in such a year") }
        return try context.app.activities.reviews.shown(
            year, athlete: context.athlete, zones: context.choices.zones, library,
            context.app.tracks)
    }

    @Sendable
    private static func picture(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let shown = try shown(context, parameters)
        var headers: [String: String] = [:]
        if context.request.value("download") == "yes" {
            headers["Content-Disposition"] =
                "attachment; filename=\"waymark-\(shown.review.year).svg\""
        }
        return .text(
            ReviewPicture.markup(shown, context.units).html, type: "image/svg+xml",
            headers: headers)
    }

    @Sendable
    private static func show(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let shown = try shown(context, parameters)
        let review = shown.review
        let years = try years(context, context.existing())
        return context.page("\(review.year) in review", scripts: ["/assets/review.js"]) {
            others(years, review.year)
            tag("h1") { "\(review.year) in review" }
            ReviewFigures.markup(shown, context.units)
            tag("div", ["class": "columns"]) {
                tag("section", ["class": "card"]) {
                    tag("h2") { "Month by month" }
                    MonthChart.markup(review, context.units)
                }
                sports(review, context)
            }
            tag("div", ["class": "columns"]) {
                ReviewRecords.markup(review, context)
                map(shown)
            }
            share(review, context)
        }
    }

    private static func others(_ years: [Int], _ year: Int) -> Markup? {
        guard years.count > 1 else { return nil }
        return tag("nav", ["class": "choice review-years", "aria-label": translated("Years")]) {
            for other in years { link("/review/\(other)", "\(other)", current: other == year) }
        }
    }

    private static func sports(_ review: YearReview, _ context: RequestContext) -> Markup {
        let units = context.units
        let bounds = "from=\(review.year)-01-01&to=\(review.year)-12-31"
        return tag("section", ["class": "card"]) {
            tag("h2") { "Sports" }
            tag("div", ["class": "scroll", "tabindex": "0"]) {
                tag("table", ["class": "laps"]) {
                    tag("thead") {
                        tag("tr") {
                            columnHead("Sport")
                            columnHead("Activities")
                            columnHead("Distance")
                            columnHead("Time")
                        }
                    }
                    tag("tbody") {
                        for (sport, sum) in review.sports {
                            tag("tr") {
                                tag("th", ["scope": "row"]) {
                                    tag(
                                        "a",
                                        [
                                            "href": "/activities?\(bounds)&sport="
                                                + FormEncoding.encoded(sport)
                                        ]
                                    ) { Sport.label(sport) }
                                }
                                tag("td", ["class": "number"]) { Format.count(sum.activities) }
                                tag("td", ["class": "number"]) {
                                    units.distance(sum.distanceMetres, decimals: 0)
                                }
                                tag("td", ["class": "number"]) { hours(sum.movingSeconds) }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func map(_ shown: ReviewStore.Shown) -> Markup? {
        guard let map = shown.map else { return nil }
        return tag("section", ["class": "card review-map"]) {
            tag("h2") { "Where you were" }
            tag(
                "svg",
                [
                    "class": "sketch year", "role": "img",
                    "aria-label": translated("The tracks of the year"),
                    "viewBox": "-10 -10 \(map.width + 20) \(map.height + 20)",
                ]
            ) { for path in map.paths { void("path", ["d": path]) } }
            tag("p", ["class": "faint"]) {
                if map.elsewhere > 0 {
                    "\(Format.count(map.shown)) tracks of the area in which most begin; \(Format.count(map.elsewhere)) lie elsewhere."
                } else {
                    "\(Format.count(map.shown)) tracks."
                }
            }
        }
    }

    private static func share(_ review: YearReview, _ context: RequestContext) -> Markup {
        let address = "/review/\(review.year)/picture.svg"
        return tag("section", ["class": "card share-card"]) {
            tag("h2") { "A picture to share" }
            tag("p", ["class": "faint"]) {
                if context.choices.zones.isEmpty {
                    "It shows the figures and the lines of your tracks, without names of places. You have no privacy zones: the lines reach to your door."
                } else {
                    "It shows the figures and the lines of your tracks, cut at your privacy zones, without names of places."
                }
            }
            void(
                "img",
                [
                    "src": address, "alt": translated("The picture of the year \(review.year)"),
                    "width": "\(ReviewPicture.width)", "height": "\(ReviewPicture.height)",
                    "data-picture": "waymark-\(review.year).png",
                ])
            tag("p", ["class": "buttons"]) {
                tag("button", ["type": "button", "class": "script-only", "data-save": ""]) {
                    "Save as PNG"
                }
                tag(
                    "a",
                    ["class": "button", "href": address + "?download=yes", "download": ""]
                ) { "Save as SVG" }
            }
        }
    }
}
