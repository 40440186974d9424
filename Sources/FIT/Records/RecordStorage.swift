/// The memory of a ``RecordTable`` while it is filled: a column is a block of 64-bit cells, all
/// blocks have the same length, and every cell is ``RecordColumn/missing`` until it is written.
struct RecordStorage: ~Copyable {
    private(set) var count = 0
    private(set) var columns: ContiguousArray<UnsafeMutablePointer<Int64>> = []
    /// The last total of each column with an accumulated field; `nil` before the first.
    var totals: ContiguousArray<Int64?> = []
    /// The content of each column. A native field that occurs both as integer and as float has two
    /// columns until the table is built.
    private var contents: [(source: RecordColumn.Source, isFloat: Bool)] = []
    /// The columns of native fields: by number, then the same for floats.
    private var nativeColumns = [Int](repeating: -1, count: 2 * RecordField.numberLimit)
    private var developerColumns: [DeveloperField: Int] = [:]
    /// The columns of array elements beyond the first.
    private var elementColumns: [ElementKey: Int] = [:]

    /// Texts in the order in which they begin.
    private var texts: [RecordText] = []
    /// The place in ``texts`` of the latest text of each field.
    private var latestTexts: [RecordColumn.Source: Int] = [:]

    private struct ElementKey: Hashable {
        var field: RecordField
        var isFloat: Bool
    }

    private var capacity = 0
    /// The number of rows that are filled with ``RecordColumn/missing``, at least.
    private var cleared = 0
    private let cellLimit: Int
    private let rowLimit: Int
    /// Whether a column was omitted because there was no room for it.
    private(set) var isColumnMissing = false

    /// More records than a recording has: one per second for 23 days.
    static let maxRows = 2_000_000

    /// Creates storage for the records of a file of the given size. A file may use one cell per
    /// three bytes, plus two million. Real files of several megabytes have at most one per two
    /// bytes, so they fit up to 12 MB; files with few records of many fields have one per byte, and
    /// are small.
    ///
    /// No record with content is shorter than two bytes: a header and a field.
    init(fileSize: Int) {
        cellLimit = 2 << 20 + fileSize / 3
        rowLimit = min(1_024 + fileSize / 2, Self.maxRows)
    }

    deinit { for column in columns { column.deallocate() } }

    /// The column of a native field, or of one of its elements, created if necessary; `nil` beyond
    /// the limit.
    mutating func column(_ number: Int, element: Int = 0, isFloat: Bool = false) -> Int? {
        let field = RecordField.named(number) ?? RecordField(unknown: number)
        guard element == 0 else {
            let key = ElementKey(field: field.element(element), isFloat: isFloat)
            if let column = elementColumns[key] { return column }
            let column = add(.native(key.field), isFloat: isFloat)
            elementColumns[key] = column
            return column
        }
        let place = number + (isFloat ? RecordField.numberLimit : 0)
        if nativeColumns[place] >= 0 { return nativeColumns[place] }
        guard let column = add(.native(field), isFloat: isFloat) else { return nil }
        nativeColumns[place] = column
        return column
    }

    /// The column of an application's field, created if necessary; `nil` beyond the limit.
    mutating func column(_ field: DeveloperField, type: BaseType) -> Int? {
        if let column = developerColumns[field] { return column }
        guard developerColumns.count < DeveloperData.fieldLimit else {
            isColumnMissing = true
            return nil
        }
        let column = add(.developer(field), isFloat: type.isFloat)
        developerColumns[field] = column
        return column
    }

    private mutating func add(_ source: RecordColumn.Source, isFloat: Bool) -> Int? {
        guard columns.count < cellLimit / max(cleared, 256) else {
            isColumnMissing = true
            return nil
        }
        capacity = min(capacity, max(cellLimit / (columns.count + 1), cleared))
        let column = UnsafeMutablePointer<Int64>.allocate(capacity: max(capacity, 1))
        column.initialize(repeating: RecordColumn.missing, count: cleared)
        columns.append(column)
        contents.append((source, isFloat))
        totals.append(nil)
        return columns.count - 1
    }

