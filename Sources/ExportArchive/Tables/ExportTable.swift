public import ActivityModel
package import Bytes

/// Any table of an export, as text. Tables other than `activities.csv` are read by position: only
/// their file names are the same in every language.
public struct ExportTable: Sendable {
    /// The path of the table inside the export.
    public let file: String
    /// The cells of the first row.
    public let header: [String]
    /// The other rows as written; their numbers of cells may differ from the header's.
    public let rows: [[String]]
    /// The issues found in the table, in the order of its rows.
    public let issues: [ImportIssue]

    private let layout: ExportTableLayout?

    /// Reads a table; `file` is its path inside the export, which determines its columns.
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

    /// The names of the known columns, such as `brand` of `bikes.csv`.
    public var columnNames: [String] { layout?.columns.map(\.name) ?? [] }

    /// The texts of a column, one for each row, in any language and year: without surrounding
    /// spaces, `nil` if a cell is empty or missing. All are `nil` for a name that is not in
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
