import Foundation
import Ingest
import Reports
import Storage
import WebServer

/// The settings, and facts about the library. Each section is a card; those from other files are
/// listed in ``sections``.
enum SettingsPage {
    static let routes: [AppRoute] = [
        .getting("/settings", in: "Settings", show), .post("/settings/units", setUnits),
        .post("/settings/tiles", setTiles),
    ]

    /// The cards, from top to bottom.
    private static let sections: [@Sendable (RequestContext, Library) async throws -> Markup] = [
        onDisk(unitsCard), onDisk(LanguageChoice.card),
        { context, _ in await StravaCard.markup(context) },
        { context, _ in ZonesPage.settingsCard(context) }, onDisk(tilesCard), onDisk(libraryCard),
    ]

    @Sendable
    private static func show(
        _ context: RequestContext, _: [String]
    ) async throws -> HTTPResponse {
        let library = try context.existing()
        var cards: [Markup] = []
        for section in sections { cards.append(try await section(context, library)) }
        return context.page("Settings") {
            tag("h1") { "Settings" }
            cards
        }
    }

    /// A card that reads the library.
    private static func onDisk(
        _ card: @escaping @Sendable (RequestContext, Library) throws -> Markup
    ) -> @Sendable (RequestContext, Library) async throws -> Markup {
        { context, library in try await context.onDisk { try card(context, library) } }
    }

    // MARK: Units

    @Sendable
    private static func unitsCard(_ context: RequestContext, _ library: Library) throws -> Markup {
        let chosen = try library.setting("units") ?? ""
        let options: [(String, Phrase)] = [
            ("", "As my account prefers"), ("metric", "Kilometres and metres"),
            ("imperial", "Miles and feet"),
        ]
        return card("Units", "units") {
            form(context, "/settings/units") {
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
        _ context: RequestContext, _: [String], _ form: Form
    ) throws -> HTTPResponse {
        let units = form["units"]
        guard units == nil || units.flatMap(Units.init(rawValue:)) != nil else {
            throw HTTPError.badRequest("There are no such units")
        }
        try writing(context) { try $0.setSetting("units", to: units) }
        return .see("/settings#units")
    }

    // MARK: Tiles

    @Sendable
    private static func tilesCard(_ context: RequestContext, _ library: Library) throws -> Markup {
        let tiles = context.choices.tiles
        return card("Map background", "tiles") {
            tag("p") {
                tiles == nil
                    ? "Off: maps show your tracks on a plain grid, and nothing leaves this machine."
                    : "On: the parts of the map you view are fetched from \(tiles?.origin ?? ""), which thereby learns of them."
            }
            form(context, "/settings/tiles") {
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
            TileFilePage.form(context, library)
        }
    }

    @Sendable
    private static func setTiles(
        _ context: RequestContext, _: [String], _ form: Form
    ) throws -> HTTPResponse {
        if form["switch"] == "off" {
            try writing(context) { try $0.setSetting("tiles", to: nil) }
            return .see("/settings#tiles")
        }
        let attribution = form["attribution"].map { String($0.prefix(200)) }
        guard let template = form["template"],
            let server = TileServer(template, attribution: attribution)
        else {
            throw HTTPError.badRequest(
                "A tile server is an address like https://tile.example.org/{z}/{x}/{y}.png")
        }
        try writing(context) { library in
            try library.setSetting("tiles", to: server.template)
            try library.setSetting("tiles_attribution", to: attribution)
        }
        return .see("/settings#tiles")
    }

    // MARK: Library

    @Sendable
    private static func libraryCard(_ context: RequestContext, _ library: Library) throws -> Markup
    {
        let status = try library.status(athlete: context.app.options.athlete)
        return card("Library", "library") {
            tag("dl", ["class": "figures small"]) {
                figure("Activities", Format.count(status.activities))
                figure("Samples", Format.count(status.samples))
                figure("Exports", Format.count(status.exports.count))
                figure("Database", Format.bytes(status.databaseBytes))
                figure("Cache", Format.bytes(status.cacheBytes))
                if status.athletes > 1 { figure("Athletes", Format.count(status.athletes)) }
                if status.absent > 0 { figure("Absent", Format.count(status.absent)) }
                if status.forgotten > 0 { figure("Forgotten", Format.count(status.forgotten)) }
            }
            tag("ul", ["class": "plain"]) {
                for export in status.exports {
                    tag("li") {
                        "\(export.name), as of \(Format.day(export.asOf)): \(Format.count(export.rows, "row", "rows")), \(Format.count(export.files, "file", "files"))"
                        if !export.isComplete { " (not finished)" }
                    }
                }
            }
            // The licence of the borders asks for it.
            tag("p", ["class": "faint"]) {
                "Time zones: timezone-boundary-builder, made of data by OpenStreetMap's contributors (ODbL). Land on maps: Natural Earth."
            }
        }
    }

    // MARK: Parts

    static func card(
        _ title: Phrase, _ id: String, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        tag("section", ["class": "card", "id": id]) {
            tag("h2") { title }
            content()
        }
    }

    static func form(
        _ context: RequestContext, _ action: String, isInline: Bool = false, id: String? = nil,
        @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        tag(
            "form",
            [
                "method": "post", "action": action, "class": isInline ? "inline" : "stack",
                "id": id,
            ]
        ) {
            context.tokenField
            content()
        }
    }

    static func writing(_ context: RequestContext, _ body: (Library) throws -> Void) throws {
        let library = try Library.openForWriting(context.app.options.folder)
        defer { try? library.close() }
        try body(library)
    }
}
