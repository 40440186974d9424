/// The words of one language for the English of the page.
///
/// Its text has a line for each phrase, `English = translation`. `#` begins a comment. Placeholders
/// are `{0}`, `{1}`; forms that depend on a number are separated by ` | `, the one for one first.
package final class PhraseBook: Sendable {
    /// The language's code, such as `de`.
    package let code: String
    private let entries: [String: String]
    private let templates: [(key: String, template: PhraseTemplate)]
    private let zeroIsOne: Bool

    /// - Parameter zeroIsOne: whether the language says 0 like 1, as French does.
    package init(code: String, zeroIsOne: Bool = false, text: String) {
        self.code = code
        self.zeroIsOne = zeroIsOne
        entries = Dictionary(Self.lines(text), uniquingKeysWith: { first, _ in first })
        // The more words a template has of its own, the surer it is.
        templates = entries.keys.filter { $0.contains("{0}") && !$0.contains(" | ") }
            .map { ($0, PhraseTemplate($0)) }.filter { $0.1.literalCount >= 4 }
            .sorted { ($0.1.literalCount, $1.0) > ($1.1.literalCount, $0.0) }
    }

    /// The phrases of a book's text with their translations, in its order.
    package static func lines(_ text: String) -> [(key: String, translation: String)] {
        text.split(separator: "\n").compactMap { line in
            guard !line.hasPrefix("#"), let sign = line.firstRange(of: " = ") else { return nil }
            return (String(line[..<sign.lowerBound]), String(line[sign.upperBound...]))
        }
    }

    /// The translation of an English phrase; `nil` if there is none. Blanks around it stay.
    package func translation(of key: String) -> String? {
        if let found = entries[key] { return found }
        guard key.first == " " || key.last == " " else { return nil }
        let start = key.firstIndex { $0 != " " } ?? key.endIndex
        guard let last = key.lastIndex(where: { $0 != " " }) else { return nil }
        return entries[String(key[start...last])].map {
            key[..<start] + $0 + key[key.index(after: last)...]
        }
    }

    /// The phrase that an English text is, as a whole or with its placeholders filled.
    func match(_ english: String) -> (key: String, arguments: [String])? {
        if entries[english] != nil { return (english, []) }
        for (key, template) in templates {
            if let arguments = template.match(english) { return (key, arguments) }
        }
        return nil
    }

    func isOne(_ number: Int) -> Bool { number == 1 || zeroIsOne && number == 0 }
}

/// A text with placeholders.
struct PhraseTemplate {
    enum Piece: Equatable {
        case literal(String)
        case place(Int)
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        var literal = ""
        var rest = text[...]
        while let brace = rest.firstIndex(of: "{") {
            literal += rest[..<brace]
            let after = rest.index(after: brace)
            if let end = rest[after...].firstIndex(of: "}"), let place = Int(rest[after..<end]) {
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                pieces.append(.place(place))
                rest = rest[rest.index(after: end)...]
            } else {
                literal += "{"
                rest = rest[after...]
            }
        }
        literal += rest
        if !literal.isEmpty { pieces.append(.literal(literal)) }
    }

    /// The number of characters outside of placeholders.
    var literalCount: Int {
        pieces.reduce(0) { sum, piece in
            if case .literal(let text) = piece { sum + text.count } else { sum }
        }
    }

    /// What stands in a text for the placeholders `{0}`, `{1}` in their order; `nil` if the text is
    /// not of this form.
    func match(_ text: String) -> [String]? {
        var arguments: [String] = []
        var rest = text[...]
        var isOpen = false
        for (index, piece) in pieces.enumerated() {
            guard case .literal(let words) = piece else {
                isOpen = true
                continue
            }
            if !isOpen {
                guard rest.hasPrefix(words) else { return nil }
                rest = rest.dropFirst(words.count)
            } else if index == pieces.count - 1 {
                guard rest.hasSuffix(words), rest.count > words.count else { return nil }
                arguments.append(String(rest.dropLast(words.count)))
                rest = ""
            } else {
                guard let found = rest.firstRange(of: words), found.lowerBound > rest.startIndex
                else { return nil }
                arguments.append(String(rest[..<found.lowerBound]))
                rest = rest[found.upperBound...]
            }
            isOpen = false
        }
        if isOpen, !rest.isEmpty {
            arguments.append(String(rest))
            rest = ""
        }
        return rest.isEmpty && arguments.count == pieces.count(where: Self.isPlace)
            ? arguments : nil
    }

    private static func isPlace(_ piece: Piece) -> Bool {
        if case .place = piece { true } else { false }
    }

    /// The two forms of a text that depends on a number; the same twice if it has only one.
    static func forms(_ text: String) -> (one: String, other: String) {
        guard let bar = text.firstRange(of: " | ") else { return (text, text) }
        return (String(text[..<bar.lowerBound]), String(text[bar.upperBound...]))
    }
}
