import Bytes

/// The number format of a table: Strava's, or that of the spreadsheet program that saved it in its
/// user's language.
struct NumberStyle: Equatable {
    /// Whether a comma precedes the decimals and a point separates thousands.
    private(set) var hasDecimalComma = false

    /// Strava's format: a decimal point, no thousands separator.
    static let export = NumberStyle()

    private init() {}

    /// Determines the format from the cells of number columns. Comma-separated tables are in
    /// Strava's format unless most cells contradict it; programs that write decimal commas use
    /// other delimiters.
    init(cells: some Collection<String>, delimiter: UInt8) {
        // In nearly every export no cell contains anything that could indicate a decimal comma.
        guard cells.contains(where: Self.mayProveComma) else { return }
        var commas = 0
        var points = 0
        for cell in cells {
            switch Self.proof(cell) {
            case ",": commas += 1
            case ".": points += 1
            default: break
            }
        }
        hasDecimalComma = delimiter == 0x2C ? commas > points : commas > 0
    }

    /// The number, or `nil` if the text is not one. Spaces and apostrophes between digits separate
    /// thousands, as in Switzerland and France.
    func double(_ cell: String) -> Double? {
        // Almost all cells are in Strava's own format.
        if !hasDecimalComma, let value = cell.withBytes(NumberText.double) { return value }
        return plain(cell)?.withBytes(NumberText.double)
    }

    /// The text with a decimal point and without thousands separators; `nil` if separators are in
    /// impossible places.
    func plain(_ cell: String) -> String? {
        let text = cell.trimmingBlanks.filter { !Self.isGroupMark($0) }
        guard let last = text.last(where: { $0 == "," || $0 == "." }) else { return text }
        let other: Character = last == "," ? "." : ","
        if let decimal = Self.proof(text) {
            return decimal == last
                ? Self.ungrouped(text, group: other, decimal: last)
                : Self.ungrouped(text, group: last, decimal: other)
        }
        // 1.234 and 1,234 are ambiguous.
        let decimal: Character = hasDecimalComma ? "," : "."
        return Self.ungrouped(text, group: decimal == "," ? "." : ",", decimal: decimal)
    }

    private static func mayProveComma(_ cell: String) -> Bool {
        var points = 0
        for byte in cell.utf8 {
            if byte == UInt8(ascii: ",") { return true }
            if byte == UInt8(ascii: ".") { points += 1 }
        }
        return points > 1
    }

    /// The decimal separator, if the cell leaves no doubt.
    private static func proof(_ cell: String) -> Character? {
        guard let last = cell.lastIndex(where: { $0 == "," || $0 == "." }),
            cell.allSatisfy({ $0.isASCIIDigit || ",.-+".contains($0) || isGroupMark($0) })
        else { return nil }
        let mark = cell[last]
        let other: Character = mark == "," ? "." : ","
        if cell.contains(other) { return mark }
        // 1.234.567 has no decimals, so the other separator is the decimal one.
        if cell.count(where: { $0 == mark }) > 1 { return other }
        let decimals = cell.distance(from: last, to: cell.endIndex) - 1
        let whole = cell[..<last].count { $0.isASCIIDigit }
        return decimals == 3 && (1...3).contains(whole) ? nil : mark
    }

    /// `1,234,567.8` without its thousands separators, if each is followed by three digits.
    private static func ungrouped(
        _ text: String, group: Character, decimal: Character
    ) -> String? {
        let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
        let first = groups[0].drop { $0 == "-" || $0 == "+" }
        guard groups.count == 1 || (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            parts.count == 1 || !parts[1].contains(group)
        else { return nil }
        return groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
    }

    private static func isGroupMark(_ character: Character) -> Bool {
        ["'", "\u{2019}", " ", "\u{00A0}", "\u{2009}", "\u{202F}"].contains(character)
    }
}
