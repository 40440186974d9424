public import ActivityModel
package import Bytes

/// Any table of an export, as texts. Tables but `activities.csv` are read by position: only their
/// files' names are the same in every language.
public struct ExportTable: Sendable {
    /// The path inside the export.
    public let file: String
    /// The cells of the first row.
    public let header: [String]
    /// The other rows as written: not always with as many cells as the header.
    public let rows: [[String]]
    /// The issues found in the table, in the order of its rows.
    public let issues: [ImportIssue]

    private let layout: ExportTableLayout?

    /// Reads a table; `file` is its path inside the export, which tells what its columns are.
    public init(_ bytes: some Collection<UInt8>, file: String) {
        self = withBytes(of: bytes) { ExportTable($0, file: file) }
    }

    package init(_ bytes: ByteSlice, file: String) {
        let table = RawTable(bytes, file: file)
        self.file = file
        header = table.header
        rows = table.rows.map(\.cells)
        issues = table.issues
        let name = ExportPath.name(file).lowercased()
        layout = ExportTableLayout.named(name.hasSuffix(".csv") ? String(name.dropLast(4)) : name)
    }

    /// The names of the columns whose meaning is known, such as `brand` of `bikes.csv`.
    public var columnNames: [String] { layout?.columns.map(\.name) ?? [] }

    /// The texts of a column, one for each row, whatever the language and the year: without edge
    /// blanks, `nil` where a cell is empty or missing. All `nil` for a name that is not among
    /// ``columnNames``.
    public func column(_ name: String) -> [String?] {
        guard let index = layout?.column(name)?.index(width: header.count) else {
            return rows.map { _ in nil }
        }
        return rows.map { row in
            guard row.indices.contains(index) else { return nil }
            let text = row[index].trimmingBlanks
            return text.isEmpty ? nil : String(text)
        }
    }
}
