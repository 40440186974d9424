/// The values of a record batch: for each column a bitmap of the rows that have a value, and the
/// values, each at a multiple of eight bytes.
struct ArrowBody {
    private(set) var bytes: [UInt8] = []
    /// Offset and length of each buffer.
    private(set) var buffers: [(Int64, Int64)] = []
    /// The number of values and of missing ones.
    private(set) var nodes: [(Int64, Int64)] = []

    /// Adds the rows of a column.
    mutating func add(_ values: ArrowValues, as type: ArrowType, _ rows: Range<Int>) {
        switch (values, type) {
        case (.integers(let numbers, let missing), .int64),
            (.integers(let numbers, let missing), .timestamp):
            addNode(rows) { numbers[$0] != missing }
            addBuffer(numbers[rows].map { $0 == missing ? 0 : $0 })
        case (.doubles(let numbers), .float64):
            addNode(rows) { !numbers[$0].isNaN }
            addBuffer(numbers[rows].map { $0.isNaN ? 0 : $0.bitPattern })
        case (.texts(let texts), .utf8):
            addNode(rows) { texts[$0] != nil }
            addTexts(texts[rows].lazy.map { $0 ?? "" })
        case (.repeated(let text), .utf8):
            addNode(rows) { _ in true }
            addTexts(repeatElement(text, count: rows.count))
        case (.lists(let lists), .listOfFloat64):
            addNode(rows) { lists[$0] != nil }
            addLists(lists[rows])
        case (.absent, _):
            addAbsent(type, rows)
        default:
            preconditionFailure("values of another type than the column's")
        }
    }

    private mutating func addAbsent(_ type: ArrowType, _ rows: Range<Int>) {
        addNode(rows) { _ in false }
        switch type {
        case .int64, .timestamp, .float64: addBuffer([Int64](repeating: 0, count: rows.count))
        case .utf8: addTexts(repeatElement("", count: rows.count))
        case .listOfFloat64: addLists([[Double?]?](repeating: nil, count: rows.count)[...])
        }
    }

    private mutating func addTexts(_ texts: some Sequence<String>) {
        var offsets: [Int32] = [0]
        var content: [UInt8] = []
        for text in texts {
            content.append(contentsOf: text.utf8)
            offsets.append(Int32(content.count))
        }
        addBuffer(offsets)
        addBuffer(content)
    }

    private mutating func addLists(_ lists: ArraySlice<[Double?]?>) {
        var offsets: [Int32] = [0]
        var items: [Double?] = []
        for list in lists {
            items += list ?? []
            offsets.append(Int32(items.count))
        }
        addBuffer(offsets)
        addNode(0..<items.count) { items[$0] != nil }
        addBuffer(items.map { ($0 ?? 0).bitPattern })
    }

    /// Adds the bitmap of a column; an empty one means that no value is missing.
    private mutating func addNode(_ rows: Range<Int>, hasValue: (Int) -> Bool) {
        var bits = [UInt8](repeating: 0, count: (rows.count + 7) / 8)
        var missing = 0
        for (index, row) in rows.enumerated() {
            if hasValue(row) { bits[index >> 3] |= 1 << UInt8(index & 7) } else { missing += 1 }
        }
        nodes.append((Int64(rows.count), Int64(missing)))
        addBuffer(missing == 0 ? [] : bits)
    }

    /// Adds values in the machine's byte order, which is little-endian wherever Swift runs.
    private mutating func addBuffer<Element: FixedWidthInteger & BitwiseCopyable>(
        _ values: [Element]
    ) {
        let start = bytes.count
        values.withUnsafeBytes { bytes.append(contentsOf: $0) }
        buffers.append((Int64(start), Int64(bytes.count - start)))
        bytes.append(contentsOf: repeatElement(0, count: (8 - bytes.count % 8) % 8))
    }
}
