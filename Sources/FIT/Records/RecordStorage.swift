/// The memory of a ``RecordTable`` while it is filled: a column is a block of 64-bit cells, all
/// blocks as long, every cell ``RecordColumn/missing`` until it is written.
struct RecordStorage: ~Copyable {
    private(set) var count = 0
    private(set) var columns: ContiguousArray<UnsafeMutablePointer<Int64>> = []
    /// The last total of each column that holds an accumulated field, `nil` before the first.
    var totals: ContiguousArray<Int64?> = []
    /// What each column holds. A native field that comes as integer and as float has two columns
    /// until the table is made.
    private var contents: [(source: RecordColumn.Source, isFloat: Bool)] = []
    /// The columns of native fields: by number, then the same again for floats.
    private var nativeColumns = [Int](repeating: -1, count: 2 * RecordField.numberLimit)
    private var developerColumns: [DeveloperField: Int] = [:]
    /// The columns of elements of arrays beyond the first.
    private var elementColumns: [ElementKey: Int] = [:]

    private struct ElementKey: Hashable {
        var field: RecordField
        var isFloat: Bool
    }

    private var capacity = 0
    /// How many rows are filled with ``RecordColumn/missing``, at least.
    private var cleared = 0
    private let cellLimit: Int
    private let rowLimit: Int
    /// Whether a column was left out because there was no room for it.
    private(set) var isColumnMissing = false

    /// More records than a recording has: one a second for 23 days.
    static let mostRows = 2_000_000

    /// Storage for the records of a file of so many bytes. A file may ask for a cell for three bytes
    /// and two million more. Real files of megabytes have one for two bytes at most, so that up
    /// to 12 MB they fit; where few records have many fields, files have one a byte, and are small.
    ///
    /// No record that says anything is shorter than two bytes: its header and a field.
    init(fileSize: Int) {
        cellLimit = 2 << 20 + fileSize / 3
        rowLimit = min(1_024 + fileSize / 2, Self.mostRows)
    }

    deinit { for column in columns { column.deallocate() } }

    /// The column of a native field, or of one element of it, made when there is none; `nil` beyond
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

    /// The column of an application's field, made when there is none; `nil` beyond the limit.
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

    /// Expects so many records, as the bytes at hand could hold; memory that is never written to
    /// costs nothing.
    mutating func expect(_ rows: Int) {
        if capacity == 0 { _ = grow(to: rows) }
    }

    /// Adds a record without any value; `false` beyond the limit.
    @inline(__always)
    mutating func addRow() -> Bool {
        if count == cleared, !clearMore() { return false }
        count += 1
        return true
    }

    /// Fills the next rows; makes room for them where there is none.
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

    /// Begins accumulated fields anew, as every file of a chain does.
    mutating func forgetTotals() {
        for index in totals.indices { totals[index] = nil }
    }

    /// The table, without columns that hold nothing; the storage is empty then.
    mutating func takeTable() -> RecordTable {
        var table = RecordTable()
        table.count = count
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

    /// The cell that stands for a float. Negative zero is written as zero: its bits mean "missing".
    @inline(__always)
    static func cell(_ value: Double) -> Int64 {
        value == 0 ? 0 : Int64(bitPattern: value.bitPattern)
    }

    private static func float(_ cell: Int64) -> Double {
        cell == RecordColumn.missing ? .nan : Double(bitPattern: UInt64(bitPattern: cell))
    }

    /// One column of a field that came as integer and as float.
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
