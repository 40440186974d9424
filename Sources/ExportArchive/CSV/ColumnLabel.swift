/// The label of a column as an issue names it.
enum ColumnLabel {
    private static let longest = 60

    /// The text of a header's cell, made fit to be shown: what stands there in a damaged table may
    /// hold anything.
    static func make(_ cell: String) -> String {
        var label = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars {
            guard label.count < longest else { return String(label) + "…" }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned:
                label.append(" ")
            default: label.append(scalar)
            }
        }
        return String(label)
    }
}
