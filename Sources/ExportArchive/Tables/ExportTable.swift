public import ActivityModel
package import Bytes

/// Any table of an export, as texts. Tables but `activities.csv` are read by position: only their
/// files' names are the same in every language.
public struct ExportTable: Sendable {
    /// The path inside the export.
    public let file: String
    /// The first row.
    public let header: [String]
    /// The other rows as written: not always with as many cells as the header.
    public let rows: [[String]]
    /// What was odd.
    public let issues: [ImportIssue]

    /// Reads a table. `file` is the path that issues name.
    public init(_ bytes: some Collection<UInt8>, file: String) {
        self = withBytes(of: bytes) { ExportTable($0, file: file) }
    }

    package init(_ bytes: ByteSlice, file: String) {
        let table = RawTable(bytes, file: file)
        self.file = file
        header = table.header
        rows = table.rows.map(\.cells)
        issues = table.issues
    }

    /// A cell without edge blanks, or `nil` when it is empty or not there.
    func cell(_ row: [String], _ index: Int) -> String? {
        guard row.indices.contains(index) else { return nil }
        let text = row[index].trimmingBlanks
        return text.isEmpty ? nil : String(text)
    }
}
