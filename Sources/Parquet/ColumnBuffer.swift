/// The values of a column that wait for their row group to be full.
struct ColumnBuffer {
    /// The values, without those that are missing.
    enum Content {
        case integers([Int64])
        case doubles([Double])
        case booleans([Bool])
        /// The bytes of all values, and where each ends.
        case bytes([UInt8], ends: [Int])
    }

    let column: ParquetColumn
    private(set) var content: Content
    /// For each row whether it has a value; empty while no value is missing.
    private(set) var isPresent: [Bool] = []
    private(set) var rows = 0

    init(_ column: ParquetColumn) {
        self.column = column
        content =
            switch column.type {
            case .boolean: .booleans([])
            case .int32, .int64, .timestamp: .integers([])
            case .float, .double: .doubles([])
            case .string, .binary: .bytes([], ends: [])
            }
    }

    /// Values of which none is missing.
    init(_ column: ParquetColumn, _ content: Content) {
        self.column = column
        self.content = content
        rows = count
    }

    /// The number of values that are there.
    var count: Int {
        switch content {
        case .integers(let values): values.count
        case .doubles(let values): values.count
        case .booleans(let values): values.count
        case .bytes(_, let ends): ends.count
        }
    }

    /// Appends some rows of values; traps if they are of another type than the column, or missing
    /// where they are required.
    mutating func append(_ values: ParquetValues, _ range: Range<Int>) {
        let before = count
        switch (values, content) {
        case (.integers(let new, let missing), .integers(var all)):
            content = .integers([])
            append(range, { new[$0] != missing }, isNeverMissing: missing == nil) {
                all.append(new[$0])
            }
            content = .integers(all)
        case (.numbers(let first), .integers(var all)):
            content = .integers([])
            all.append(contentsOf: range.lazy.map { first + Int64($0) })
            content = .integers(all)
        case (.integer(let value?), .integers(var all)):
            content = .integers([])
            all.append(contentsOf: repeatElement(value, count: range.count))
            content = .integers(all)
        case (.doubles(let new), .doubles(var all)):
            content = .doubles([])
            append(range, { !new[$0].isNaN }) { all.append(new[$0]) }
            content = .doubles(all)
        case (.booleans(let new), .booleans(var all)):
            content = .booleans([])
            append(range, { new[$0] != nil }) { all.append(new[$0] ?? false) }
            content = .booleans(all)
        case (.texts(let new), .bytes(var bytes, var ends)):
            content = .bytes([], ends: [])
            append(range, { new[$0] != nil }) { row in
                bytes.append(contentsOf: (new[row] ?? "").utf8)
                ends.append(bytes.count)
            }
            content = .bytes(bytes, ends: ends)
        case (.blobs(let new), .bytes(var bytes, var ends)):
            content = .bytes([], ends: [])
            append(range, { new[$0] != nil }) { row in
                bytes.append(contentsOf: new[row] ?? [])
                ends.append(bytes.count)
            }
            content = .bytes(bytes, ends: ends)
        case (.text(let value?), .bytes(var bytes, var ends)):
            content = .bytes([], ends: [])
            for _ in range {
                bytes.append(contentsOf: value.utf8)
                ends.append(bytes.count)
            }
            content = .bytes(bytes, ends: ends)
        case (.absent, _), (.integer(nil), _), (.text(nil), _):
            append(range, { _ in false }) { _ in }
        default:
            preconditionFailure("values of another type than the column's")
        }
        rows += range.count
        let added = count - before
        precondition(
            added == range.count || !column.isRequired, "a required value is missing")
        if !isPresent.isEmpty, isPresent.count < rows {
            isPresent.append(contentsOf: repeatElement(true, count: rows - isPresent.count))
        }
    }

    /// Appends the rows that have a value, and notes those that have none.
    private mutating func append(
        _ range: Range<Int>, _ hasValue: (Int) -> Bool, isNeverMissing: Bool = false,
        _ add: (Int) -> Void
    ) {
        if isNeverMissing || range.allSatisfy(hasValue) { return range.forEach(add) }
        if isPresent.count < rows {
            isPresent.append(contentsOf: repeatElement(true, count: rows - isPresent.count))
        }
        for row in range {
            let isThere = hasValue(row)
            isPresent.append(isThere)
            if isThere { add(row) }
        }
    }
}
