/// Reassembles rows that were split because a program dropped the quotation marks of texts with
/// delimiters: `Sep 12, 2018, 3:02:23 PM` is one cell and became three.
///
/// A row is joined if the other cells allow only one way: numbers in number columns, a sport in its
/// column, a path in the file's column.
struct RowJoiner {
    private let map: ColumnMap
    private let delimiter: Character
    private let style: NumberStyle
    /// The number of cells that may be examined for one row.
    private static let budget = 20_000
    /// Only prose has more parts than this, and it is not worth the effort.
    private static let maxExtraCells = 24

    init(map: ColumnMap, delimiter: UInt8, style: NumberStyle) {
        self.map = map
        self.delimiter = Character(Unicode.Scalar(delimiter))
        self.style = style
    }

    /// The cells of a row with too many, one for each column of the header; `nil` if there is no
    /// way to join them, or more than one.
    func joined(_ cells: [String]) -> [String]? {
        let extra = cells.count - map.columns.count
        guard extra > 0, extra <= Self.maxExtraCells else { return nil }
        var search = Search(joiner: self, cells: cells, left: Self.budget)
        search.place(column: 0, cell: 0, extra: extra)
        return search.found.count == 1 ? search.found[0] : nil
    }

    /// Whether a row with too many cells is correct without the extra ones, which somebody wrote
    /// beside the table.
    func fits(_ cells: [String]) -> Bool {
        map.columns.indices.allSatisfy { index in
            index >= cells.count || accepts(cells[index], at: index)
        }
    }

    private func isText(_ index: Int) -> Bool {
        switch map.columns[index] {
        case .activityDate, .activityName, .activityDescription, .activityPrivateNote,
            .activityGear, .displayDistance:
            true
        default: false
        }
    }

    private func accepts(_ cell: String, at index: Int) -> Bool {
        guard let column = map.columns[index] else { return true }
        switch column {
        case .activityID:
            if case .success = ActivityIdentifier.parse(cell, style) { return true }
            return false
        case .activityDate:
            // Dates in exports have a time of day.
            return DateTokens(cell).map { $0.numbers.count >= 4 } ?? false
        case .activityType: return SportWords.sport(cell) != nil
        case .commute: return ["", "true", "false"].contains(cell.lowercased())
        case .filename:
            return cell.isEmpty || cell.hasPrefix("activities/") || cell.lowercased() == "#error#"
        case _ where column.isNumber: return cell.isEmpty || style.double(cell) != nil
        default: return true
        }
    }

    /// Goes through the columns from the left; stops at the second possible way.
    private struct Search {
        let joiner: RowJoiner
        let cells: [String]
        var left: Int
        var found: [[String]] = []
        private var row: [String] = []

        init(joiner: RowJoiner, cells: [String], left: Int) {
            (self.joiner, self.cells, self.left) = (joiner, cells, left)
        }

        mutating func place(column: Int, cell: Int, extra: Int) {
            guard column < joiner.map.columns.count else {
                if extra == 0 { found.append(row) }
                return
            }
            for taken in 0...(joiner.isText(column) ? extra : 0) {
                left -= 1
                guard left > 0, found.count < 2 else { return }
                let text = cells[cell...(cell + taken)]
                    .joined(separator: String(joiner.delimiter))
                guard joiner.accepts(text, at: column) else { continue }
                row.append(text)
                place(column: column + 1, cell: cell + taken + 1, extra: extra - taken)
                row.removeLast()
                // What follows a complete date belongs to the name.
                if joiner.map.columns[column] == .activityDate { return }
            }
        }
    }
}
