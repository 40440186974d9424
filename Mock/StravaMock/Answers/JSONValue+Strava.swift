import JSON

/// How Strava writes values. It writes `0` in some places and `0.0` in others, and readers stumble
/// over it, so whole and decimal numbers are told apart here.
extension JSONValue {
    static func int(_ value: Int64) -> JSONValue { .integer(value) }
    static func int(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    static func double(_ value: Double) -> JSONValue { .number("\(value)") }

    /// Text, or `null`.
    static func text(_ value: String?) -> JSONValue { JSONValue(value) }

    /// A number with so many tenths, as Strava rounds what it works out.
    static func tenths(_ value: Double) -> JSONValue { .double((value * 10).rounded() / 10) }

    /// A number with three decimals, as Strava writes speeds.
    static func thousandths(_ value: Double) -> JSONValue {
        .double((value * 1_000).rounded() / 1_000)
    }

    /// A moment as Strava writes it, `2026-11-21T12:00:00Z`.
    static func date(_ seconds: Int64) -> JSONValue { .string(isoDate(seconds)) }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByFloatLiteral {
    package init(nilLiteral: ()) { self = .null }
    package init(floatLiteral value: Double) { self = .double(value) }
}
