import ActivityModel
import Bytes

/// A table as text: its header, its rows and its problems.
struct RawTable {
    /// A row and its position.
    struct Row {
        /// The number of the data row, from 1.
        var number: Int
        /// The cells as written; their number may differ from the header's.
        var cells: [String]
    }

    /// The maximum size of a table in bytes: no athlete comes near, and the memory for what a
    /// hostile ZIP may inflate to stays bounded.
    private static let maximumBytes = 256 << 20
    private static let maximumRows = 1_000_000

    var header: [String] = []
    /// The other rows, without empty ones.
    var rows: [Row] = []
    var issues: [ImportIssue] = []

    /// The field separator.
    private(set) var delimiter: UInt8 = 0x2C

    /// Reads a whole table; for `isRowStart` see ``CSVReader``.
    init(_ bytes: ByteSlice, file: String, isRowStart: ((ByteSlice) -> Bool)? = nil) {
        if let text = UTF16Text.utf8(bytes.prefix(Self.maximumBytes)) {
            self = text.withUnsafeBytes {
                RawTable(utf8: ByteSlice($0), file: file, isRowStart: isRowStart)
            }
        } else {
            self.init(utf8: bytes, file: file, isRowStart: isRowStart)
        }
    }

    private init(utf8 bytes: ByteSlice, file: String, isRowStart: ((ByteSlice) -> Bool)?) {
        var reader = CSVReader(bytes.prefix(Self.maximumBytes), isRowStart: isRowStart)
        guard reader.next() else { return }
        delimiter = reader.delimiter
        header = reader.texts()
        if isRowStart != nil { header = Self.trimmed(header, to: 0) }
        while rows.count < Self.maximumRows, reader.next() {
            var cells = reader.texts()
            if isRowStart != nil { cells = Self.trimmed(cells, to: header.count) }
            // Spreadsheets leave rows that consist of separators.
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

    /// The cells without the empty ones beyond a count that spreadsheets add at the end.
    private static func trimmed(_ cells: [String], to count: Int) -> [String] {
        var cells = cells
        while cells.count > count, cells.last?.trimmingBlanks.isEmpty == true { cells.removeLast() }
        return cells
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
