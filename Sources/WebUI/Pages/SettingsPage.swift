import Foundation
import Ingest
import Storage

/// What a person can choose, and facts of the library. Each section is a card of its own; those
/// that other files bring are listed in ``sections``.
enum SettingsPage {
    static let routes: [Route] = [
        .get("/settings", show), .post("/settings/units", setUnits),
        .post("/settings/tiles", setTiles), .post("/settings/zones", addZone),
        .post("/settings/zones/*/remove", removeZone),
    ]

    /// The cards, from top to bottom.
    private static let sections: [@Sendable (Visit, Library) throws -> Markup] = [
        unitsCard, { visit, _ in StravaCard.markup(visit) }, zonesCard, tilesCard, libraryCard,
    ]

    @Sendable
    private static func show(_ visit: Visit, _: [String]) throws -> PageResponse {
        let library = try visit.existing()
        let cards = try sections.map { try $0(visit, library) }
        return visit.page("Settings") {
            tag("h1") { "Settings" }
            cards
        }
    }

    // MARK: Units

    @Sendable
    private static func unitsCard(_ visit: Visit, _ library: Library) throws -> Markup {
        let chosen = try library.setting("units") ?? ""
        let options = [
            ("", "As my account prefers"), ("metric", "Kilometres and metres"),
            ("imperial", "Miles and feet"),
        ]
        return card("Units", "units") {
            form(visit, "/settings/units") {
                tag("fieldset") {
                    tag("legend", ["class": "hidden"]) { "Units" }
                    for (value, label) in options {
                        tag("label", ["class": "check"]) {
                            void(
                                "input",
                                [
                                    "type": "radio", "name": "units", "value": value,
                                    "checked": value == chosen ? "" : nil,
                                ])
                            tag("span") { label }
                        }
                    }
                }
                tag("button", ["type": "submit"]) { "Save" }
            }
        }
    }

    @Sendable
    private static func setUnits(
        _ visit: Visit, _: [String], _ form: Form
    ) throws -> PageResponse {
        let units = form["units"]
        guard units == nil || units.flatMap(Units.init(rawValue:)) != nil else {
            throw Refusal.badRequest("There are no such units")
        }
        try writing(visit) { try $0.setSetting("units", to: units) }
        return .see("/settings#units")
    }

    // MARK: Privacy zones

    @Sendable
    private static func zonesCard(_ visit: Visit, _ library: Library) throws -> Markup {
        let zones = visit.choices.zones
        return card("Privacy zones", "zones") {
            tag("p") {
                "Circles that the page and the map leave out, such as around your home. Tracks are cut before they are sent to the browser; your library keeps everything, and so do original files."
            }
            if !zones.isEmpty {
                tag("ul", ["class": "plain"]) {
                    for zone in zones {
                        tag("li") {
                            tag("strong") { zone.name }
                            " \(visit.units.height(zone.radiusMetres)) around a place "
                            form(visit, "/settings/zones/\(zone.id)/remove", isInline: true) {
                                tag(
                                    "button",
                                    ["type": "submit", "class": "quiet"],
                                    { "Remove \(zone.name)" })
                            }
                        }
                    }
                }
            }
            form(visit, "/settings/zones") {
                tag("div", ["class": "fields"]) {
                    input("Name", "name", "text", "Home")
                    input("Latitude", "latitude", "text", "48.8584")
                    input("Longitude", "longitude", "text", "2.2945")
                    input("Radius (\(visit.units.nearName))", "radius", "number", "300")
                }
                tag("button", ["type": "submit"]) { "Add the zone" }
            }
        }
    }

    private static func input(
        _ label: String, _ name: String, _ type: String, _ hint: String
    ) -> Markup {
        tag("label") {
            tag("span") { label }
            void(
                "input",
                [
                    "type": type, "name": name, "placeholder": hint, "required": "",
                    "min": type == "number" ? "1" : nil, "step": type == "number" ? "any" : nil,
                    "autocomplete": "off",
                ])
        }
    }

    @Sendable
    private static func addZone(
        _ visit: Visit, _: [String], _ form: Form
    ) throws -> PageResponse {
        func number(_ name: String, _ range: ClosedRange<Double>) throws -> Double {
            guard let text = form[name],
                let number = Double(text.replacingOccurrences(of: ",", with: ".")),
                range.contains(number)
            else { throw Refusal.badRequest("The \(name) is no number that makes sense") }
            return number
        }
        guard let name = form["name"], name.utf8.count <= 100 else {
            throw Refusal.badRequest("The zone needs a short name")
        }
        let zone = PrivacyZone(
            name: name, latitude: try number("latitude", -90...90),
            longitude: try number("longitude", -180...180),
            radiusMetres: try number("radius", 1...300_000) * visit.units.near)
        try writing(visit) { try $0.addPrivacyZone(zone) }
        return .see("/settings#zones")
    }

