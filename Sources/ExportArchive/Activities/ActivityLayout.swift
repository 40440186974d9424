/// The position of each column, by the number of columns: the same in every language.
///
/// Strava has added columns over the years and never moved one, so each layout is the newest one
/// without later columns.
struct ActivityLayout: Sendable {
    /// The columns in order.
    let columns: [ActivityColumn]

    private init(_ ranges: [ClosedRange<Int>], without missing: Set<Int> = []) {
        columns = ActivityColumn.allCases.filter { column in
            ranges.contains { $0.contains(column.rawValue) } && !missing.contains(column.rawValue)
        }
    }

    static let newest = ActivityLayout([0...102])

    /// The known layouts, by number of columns. The 72 columns of 2020 are those that had a Dutch
    /// translation.
    static let known: [Int: ActivityLayout] = {
        let front = [0...6, 8...9, 11...12]
        let layouts = [
            ActivityLayout([0...6, 9...9, 11...12]),
            ActivityLayout(front),
            ActivityLayout(front + [13...75], without: [44, 45]),
            ActivityLayout(front + [13...78]),
            ActivityLayout(front + [13...79]),
            ActivityLayout(front + [13...80]),
            ActivityLayout(front + [13...81]),
            ActivityLayout([0...9, 11...83]),
            ActivityLayout([0...9, 11...84]),
            ActivityLayout([0...85, 102...102]),
            ActivityLayout([0...90, 102...102]),
            ActivityLayout([0...92, 102...102]),
            ActivityLayout([0...97, 102...102]),
            ActivityLayout([0...99, 102...102]),
            newest,
        ]
        return Dictionary(layouts.map { ($0.columns.count, $0) }) { first, _ in first }
    }()

    /// The layout for a table with so many columns: a known one, or the one used when tables were
    /// about as wide.
    static func of(width: Int) -> ActivityLayout {
        if width == newest.columns.count { return newest }
        if let layout = known[width] { return layout }
        if width > 84 || (12...71).contains(width) { return newest }
        return known[known.keys.filter { $0 < width }.max() ?? 10] ?? newest
    }
}
