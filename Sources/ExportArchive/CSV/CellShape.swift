/// A cell in the form in which an issue may show it: its shape, without personal data.
enum CellShape {
    private static let longest = 40

    /// A number as written (`1.45679E+10`); of anything else only the length, because with shifted
    /// columns a description may be in the place of an id.
    static func number(_ cell: String) -> String {
        let text = cell.trimmingBlanks
        if text.isEmpty { return "an empty cell" }
        let isNumber = text.allSatisfy { $0.isNumber || ".,+-Ee'# ".contains($0) }
        return isNumber && text.count <= longest
            ? "\"\(text)\"" : "a text of \(text.count) characters"
    }

    /// A date with its digits masked as 9, so that its format can be reported: `99/99/9999 99h99`.
    static func date(_ cell: String) -> String {
        let text = cell.trimmingBlanks
        if text.isEmpty { return "an empty cell" }
        let words = text.split { !$0.isLetter }
        guard text.count <= longest, words.count <= 6, text.contains(where: \.isNumber) else {
            return "a text of \(text.count) characters"
        }
        return "\"\(ColumnLabel.make(String(text.map { $0.isNumber ? "9" : $0 })))\""
    }

    /// A word such as a sport; longer texts are not shown.
    static func word(_ cell: String) -> String {
        cell.count <= longest && !cell.contains(where: \.isNewline)
            ? "\"\(ColumnLabel.make(cell))\"" : "a text of \(cell.count) characters"
    }
}
