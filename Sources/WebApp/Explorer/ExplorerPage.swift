import ActivityModel
import Foundation
import Reports
import Storage
import WebServer

/// What the pages say about explorer tiles.
enum ExplorerPage {
    static let routes: [AppRoute] = [.get("/explorer.json", document)]

    /// The table below the map.
    static func card(_ context: RequestContext, _ library: Library) throws -> Markup {
        let levels = try context.app.explorer.levels(
            library, athlete: context.athlete, zones: context.choices.zones)
        return tag("section", ["class": "card explorer", "id": "explorer"]) {
            tag("h2") { "Explorer tiles" }
            tag("p", ["class": "faint"]) {
                "The world in squares: a square counts once a track of yours crosses it. A cluster is made of squares whose four neighbours count, too."
            }
            if let levels {
                table(levels)
            } else {
                tag("p") { "They are being counted. Load the page again in a moment." }
            }
        }
    }

    private static func table(_ levels: [ExplorerLevel]) -> Markup {
        tag(
            "div",
            [
                "class": "scroll", "tabindex": "0", "role": "region",
                "aria-label": translated("Explorer tiles"),
            ]
        ) {
            tag("table", ["class": "tiles"]) {
                tableHead(["Squares", "Visited", "Largest square", "Largest cluster"])
                tag("tbody") {
                    for level in levels {
                        let side = Format.count(level.square?.side ?? 0)
                        let square = side + " × " + side
                        tag("tr") {
                            tag("th", ["scope": "row"]) { "Zoom \(level.zoom)" }
                            tag("td", ["class": "number"]) { Format.count(level.visited.count) }
                            tag("td", ["class": "number"]) { square }
                            tag("td", ["class": "number"]) { Format.count(level.cluster.count) }
                        }
                    }
                }
            }
        }
    }

    /// The tiles that an activity was the first to visit, with a way to see them; nothing for one
    /// without any, or while they are being counted.
    static func line(_ context: RequestContext, activity: Int64) -> Markup? {
        guard let library = context.library,
            let levels = try? context.app.explorer.known(
                library, athlete: context.athlete, zones: context.choices.zones)
        else { return nil }
        let counts = levels.map { $0.new[activity] ?? 0 }
        guard counts.count == 2, counts[0] + counts[1] > 0 else { return nil }
        return tag("p", ["class": "map-hint"]) {
            tag("span") {
                "New explorer tiles: \(Format.count(counts[0])) of zoom 14, \(Format.count(counts[1])) of zoom 17."
            }
            tag("span") {
                link("/map?layers=tiles14&new=\(activity)", "Show them on the map")
            }
        }
    }

    @Sendable
    private static func document(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        guard let zoom = context.request.value("zoom").flatMap({ Int($0) }),
            ExplorerStore.zooms.contains(zoom)
        else { throw HTTPError.badRequest("There are tiles of zoom 14 and 17") }
        let (explorer, zones) = (context.app.explorer, context.choices.zones)
        if let text = context.request.value("new") {
            guard let id = Int64(text) else { throw HTTPError.notFound() }
            try context.expectOwn(activity: id)
            let tiles = try explorer.new(
                library, activity: id, zoom: zoom, athlete: context.athlete, zones: zones)
            return .json(tiles.map { ExplorerDocument.new($0, zoom: zoom) } ?? #"{"pending":true}"#)
        }
        let levels = try explorer.levels(library, athlete: context.athlete, zones: zones)
        let level = levels?.first { $0.zoom == zoom }
        return .json(level.map(ExplorerDocument.level) ?? #"{"pending":true}"#)
    }
}
