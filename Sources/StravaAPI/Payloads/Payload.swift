import JSON
import ActivityModel
import Foundation

/// Reads one object of a reply. A number that is written as text is that number, as programs between
/// Strava and here write it; values of another type, and missing ones, are `nil`.
struct Payload {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    subscript(key: String) -> Payload? { value[key].map(Payload.init) }

    /// A text as SQLite can keep it: there it ends at the first NUL.
    func text(_ key: String) -> String? {
        guard let text = value[key]?.text else { return nil }
        return text.contains("\0") ? text.replacing("\0", with: "\u{FFFD}") : text
    }

    /// A text for people, which a number can be too.
    func title(_ key: String) -> String? {
        if case .number(let digits)? = value[key] { return digits }
        return text(key)
    }

    /// A text that is not empty.
    func words(_ key: String) -> String? {
        guard let text = text(key), !text.isEmpty else { return nil }
        return text
    }

    func double(_ key: String) -> Double? { number(key)?.double }

    func integer(_ key: String) -> Int64? { number(key)?.integer }

    /// A number, or a text that JSON would allow as one.
    private func number(_ key: String) -> JSONValue? {
        guard let text = value[key]?.text else { return value[key] }
        let isNumber = text.wholeMatch(of: #/-?\d+(\.\d+)?([eE][-+]?\d+)?/#) != nil
        return isNumber ? .number(text) : nil
    }

    func flag(_ key: String) -> Bool? {
        value[key]?.flag ?? ["true": true, "false": false][value[key]?.text ?? ""]
    }

    func timestamp(_ key: String) -> Timestamp? {
        value[key]?.text.flatMap { Timestamp(iso8601: $0) }
    }

    func objects(_ key: String) -> [Payload] {
        (value[key]?.elements ?? []).map(Payload.init)
    }
}
