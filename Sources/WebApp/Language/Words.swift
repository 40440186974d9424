import Reports
import WebServer

/// Numbers with nouns for the page; those of module `Reports` are English.
extension Format {
    /// `1 activity`, `2 activities`, in the reader's language.
    static func count(_ number: Int, _ one: Phrase, _ many: Phrase) -> String {
        Phrase.count(number, as: count(number), one.key, many.key).text
    }

    /// `1 file`, `2 files`, in the reader's language.
    static func count(_ number: Int, _ noun: Phrase) -> String {
        Phrase.count(number, as: count(number), noun.key, noun.key + "s").text
    }

    /// `today`, `yesterday`, `21 days ago`, in the reader's language.
    static func ago(_ days: Int) -> Phrase {
        switch days {
        case ..<1: "today"
        case 1: "yesterday"
        default: "\(count(days)) days ago"
        }
    }
}
