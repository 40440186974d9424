import Ingest
import Reports
import Storage
import WebServer

/// Bikes, shoes and their parts.
enum GearPage {
    static let routes: [AppRoute] = [.get("/gear", in: "Gear", isOfAthletes: true, show)]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let gear = try context.existing().gear(athlete: context.athlete)
        return context.page("Gear") {
            tag("h1") { "Gear" }
            if gear.isEmpty {
                tag("p", ["class": "note"]) { "No export names any gear." }
            }
            tag("div", ["class": "tiles"]) {
                for item in gear { card(item, context) }
            }
        }
    }

    private static func card(_ item: GearListing, _ context: RequestContext) -> Markup {
        let units = context.units
        return tag("section", ["class": "card gear"]) {
            tag("p", ["class": "over"]) {
                switch item.kind {
                case .bike: "Bike"
                case .shoe: "Shoes"
                default: "Gear"
                }
                if let owner = context.athletes.owner(item.athleteID) { tag("span") { owner } }
            }
            tag("h2") {
                link("/activities?gear=" + FormEncoding.encoded(item.name), item.name)
            }
            if !item.model.isEmpty, item.model != item.name {
                tag("p", ["class": "faint"]) { item.model }
            }
            tag("dl", ["class": "figures small"]) {
                figure("Distance", units.distance(item.distanceMetres, decimals: 0))
                figure("Time", hours(item.movingSeconds))
                figure("Activities", Format.count(item.activities))
            }
            if let first = item.firstUse, let last = item.lastUse {
                tag("p", ["class": "faint"]) { "\(Format.day(first)) to \(Format.day(last))" }
            }
            if !item.components.isEmpty {
                tag("details") {
                    tag("summary") { Format.count(item.components.count, "part") }
                    tag("ul") { for part in item.components { tag("li") { part } } }
                    tag("p", ["class": "faint"]) {
                        "Strava does not say since when a part is fitted: each has gone as far as the bike, or less."
                    }
                }
            }
        }
    }
}

enum RoutesPage {
    static let routes: [AppRoute] = [
        .get("/routes", in: "Routes", isOfAthletes: true, show), .get("/route/**", file),
    ]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let found = try context.existing().routes(athlete: context.athlete)
        let folder = context.app.options.folder
        return context.page("Routes") {
            tag("h1") { "Routes" }
            if found.isEmpty {
                tag("p", ["class": "note"]) { "No export holds any route." }
            } else {
                tag("section", ["class": "card"]) {
                    tag("ul", ["class": "plain"]) {
                        for route in found {
                            tag("li") {
                                tag("span") {
                                    route.name.isEmpty ? "Untitled" : Phrase(data: route.name)
                                }
                                if let path = route.file,
                                    folder.cachedFile(path, athlete: route.cacheAthlete) != nil
                                {
                                    " "
                                    tag(
                                        "a",
                                        [
                                            "href": context.whole(
                                                "/route/" + FormEncoding.encodedPath(path)),
                                            "download": "",
                                        ]
                                    ) {
                                        context.choices.zones.isEmpty
                                            ? "Download" : "Download, including privacy zones"
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @Sendable
    private static func file(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        // Only what an export lists as a route, never an arbitrary path.
        guard let path = parameters.first,
            let route = try context.found({ athlete in
                try context.existing().routes(athlete: athlete).first { $0.file == path }
            }),
            let url = context.app.options.folder.cachedFile(path, athlete: route.cacheAthlete)
        else { throw HTTPError.notFound("There is no such route in the cache") }
        try context.checkWhole()
        return try FileResponse.download(url, named: path)
    }
}
