import ActivityModel

/// The dates of an export: UTC, in the words and the order of the account's language.
enum ExportDate {
    /// Which of two numbers is the day if the year comes last.
    enum NumericOrder: Hashable, Sendable {
        /// 12/09/2018 is in September, as almost everywhere.
        case dayFirst
        /// 12/09/2018 is in December, as in the United States.
        case monthFirst
    }

    /// The time that a text means, or `nil` if it is not a date.
    ///
    /// Reads all formats that are known from exports, in any language, and similar ones in other
    /// languages. Nothing depends on the host's locale or time zone. `order` decides if a date of
    /// numbers has two readings; a whole table of them decides better (see ``DateColumn``).
    static func parse(
        _ text: String, language: ExportLanguage, order: NumericOrder = .dayFirst
    ) -> Timestamp? {
        guard let tokens = DateTokens(text) else { return nil }
        let unknown = Set(unknownWords(of: tokens))
        let locale = unknown.isEmpty ? nil : LocaleMonths.best(for: unknown, language: language)
        return reading(of: tokens, locale: locale)?.timestamp(order)
    }

    /// A date that may have two readings.
    struct Reading {
        /// The reading with the day first, which is right in most tables.
        var dayFirst: Timestamp?
        /// The reading with the month first.
        var monthFirst: Timestamp?

        /// The reading in an order; the other one if that is not a date.
        func timestamp(_ order: NumericOrder) -> Timestamp? {
            order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
        }

        /// The order, if only one is possible.
        var proof: NumericOrder? {
            switch (dayFirst, monthFirst) {
            case (.some, nil): .dayFirst
            case (nil, .some): .monthFirst
            default: nil
            }
        }
    }

    /// The words that are neither a month nor a half of the day nor known fillers.
    static func unknownWords(of tokens: DateTokens) -> [String] {
        tokens.words.filter { word in
            MonthWords.month(word) == nil && MonthWords.isAfternoon(word) == nil
                && !MonthWords.isFiller(word)
        }
    }

    /// Reads a date; `locale` knows the words that ``MonthWords`` does not.
    static func reading(of tokens: DateTokens, locale: LocaleMonths?) -> Reading? {
        var month: (value: Int, place: Int)?
        var isAfternoon: Bool?
        for (place, word) in tokens.words.enumerated() {
            if let half = MonthWords.isAfternoon(word) ?? locale?.isAfternoon(word) {
                isAfternoon = half
            } else if let value = MonthWords.month(word) ?? locale?.month(word), month == nil {
                month = (value, place)
            }
        }
        guard let parts = Parts(tokens.numbers, hasMonthWord: month != nil) else { return nil }
        guard let time = parts.secondOfDay(isAfternoon: isAfternoon) else { return nil }
        let date = parts.date
        func instant(_ year: DateTokens.Number, _ month: Int, _ day: Int) -> Timestamp? {
            guard let days = days(year: year, month: month, day: day) else { return nil }
            return Timestamp(seconds: Int64(days * 86_400 + time))
        }
        if let month {
            guard date.count == 2 else { return nil }
            // The year has four digits; otherwise it is the number after the month's name.
            let isYearFirst = date[0].digits == 4
            let year = isYearFirst ? date[0] : date[1]
            let day = isYearFirst ? date[1] : date[0]
            let only = instant(year, month.value, day.value)
            return only.map { Reading(dayFirst: $0, monthFirst: $0) }
        }
        guard date.count == 3 else { return nil }
        // "15 h 02 min 23 s" is a time of day: nothing but a separator stands within a date of
        // numbers whose year is as short as everything else.
        let isOneGroup = Set(date.map(\.wordsBefore)).count == 1
        guard isOneGroup || date.contains(where: { $0.digits == 4 }) else { return nil }
        if date[0].digits == 4 {
            let only = instant(date[0], date[1].value, date[2].value)
            return only.map { Reading(dayFirst: $0, monthFirst: $0) }
        }
        let dayFirst = instant(date[2], date[1].value, date[0].value)
        // Nobody writes the month first with dots.
        let isDotted = date[0].following == "."
        let monthFirst = isDotted ? dayFirst : instant(date[2], date[0].value, date[1].value)
        guard dayFirst != nil || monthFirst != nil else { return nil }
        return Reading(dayFirst: dayFirst, monthFirst: monthFirst)
    }

    private static func days(year: DateTokens.Number, month: Int, day: Int) -> Int? {
        var value = year.value
        if year.digits <= 2 { value += value < 70 ? 2_000 : 1_900 }
        guard (1_900...2_999).contains(value),
            let length = CivilDate.daysInMonth(year: value, month: month),
            (1...length).contains(day)
        else { return nil }
        return CivilDate.days(year: value, month: month, day: day)
    }
}