    /// Reserves as many records as the available bytes could hold; memory that is never written
    /// costs nothing.
    mutating func expect(_ rows: Int) {
        if capacity == 0 { _ = grow(to: rows) }
    }

    /// Adds a record without values; `false` beyond the limit.
    @inline(__always)
    mutating func addRow() -> Bool {
        if count == cleared, !clearMore() { return false }
        count += 1
        return true
    }

    /// Clears the next rows and allocates room for them if necessary.
    private mutating func clearMore() -> Bool {
        if cleared == capacity, !grow(to: max(256, 2 * capacity)) { return false }
        let rows = min(256, capacity - cleared)
        for column in columns {
            (column + cleared).initialize(repeating: RecordColumn.missing, count: rows)
        }
        cleared += rows
        return true
    }

    private mutating func grow(to rows: Int) -> Bool {
        let wanted = min(rows, rowLimit, cellLimit / max(columns.count, 1))
        guard wanted > capacity else { return false }
        for index in columns.indices {
            let grown = UnsafeMutablePointer<Int64>.allocate(capacity: wanted)
            grown.moveInitialize(from: columns[index], count: cleared)
            columns[index].deallocate()
            columns[index] = grown
        }
        capacity = wanted
        return true
    }

    /// Stores the text of the last record: only where it changes, because writers repeat a text in
    /// every record.
    ///
    /// - Returns: the memory that it took; `nil` if it was omitted because there is none left.
    mutating func keep(_ text: String, of source: RecordColumn.Source, isFull: Bool) -> Int? {
        let row = count - 1
        if let latest = latestTexts[source], texts[latest].text == text,
            texts[latest].records.upperBound == row
        {
            texts[latest].records = texts[latest].records.lowerBound..<row + 1
            return 0
        }
        if text.isEmpty { return 0 }
        guard !isFull else { return nil }
        latestTexts[source] = texts.count
        texts.append(RecordText(source: source, records: row..<row + 1, text: text))
        return MemoryLayout<RecordText>.stride + text.utf8.count
    }

    /// Restarts accumulated fields, as every file of a chain requires.
    mutating func forgetTotals() {
        for index in totals.indices { totals[index] = nil }
    }

    /// Returns the table, without empty columns, and empties the storage.
    mutating func takeTable() -> RecordTable {
        var table = RecordTable()
        table.count = count
        table.texts = texts
        for (content, column) in zip(contents, columns) {
            defer { column.deallocate() }
            let cells = UnsafeBufferPointer(start: column, count: count)
            guard cells.contains(where: { $0 != RecordColumn.missing }) else { continue }
            let values: RecordColumn.Values =
                content.isFloat ? .floats(cells.map(Self.float)) : .integers(Array(cells))
            if let other = table.columns.firstIndex(where: { $0.source == content.source }) {
                table.columns[other].values = Self.merge(table.columns[other].values, values)
            } else {
                table.columns.append(RecordColumn(source: content.source, values: values))
            }
        }
        columns = []
        return table
    }

    /// The cell for a float. Negative zero is written as zero, because its bits mean "missing".
    @inline(__always)
    static func cell(_ value: Double) -> Int64 {
        value == 0 ? 0 : Int64(bitPattern: value.bitPattern)
    }

    private static func float(_ cell: Int64) -> Double {
        cell == RecordColumn.missing ? .nan : Double(bitPattern: UInt64(bitPattern: cell))
    }

    /// One column for a field that occurred both as integer and as float.
    private static func merge(
        _ first: RecordColumn.Values, _ second: RecordColumn.Values
    ) -> RecordColumn.Values {
        func floats(_ values: RecordColumn.Values) -> [Double] {
            switch values {
            case .floats(let floats): floats
            case .integers(let raw): raw.map { $0 == RecordColumn.missing ? .nan : Double($0) }
            }
        }
        return .floats(zip(floats(first), floats(second)).map { $0.isNaN ? $1 : $0 })
    }
}
