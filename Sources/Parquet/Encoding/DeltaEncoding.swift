/// `DELTA_BINARY_PACKED`: differences in blocks of 128, four miniblocks each.
enum DeltaEncoding {
    private static let blockSize = 128
    private static let miniblockSize = 32

    /// Appends integers.
    ///
    /// - Parameter isShort: whether the column has 32 bits. Differences wrap in its width, so that
    ///   a difference of 33 bits takes 32.
    static func append(
        _ values: UnsafeBufferPointer<Int64>, isShort: Bool, to buffer: inout ByteBuffer
    ) {
        buffer.append(varint: UInt64(blockSize))
        buffer.append(varint: UInt64(blockSize / miniblockSize))
        buffer.append(varint: UInt64(values.count))
        buffer.append(zigzag: values.first ?? 0)
        var differences = [Int64](repeating: 0, count: blockSize)
        var packed = [UInt64](repeating: 0, count: blockSize)
        var position = 1
        while position < values.count {
            let count = min(blockSize, values.count - position)
            var least = Int64.max
            for index in 0..<count {
                let difference = values[position + index] &- values[position + index - 1]
                let wrapped = isShort ? Int64(Int32(truncatingIfNeeded: difference)) : difference
                differences[index] = wrapped
                least = min(least, wrapped)
            }
            for index in 0..<blockSize {
                // Readers ignore what fills the last miniblock.
                let above = index < count ? UInt64(bitPattern: differences[index] &- least) : 0
                packed[index] = isShort ? above & 0xFFFF_FFFF : above
            }
            append(packed, count: count, least: least, to: &buffer)
            position += count
        }
    }

    private static func append(
        _ packed: [UInt64], count: Int, least: Int64, to buffer: inout ByteBuffer
    ) {
        buffer.append(zigzag: least)
        packed.withUnsafeBufferPointer { packed in
            let miniblocks = stride(from: 0, to: blockSize, by: miniblockSize).map {
                UnsafeBufferPointer(rebasing: packed[$0..<$0 + miniblockSize])
            }
            let widths = miniblocks.map { BitPacking.width(of: $0.reduce(0, |)) }
            for width in widths { buffer.append(UInt8(width)) }
            for (index, miniblock) in miniblocks.enumerated() where index * miniblockSize < count {
                BitPacking.append(miniblock, width: widths[index], to: &buffer)
            }
        }
    }
}
