import ActivityModel

/// Numeric columns that are shared between tables, or numerous.
extension Baseline {
    static let measureColumns = ActivityMeasure.allCases
        .map { "    \($0.rawValue) REAL," }.joined(separator: "\n")

    static let totalsColumns = Totals.fields
        .map { "    \($0.column) REAL" }.joined(separator: ",\n")

    static let comparisons = FileComparison.allCases
        .map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
