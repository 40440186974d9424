/// Writes tables the way Strava does: commas, LF, and quotes only around fields that need them.
///
/// A cell that is `nil` becomes nothing at all, an empty text becomes `""`.
public struct CSVBuilder: Sendable {
    /// What ends a row.
    public var lineEnd = "\n"
    /// What separates fields.
    public var delimiter = ","
    /// Whether the table begins with a byte-order mark.
    public var hasByteOrderMark = false
    private var rows: [[String?]]

    /// A table with its header.
    public init(header: [String]) { rows = [header] }

    /// A table whose header is a line of CSV without quotes.
    public init(headerLine: String) {
        self.init(
            header: headerLine.split(separator: ",", omittingEmptySubsequences: false)
                .map(String.init))
    }

    /// Adds a row.
    public mutating func add(_ cells: [String?]) { rows.append(cells) }

    /// A table with one more row.
    public func adding(_ cells: [String?]) -> CSVBuilder {
        var builder = self
        builder.add(cells)
        return builder
    }

    /// The table's text.
    public var text: String {
        rows.map { $0.map(field).joined(separator: delimiter) + lineEnd }.joined()
    }

    /// The table's bytes.
    public var bytes: [UInt8] { (hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8) }

    private func field(_ cell: String?) -> String {
        guard let cell else { return "" }
        let needsQuotes =
            cell.isEmpty
            || cell.unicodeScalars.contains { scalar in
                scalar == "\"" || scalar == "\n" || scalar == "\r"
                    || String(scalar) == delimiter
            }
        guard needsQuotes else { return cell }
        return "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
