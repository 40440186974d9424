import Reports
import WebServer

/// The languages of the page. English is that of the sources; the words of the others are in
/// `Assets/Words`.
enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
    case french = "fr"
    case spanish = "es"
    case dutch = "nl"
    case portuguese = "pt"
    case italian = "it"

    /// Its name in itself.
    var name: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        case .french: "Français"
        case .spanish: "Español"
        case .dutch: "Nederlands"
        case .portuguese: "Português"
        case .italian: "Italiano"
        }
    }

    /// The language in which a page is being written.
    static var current: Language {
        Phrase.book.flatMap { Language(rawValue: $0.code) } ?? .english
    }

    /// The best language for what a browser prefers (RFC 9110, section 12.5.4):
    /// `de-AT,de;q=0.8,en;q=0.5`.
    init?(accepted header: String?) {
        var best: (language: Language, weight: Double)?
        for part in (header ?? "").prefix(1_000).split(separator: ",").prefix(30) {
            let pieces = part.split(separator: ";").map { $0.drop(while: \.isWhitespace) }
            guard let tag = pieces.first?.lowercased().prefix(while: { $0 != "-" && $0 != " " })
            else { continue }
            var weight = 1.0
            for piece in pieces.dropFirst() where piece.hasPrefix("q=") {
                weight = Double(piece.dropFirst(2)) ?? 0
            }
            guard let language = Language(rawValue: String(tag)), weight > best?.weight ?? 0 else {
                continue
            }
            best = (language, weight)
        }
        guard let best else { return nil }
        self = best.language
    }

    /// Runs something that writes for the reader in this language.
    func use<Result>(_ body: () throws -> Result) rethrows -> Result {
        try Phrase.$book.withValue(book) { try Format.$style.withValue(style, operation: body) }
    }

    /// The same for what waits.
    func use<Result: Sendable>(_ body: @Sendable () async throws -> Result) async rethrows -> Result
    {
        try await Phrase.$book.withValue(book) {
            try await Format.$style.withValue(style, operation: body)
        }
    }

    /// How numbers are written.
    private var style: NumberStyle {
        switch self {
        case .english: .english
        case .french: NumberStyle(decimalMark: ",", groupMark: "\u{202F}")
        case .german, .spanish, .dutch, .portuguese, .italian:
            NumberStyle(decimalMark: ",", groupMark: ".")
        }
    }

    private var book: PhraseBook? { Self.books[self] }

    private static let books: [Language: PhraseBook] = Dictionary(
        uniqueKeysWithValues: allCases.compactMap { language in
            language.words.map { bytes in
                (
                    language,
                    PhraseBook(
                        code: language.rawValue,
                        zeroIsOne: language == .french || language == .portuguese,
                        text: String(decoding: bytes, as: UTF8.self))
                )
            }
        })

    /// The text of the language's book; `nil` for English.
    var words: [UInt8]? {
        switch self {
        case .english: nil
        case .german: PackageResources.de_txt
        case .french: PackageResources.fr_txt
        case .spanish: PackageResources.es_txt
        case .dutch: PackageResources.nl_txt
        case .portuguese: PackageResources.pt_txt
        case .italian: PackageResources.it_txt
        }
    }
}
