/// Parquet's hybrid of run lengths and bit-packing: for definition levels and for indices into a
/// dictionary.
enum RunLengthEncoding {
    /// Shorter runs are packed together with their neighbours, in groups of eight.
    private static let shortestRun = 8

    /// Appends numbers of `width` bits.
    static func append(
        _ numbers: some RandomAccessCollection<UInt32>, width: Int, to buffer: inout ByteBuffer
    ) {
        var packed: [UInt64] = []
        var position = numbers.startIndex
        while position < numbers.endIndex {
            var end = numbers.index(after: position)
            while end < numbers.endIndex, numbers[end] == numbers[position] {
                end = numbers.index(after: end)
            }
            var length = numbers.distance(from: position, to: end)
            // A group that has begun is filled up.
            let gap = min((8 - packed.count % 8) % 8, length)
            packed.append(contentsOf: repeatElement(UInt64(numbers[position]), count: gap))
            length -= gap
            if length >= shortestRun {
                flush(&packed, width: width, to: &buffer)
                buffer.append(varint: UInt64(length) << 1)
                append(numbers[position], bytes: (width + 7) / 8, to: &buffer)
            } else {
                packed.append(
                    contentsOf: repeatElement(UInt64(numbers[position]), count: length))
            }
            position = end
        }
        flush(&packed, width: width, to: &buffer)
    }

    /// Appends the packed numbers; the last group is filled with zeros, which readers ignore.
    private static func flush(
        _ packed: inout [UInt64], width: Int, to buffer: inout ByteBuffer
    ) {
        guard !packed.isEmpty else { return }
        let groups = (packed.count + 7) / 8
        packed.append(contentsOf: repeatElement(0, count: groups * 8 - packed.count))
        buffer.append(varint: UInt64(groups) << 1 | 1)
        packed.withUnsafeBufferPointer {
            BitPacking.append($0, width: width, to: &buffer)
        }
        packed.removeAll(keepingCapacity: true)
    }

    private static func append(_ number: UInt32, bytes: Int, to buffer: inout ByteBuffer) {
        for byte in 0..<bytes {
            buffer.append(UInt8(truncatingIfNeeded: number >> UInt32(8 * byte)))
        }
    }
}
