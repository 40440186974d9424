/// Untrusted bytes that somebody else owns, read within bounds.
///
/// A slice neither copies nor keeps its memory alive: it is valid for as long as the owner
/// (``ByteBuffer``, or the closure of ``withBytes(of:_:)``) says. Every access is checked
/// in release builds too; `load` traps beyond the end, `loadIfPresent` and `slice` answer `nil`.
///
/// It never leaves the package, whose public face takes and gives `RawSpan`. Inside, `RawSpan` cannot
/// take its place: readers keep their bytes in a property, closures hand them on through libxml2's C
/// callbacks, and a type that holds a `RawSpan` may do neither.
@frozen
@usableFromInline
package struct ByteSlice: @unchecked Sendable {
    /// The first byte; meaningless when ``count`` is 0.
    @usableFromInline package let base: UnsafeRawPointer
    /// How many bytes there are.
    @usableFromInline package let count: Int

    /// A view on the memory of a buffer pointer.
    @inlinable
    package init(_ buffer: UnsafeRawBufferPointer) {
        base = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        count = buffer.count
    }

    /// A view on `count` bytes from `base`.
    @inlinable
    package init(base: UnsafeRawPointer, count: Int) {
        precondition(count >= 0)
        self.base = base
        self.count = count
    }

    /// Whether there is no byte at all.
    @inlinable package var isEmpty: Bool { count == 0 }

    /// The byte at `index`; traps outside `0..<count`.
    @inlinable
    package subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < count, "byte index out of bounds")
        return base.load(fromByteOffset: index, as: UInt8.self)
    }

    /// The little-endian integer at `offset`; traps where it would reach beyond the end.
    @inlinable
    package func load<T: FixedWidthInteger & BitwiseCopyable>(
        _ type: T.Type = T.self, at offset: Int
    ) -> T {
        precondition(
            offset >= 0 && offset <= count - MemoryLayout<T>.size, "load out of bounds")
        return T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// The little-endian integer at `offset`, or `nil` where it would reach beyond the end.
    @inlinable
    package func loadIfPresent<T: FixedWidthInteger & BitwiseCopyable>(
        _ type: T.Type = T.self, at offset: Int
    ) -> T? {
        guard offset >= 0, offset <= count - MemoryLayout<T>.size else { return nil }
        return T(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// The part of `count` bytes from `offset`, or `nil` where it would reach beyond the end.
    @inlinable
    package func slice(from offset: Int, count length: Int) -> ByteSlice? {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
            return nil
        }
        return ByteSlice(base: base + offset, count: length)
    }

    /// Everything from `offset` on; empty when `offset` lies beyond the end.
    @inlinable
    package func dropFirst(_ offset: Int) -> ByteSlice {
        let start = min(max(offset, 0), count)
        return ByteSlice(base: base + start, count: count - start)
    }

    /// At most the first `length` bytes.
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

    /// The text, with U+FFFD where the bytes are not UTF-8.
    package var text: String { String(decoding: buffer, as: UTF8.self) }
}
