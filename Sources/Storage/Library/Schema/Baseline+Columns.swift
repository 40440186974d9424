import ActivityModel

/// The columns of numbers that tables share or that are many.
extension Baseline {
    static let measureColumns = ActivityMeasure.allCases
        .map { "    \($0.rawValue) REAL," }.joined(separator: "\n")

    static let totalsColumns = Totals.fields
        .map { "    \($0.column) REAL" }.joined(separator: ",\n")

    static let comparisons = FileComparison.allCases
        .map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
