public import ActivityModel
package import Bytes

/// `activities.csv` of any year and language: one row per activity.
///
/// Every row with a readable id is kept; other cells that cannot be read become issues and remain
/// in ``ActivityRow/cells``. Two rows with the same id are both kept, in order, with an issue.
public struct ActivitiesTable: Sendable {
    /// The version of the reader. Raise it when the same cells are read differently: rows read by
    /// an earlier version are then read again with their export.
    public static let version = 3
    /// The cells of the header line as written.
    public let header: [String]
    /// The language of the header.
    public let language: ExportLanguage
    /// The meaning of each column; `nil` for unknown columns.
    public let columns: [ActivityColumn?]
    /// The activities in the order of the table, which is by id or by date.
    public let rows: [ActivityRow]
    /// The issues found in the table, in the order of its rows.
    public let issues: [ImportIssue]

    /// The number of columns, which identifies the layout.
    public var layout: Int { header.count }

    /// Reads a table as Strava wrote it or as a spreadsheet program saved it.
    ///
    /// - Parameters:
    ///   - file: the path that issues name.
    ///   - expectsRows: whether a header without rows is an error, as it is if there are activity
    ///     files.
    public init(
        _ bytes: some Collection<UInt8>, file: String = "activities.csv", expectsRows: Bool = false
    ) {
        self = withBytes(of: bytes) {
            ActivitiesTable($0, file: file, expectsRows: expectsRows)
        }
    }

    package init(_ bytes: ByteSlice, file: String = "activities.csv", expectsRows: Bool = false) {
        var table = RawTable(bytes, file: file, isRowStart: Self.isRowStart)
        table.dropTitle()
        let sample = Array(table.rows.prefix(200).map(\.cells))
        let map = ColumnMap(header: table.header, sample: sample)
        let style = NumberStyle(
            cells: sample.lazy.flatMap { cells in
                zip(cells, map.columns).lazy.filter { $1?.isNumber == true }.map { $0.0 }
            }, delimiter: table.delimiter)
        let joins = table.joinRows(RowJoiner(map: map, delimiter: table.delimiter, style: style))
        table.issues += joins.map { $0.issue(file: file) }
        table.issues += Self.headerIssues(table.header, map: map, file: file)
        if style != .export {
            table.issues.append(
                ImportIssue(
                    .csvResaved, "numbers have decimal commas", at: .row(0, column: nil),
                    file: file))
        }
        if expectsRows, !table.header.isEmpty, table.rows.isEmpty {
            table.issues.append(
                ImportIssue(
                    .csvMalformed, "expected rows, found the header only", file: file,
                    severity: .error))
        }
        var decoder = ActivityRowDecoder(
            header: table.header, map: map, style: style, file: file)
        rows = decoder.rows(table.rows)
        header = table.header
        language = map.language
        columns = map.columns
        issues = table.issues + decoder.issues
    }

    /// Whether a line begins like a row: with an id and a delimiter.
    private static func isRowStart(_ line: ByteSlice) -> Bool {
        var digits = 0
        for byte in line.prefix(21).buffer {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x2C, 0x3B, 0x09: return digits >= 4
            default: return false
            }
        }
        return false
    }

    private static func headerIssues(
        _ header: [String], map: ColumnMap, file: String
    ) -> [ImportIssue] {
        guard !header.isEmpty else {
            return [ImportIssue(.csvMalformed, "the table is empty", file: file, severity: .error)]
        }
        var issues: [ImportIssue] = []
        if map.language == .unknown {
            issues.append(
                ImportIssue(
                    .csvUnknownLanguage,
                    "the \(header.count) columns were read by position",
                    at: .row(0, column: nil), file: file))
        }
        for (index, column) in map.columns.enumerated() where column == nil {
            issues.append(
                ImportIssue(
                    .csvUnknownColumn, "column \(index + 1) of \(header.count)",
                    at: .row(0, column: ColumnLabel.make(header[index])), file: file))
        }
        return issues
    }
}
