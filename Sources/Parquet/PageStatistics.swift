/// The least and greatest value of some values, as Parquet writes them: `PLAIN`, without a length.
struct PageStatistics {
    /// The number of rows without a value.
    var missing: Int
    /// The bounds; `nil` if there is no value, or the values are too long to be worth it.
    var bounds: (least: [UInt8], greatest: [UInt8])?

    /// Longer texts have no bounds.
    private static let longest = 64

    /// The statistics of a range of the values of a column.
    ///
    /// - Returns: `nil` bounds where an index of pages would need them: the column then has none.
    init(_ buffer: ColumnBuffer, _ range: Range<Int>, missing: Int) {
        self.missing = missing
        guard !range.isEmpty else { return }
        switch buffer.content {
        case .integers(let values):
            let (least, greatest) = Self.extremes(values, range)
            bounds = (
                Self.bytes(least, buffer.column.type), Self.bytes(greatest, buffer.column.type)
            )
        case .doubles(let values):
            var (least, greatest) = Self.extremes(values, range)
            // Whether a zero is negative is not compared: the bounds include both.
            if least == 0 { least = -0.0 }
            if greatest == 0 { greatest = 0.0 }
            bounds = (
                Self.bytes(least, buffer.column.type), Self.bytes(greatest, buffer.column.type)
            )
        case .booleans(let values):
            let part = values[range]
            bounds = ([part.contains(false) ? 0 : 1], [part.contains(true) ? 1 : 0])
        case .bytes(let bytes, let ends):
            guard buffer.column.type == .string else { return }
            bounds = Self.textBounds(bytes, ends, range)
        }
    }

    private static func extremes<Number: Comparable>(
        _ values: [Number], _ range: Range<Int>
    ) -> (Number, Number) {
        var (least, greatest) = (values[range.lowerBound], values[range.lowerBound])
        for index in range {
            least = min(least, values[index])
            greatest = max(greatest, values[index])
        }
        return (least, greatest)
    }

    private static func textBounds(
        _ bytes: [UInt8], _ ends: [Int], _ range: Range<Int>
    ) -> (least: [UInt8], greatest: [UInt8])? {
        var least: ArraySlice<UInt8>?
        var greatest: ArraySlice<UInt8>?
        for index in range {
            let text = bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
            guard text.count <= longest else { return nil }
            if let known = least, !text.lexicographicallyPrecedes(known) {} else { least = text }
            if let known = greatest, !known.lexicographicallyPrecedes(text) {
            } else {
                greatest = text
            }
        }
        guard let least, let greatest else { return nil }
        return (Array(least), Array(greatest))
    }

    private static func bytes(_ value: Int64, _ type: ParquetType) -> [UInt8] {
        type == .int32
            ? withUnsafeBytes(of: Int32(value).littleEndian) { Array($0) }
            : withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func bytes(_ value: Double, _ type: ParquetType) -> [UInt8] {
        type == .float
            ? withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { Array($0) }
            : withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
    }
}
