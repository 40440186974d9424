import ActivityModel

extension RawTable {
    /// Drops a title above the header, where Numbers writes the table's name.
    mutating func dropTitle() {
        func filled(_ cells: [String]) -> Int { cells.count { !$0.trimmingBlanks.isEmpty } }
        guard let first = rows.first, filled(header) == 1, filled(first.cells) >= 5 else { return }
        header = first.cells
        rows = rows.dropFirst().map { Row(number: $0.number - 1, cells: $0.cells) }
        issues.removeAll { $0.code == .csvColumnCount }
    }

    /// A row whose texts lost their quotation marks.
    struct Join {
        var row: Int
        /// Whether it could be reassembled; otherwise only its first cells are kept.
        var isRead: Bool

        func issue(file: String) -> ImportIssue {
            isRead
                ? ImportIssue(
                    .csvMalformed, "texts without quotation marks were put together again",
                    at: .row(row, column: nil), file: file)
                : ImportIssue(
                    .csvMalformed,
                    "texts without quotation marks fell apart: of this row only the id is kept",
                    at: .row(row, column: nil), file: file, severity: .error)
        }
    }

    /// Reassembles rows that have more cells than the header because texts were split. Numbers are
    /// removed from rows that cannot be reassembled, because they would be in the wrong columns.
    mutating func joinRows(_ joiner: RowJoiner) -> [Join] {
        var joins: [Join] = []
        for index in rows.indices
        where rows[index].cells.count > header.count && !joiner.fits(rows[index].cells) {
            if let cells = joiner.joined(rows[index].cells) {
                rows[index].cells = cells
                joins.append(Join(row: rows[index].number, isRead: true))
            } else {
                rows[index].cells = Array(rows[index].cells.prefix(1))
                joins.append(Join(row: rows[index].number, isRead: false))
            }
        }
        return joins
    }
}
