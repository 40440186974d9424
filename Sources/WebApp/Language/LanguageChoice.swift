import Storage
import WebServer

/// The choice of the page's language: for this visitor in the footer, for the library among the
/// settings.
enum LanguageChoice {
    static let routes: [AppRoute] = [.post("/settings/language", set)]

    /// Links to the same page in each language.
    ///
    /// - Parameter isInside: whether the visitor may see the library; nobody else's address is
    ///   repeated.
    static func links(_ context: RequestContext, isInside: Bool) -> Markup {
        let others = context.request.query.filter { isInside && $0.name != "language" }
            .map { ($0.name, $0.value) }
        return tag("nav", ["class": "languages", "aria-label": translated("Language")]) {
            for language in Language.allCases {
                tag(
                    "a",
                    [
                        "href": context.request.path + "?"
                            + FormEncoding.text(others + [("language", language.rawValue)]),
                        "lang": language.rawValue, "hreflang": language.rawValue, "rel": "nofollow",
                        "aria-current": language == .current ? "true" : nil,
                    ]
                ) { Phrase(data: language.name) }
            }
        }
    }

    /// The card among the settings.
    @Sendable
    static func card(_ context: RequestContext, _ library: Library) throws -> Markup {
        let chosen = try library.setting("language") ?? ""
        let options =
            [("", Phrase("As my browser prefers"))]
            + Language.allCases.map { ($0.rawValue, Phrase(data: $0.name)) }
        return SettingsPage.card("Language", "language") {
            SettingsPage.form(context, "/settings/language") {
                tag("label") {
                    tag("span") { "Language of the page" }
                    tag("select", ["name": "language"]) {
                        for (value, label) in options {
                            tag(
                                "option",
                                [
                                    "value": value, "lang": value.isEmpty ? nil : value,
                                    "selected": value == chosen ? "" : nil,
                                ]
                            ) { label }
                        }
                    }
                }
                tag("button", ["type": "submit"]) { "Save" }
            }
        }
    }

    @Sendable
    private static func set(
        _ context: RequestContext, _: [String], _ form: Form
    ) throws -> HTTPResponse {
        let language = form["language"]
        guard language == nil || language.flatMap(Language.init(rawValue:)) != nil else {
            throw HTTPError.badRequest("There is no such language")
        }
        try SettingsPage.writing(context) { try $0.setSetting("language", to: language) }
        context.app.forgetLanguage(of: context)
        return .see("/settings#language")
    }
}
