/// Writes Thrift's compact protocol, in which Parquet's metadata is written.
struct ThriftWriter {
    private(set) var buffer = ByteBuffer()
    /// The number of the last field in each open structure.
    private var last: [Int16] = [0]

    /// The wire types of the protocol.
    enum WireType: UInt8 {
        case yes = 1
        case no = 2
        case byte = 3
        case int16 = 4
        case int32 = 5
        case int64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    private mutating func header(_ field: Int16, _ type: WireType) {
        let distance = field - last[last.count - 1]
        if (1...15).contains(distance) {
            buffer.append(UInt8(distance) << 4 | type.rawValue)
        } else {
            buffer.append(type.rawValue)
            buffer.append(zigzag: Int64(field))
        }
        last[last.count - 1] = field
    }

    mutating func bool(_ field: Int16, _ value: Bool) { header(field, value ? .yes : .no) }

    mutating func byte(_ field: Int16, _ value: Int8) {
        header(field, .byte)
        buffer.append(UInt8(bitPattern: value))
    }

    mutating func int16(_ field: Int16, _ value: Int16) {
        header(field, .int16)
        buffer.append(zigzag: Int64(value))
    }

    mutating func int32(_ field: Int16, _ value: Int) {
        header(field, .int32)
        buffer.append(zigzag: Int64(value))
    }

    mutating func int64(_ field: Int16, _ value: Int) {
        header(field, .int64)
        buffer.append(zigzag: Int64(value))
    }

    mutating func binary(_ field: Int16, _ value: some Collection<UInt8>) {
        header(field, .binary)
        element(value)
    }

    mutating func text(_ field: Int16, _ value: String) { binary(field, Array(value.utf8)) }

    mutating func structure(_ field: Int16, _ body: (inout ThriftWriter) -> Void) {
        header(field, .structure)
        element(body)
    }

    /// A list; `body` writes so many elements.
    mutating func list(
        _ field: Int16, of type: WireType, count: Int, _ body: (inout ThriftWriter) -> Void
    ) {
        header(field, .list)
        if count < 15 {
            buffer.append(UInt8(count) << 4 | type.rawValue)
        } else {
            buffer.append(0xF0 | type.rawValue)
            buffer.append(varint: UInt64(count))
        }
        body(&self)
    }

    // MARK: Elements of lists

    mutating func element(_ value: Int) { buffer.append(zigzag: Int64(value)) }

    /// A boolean in a list takes a byte.
    mutating func element(_ value: Bool) {
        buffer.append(value ? WireType.yes.rawValue : WireType.no.rawValue)
    }

    mutating func element(_ value: some Collection<UInt8>) {
        buffer.append(varint: UInt64(value.count))
        buffer.append(value)
    }

    mutating func element(_ body: (inout ThriftWriter) -> Void) {
        last.append(0)
        body(&self)
        buffer.append(0)
        last.removeLast()
    }

    /// The bytes of a structure that stands alone.
    static func bytes(_ body: (inout ThriftWriter) -> Void) -> [UInt8] {
        var writer = ThriftWriter()
        body(&writer)
        writer.buffer.append(0)
        return writer.buffer.bytes
    }
}
