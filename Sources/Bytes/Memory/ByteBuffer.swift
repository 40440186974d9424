/// Reusable memory for bytes: one per worker, grown when needed.
///
/// Not `Sendable`: a buffer belongs to the worker that created it. Growing moves the memory, so any
/// call that changes the buffer invalidates earlier ``ByteSlice``s.
package final class ByteBuffer {
    /// The memory: `capacity` bytes are allocated, `count` of them are filled.
    package private(set) var base: UnsafeMutableRawPointer
    /// The number of bytes that fit without growing.
    package private(set) var capacity: Int
    /// The number of bytes that are filled.
    package private(set) var count = 0

    /// Creates an empty buffer that holds `capacity` bytes before it grows.
    package init(capacity: Int = 1 << 16) {
        self.capacity = max(capacity, 16)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// The filled part, valid until the buffer changes.
    package var slice: ByteSlice { ByteSlice(base: UnsafeRawPointer(base), count: count) }

    /// Removes the content and keeps the memory.
    package func removeAll() { count = 0 }

    /// Makes room for `wanted` bytes in total and keeps the filled part.
    ///
    /// Grows by at least half, so that many small steps cost little, but not beyond `limit` unless
    /// `wanted` itself exceeds it.
    package func reserve(_ wanted: Int, atMost limit: Int = .max) {
        guard wanted > capacity else { return }
        let grown = max(wanted, min(capacity + capacity / 2, limit))
        let memory = UnsafeMutableRawPointer.allocate(byteCount: grown, alignment: 16)
        memory.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = memory
        capacity = grown
    }

    /// Releases memory if a large file has made the buffer larger than `limit`.
    package func shrink(to limit: Int) {
        guard capacity > limit else { return }
        count = 0
        base.deallocate()
        capacity = max(limit, 16)
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    /// Sets the number of filled bytes after writing to `base` directly; traps beyond the capacity.
    package func setCount(_ newCount: Int) {
        precondition(newCount >= 0 && newCount <= capacity)
        count = newCount
    }

    /// Appends a copy of `bytes`.
    package func append(_ bytes: ByteSlice) {
        reserve(count + bytes.count)
        (base + count).copyMemory(from: bytes.base, byteCount: bytes.count)
        count += bytes.count
    }
}
