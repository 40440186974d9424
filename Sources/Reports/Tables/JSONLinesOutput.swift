import JSON

/// A JSON object for each row, on a line of its own: the columns of the row's own table, `null` for
/// a cell without a value.
struct JSONLinesOutput: TableOutput {
    private let namesFiles: Bool
    private let sink: ([UInt8]) -> Void
    private var text = NumberBytes()

    init(namesFiles: Bool, sink: @escaping ([UInt8]) -> Void) {
        (self.namesFiles, self.sink) = (namesFiles, sink)
    }

    mutating func add(_ table: DataTable, file: String) {
        var schema = DataSchema()
        schema.add(table)
        let keys = schema.columns.map { Array((JSONValue.string($0.name).line + ":").utf8) }
        let start = Array(
            (namesFiles ? "{\"file\":" + JSONValue.string(file).line : "{").utf8)
        for row in 0..<table.count {
            text.append(start)
            for (index, column) in table.columns.enumerated() {
                if index > 0 || namesFiles { text.append(",") }
                text.append(keys[index])
                if !text.append(column.values, row: row) { text.append("null") }
            }
            text.append("}\n")
            if text.bytes.count > 1 << 16 { flush() }
        }
    }

    mutating func finish() { flush() }

    private mutating func flush() {
        sink(text.bytes)
        text.removeAll()
    }
}
