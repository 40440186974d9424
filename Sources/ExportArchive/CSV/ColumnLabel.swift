/// The label of a column in an issue.
enum ColumnLabel {
    private static let longest = 60

    /// The text of a header cell, made safe to show: in a damaged table it may contain anything.
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
