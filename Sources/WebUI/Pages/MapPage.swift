import ActivityModel
import Foundation
import Ingest
import Storage

/// Every track at once.
enum MapPage {
    static let routes: [Route] = [.get("/map", show), .get("/tracks.json", tracks)]

    @Sendable
    private static func show(_ visit: Visit, _: [String]) throws -> PageResponse {
        let library = try visit.existing()
        guard Leaflet.isThere(visit.site.options) else { return withoutLeaflet(visit) }
        let choices = try library.filterChoices(athlete: visit.athlete)
        let years = YearTotals(
            try visit.overview(library).days, today: Int(visit.now.seconds / 86_400)
        ).years
        let scripts = ["/leaflet/leaflet.js", "/assets/tracks.js", "/assets/map.js"]
        return visit.page("Map", scripts: scripts, isWide: true) {
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
                tag("output", ["id": "map-state", "role": "status"]) { "Loading…" }
            }
            tag(
                "div",
                [
                    "id": "map", "class": "map whole script-only", "data-kind": "all",
                    "data-src": visit.athletes.address("/tracks.json"), "role": "application",
                    "aria-label": "Map of all tracks; the table under Activities lists the same",
                    "data-tiles": visit.choices.tiles?.template,
                    "data-attribution": visit.choices.tiles?.attribution,
                ])
            tag("noscript") {
                tag("p", ["class": "note"]) {
                    "The map needs JavaScript; "
                    link("/activities", "the table of activities")
                    " does not."
                }
            }
            if visit.choices.tiles == nil {
                tag("p", ["class": "faint"]) {
                    "Nothing is fetched from elsewhere. "
                    link("/settings#tiles", "Switch a map background on")
                    " if you want one."
                }
            }
        }
    }

    private static func withoutLeaflet(_ visit: Visit) -> PageResponse {
        visit.page("Map") {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "The map needs Leaflet" }
                tag("p") { "It is not installed on this machine. On Debian and Ubuntu:" }
                tag("pre") { "sudo apt-get install libjs-leaflet" }
                tag("p") { "Then reload this page. Everything else works without it." }
            }
        }
    }

    @Sendable
    private static func tracks(_ visit: Visit, _: [String]) throws -> PageResponse {
        let library = try visit.existing()
        let zones = visit.choices.zones
        let data: Data
        if let text = visit.request.value("box") {
            guard let box = GeographicBox(text),
                let level = Int(visit.request.value("level") ?? "1"),
                TrackShape.tolerances.indices.contains(level)
            else { throw Refusal.badRequest("This is no part of the world") }
            data = try visit.site.tracks.part(
                library, box, level: level, athlete: visit.athlete, zones: zones)
        } else {
            data = try visit.site.tracks.all(library, athlete: visit.athlete, zones: zones)
        }
        return PageResponse(headers: ["Content-Type": "application/json"], body: .data(data))
    }
}
