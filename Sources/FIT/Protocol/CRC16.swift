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

    /// The checksum of `bytes`, continuing from `start`.
    static func checksum(of bytes: ByteSlice, from start: UInt16 = 0) -> UInt16 {
        tables.withUnsafeBufferPointer { tables in
            var crc = start
            var position = 0
            while bytes.count - position >= 16 {
                let low = bytes.load(UInt64.self, at: position) ^ UInt64(crc)
                let high = bytes.load(UInt64.self, at: position + 8)
                crc = 0
                for step in 0..<8 {
                    crc ^= tables[(15 - step) << 8 | Int(low >> (8 * UInt64(step)) & 0xFF)]
                    crc ^= tables[(7 - step) << 8 | Int(high >> (8 * UInt64(step)) & 0xFF)]
                }
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
