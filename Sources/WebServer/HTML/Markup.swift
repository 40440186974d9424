/// A piece of HTML in which every text has been escaped.
///
/// Text becomes markup only through ``init(text:)``; there is no other way for the content of a
/// file, a row or a request. Our own HTML is used unchanged through ``init(html:)``, which requires
/// a literal.
package struct Markup: Sendable, Equatable {
    package private(set) var html: String

    package init() { html = "" }

    /// Escapes a text.
    package init(text: String) {
        html = ""
        html.reserveCapacity(text.utf8.count)
        Self.escape(text, into: &html)
    }

    /// Markup written in this program.
    package init(html: StaticString) { self.html = html.description }

    /// Appends markup.
    package mutating func append(_ other: Markup) { html += other.html }

    /// An element; attributes without a value are omitted, `""` is a bare attribute.
    package init(
        element name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>,
        content: Markup?
    ) {
        html = "<" + name.description
        for (key, value) in attributes {
            guard let value else { continue }
            html += " " + key.description
            guard !value.isEmpty || !Self.isTruthValue(key) else { continue }
            html += "=\""
            Self.escape(value, into: &html)
            html += "\""
        }
        // In SVG an empty element must be closed; HTML does not mind.
        guard let content else {
            html += "/>"
            return
        }
        html += ">" + content.html
        html += "</" + name.description + ">"
    }

    private static func isTruthValue(_ key: StaticString) -> Bool {
        switch key.description {
        case "checked", "selected", "disabled", "hidden", "required", "open", "controls",
            "multiple", "autofocus", "reversed":
            true
        default: false
        }
    }

    private static func escape(_ text: String, into html: inout String) {
        // Most texts, such as the path of a curve, are appended as they are.
        var text = text
        guard text.withUTF8({ $0.contains(where: mayNeedEscape) }) else {
            html += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            // Control characters other than tab and line feed are not allowed in HTML.
            case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}", "\u{7F}"..<"\u{A0}": html += "\u{FFFD}"
            default: html.unicodeScalars.append(scalar)
            }
        }
    }

    /// Whether a byte of UTF-8 is a character to escape, or begins one: U+0080 to U+009F begin
    /// with 0xC2.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case ..<0x20, 0x7F, 0xC2: true
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }
}

/// Combines markup: words are translated, texts are escaped, markup is used unchanged.
///
/// A literal is a ``Phrase``, a `String` is data.
@resultBuilder
package enum MarkupBuilder {
    package static func buildExpression(_ phrase: Phrase) -> Markup { phrase.markup }
    package static func buildExpression(_ phrase: Phrase?) -> Markup { phrase?.markup ?? Markup() }
    @_disfavoredOverload
    package static func buildExpression(_ text: String) -> Markup { Markup(text: text) }
    package static func buildExpression(_ markup: Markup) -> Markup { markup }
    package static func buildExpression(_ markup: Markup?) -> Markup { markup ?? Markup() }
    package static func buildExpression(_ markup: [Markup]) -> Markup { buildArray(markup) }
    package static func buildBlock(_ parts: Markup...) -> Markup { buildArray(parts) }
    package static func buildOptional(_ part: Markup?) -> Markup { part ?? Markup() }
    package static func buildEither(first: Markup) -> Markup { first }
    package static func buildEither(second: Markup) -> Markup { second }

    package static func buildArray(_ parts: [Markup]) -> Markup {
        var all = Markup()
        for part in parts { all.append(part) }
        return all
    }
}

package func tag(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    @MarkupBuilder _ content: () -> Markup = { Markup() }
) -> Markup {
    Markup(element: name, attributes, content: content())
}

/// An element without content, such as `input`.
package func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
) -> Markup {
    Markup(element: name, attributes, content: nil)
}

package func link(
    _ address: String, _ words: Phrase, _ kind: String? = nil, current: Bool = false
) -> Markup {
    tag("a", ["href": address, "class": kind, "aria-current": current ? "page" : nil]) { words }
}

/// A link named by data.
@_disfavoredOverload
package func link(
    _ address: String, _ text: String, _ kind: String? = nil, current: Bool = false
) -> Markup {
    link(address, Phrase(data: text), kind, current: current)
}

/// The head of a table. A column without a name gets a cell without a heading, because an empty
/// heading would be read aloud.
package func tableHead(_ names: [Phrase]) -> Markup {
    tag("thead") {
        tag("tr") {
            for name in names {
                if name.key.isEmpty { tag("td", ["class": "bar"]) } else { columnHead(name) }
            }
        }
    }
}

/// The heading of a column.
package func columnHead(_ name: Phrase) -> Markup { tag("th", ["scope": "col"]) { name } }

/// Several pieces one after the other.
package func group(@MarkupBuilder _ content: () -> Markup) -> Markup { content() }
