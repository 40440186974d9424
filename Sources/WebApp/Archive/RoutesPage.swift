import Foundation
import Ingest
import Reports
import Storage
import WebServer

/// Planned routes with a sketch, their length and climb.
enum RoutesPage {
    static let routes: [AppRoute] = [
        .get("/routes", in: "Routes", isOfAthletes: true, show), .get("/route/**", file),
    ]

    private static let pageSize = 24

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        let found = try library.routes(athlete: context.athlete)
        guard let page = Int(context.request.value("page") ?? "1"), (1...100_000).contains(page)
        else { throw HTTPError.badRequest("There is no such page") }
        let cards = try found.dropFirst((page - 1) * pageSize).prefix(pageSize).map {
            try card($0, library, context)
        }
        return context.page("Routes") {
            tag("h1") { "Routes" }
            if found.isEmpty {
                tag("p", ["class": "note"]) { "No export holds any route." }
            }
            tag("div", ["class": "tiles"]) { cards }
            pages(page, found.count)
        }
    }

    private static func card(
        _ route: RouteListing, _ library: Library, _ context: RequestContext
    ) throws -> Markup {
        let file = route.file.flatMap {
            context.app.options.folder.cachedFile($0, athlete: route.cacheAthlete)
        }
        let outline = try file.flatMap { try context.app.activities.routes.outline($0, library) }
        return tag("section", ["class": "card route"]) {
            tag("h2", ["dir": "auto"]) {
                route.name.isEmpty ? "Untitled" : Phrase(data: route.name)
            }
            if let outline {
                TrackSketch.markup(outline.line.outside(context.choices.zones))
                tag("dl", ["class": "figures small"]) {
                    figure("Distance", context.units.distance(outline.metres))
                    if let climb = outline.climbMetres {
                        figure("Climb", context.units.height(climb))
                    }
                }
            }
            if let path = route.file, file != nil {
                tag("p") {
                    tag(
                        "a",
                        [
                            "href": context.whole("/route/" + FormEncoding.encodedPath(path)),
                            "download": "",
                        ]
                    ) {
                        if context.choices.zones.isEmpty {
                            "Download"
                        } else {
                            "Download, including privacy zones"
                        }
                    }
                }
            } else {
                tag("p", ["class": "faint"]) { "Its file is not in the cache." }
            }
        }
    }

    private static func pages(_ page: Int, _ count: Int) -> Markup? {
        let last = (count + pageSize - 1) / pageSize
        guard last > 1 else { return nil }
        return tag("nav", ["class": "pages", "aria-label": translated("Pages")]) {
            if page > 1 { link("/routes?page=\(page - 1)", "← Before", "button") }
            tag("span") { "Page \(Format.count(page)) of \(Format.count(last))" }
            if page < last { link("/routes?page=\(page + 1)", "Next →", "button") }
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