    @Sendable
    private static func removeZone(
        _ visit: Visit, _ parameters: [String], _: Form
    ) throws -> PageResponse {
        guard let id = parameters.first.flatMap({ Int64($0) }) else { throw Refusal.notFound() }
        var wasThere = false
        try writing(visit) { wasThere = try $0.removePrivacyZone(id) }
        guard wasThere else { throw Refusal.notFound("There is no such zone") }
        return .see("/settings#zones")
    }

    // MARK: Tiles

    @Sendable
    private static func tilesCard(_ visit: Visit, _ library: Library) throws -> Markup {
        let tiles = visit.choices.tiles
        return card("Map background", "tiles") {
            tag("p") {
                tiles == nil
                    ? "Off: maps show your tracks on a plain grid, and nothing leaves this machine."
                    : "On: the parts of the world you look at are fetched from \(tiles?.origin ?? ""), which thereby learns of them."
            }
            form(visit, "/settings/tiles") {
                tag("label") {
                    tag("span") { "Tile server" }
                    void(
                        "input",
                        [
                            "type": "text", "name": "template", "autocomplete": "off",
                            "value": tiles?.template ?? TileServer.openStreetMap,
                        ])
                }
                tag("label") {
                    tag("span") { "Attribution, where it is not OpenStreetMap" }
                    void(
                        "input",
                        [
                            "type": "text", "name": "attribution", "autocomplete": "off",
                            "value": try? library.setting("tiles_attribution"),
                        ])
                }
                tag("div", ["class": "buttons"]) {
                    tag("button", ["type": "submit", "name": "switch", "value": "on"]) {
                        tiles == nil ? "Switch it on" : "Save"
                    }
                    if tiles != nil {
                        tag(
                            "button",
                            ["type": "submit", "name": "switch", "value": "off", "class": "quiet"]
                        ) { "Switch it off" }
                    }
                }
            }
        }
    }

    @Sendable
    private static func setTiles(
        _ visit: Visit, _: [String], _ form: Form
    ) throws -> PageResponse {
        if form["switch"] == "off" {
            try writing(visit) { try $0.setSetting("tiles", to: nil) }
            return .see("/settings#tiles")
        }
        let attribution = form["attribution"].map { String($0.prefix(200)) }
        guard let template = form["template"],
            let server = TileServer(template, attribution: attribution)
        else {
            throw Refusal.badRequest(
                "A tile server is an address like https://tile.example.org/{z}/{x}/{y}.png")
        }
        try writing(visit) { library in
            try library.setSetting("tiles", to: server.template)
            try library.setSetting("tiles_attribution", to: attribution)
        }
        return .see("/settings#tiles")
    }

    // MARK: Library

    @Sendable
    private static func libraryCard(_ visit: Visit, _ library: Library) throws -> Markup {
        let status = try library.status()
        return card("Library", "library") {
            tag("dl", ["class": "figures small"]) {
                figure("Activities", Figures.count(status.activities))
                figure("Samples", Figures.count(status.samples))
                figure("Exports", Figures.count(status.exports.count))
                figure("Database", Figures.bytes(status.databaseBytes))
                figure("Cache", Figures.bytes(status.cacheBytes))
                if status.athletes > 1 { figure("Athletes", Figures.count(status.athletes)) }
                if status.absent > 0 { figure("Absent", Figures.count(status.absent)) }
                if status.forgotten > 0 { figure("Forgotten", Figures.count(status.forgotten)) }
            }
            tag("ul", ["class": "plain"]) {
                for export in status.exports {
                    tag("li") {
                        "\(export.name), true on \(Figures.day(export.asOf)): "
                            + "\(Figures.count(export.rows, "row")), \(Figures.count(export.files, "file"))"
                            + (export.isComplete ? "" : " (not finished)")
                    }
                }
            }
        }
    }

    // MARK: Parts

    private static func card(
        _ title: String, _ id: String, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        tag("section", ["class": "card", "id": id]) {
            tag("h2") { title }
            content()
        }
    }

    private static func form(
        _ visit: Visit, _ action: String, isInline: Bool = false,
        @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        tag(
            "form", ["method": "post", "action": action, "class": isInline ? "inline" : "stack"]
        ) {
            visit.tokenField
            content()
        }
    }

    private static func writing(_ visit: Visit, _ body: (Library) throws -> Void) throws {
        let library = try Library.openForWriting(visit.site.options.folder)
        defer { try? library.close() }
        try body(library)
    }
}
