/// The language of an export: its headers, dates and sports.
public struct ExportLanguage: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// A BCP 47 tag such as `de` or `es-419`; `unknown` for an unknown language.
    public var rawValue: String
    /// Creates a language from its tag.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The language as an IETF tag, the same as `rawValue`.
    public var description: String { rawValue }

    /// English; American and British exports share their headers but not their dates.
    public static let english = ExportLanguage(rawValue: "en")
    /// German, `de`.
    public static let german = ExportLanguage(rawValue: "de")
    /// French, `fr`.
    public static let french = ExportLanguage(rawValue: "fr")
    /// Dutch, `nl`.
    public static let dutch = ExportLanguage(rawValue: "nl")
    /// Spanish as Strava writes it for Latin America.
    public static let latinAmericanSpanish = ExportLanguage(rawValue: "es-419")
    /// An unknown language; its tables are read by position.
    public static let unknown = ExportLanguage(rawValue: "unknown")
}
