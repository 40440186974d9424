import ActivityModel

/// Dates as spreadsheet programs count them: days since 1899-12-30, with the time of day as a
/// fraction.
enum SpreadsheetDate {
    /// The time of a cell such as `43355.6266550926` (2018-09-12T15:02:23Z), also with a decimal
    /// comma; `nil` for other texts, and for days outside Strava's history.
    static func parse(_ text: String) -> Timestamp? {
        let text = String(text.trimmingBlanks.map { $0 == "," ? "." : $0 })
        guard text.count >= 5, text.allSatisfy({ $0.isASCIIDigit || $0 == "." }),
            text.first?.isASCIIDigit == true, let days = Double(text),
            (25_569..<80_000).contains(days)
        else { return nil }
        // The fraction is exact to about a microsecond; Strava's dates are whole seconds.
        let seconds = ((days - Self.epochDay) * 86_400).rounded()
        return Timestamp(seconds: Int64(seconds))
    }

    /// 1970-01-01 in days since 1899-12-30.
    private static let epochDay = 25_569.0
}
