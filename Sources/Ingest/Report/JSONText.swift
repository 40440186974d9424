package import ActivityModel

/// A JSON document whose members keep their order, numbers their digits and absent values a `null`.
package indirect enum JSONText: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case integer(Int64)
    /// Any other number; `null` when it is not finite.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONText])
    /// Members in order.
    case object([(String, JSONText)])

    /// A text, or `null`.
    package init(_ text: String?) { self = text.map { .string($0) } ?? .null }
    /// A whole number, or `null`.
    package init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    /// A whole number, or `null`.
    package init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
    /// A number, or `null`.
    package init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
    /// A truth value, or `null`.
    package init(_ value: Bool?) { self = value.map { .bool($0) } ?? .null }
    /// ISO 8601 in UTC, or `null`.
    package init(_ time: Timestamp?) { self = time.map { .string($0.description) } ?? .null }

    /// The document in one line (RFC 8259).
    package var line: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// Equality of documents, the order of members included.
    package static func == (left: JSONText, right: JSONText) -> Bool { left.line == right.line }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): Self.write(value, to: &text)
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.write(member.0, to: &text)
                text += ":"
                member.1.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ number: Double, to text: inout String) {
        guard number.isFinite else {
            text += "null"
            return
        }
        // Whole numbers without ".0"; the shortest text that reads back as the same number otherwise.
        if number == number.rounded(), abs(number) < 1e15 {
            text += String(Int64(number))
        } else {
            text += String(number)
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
