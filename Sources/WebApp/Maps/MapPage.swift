import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import WebServer

enum MapPage {
    static let routes: [AppRoute] = [
        .get("/map", in: "Map", isOfAthletes: true, show), .get("/tracks.json", tracks),
    ]

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        guard Leaflet.isThere(context.app.options) else { return withoutLeaflet(context) }
        let choices = try library.filterChoices(athlete: context.athlete)
        let years = YearTotals(
            try context.overview(library).days, today: Int(context.now.seconds / 86_400)
        ).years
        let scripts =
            Land.scripts
            + ["view", "near", "heat", "explorer", "map", "photos"].map { "/assets/\($0).js" }
        let explorer = try ExplorerPage.card(context, library)
        return context.page("Map", scripts: scripts, isWide: true) {
            tag("h1", ["class": "quiet"]) { "Map" }
            tag("form", ["class": "map-bar script-only", "id": "map-filter"]) {
                tag("label") {
                    tag("span") { "Sport" }
                    tag("select", ["name": "sport"]) {
                        tag("option", ["value": ""]) { "All" }
                        for sport in choices.sports {
                            tag("option", ["value": sport]) { Sport.words(sport) }
                        }
                    }
                }
                tag("label") {
                    tag("span") { "Year" }
                    tag("select", ["name": "year"]) {
                        tag("option", ["value": ""]) { "All" }
                        for year in years { tag("option", ["value": "\(year)"]) { "\(year)" } }
                    }
                }
                tag("label", ["class": "check"]) {
                    void("input", ["type": "checkbox", "name": "heat"])
                    tag("span") { "Heat map" }
                }
                for zoom in ExplorerStore.zooms {
                    tag("label", ["class": "check"]) {
                        void(
                            "input", ["type": "checkbox", "data-layer": "tiles\(zoom)"])
                        tag("span") { "Tiles of zoom \(zoom)" }
                    }
                }
                tag("label", ["class": "check"]) {
                    void("input", ["type": "checkbox", "data-layer": "photos"])
                    tag("span") { "Photos" }
                }
                tag("output", ["id": "map-state", "role": "status"]) { "Loading…" }
            }
            tag(
                "nav",
                [
                    "class": "map-places script-only", "id": "map-places",
                    "aria-label": translated("Places"),
                ])
            tag("div", ["class": "map-frame script-only", "data-screen-frame": ""]) {
                canvas(context)
                legend
            }
            tag("noscript") {
                tag("p", ["class": "note"]) {
                    "The map needs JavaScript; "
                    link("/activities", "the table of activities")
                    " does not."
                }
            }
            if context.choices.tiles == nil {
                tag("p", ["class": "faint"]) {
                    "Nothing is fetched from elsewhere. "
                    link("/settings#tiles", "Switch a map background on")
                    " if you want one."
                }
            }
            explorer
        }
    }

    /// The map's element, with the words that its script needs.
    private static func canvas(_ context: RequestContext) -> Markup {
        tag(
            "div",
            [
                "id": "map", "class": "map whole", "data-kind": "all",
                "data-src": context.athletes.address("/tracks.json"), "role": "application",
                "aria-label": translated(
                    "Map of all tracks; the table under Activities lists the same"),
                "data-land": Land.address,
                "data-photos": context.athletes.address("/photos.json"),
                "data-explorer": context.athletes.address("/explorer.json"),
                "data-tiles": context.choices.tileTemplate,
                "data-attribution": context.choices.tileAttribution,
                "data-vector": context.choices.vectorTemplate,
                "data-least": context.choices.leastZoom,
                "data-highest": context.choices.highestZoom,
                "data-unit": context.units.farName, "data-far": "\(context.units.far)",
                "data-one": translated("{count} track"), "data-many": translated("{count} tracks"),
                "data-some": translated("{found} of {all} tracks…"),
                "data-failed": translated("The tracks could not be loaded."),
                "data-untitled": translated("Untitled"),
                "data-all": translated("Show all tracks"), "data-screen": translated("Full screen"),
            ])
    }

    private static func family(
        _ name: String, @MarkupBuilder _ words: () -> Markup
    ) -> Markup {
        tag("li", ["class": "sport \(name)", "data-family": name, "hidden": ""], words)
    }

    /// What the colours mean.
    private static var legend: Markup {
        tag("ul", ["class": "map-legend", "id": "map-legend"]) {
            family("ride") { "Ride" }
            family("run") { "Run" }
            family("swim") { "Water" }
            family("walk") { "Walk" }
            family("snow") { "Snow" }
            family("other") { "Other" }
            tag("li", ["id": "map-heat", "hidden": ""]) {
                tag("span") { "Tracks at one spot:" }
                tag("span") { Format.count(1) }
                tag("span", ["class": "ramp"])
                tag("span", ["data-most": ""])
            }
        }
    }

    private static func withoutLeaflet(_ context: RequestContext) -> HTTPResponse {
        context.page("Map") {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "The map needs Leaflet" }
                tag("p") { "It is not installed on this machine. On Debian and Ubuntu:" }
                tag("pre") { "sudo apt-get install libjs-leaflet" }
                tag("p") { "Then reload this page. Everything else works without it." }
            }
        }
    }

    @Sendable
    private static func tracks(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        let zones = context.choices.zones
        let data: Data
        if let text = context.request.value("box") {
            guard let box = GeographicBox(text),
                let level = Int(context.request.value("level") ?? "1"),
                TrackShape.tolerances.indices.contains(level)
            else { throw HTTPError.badRequest("This is not a part of the map") }
            data = try context.app.tracks.part(
                library, box, level: level, athlete: context.athlete, zones: zones)
        } else {
            data = try context.app.tracks.all(library, athlete: context.athlete, zones: zones)
        }
        return HTTPResponse(headers: ["Content-Type": "application/json"], body: .data(data))
    }
}
