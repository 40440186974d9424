import ActivityModel
import Bytes

/// A table as texts: its header, its rows, and where it breaks the rules.
struct RawTable {
    /// A row and its place.
    struct Row {
        /// The data row, from 1.
        var number: Int
        /// The cells as written: not always as many as the header has.
        var cells: [String]
    }

    /// How much of a table is read: no athlete comes near, and memory for what a hostile ZIP may
    /// inflate to stays bounded.
    private static let maximumBytes = 256 << 20
    private static let maximumRows = 1_000_000

    /// The first row.
    private(set) var header: [String] = []
    /// The other rows, without those that hold nothing.
    private(set) var rows: [Row] = []
    /// What broke the rules.
    var issues: [ImportIssue] = []

    /// Reads a whole table; `isRowStart` is explained at ``CSVReader``.
    init(_ bytes: ByteSlice, file: String, isRowStart: ((ByteSlice) -> Bool)? = nil) {
        var reader = CSVReader(bytes.prefix(Self.maximumBytes), isRowStart: isRowStart)
        guard reader.next() else { return }
        header = reader.texts()
        while rows.count < Self.maximumRows, reader.next() {
            let cells = reader.texts()
            // Rows of nothing but separators are what spreadsheets leave behind.
            if cells.allSatisfy(\.isEmpty) { continue }
            if cells.count != header.count {
                issues.append(
                    ImportIssue(
                        .csvColumnCount, "expected \(header.count) fields, found \(cells.count)",
                        at: .row(reader.rowNumber, column: nil), file: file))
            }
            rows.append(Row(number: reader.rowNumber, cells: cells))
        }
        if rows.count == Self.maximumRows || bytes.count > Self.maximumBytes {
            issues.append(
                ImportIssue(
                    .csvMalformed,
                    "more than \(Self.maximumBytes) bytes or \(Self.maximumRows) rows; "
                        + "the rest was not read",
                    at: .row(rows.count, column: nil), file: file, severity: .error))
        }
        issues += reader.problems.map { issue($0, file: file) }
    }

    private func issue(_ problem: CSVProblem, file: String) -> ImportIssue {
        let isKnown = header.indices.contains(problem.column - 1)
        let label = isKnown ? ColumnLabel.make(header[problem.column - 1]) : nil
        return ImportIssue(
            problem.kind == .notUTF8 ? .csvEncoding : .csvMalformed,
            "\(problem.reason) (byte \(problem.byte))",
            at: .row(problem.row, column: label), file: file)
    }
}
