/// The memory of a ``RecordTable`` while it is filled: a column is a block of 64-bit cells, all
/// blocks as long, every cell ``RecordColumn/missing`` until it is written.
final class RecordStorage {
    private(set) var count = 0
    private(set) var columns: ContiguousArray<UnsafeMutablePointer<Int64>> = []
    /// What each column holds. A native field that comes as integer and as float has two columns
    /// until the table is made.
    private var contents: [(source: RecordColumn.Source, isFloat: Bool)] = []
    /// The last total of each column that holds an accumulated field, `nil` before the first.
    var totals: ContiguousArray<Int64?> = []
    /// The columns of native fields: by number, then the same again for floats.
    private var nativeColumns = [Int](repeating: -1, count: 2 * RecordField.numberLimit)
    private var developerColumns: [DeveloperField: Int] = [:]
    private var capacity = 0
    private let cellLimit: Int

    /// Storage for the records of a file of so many bytes. A file may ask for two cells a byte and
    /// four million more, which is several times what real files need.
    init(fileSize: Int) { cellLimit = 4 << 20 + 2 * fileSize }

    deinit { for column in columns { column.deallocate() } }

    /// The column of a field of the profile, made when there is none; `nil` for an unknown field
    /// and beyond the limit.
    func column(_ number: Int, isFloat: Bool = false) -> Int? {
        guard let field = RecordField.named(number) else { return nil }
        let place = number + (isFloat ? RecordField.numberLimit : 0)
        if nativeColumns[place] >= 0 { return nativeColumns[place] }
        guard let column = add(.native(field), isFloat: isFloat) else { return nil }
        nativeColumns[place] = column
        return column
    }

    /// The column of an application's field, made when there is none; `nil` beyond the limit.
    func column(_ field: DeveloperField, type: BaseType) -> Int? {
        if let column = developerColumns[field] { return column }
        let column = add(.developer(field), isFloat: type.isFloat)
        developerColumns[field] = column
        return column
    }

    private func add(_ source: RecordColumn.Source, isFloat: Bool) -> Int? {
        guard capacity == 0 || columns.count < cellLimit / capacity else { return nil }
        let column = UnsafeMutablePointer<Int64>.allocate(capacity: max(capacity, 1))
        column.initialize(repeating: RecordColumn.missing, count: capacity)
        columns.append(column)
        contents.append((source, isFloat))
        totals.append(nil)
        return columns.count - 1
    }

    /// Adds a record without any value; `false` beyond the limit.
    @inline(__always)
    func addRow() -> Bool {
        if count == capacity, !grow() { return false }
        count += 1
        return true
    }

    private func grow() -> Bool {
        let allowed = cellLimit / max(columns.count, 1)
        let wanted = min(max(256, 2 * capacity), allowed)
        guard wanted > capacity else { return false }
        for index in columns.indices {
            let grown = UnsafeMutablePointer<Int64>.allocate(capacity: wanted)
            grown.moveInitialize(from: columns[index], count: capacity)
            (grown + capacity).initialize(
                repeating: RecordColumn.missing, count: wanted - capacity)
            columns[index].deallocate()
            columns[index] = grown
        }
        capacity = wanted
        return true
    }

    /// Begins accumulated fields anew, as every file of a chain does.
    func forgetTotals() {
        for index in totals.indices { totals[index] = nil }
    }

    /// The table, without columns that hold nothing.
    func table() -> RecordTable {
        var table = RecordTable()
        table.count = count
        for (index, content) in contents.enumerated() {
            let cells = UnsafeBufferPointer(start: columns[index], count: count)
            guard cells.contains(where: { $0 != RecordColumn.missing }) else { continue }
            let values: RecordColumn.Values =
                content.isFloat ? .floats(cells.map(Self.float)) : .integers(Array(cells))
            if let other = table.columns.firstIndex(where: { $0.source == content.source }) {
                table.columns[other].values = Self.merge(table.columns[other].values, values)
            } else {
                table.columns.append(RecordColumn(source: content.source, values: values))
            }
        }
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
