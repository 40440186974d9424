import Bytes

/// The checksum of FIT files: CRC-16 with polynomial 0x8005, reflected, initial value 0 (FIT
/// protocol, "CRC"). Processes sixteen bytes per step.
enum CRC16 {
    /// `tables[n * 256 + b]`: the contribution of byte `b` if `n` bytes follow it.
    private static let tables: [UInt16] = {
        var tables = [UInt16](repeating: 0, count: 16 * 256)
        for byte in 0..<256 {
            var remainder = UInt16(byte)
            for _ in 0..<8 {
                remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0xA001
            }
            tables[byte] = remainder
        }
        for index in 256..<tables.count {
            let shorter = tables[index - 256]
            tables[index] = shorter >> 8 ^ tables[Int(shorter & 0xFF)]
        }
        return tables
    }()

    /// The contribution of eight bytes if `behind` bytes follow them.
    @inline(__always)
    private static func contribution(
        _ bytes: UInt64, _ tables: UnsafeBufferPointer<UInt16>, behind: Int
    ) -> UInt16 {
        @inline(__always)
        func entry(_ step: Int) -> UInt16 {
            tables[(behind + 7 - step) << 8 | Int(bytes >> (8 * UInt64(step)) & 0xFF)]
        }
        return ((entry(0) ^ entry(1)) ^ (entry(2) ^ entry(3)))
            ^ ((entry(4) ^ entry(5)) ^ (entry(6) ^ entry(7)))
    }

    /// The checksum of `bytes`, continuing from `start`.
    static func checksum(of bytes: ByteSlice, from start: UInt16 = 0) -> UInt16 {
        tables.withUnsafeBufferPointer { tables in
            var crc = start
            var position = 0
            while bytes.count - position >= 16 {
                let low = bytes.load(UInt64.self, at: position) ^ UInt64(crc)
                let high = bytes.load(UInt64.self, at: position + 8)
                // The second half does not wait for the checksum of what precedes it, and a short
                // chain of operations does.
                let second = contribution(high, tables, behind: 0)
                crc = contribution(low, tables, behind: 8) ^ second
                position += 16
            }
            while position < bytes.count {
                crc = crc >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: crc) ^ bytes[position])]
                position += 1
            }
            return crc
        }
    }
}
