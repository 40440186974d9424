/// Untrusted bytes owned by somebody else, read within bounds.
///
/// A slice neither copies its memory nor keeps it alive: it is valid as long as the owner
/// (``ByteBuffer``, or the closure of ``withBytes(of:_:)``) says. Every access is checked, in
/// release builds too: `load` traps beyond the end, `loadIfPresent` and `slice` return `nil`.
///
/// It never leaves the package, whose public interface uses `RawSpan`. Inside, `RawSpan` cannot
/// replace it: readers keep their bytes in a property, and closures pass them on through libxml2's
/// C callbacks; a type that holds a `RawSpan` can do neither.
@frozen
@usableFromInline
package struct ByteSlice: @unchecked Sendable {
    /// The address of the first byte; meaningless if ``count`` is 0.
    @usableFromInline package let base: UnsafeRawPointer
    /// The number of bytes.
    @usableFromInline package let count: Int

    /// A view of the memory of a buffer pointer.
    @inlinable
    package init(_ buffer: UnsafeRawBufferPointer) {
        base = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        count = buffer.count
    }

    /// A view of `count` bytes from `base`.
    @inlinable
    package init(base: UnsafeRawPointer, count: Int) {
        precondition(count >= 0)
        self.base = base
        self.count = count
    }

    /// Whether there are no bytes.
    @inlinable package var isEmpty: Bool { count == 0 }

    /// The byte at `index`; traps outside `0..<count`.
    @inlinable
    package subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count, "byte index out of bounds")
        return base.load(fromByteOffset: index, as: UInt8.self)
    }

    /// The little-endian integer at `offset`; traps if it extends beyond the end.
    @inlinable
    package func load<T: FixedWidthInteger & BitwiseCopyable>(
        _ type: T.Type = T.self, at offset: Int
    ) -> T {
        precondition(
            offset >= 0 && offset <= count - MemoryLayout<T>.size, "load out of bounds")
        return T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// The little-endian integer at `offset`, or `nil` if it extends beyond the end.
    @inlinable
    package func loadIfPresent<T: FixedWidthInteger & BitwiseCopyable>(
        _ type: T.Type = T.self, at offset: Int
    ) -> T? {
        guard offset >= 0, offset <= count - MemoryLayout<T>.size else { return nil }
        return T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// The `count` bytes from `offset`, or `nil` if they extend beyond the end.
    @inlinable
    package func slice(from offset: Int, count length: Int) -> ByteSlice? {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
            return nil
        }
        return ByteSlice(base: base + offset, count: length)
    }

    /// Everything from `offset` on; empty if `offset` is beyond the end.
    @inlinable
    package func dropFirst(_ offset: Int) -> ByteSlice {
        let start = min(max(offset, 0), count)
        return ByteSlice(base: base + start, count: count - start)
    }

    /// The first `length` bytes at most.
    @inlinable
    package func prefix(_ length: Int) -> ByteSlice {
        ByteSlice(base: base, count: min(max(length, 0), count))
    }

    /// Whether the bytes begin with `bytes`.
    @inlinable
    package func starts(with bytes: [UInt8]) -> Bool {
        guard count >= bytes.count else { return false }
        for index in bytes.indices where self[index] != bytes[index] { return false }
        return true
    }

    /// The same memory as a standard buffer pointer.
    @inlinable
    package var buffer: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base, count: count)
    }

    package var array: [UInt8] { Array(buffer) }

    /// The text, with U+FFFD for bytes that are not UTF-8.
    package var text: String { String(decoding: buffer, as: UTF8.self) }
}
