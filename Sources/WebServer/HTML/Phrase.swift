/// Words of the page: written in English where they are used, shown in the reader's language.
///
/// A literal is the English text; what is interpolated takes the places `{0}`, `{1}` and so on:
/// `"Page \(page) of \(last)"` is looked up as `Page {0} of {1}`. Data, such as a name, is a `String`
/// and is never looked up.
package struct Phrase: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// What a placeholder stands for.
    package enum Argument: Sendable, Equatable {
        case text(String)
        case markup(Markup)
        case phrase(Phrase)
    }

    /// The English text with placeholders; with a number, both of its forms: `{0} lap | {0} laps`.
    package let key: String
    /// The values of the placeholders.
    package let arguments: [Argument]
    /// The number on which the form depends.
    package let number: Int?

    private init(key: String, arguments: [Argument], number: Int? = nil) {
        self.key = key
        self.arguments = arguments
        self.number = number
    }

    package init(stringLiteral key: String) { self.init(key: key, arguments: []) }

    package init(stringInterpolation: StringInterpolation) {
        self.init(key: stringInterpolation.key, arguments: stringInterpolation.arguments)
    }

    /// English text that another module has worded; it is translated if a book has it, as a whole or
    /// as a sentence with placeholders.
    package init(of english: String) {
        guard let book = Self.book, let found = book.match(english) else {
            self.init(key: "{0}", arguments: [.text(english)])
            return
        }
        self.init(key: found.key, arguments: found.arguments.map { .text($0) })
    }

    /// Text that stays as it is, where words are expected.
    package init(data text: String) { self.init(key: "{0}", arguments: [.text(text)]) }

    /// One of two forms that depend on a number: `1 lap`, `2 laps`. Both have the same placeholders.
    package static func count(_ number: Int, one: Phrase, other: Phrase) -> Phrase {
        Phrase(
            key: one.key + " | " + other.key,
            arguments: other.arguments.isEmpty ? one.arguments : other.arguments, number: number)
    }

    /// `1 lap`, `2 laps`: a number, already formatted, before one of two nouns.
    package static func count(
        _ number: Int, as text: String, _ one: String, _ many: String
    ) -> Phrase {
        Phrase(
            key: "{0} \(one) | {0} \(many)", arguments: [.text(text)], number: number)
    }

    /// The words of the reader's language; `nil` means English.
    @TaskLocal package static var book: PhraseBook?

    /// The words in the reader's language.
    package var text: String {
        var text = ""
        fill(literal: { text += $0 }) { argument in
            switch argument {
            case .text(let value): text += value
            case .markup(let markup): text += markup.html
            case .phrase(let phrase): text += phrase.text
            }
        }
        return text
    }

    /// The words as markup.
    package var markup: Markup {
        if arguments.isEmpty { return Markup(text: text) }
        var all = Markup()
        fill(literal: { all.append(Markup(text: $0)) }) { argument in
            switch argument {
            case .text(let value): all.append(Markup(text: value))
            case .markup(let markup): all.append(markup)
            case .phrase(let phrase): all.append(phrase.markup)
            }
        }
        return all
    }

    /// Hands over the pieces of the text in the reader's language.
    private func fill(literal: (String) -> Void, argument: (Argument) -> Void) {
        let text = translated
        guard !arguments.isEmpty else { return literal(text) }
        for piece in PhraseTemplate(text).pieces {
            switch piece {
            case .literal(let words): literal(words)
            case .place(let place):
                if arguments.indices.contains(place) { argument(arguments[place]) }
            }
        }
    }

    private var translated: String {
        let text = Self.book?.translation(of: key) ?? key
        guard let number else { return text }
        let isOne = Self.book?.isOne(number) ?? (number == 1)
        let forms = PhraseTemplate.forms(text)
        return isOne ? forms.one : forms.other
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var arguments: [Argument] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            key.reserveCapacity(literalCapacity + 3 * interpolationCount)
        }

        package mutating func appendLiteral(_ text: String) { key += text }
        package mutating func appendInterpolation(_ text: String) { append(.text(text)) }
        package mutating func appendInterpolation(_ text: some StringProtocol) {
            append(.text(String(text)))
        }
        // Not any integer: `link` would be the system's, whose answer is an `Int32`.
        package mutating func appendInterpolation(_ number: Int) { append(.text(String(number))) }
        package mutating func appendInterpolation(_ number: Int64) { append(.text(String(number))) }
        package mutating func appendInterpolation(_ markup: Markup) { append(.markup(markup)) }
        package mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }

        private mutating func append(_ argument: Argument) {
            key += "{\(arguments.count)}"
            arguments.append(argument)
        }
    }
}

/// The reader's words for an attribute, or for another text that is no markup.
package func translated(_ phrase: Phrase) -> String { phrase.text }
