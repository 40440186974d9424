/// Integers of variable size (LEB128): seven bits per byte, least significant first; the high bit
/// means that more follow.
///
/// Public, since the compiler inlines nothing of a type that is only `package`, and a call for
/// every sample costs 3 % of an import.
public enum VariableInteger {
    /// The maximum size of a 64-bit number in bytes.
    @inlinable public static var maximumSize: Int { 10 }

    /// Maps signed to unsigned numbers so that small magnitudes stay small (zigzag): 0, −1, 1, −2
    /// become 0, 1, 2, 3.
    @inlinable @inline(__always)
    public static func zigzag(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: (value << 1) ^ (value >> 63))
    }

    /// The inverse of ``zigzag(_:)``.
    @inlinable @inline(__always)
    public static func unzigzag(_ value: UInt64) -> Int64 {
        Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
    }

    /// Writes a number and returns the number of bytes used; there must be room for
    /// ``maximumSize``.
    @inlinable @inline(__always)
    public static func write(_ number: UInt64, to target: UnsafeMutableRawPointer) -> Int {
        var rest = number
        var count = 0
        while rest >= 0x80 {
            target.storeBytes(
                of: UInt8(truncatingIfNeeded: rest) | 0x80, toByteOffset: count, as: UInt8.self)
            rest >>= 7
            count += 1
        }
        target.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: count, as: UInt8.self)
        return count + 1
    }

    /// Reads the number at `offset` and advances it; `nil` at the end or if the number is too long.
    @inlinable @inline(__always)
    package static func read(_ bytes: ByteSlice, at offset: inout Int) -> UInt64? {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }

    /// Appends a number to a list of bytes.
    @inlinable
    public static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
