/// The athlete of an export, out of `profile.csv`.
public struct AthleteProfile: Hashable, Sendable {
    /// Strava's id; exports before 2022 do not tell it.
    public var id: Int64?
    /// The first name.
    public var firstName: String?
    /// The last name.
    public var lastName: String?
    /// As written: `M`, `F` or a word of the account's language.
    public var sex: String?
    /// Kilograms.
    public var weightKilograms: Double?
    /// Where the athlete lives.
    public var city: String?
    /// The state or region.
    public var state: String?
    /// The country.
    public var country: String?
    /// Whether Strava may keep health data; where it may not, files lack heart rates.
    public var healthConsent: String?
}

extension ExportTable {
    /// The athlete, when the table is `profile.csv`. Since 2022 an id comes first.
    public var profile: AthleteProfile? {
        guard let row = rows.first else { return nil }
        // An e-mail address stands in the first cell of old tables.
        let id = cell(row, 0)?.withBytes(NumberText.integer)
        let isOld = header.count < 11 && id == nil
        let first = isOld ? 0 : 1
        return AthleteProfile(
            id: id, firstName: cell(row, first + 1), lastName: cell(row, first + 2),
            sex: cell(row, first + 3),
            weightKilograms: cell(row, first + 5).flatMap { $0.withBytes(NumberText.double) },
            city: cell(row, first + 6), state: cell(row, first + 7),
            country: cell(row, first + 8), healthConsent: cell(row, first + 9))
    }
}

/// What the athlete prefers, out of `general_preferences.csv`.
public struct AthletePreferences: Hashable, Sendable {
    /// How lengths are shown, as written: `Metric`, `Imperial`. The tables are metric in any case.
    public var measurement: String?
    /// How dates are shown, as written.
    public var date: String?
    /// The language of e-mails, as written: `English (US)`.
    public var emailLanguage: String?
}

extension ExportTable {
    /// The preferences, when the table is `general_preferences.csv`.
    public var preferences: AthletePreferences? {
        guard let row = rows.first else { return nil }
        return AthletePreferences(
            measurement: cell(row, 5), date: cell(row, 6), emailLanguage: cell(row, 8))
    }
}
