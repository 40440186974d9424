import ActivityModel

/// Comma-separated values: a header with units, then a line for each row; a cell without a value is
/// empty.
struct CSVOutput: TableOutput {
    private let schema: DataSchema
    private let namesFiles: Bool
    private let sink: ([UInt8]) -> Void
    private var text = NumberBytes()

    init(_ schema: DataSchema, namesFiles: Bool, sink: @escaping ([UInt8]) -> Void) {
        (self.schema, self.namesFiles, self.sink) = (schema, namesFiles, sink)
        var header = schema.columns.map { column in
            // A time is a text, whose unit is no longer seconds.
            let hasUnit = !column.unit.isEmpty && column.kind != .time
            return Self.quoted(column.name + (hasUnit ? " (\(column.unit))" : ""))
        }
        if namesFiles { header.insert("file", at: 0) }
        text.append(header.joined(separator: ",") + "\n")
    }

    mutating func add(_ table: DataTable, file: String) {
        let columns = schema.columns(of: table)
        let name = Array(Self.quoted(file).utf8)
        for row in 0..<table.count {
            if namesFiles { text.append(name) }
            for (index, column) in columns.enumerated() {
                if index > 0 || namesFiles { text.append(",") }
                if let column { append(column.values, row) }
            }
            text.append("\n")
            if text.bytes.count > 1 << 16 { flush() }
        }
    }

    mutating func finish() { flush() }

    private mutating func flush() {
        sink(text.bytes)
        text.removeAll()
    }

    private mutating func append(_ values: DataValues, _ row: Int) {
        switch values {
        case .times(let raw):
            if raw[row] != SampleStream.missing { text.append(microseconds: raw[row]) }
        case .cells:
            if let value = values[row] { text.append(Self.quoted(value.plainText)) }
        case .scaled, .floating: _ = text.append(values, row: row)
        }
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x2C, 0x22, 0x0D, 0x0A].contains($0) }) else {
            return text
        }
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + parts.joined(separator: "\"\"") + "\""
    }
}
