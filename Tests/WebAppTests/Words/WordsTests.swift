import ActivityModel
import Foundation
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// The books of words against the sources: nothing is missing, nothing is left over.
struct WordsTests {
    private static let translated = Language.allCases.filter { $0 != .english }

    @Test(arguments: translated)
    func `every sentence of the page is in every book`(_ language: Language) throws {
        let entries = Dictionary(
            PhraseBook.lines(text(language)), uniquingKeysWith: { first, _ in first })
        let missing = try PhraseKeys.page().filter { entries[$0.key] == nil }
        let list = missing.sorted {
            ($0.value.file, $0.value.line) < ($1.value.file, $1.value.line)
        }
        for (key, literal) in list {
            Issue.record(
                "\(language.rawValue).txt lacks (\(literal.file):\(literal.line))\n\(key) = ")
        }
    }

    private func text(_ language: Language) -> String {
        String(decoding: language.words ?? [], as: UTF8.self)
    }
}
