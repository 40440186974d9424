import Foundation
import Ingest
import Reports
import WebServer

/// The parts of every page around its content: head, navigation, the line of a running import.
struct PageLayout {
    private let context: RequestContext?
    private let title: Phrase
    private let path: String
    private var scripts: [String] = []
    private var isWide = false

    /// The layout of a page for a visitor.
    init(_ context: RequestContext, title: Phrase, scripts: [String] = [], isWide: Bool = false) {
        self.context = context
        self.title = title
        path = context.request.path
        self.scripts = scripts
        self.isWide = isWide
    }

    /// A layout without anything that only a signed-in visitor may see.
    init(title: Phrase) {
        context = nil
        self.title = title
        path = ""
    }

    func document(@MarkupBuilder _ content: () -> Markup) -> Markup {
        let body = content()
        return group {
            Markup(html: "<!DOCTYPE html>\n")
            tag("html", ["lang": Language.current.rawValue]) {
                head
                tag("body") {
                    tag("a", ["class": "skip", "href": "#content"]) { "Skip to the content" }
                    header
                    job
                    tag("main", ["id": "content", "class": isWide ? "wide" : nil]) {
                        if isInside { context?.athletes.choice(at: path) }
                        body
                    }
                    footer
                }
            }
            Markup(html: "\n")
        }
    }

    private var head: Markup {
        tag("head") {
            void("meta", ["charset": "utf-8"])
            void(
                "meta",
                ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            void("meta", ["name": "color-scheme", "content": "light dark"])
            tag("title") { title.key == "Waymark" ? title : "\(title) · Waymark" }
            void("link", ["rel": "icon", "href": Assets.address("mark.svg"), "type": "image/svg+xml"])
            if scripts.contains("/leaflet/leaflet.js") {
                void("link", ["rel": "stylesheet", "href": address(of: "/leaflet/leaflet.css")])
            }
            void("link", ["rel": "stylesheet", "href": Assets.address("page.css")])
            for script in ["/assets/page.js"] + scripts {
                tag("script", ["src": address(of: script), "defer": "defer"])
            }
        }
    }

    /// Where the browser may keep a script or style for ever.
    private func address(of script: String) -> String {
        let name = script.split(separator: "/").last.map(String.init) ?? ""
        if script.hasPrefix("/assets/") { return Assets.address(name) }
        return context.map { Leaflet.address(name, $0.app.options) } ?? script
    }

    /// The product's name, which no language changes.
    private static let name = "Waymark"

    private var isInside: Bool {
        guard let context else { return false }
        return !context.gate.needsPassword(context.session)
    }

    private var header: Markup {
        tag("header", ["class": "top"]) {
            tag("a", ["class": "brand", "href": "/"]) {
                void("img", ["src": Assets.address("mark.svg"), "alt": "", "width": "22", "height": "22"])
                Self.name
            }
            if isInside, context?.library != nil {
                tag("nav", ["aria-label": translated("Main")]) {
                    for (address, name) in Routes.places {
                        link(address, name, current: address == path)
                    }
                }
            }
        }
    }

    /// A line on every page during an import.
    private var job: Markup? {
        guard isInside, let context, context.app.imports.isBusy else { return nil }
        return tag(
            "aside", ["class": "job-line", "data-job-line": "", "aria-label": translated("Import")]
        ) {
            tag("span", ["data-job-text": ""]) { "An import is running." }
            " "
            link("/import", "See its progress")
        }
    }

    private var footer: Markup {
        tag("footer", ["class": "bottom"]) {
            if isInside, let context, context.choices.tiles == nil {
                tag("p") {
                    "Everything on this page is on your own disk. Nothing leaves this machine."
                }
            } else {
                tag("p") { "Your library, on your own disk." }
            }
            if isInside, context?.app.options.quit != nil { tag("p") { link("/quit", "Quit Waymark") } }
            if let context { LanguageChoice.links(context, isInside: isInside) }
        }
    }
}

extension RequestContext {
    /// The hidden field of every form.
    var tokenField: Markup {
        void("input", ["type": "hidden", "name": "token", "value": session.token])
    }

    /// A page in its layout.
    func page(
        _ title: Phrase, scripts: [String] = [], isWide: Bool = false,
        @MarkupBuilder _ content: () -> Markup
    ) -> HTTPResponse {
        .html(PageLayout(self, title: title, scripts: scripts, isWide: isWide).document(content))
    }

    /// A page named by data, such as an activity.
    @_disfavoredOverload
    func page(
        _ title: String, scripts: [String] = [], isWide: Bool = false,
        @MarkupBuilder _ content: () -> Markup
    ) -> HTTPResponse {
        page(Phrase(data: title), scripts: scripts, isWide: isWide, content)
    }

    /// The start of an activity in local time.
    func day(_ start: LocalTime?) -> Markup {
        guard let start else { return tag("span", ["class": "faint"]) { "no date" } }
        return tag("time", ["datetime": start.day]) { start.day }
    }
}

/// A figure named by data.
@_disfavoredOverload
func figure(_ label: String, _ value: String) -> Markup { figure(Phrase(data: label), value) }

/// A figure with its label.
func figure(_ label: Phrase, _ value: String, _ note: Phrase? = nil) -> Markup {
    tag("div", ["class": "figure"]) {
        tag("dt") { label }
        tag("dd") {
            value
            if let note { tag("small") { note } }
        }
    }
}

/// Hours in words: `1.5 h`, `123 h`.
func hours(_ seconds: Double) -> String {
    Format.fixed(seconds / 3_600, seconds > 0 && seconds < 36_000 ? 1 : 0) + " h"
}
