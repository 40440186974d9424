/// `PLAIN`: one value after the other.
enum PlainEncoding {
    /// Appends some values of a column.
    static func append(_ buffer: ColumnBuffer, _ range: Range<Int>, to page: inout ByteBuffer) {
        switch buffer.content {
        case .integers(let values):
            if buffer.column.type == .int32 {
                append(values[range].map { Int32($0) }, to: &page)
            } else {
                values[range].withUnsafeBufferPointer { page.append(numbers: $0) }
            }
        case .doubles(let values):
            if buffer.column.type == .float {
                append(values[range].map { Float($0) }, to: &page)
            } else {
                values[range].withUnsafeBufferPointer { page.append(numbers: $0) }
            }
        case .booleans(let values):
            values[range].map { $0 ? 1 : 0 as UInt64 }.withUnsafeBufferPointer {
                BitPacking.append($0, width: 1, to: &page)
            }
        case .bytes(let bytes, let ends):
            for index in range {
                let start = index == 0 ? 0 : ends[index - 1]
                page.append(number: UInt32(ends[index] - start))
                page.append(bytes[start..<ends[index]])
            }
        }
    }

    private static func append<Number: BitwiseCopyable>(
        _ numbers: [Number], to page: inout ByteBuffer
    ) {
        numbers.withUnsafeBufferPointer { page.append(numbers: $0) }
    }
}
