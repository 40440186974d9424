import JSON
import ActivityModel
import Foundation
import Ingest
import Storage
import WebServer

/// Privacy zones, drawn on a map or typed in.
///
/// The zones are shown only on this page: whoever is shown the map or an activity does not learn
/// where they are.
enum ZonesPage {
    static let routes: [AppRoute] = [
        .get("/settings/zones", show), .post("/settings/zones", add),
        .post("/settings/zones/*/remove", remove),
    ]

    private static let what: Phrase =
        "Circles that the page and the map leave out, such as around your home. Tracks are cut before they are sent to the browser; your library keeps everything."

    /// The card among the settings: the names of the zones, without their places.
    static func settingsCard(_ context: RequestContext) -> Markup {
        SettingsPage.card("Privacy zones", "zones") {
            tag("p") { what }
            list(context)
            tag("p") { link("/settings/zones", "Draw a zone on a map, or type it in", "button") }
        }
    }

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        _ = try context.existing()
        let hasMap = Leaflet.isThere(context.app.options)
        let scripts = Land.scripts + ["/assets/view.js", "/assets/zones.js"]
        return context.page("Privacy zones", scripts: hasMap ? scripts : []) {
            tag("p", ["class": "over"]) { link("/settings#zones", "← Settings") }
            tag("h1") { "Privacy zones" }
            tag("p") { what }
            tag("p", ["class": "note"]) {
                "The cut ends of tracks reveal the circle and therefore its centre. Choose a centre some distance from your door, and make the circle large enough to include it."
            }
            if hasMap { map(context) } else { withoutLeaflet }
            tag("section", ["class": "card"]) {
                tag("h2") { "A new zone" }
                form(context)
            }
            if !context.choices.zones.isEmpty {
                tag("section", ["class": "card"]) {
                    tag("h2") { "Your zones" }
                    list(context)
                }
            }
        }
    }

    private static func map(_ context: RequestContext) -> Markup {
        let zones = context.choices.zones.map { zone in
            JSONValue.array([
                .string(zone.name), .decimal(zone.latitude), .decimal(zone.longitude),
                .decimal(zone.radiusMetres),
            ])
        }
        return tag("section", ["class": "card flush", "aria-label": translated("Map")]) {
            tag(
                "div",
                [
                    "id": "map", "class": "map", "data-kind": "zones",
                    "data-src": "/tracks.json", "data-zones": JSONValue.array(zones).line,
                    "role": "application",
                    "aria-label":
                        translated(
                            "Map of your tracks and zones. A click sets the centre of the new zone; so do the fields below."
                        ),
                    "data-land": Land.address, "data-unit": context.units.farName,
                    "data-tiles": context.choices.tileTemplate,
                    "data-attribution": context.choices.tileAttribution,
                    "data-vector": context.choices.vectorTemplate,
                    "data-least": context.choices.leastZoom,
                    "data-highest": context.choices.highestZoom,
                ])
            tag("p", ["class": "map-hint script-only"]) {
                tag("output", ["id": "zone-state", "role": "status"]) {
                    "Click or tap the centre of the new zone."
                }
                tag(
                    "button", ["type": "button", "class": "quiet", "id": "zone-most", "hidden": ""]
                ) {
                    "Go where most of your activities start"
                }
                tag("button", ["type": "button", "class": "quiet", "id": "zone-here"]) {
                    "Use the centre of the map"
                }
            }
            tag("noscript") {
                tag("p", ["class": "map-hint"]) {
                    "Drawing needs JavaScript; the form below does not."
                }
            }
        }
    }

    private static var withoutLeaflet: Markup {
        tag("p", ["class": "note"]) {
            "A map to draw zones on needs Leaflet (sudo apt-get install libjs-leaflet). The form below does not."
        }
    }

    // MARK: The form

    private static func form(_ context: RequestContext) -> Markup {
        let units = context.units
        return SettingsPage.form(context, "/settings/zones", id: "zone") {
            tag("div", ["class": "fields"]) {
                input("Name", "name", "text", "Home")
                input("Latitude", "latitude", "text", "48.8584")
                input("Longitude", "longitude", "text", "2.2945")
                input("Radius (\(units.nearName))", "radius", "number", "300")
            }
            tag("label", ["class": "script-only"]) {
                tag("span") { "Radius, by slider" }
                void(
                    "input",
                    [
                        "type": "range", "id": "zone-radius", "value": units.suggestedRadius,
                        "min": units == .metric ? "50" : "200",
                        "max": units == .metric ? "2000" : "6500",
                        "step": units == .metric ? "10" : "50",
                        "data-metres": "\(units.near)", "data-unit": units.nearName,
                    ])
            }
            tag("button", ["type": "submit"]) { "Add the zone" }
        }
    }

    private static func input(
        _ label: Phrase, _ name: String, _ type: String, _ hint: Phrase
    ) -> Markup {
        tag("label") {
            tag("span") { label }
            void(
                "input",
                [
                    "type": type, "name": name, "placeholder": hint.text, "required": "",
                    "min": type == "number" ? "1" : nil, "step": type == "number" ? "any" : nil,
                    "autocomplete": "off",
                ])
        }
    }

    private static func list(_ context: RequestContext) -> Markup? {
        guard !context.choices.zones.isEmpty else { return nil }
        return tag("ul", ["class": "plain"]) {
            for zone in context.choices.zones {
                tag("li") {
                    tag("strong") { zone.name }
                    " \(context.units.height(zone.radiusMetres)) around a place "
                    SettingsPage.form(
                        context, "/settings/zones/\(zone.id)/remove", isInline: true
                    ) {
                        tag("button", ["type": "submit", "class": "quiet"]) {
                            "Remove \(zone.name)"
                        }
                    }
                }
            }
        }
    }

    // MARK: Changes

    @Sendable
    private static func add(_ context: RequestContext, _: [String], _ form: Form) throws
        -> HTTPResponse
    {
        func number(_ name: String, _ range: ClosedRange<Double>) throws -> Double {
            guard let text = form[name],
                let number = Double(text.replacingOccurrences(of: ",", with: ".")),
                range.contains(number)
            else { throw HTTPError.badRequest("The \(name) is not a valid number") }
            return number
        }
        guard let name = form["name"], name.utf8.count <= 100 else {
            throw HTTPError.badRequest("The zone needs a short name")
        }
        let zone = PrivacyZone(
            name: name, latitude: try number("latitude", -90...90),
            longitude: try number("longitude", -180...180),
            radiusMetres: try number("radius", 1...300_000) * context.units.near)
        try SettingsPage.writing(context) { try $0.addPrivacyZone(zone) }
        return .see("/settings/zones")
    }

    @Sendable
    private static func remove(
        _ context: RequestContext, _ parameters: [String], _: Form
    ) throws -> HTTPResponse {
        guard let id = parameters.first.flatMap({ Int64($0) }) else { throw HTTPError.notFound() }
        var wasThere = false
        try SettingsPage.writing(context) { wasThere = try $0.removePrivacyZone(id) }
        guard wasThere else { throw HTTPError.notFound("There is no such zone") }
        return .see("/settings/zones")
    }
}

extension Units {
    /// A radius to begin with, in metres or feet.
    fileprivate var suggestedRadius: String { self == .metric ? "300" : "1000" }
}
