package import ActivityModel

/// Fields of messages in words.
package enum FieldText {
    /// `total_training_effect` becomes `Total training effect`.
    package static func label(_ name: String) -> String {
        let words = name.spaced
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// A value with its unit; several values with commas.
    package static func text(_ value: FieldValue, _ field: MessageGroup.Field) -> String {
        let unit = field.unit.isEmpty || field.isTime ? "" : " " + field.unit
        switch value {
        case .integer, .number, .text:
            return field.isPosition
                ? degrees(value) : words(value) + (value.text == nil ? unit : "")
        case .time(let time): return time.description
        case .list(let values):
            return values.map { $0.map(words) ?? "–" }.joined(separator: ", ") + unit
        }
    }

    /// The profile's words with spaces, or digits.
    package static func words(_ value: FieldValue) -> String {
        switch value {
        case .integer(let number): "\(number)"
        case .number(let value): number(value)
        case .text(let text): text.spaced.printable
        case .time(let time): time.description
        case .list(let values): values.map { $0.map(words) ?? "–" }.joined(separator: ", ")
        }
    }

    /// A number with at most three decimals, as many as it needs.
    package static func number(_ value: Double) -> String {
        for decimals in 0..<3 {
            let factor = [1.0, 10, 100][decimals]
            if (value * factor).rounded() / factor == value { return Format.fixed(value, decimals) }
        }
        return Format.fixed(value, 3)
    }

    private static func degrees(_ value: FieldValue) -> String {
        value.double.map { Format.fixed($0 * 180 / 2_147_483_648, 6) + "°" } ?? "–"
    }
}

extension String {
    /// The profile's words with spaces instead of underscores.
    var spaced: String { String(map { $0 == "_" ? " " : $0 }) }
}
