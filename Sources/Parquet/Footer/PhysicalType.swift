/// The numbers of Parquet's `parquet.thrift`.
extension ParquetType {
    /// `Type`.
    var physical: Int {
        switch self {
        case .boolean: 0
        case .int32: 1
        case .int64, .timestamp: 2
        case .float: 4
        case .double: 5
        case .string, .binary: 6
        }
    }

    /// `ConvertedType`, for readers older than logical types.
    var converted: Int? {
        switch self {
        case .string: 0
        case .timestamp: 10
        default: nil
        }
    }

    /// Writes the `LogicalType`, if the type has one, as a field.
    func writeLogical(_ field: Int16, to writer: inout ThriftWriter) {
        switch self {
        case .string:
            writer.structure(field) { $0.structure(1) { _ in } }
        case .timestamp:
            writer.structure(field) { type in
                type.structure(8) { time in
                    time.bool(1, true)
                    time.structure(2) { $0.structure(2) { _ in } }
                }
            }
        default: break
        }
    }
}

/// `Encoding`.
enum EncodingNumber {
    static let plain = 0
    static let runLength = 3
    static let delta = 5
    static let dictionary = 8
}
