/// Packs numbers of a few bits, the first in the lowest bits (Parquet's `Encodings.md`, "RLE /
/// bit-packing hybrid" and "Delta encoding").
enum BitPacking {
    /// Appends numbers of `width` bits, 0 to 64; the last byte is filled with zeros.
    static func append(
        _ numbers: UnsafeBufferPointer<UInt64>, width: Int, to buffer: inout ByteBuffer
    ) {
        guard width > 0 else { return }
        var pending: UInt64 = 0
        var filled = 0
        for number in numbers {
            pending |= number &<< UInt64(filled)
            if filled + width >= 64 {
                buffer.append(number: pending)
                // Swift's `>>` by 64 gives 0.
                pending = number >> UInt64(64 - filled)
                filled += width - 64
            } else {
                filled += width
            }
        }
        for _ in 0..<(filled + 7) / 8 {
            buffer.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
        }
    }

    /// The number of bits that a number takes.
    @inline(__always)
    static func width(of largest: UInt64) -> Int { 64 - largest.leadingZeroBitCount }
}
