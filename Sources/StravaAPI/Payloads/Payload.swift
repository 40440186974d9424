import JSON
import ActivityModel
import Foundation

/// Reads one object of a reply; values that are missing, or of another type, are `nil`.
struct Payload {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    subscript(key: String) -> Payload? { value[key].map(Payload.init) }

    /// A text as SQLite can keep it: there it ends at the first NUL.
    func text(_ key: String) -> String? {
        guard let text = value[key]?.text else { return nil }
        return text.contains("\0") ? text.replacing("\0", with: "\u{FFFD}") : text
    }

    /// A text that is not empty.
    func words(_ key: String) -> String? {
        guard let text = text(key), !text.isEmpty else { return nil }
        return text
    }

    func double(_ key: String) -> Double? { value[key]?.double }

    func integer(_ key: String) -> Int64? { value[key]?.integer }

    /// An id, which some programs write as text.
    func identifier(_ key: String) -> Int64? {
        integer(key) ?? text(key).flatMap { Int64($0) }
    }

    func flag(_ key: String) -> Bool? { value[key]?.flag }

    func timestamp(_ key: String) -> Timestamp? {
        value[key]?.text.flatMap { Timestamp(iso8601: $0) }
    }

    func objects(_ key: String) -> [Payload] {
        (value[key]?.elements ?? []).map(Payload.init)
    }
}
