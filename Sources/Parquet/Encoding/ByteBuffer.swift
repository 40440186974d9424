/// Bytes being written; numbers are little-endian, as on every machine that Swift runs on.
struct ByteBuffer {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ other: some Collection<UInt8>) { bytes.append(contentsOf: other) }

    /// Appends the memory of numbers.
    mutating func append<Number: BitwiseCopyable>(numbers: UnsafeBufferPointer<Number>) {
        bytes.append(contentsOf: UnsafeRawBufferPointer(numbers))
    }

    mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// A number in groups of seven bits, the lowest first: `ULEB128`.
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A signed number with its sign in the lowest bit.
    mutating func append(zigzag value: Int64) {
        append(varint: UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
