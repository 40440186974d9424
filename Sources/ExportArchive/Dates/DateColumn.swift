package import ActivityModel

/// The dates of a column, read together: all have the same format, so that a date with only one
/// reading decides for those with two.
package struct DateColumn: Sendable {
    /// The times, one for each text; `nil` if a text is not a date.
    package let timestamps: [Timestamp?]

    package init(_ texts: [String], language: ExportLanguage) {
        let tokens = texts.map { DateTokens($0) }
        var unknown: Set<String> = []
        // A column of dates has a dozen different words; a column of prose is not one, and must not
        // take its time.
        for case let tokens? in tokens where !tokens.words.isEmpty && unknown.count < 100 {
            unknown.formUnion(ExportDate.unknownWords(of: tokens))
        }
        let locale = unknown.isEmpty ? nil : LocaleMonths.best(for: unknown, language: language)
        let readings = tokens.map { tokens in
            tokens.flatMap { ExportDate.reading(of: $0, locale: locale) }
        }
        var proofs: [ExportDate.NumericOrder: Int] = [:]
        for case let proof? in readings.map({ $0?.proof }) { proofs[proof, default: 0] += 1 }
        let isMonthFirst = proofs[.monthFirst, default: 0] > proofs[.dayFirst, default: 0]
        timestamps = zip(readings, texts).map { reading, text in
            reading?.timestamp(isMonthFirst ? .monthFirst : .dayFirst)
                ?? SpreadsheetDate.parse(text)
        }
    }
}
