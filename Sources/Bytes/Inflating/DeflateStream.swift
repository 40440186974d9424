import CZlib

/// zlib's streaming inflation of raw deflate data, without its macros and 32-bit counts.
final class DeflateStream {
    /// The result of one step.
    enum State: Equatable {
        /// Bytes were produced; there may be more.
        case more
        /// All input is used up, and the deflate data has not ended.
        case needsInput
        /// The deflate data has ended.
        case finished
        /// The input is not deflate data.
        case malformed
    }

    /// The number of bytes used since the last reset.
    private(set) var consumed = 0

    /// zlib keeps the address of its stream, so it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var input = ByteSlice(base: UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped, count: 0)

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // A negative window size means raw deflate; 15 is the largest window.
        let status = inflateInit2_(
            stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { fatalError("no memory for zlib's window") }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Resets the stream for other deflate data.
    func reset() {
        inflateReset(stream)
        stream.pointee.avail_in = 0
        consumed = 0
        input = input.prefix(0)
    }

    /// Supplies more input, which must stay valid until a step requests more.
    func feed(_ bytes: ByteSlice) { input = bytes }

    /// Inflates into at most `room` bytes, which must be at least one: without room, zlib cannot
    /// determine whether the data continues.
    func step(into output: UnsafeMutableRawPointer, room: Int) -> (produced: Int, state: State) {
        let given = min(input.count, 1 << 30)
        let allowed = min(room, 1 << 30)
        // zlib does not write to its input; the pointer lacks `const` for old compilers.
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.base.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(given)
        stream.pointee.next_out = output.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(allowed)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        let used = given - Int(stream.pointee.avail_in)
        let produced = allowed - Int(stream.pointee.avail_out)
        consumed += used
        input = input.dropFirst(used)
        switch status {
        case Z_STREAM_END: return (produced, .finished)
        case Z_OK, Z_BUF_ERROR:
            return (produced, produced > 0 || used > 0 ? .more : .needsInput)
        default: return (produced, .malformed)
        }
    }
}
