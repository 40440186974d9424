import ActivityModel
import JSON

/// The formats in which tables are written for programs.
package enum TableFormat: String, CaseIterable, Sendable {
    /// Comma-separated values (RFC 4180) with a header.
    case csv
    /// One JSON object on each line.
    case jsonl
    /// Apache Arrow's streaming format.
    case arrow

    /// Whether all columns must be known before the first row is written.
    package var needsSchema: Bool { self != .jsonl }
}

/// Writes tables one after the other as one document.
package struct TableWriter {
    private var output: any TableOutput

    /// Begins a document.
    ///
    /// - Parameters:
    ///   - schema: the columns of all tables; the format may not need it.
    ///   - namesFiles: whether each row says from which file it is.
    ///   - sink: receives the bytes, piece by piece.
    package init(
        _ format: TableFormat, _ schema: DataSchema, namesFiles: Bool,
        sink: @escaping ([UInt8]) -> Void
    ) {
        output =
            switch format {
            case .csv: CSVOutput(schema, namesFiles: namesFiles, sink: sink)
            case .jsonl: JSONLinesOutput(namesFiles: namesFiles, sink: sink)
            case .arrow: ArrowOutput(schema, namesFiles: namesFiles, sink: sink)
            }
    }

    /// Writes the rows of a file's table.
    package mutating func add(_ table: DataTable, file: String) { output.add(table, file: file) }

    /// Ends the document.
    package mutating func finish() { output.finish() }
}

/// A document in one of the formats.
protocol TableOutput {
    mutating func add(_ table: DataTable, file: String)
    mutating func finish()
}

extension FieldValue {
    /// The value as plain text: a list as JSON.
    var plainText: String {
        if case .text(let text) = self { text } else { json.text ?? json.line }
    }
}
