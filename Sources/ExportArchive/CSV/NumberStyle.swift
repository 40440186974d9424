import Bytes

/// How the numbers of a table are written: as Strava writes them, or as the spreadsheet program that
/// saved the table did in the language of its user.
struct NumberStyle: Equatable {
    /// Whether a comma stands before the decimals and a point between thousands.
    private(set) var hasDecimalComma = false

    /// Strava's: a decimal point, no thousands separator.
    static let export = NumberStyle()

    private init() {}

    /// The style that most cells of some number columns prove.
    init(cells: some Sequence<String>) {
        var commas = 0
        var points = 0
        for cell in cells {
            switch Self.proof(cell) {
            case .comma: commas += 1
            case .point: points += 1
            case nil: break
            }
        }
        hasDecimalComma = commas > points
    }

    /// The number, or `nil` where the text is none in this style. Blanks and apostrophes between
    /// digits separate thousands, as in Switzerland and France.
    func double(_ cell: String) -> Double? {
        // Nothing but Strava's own form gets here nearly always.
        if !hasDecimalComma, let value = cell.withBytes(NumberText.double) { return value }
        return plain(cell)?.withBytes(NumberText.double)
    }

    /// The text with a decimal point and without thousands separators; `nil` where separators stand
    /// in places where none belong.
    func plain(_ cell: String) -> String? {
        let text = cell.trimmingBlanks.filter { !Self.isGroupMark($0) }
        let decimal: Character = hasDecimalComma ? "," : "."
        let group: Character = hasDecimalComma ? "." : ","
        // "1,5" needs no proof by other cells that its comma cannot stand between thousands.
        guard text.contains(group) else { return text.replacing(decimal, with: ".") }
        guard let grouped = Self.ungrouped(text, group: group, decimal: decimal) else {
            let isOther = !text.contains(decimal) && text.count(where: { $0 == group }) == 1
            return isOther ? text.replacing(group, with: ".") : nil
        }
        return grouped
    }

    private enum Separator { case comma, point }

    /// Which separator stands before decimals, where a cell leaves no doubt.
    private static func proof(_ cell: String) -> Separator? {
        guard let last = cell.lastIndex(where: { $0 == "," || $0 == "." }),
            cell.allSatisfy({
                $0.isNumber || $0 == "," || $0 == "." || $0 == "-" || isGroupMark($0)
            })
        else { return nil }
        let mark = cell[last]
        let count = cell.count { $0 == mark }
        let hasBoth = cell.contains(",") && cell.contains(".")
        let decimals = cell.distance(from: last, to: cell.endIndex) - 1
        // 1.234 and 1,234 can be either; 1.234.567 has no decimals at all.
        if count > 1 { return hasBoth ? nil : mark == "," ? .point : .comma }
        guard hasBoth || decimals != 3 else { return nil }
        return mark == "," ? .comma : .point
    }

    /// `1,234,567.8` without its group marks, where these stand before three digits each.
    private static func ungrouped(
        _ text: String, group: Character, decimal: Character
    ) -> String? {
        let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
        let first = groups[0].drop { $0 == "-" || $0 == "+" }
        guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
            parts.count == 1 || !parts[1].contains(group)
        else { return nil }
        return groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
    }

    private static func isGroupMark(_ character: Character) -> Bool {
        ["'", "\u{2019}", " ", "\u{00A0}", "\u{2009}", "\u{202F}"].contains(character)
    }
}

extension String {
    fileprivate func replacing(_ character: Character, with other: Character) -> String {
        String(map { $0 == character ? other : $0 })
    }
}
