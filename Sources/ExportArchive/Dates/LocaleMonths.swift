import Foundation

/// The months and halves of the day of one locale, from Foundation's locale data.
///
/// Used only for words that ``MonthWords`` does not know; the host's own locale plays no part.
struct LocaleMonths: Sendable {
    let identifier: String
    private let months: [String: Int]
    private let halves: [String: Bool]

    /// The month (1 to 12) that a word means. Abbreviations change from year to year, so three
    /// letters or more suffice if they begin the name of only one month.
    func month(_ word: String) -> Int? {
        if let month = months[word] { return month }
        guard word.count >= 3 else { return nil }
        let begun = Set(months.filter { $0.key.hasPrefix(word) }.values)
        return begun.count == 1 ? begun.first : nil
    }

    /// Whether a word means after noon (`true`) or before it (`false`).
    func isAfternoon(_ word: String) -> Bool? { halves[word] }

    /// The locale that knows most of the words; if several do, the account's language takes
    /// precedence.
    static func best(for words: Set<String>, language: ExportLanguage) -> LocaleMonths? {
        func score(_ locale: LocaleMonths) -> Int {
            let known = words.count { locale.month($0) != nil || locale.halves[$0] != nil }
            guard known > 0 else { return 0 }
            let language = language.rawValue.prefix(while: { $0 != "-" })
            return known * 2 + (locale.identifier.hasPrefix(language) ? 1 : 0)
        }
        let best = all.max { score($0) < score($1) }
        return best.flatMap { score($0) > 0 ? $0 : nil }
    }

    /// Languages that Strava offers, and related ones that people may use.
    private static let all: [LocaleMonths] = [
        "it_IT", "pt_BR", "pt_PT", "es_ES", "es_MX", "fr_CA", "de_AT", "nl_BE", "en_GB", "en_AU",
        "ja_JP", "ko_KR", "zh_Hans_CN", "zh_Hant_TW", "ru_RU", "pl_PL", "sv_SE", "nb_NO", "da_DK",
        "fi_FI", "cs_CZ", "tr_TR", "id_ID", "sk_SK", "hu_HU", "ro_RO", "uk_UA", "el_GR", "bg_BG",
        "ca_ES", "sl_SI", "hr_HR", "et_EE", "lt_LT", "lv_LV", "is_IS", "vi_VN", "ms_MY", "th_TH",
        "he_IL", "ar_EG", "hi_IN",
    ].map(LocaleMonths.init)

    private init(_ identifier: String) {
        self.identifier = identifier
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: identifier)
        var months: [String: Int] = [:]
        for symbols in [
            calendar.monthSymbols, calendar.shortMonthSymbols,
            calendar.standaloneMonthSymbols, calendar.shortStandaloneMonthSymbols,
        ] {
            for (index, symbol) in symbols.enumerated() {
                if let word = DateTokens.folded(symbol) { months[word] = index + 1 }
            }
        }
        var halves: [String: Bool] = [:]
        if let word = DateTokens.folded(calendar.pmSymbol) { halves[word] = true }
        if let word = DateTokens.folded(calendar.amSymbol) { halves[word] = false }
        self.months = months
        self.halves = halves
    }
}
