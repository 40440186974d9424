import ActivityModel
import Foundation
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// The books of words against the sources: nothing is missing, nothing is left over, and no page
/// says in English what a book has.
struct WordsTests {
    static let others = Language.allCases.filter { $0 != .english }

    /// `make words` shows what this finds, as lines to fill in.
    @Test(arguments: others)
    func `every sentence of the page is in every book`(_ language: Language) throws {
        let entries = Self.entries(language)
        let sports = Self.sports.map { ($0, "a sport") }
        let missing = try PhraseKeys.page().mapValues { "\($0.file):\($0.line)" }
            .merging(sports) { first, _ in first }.filter { entries[$0.key] == nil }
        for (key, place) in missing.sorted(by: { $0.value < $1.value }) {
            Issue.record("\(language.rawValue).txt lacks (\(place))\n\(key) = ")
        }
    }

    @Test(arguments: others)
    func `every book has the same keys, each used and once`(_ language: Language) throws {
        let lines = PhraseBook.lines(Self.text(language))
        #expect(Self.repeated(lines.map(\.key)).isEmpty)
        let pages = try Set(PhraseKeys.page().keys).union(Self.sports)
        let sources = try Self.sources.get()
        for (key, _) in lines where !pages.contains(key) {
            // A sentence that the sources break into pieces, or put together from them.
            let pieces: [Substring] = key.split(separator: #/\{\d\}|: | \| |; /#)
            #expect(
                pieces.allSatisfy { sources.contains($0.prefix(40)) },
                "\(language.rawValue).txt has “\(key)”, which no page says")
        }
    }

    @Test(arguments: others)
    func `a translation has the placeholders and forms of its English`(_ language: Language) {
        for (key, words) in PhraseBook.lines(Self.text(language)) {
            let forms = words.split(separator: " | ")
            #expect(forms.count == key.split(separator: " | ").count, "\(key)")
            for form in forms {
                #expect(
                    Self.places(String(form)) == Self.places(key),
                    "\(language.rawValue).txt: \(key)")
            }
        }
    }

    /// A literal that was passed on as data would stay English.
    @Test(.timeLimit(.minutes(2)))
    func `no page says in English what the book has`() async throws {
        let client = try TestClient.sample()
        let german = Self.entries(.german)
        for path in [
            "/", "/activities", "/map", "/photos", "/gear", "/routes", "/imports", "/imports/1",
            "/imports/1/undo", "/issues", "/settings", "/settings/zones", "/strava", "/import",
            "/nowhere", "/activity/10000000001",
        ] {
            let text = try await client.get(path, headers: ["accept-language": "de-AT,en;q=0.3"])
                .text
            #expect(text.contains("<html lang=\"de\">"))
            for said in Self.texts(text) {
                guard let words = german[said], words != said else { continue }
                Issue.record("\(path) says “\(said)” in English")
            }
        }
    }

    /// The English names of all sports that Strava has.
    private static let sports = ActivityModel.Sport.allCases.map {
        WebApp.Sport.english($0.rawValue)
    }

    /// What a reader sees or hears of a page.
    private static func texts(_ html: String) -> [String] {
        let nodes = html.matches(of: />([^<>]+)</).map { String($0.output.1) }
        let attributes = html.matches(of: /(?:aria-label|alt|title|placeholder)="([^"]+)"/)
            .map { String($0.output.1) }
        return (nodes + attributes).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    private static func text(_ language: Language) -> String {
        String(decoding: language.words ?? [], as: UTF8.self)
    }

    private static func entries(_ language: Language) -> [String: String] {
        Dictionary(PhraseBook.lines(text(language)), uniquingKeysWith: { first, _ in first })
    }

    private static func places(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{\d\}/).map { String($0.output) })
    }

    private static func repeated(_ keys: [String]) -> [String] {
        Dictionary(grouping: keys, by: \.self).filter { $0.value.count > 1 }.map(\.key)
    }

    /// All sources as one text, with strings over several lines joined.
    private static let sources = Result {
        var text = ""
        for folder in ["ActivityModel", "Reports", "Ingest", "WebApp", "Storage"] {
            let root = Fixtures.project.appending(path: "Sources/\(folder)")
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
            for case let url as URL in files ?? .init() where url.pathExtension == "swift" {
                text += try String(contentsOf: url, encoding: .utf8)
            }
        }
        return text.replacing(/"\s*\n\s*\+ "/, with: "")
    }
}
