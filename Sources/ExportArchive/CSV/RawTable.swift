import ActivityModel
import Bytes

/// A table as texts: its header, its rows, and where it breaks the rules.
struct RawTable {
    /// A row and its place.
    struct Row {
        /// The data row, from 1.
        var number: Int
        /// The cells; as many as the header has, or more.
        var cells: [String]
    }

    /// The first row.
    private(set) var header: [String] = []
    /// The other rows, without those that hold nothing.
    private(set) var rows: [Row] = []
    /// What broke the rules.
    var issues: [ImportIssue] = []

    /// Reads a whole table; `isRowStart` is explained at ``CSVReader``.
    init(_ bytes: ByteSlice, file: String, isRowStart: ((ByteSlice) -> Bool)? = nil) {
        var reader = CSVReader(bytes, isRowStart: isRowStart)
        guard reader.next() else { return }
        header = reader.texts()
        while reader.next() {
            var cells = reader.texts()
            // Rows of nothing but separators are what spreadsheets leave behind.
            if cells.allSatisfy(\.isEmpty) { continue }
            if cells.count != header.count {
                issues.append(
                    ImportIssue(
                        .csvColumnCount, "expected \(header.count) fields, found \(cells.count)",
                        at: .row(reader.rowNumber, column: nil), file: file))
                while cells.count < header.count { cells.append("") }
            }
            rows.append(Row(number: reader.rowNumber, cells: cells))
        }
        issues += reader.problems.map { issue($0, file: file) }
    }

    private func issue(_ problem: CSVProblem, file: String) -> ImportIssue {
        let label = header.indices.contains(problem.column - 1) ? header[problem.column - 1] : nil
        return ImportIssue(
            problem.kind == .notUTF8 ? .csvEncoding : .csvMalformed,
            "\(problem.reason) (byte \(problem.byte))",
            at: .row(problem.row, column: label), file: file)
    }
}
