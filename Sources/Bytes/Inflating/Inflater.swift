import CDeflate
import CZlib

/// Inflates compressed bytes. Use one per thread, because it reuses its memory.
///
/// It has two engines: libdeflate, about twice as fast, if the inflated size is known or can be
/// guessed; and zlib for pieces of bounded memory and, because it delivers the data before damage,
/// for everything that libdeflate refuses.
public final class Inflater {
    /// The maximum ratio of deflate: the shortest code for the longest match, 258 bytes, takes two
    /// bits.
    public static let maximumRatio = 1032

    let decompressor: OpaquePointer
    let stream: DeflateStream
    let pieceBuffer = ByteBuffer(capacity: 1 << 18)

    /// Creates an inflater.
    public init() {
        guard let decompressor = libdeflate_alloc_decompressor() else {
            fatalError("no memory for libdeflate's tables")
        }
        self.decompressor = decompressor
        stream = DeflateStream()
    }

    deinit { libdeflate_free_decompressor(decompressor) }

    /// The maximum number of bytes to which `count` bytes of deflate data can inflate.
    public static func maximumInflatedSize(of count: UInt64) -> UInt64 {
        let (size, overflow) = count.multipliedReportingOverflow(by: UInt64(maximumRatio))
        return overflow ? .max : size
    }

    /// Inflates raw deflate data (RFC 1951) of known inflated size into `output`, replacing its
    /// content. Bytes after the end of the deflate data are ignored.
    ///
    /// Memory for `size` bytes is allocated only if `bytes` can inflate to that many.
    ///
    /// - Throws: `sizeMismatch` if there are more or fewer bytes, `truncated` or `malformed`;
    ///   `output` is then empty.
    package func inflate(
        _ bytes: ByteSlice, expecting size: Int, into output: ByteBuffer
    ) throws(InflateError) {
        output.removeAll()
        let most = Self.maximumInflatedSize(of: UInt64(bytes.count))
        guard size >= 0, UInt64(size) <= most else {
            throw InflateError(.sizeMismatch(expected: UInt64(max(size, 0)), got: most))
        }
        output.reserve(size)
        var produced = 0
        let result = libdeflate_deflate_decompress_ex(
            decompressor, bytes.base, bytes.count, output.base, size, nil, &produced)
        if result == LIBDEFLATE_SUCCESS, produced == size {
            output.setCount(size)
            return
        }
        // The second engine determines the problem and its position, and sometimes that there is
        // none.
        let ending = inflateWhatThereIs(bytes, into: output, limit: size)
        let got = UInt64(output.count)
        if ending.problem == nil, output.count == size { return }
        output.removeAll()
        switch ending.problem?.kind {
        case nil:
            throw InflateError(.sizeMismatch(expected: UInt64(size), got: got), at: ending.consumed)
        case .limitExceeded:
            throw InflateError(
                .sizeMismatch(expected: UInt64(size), got: got + 1), at: ending.consumed)
        case .some(let kind):
            throw InflateError(kind, at: ending.consumed)
        }
    }

    /// How inflating a sequence of deflate data ended.
    struct Ending {
        /// The number of compressed bytes that were used.
        var consumed: Int
        /// The reason why it ended before the end of the deflate data, if it did.
        var problem: InflateError?
    }

    /// Appends to `output` what can be inflated, until it holds `limit` bytes.
    func inflateWhatThereIs(_ bytes: ByteSlice, into output: ByteBuffer, limit: Int) -> Ending {
        stream.reset()
        stream.feed(bytes)
        while true {
            let isFull = output.count >= limit
            if !isFull { output.reserve(output.count + 1, atMost: limit) }
            // If it is full, one byte elsewhere shows whether the data continues or just ends.
            let step =
                isFull
                ? stream.step(into: pieceBuffer.base, room: 1)
                : stream.step(
                    into: output.base + output.count,
                    room: min(output.capacity, limit) - output.count)
            if isFull, step.produced > 0 {
                return Ending(.limitExceeded(limit: UInt64(limit)), at: stream.consumed)
            }
            output.setCount(output.count + step.produced)
            switch step.state {
            case .more: continue
            case .finished: return Ending(consumed: stream.consumed, problem: nil)
            case .needsInput: return Ending(.truncated, at: bytes.count)
            case .malformed: return Ending(.malformed, at: stream.consumed)
            }
        }
    }
}

extension Inflater.Ending {
    fileprivate init(_ kind: InflateError.Kind, at position: Int) {
        self.init(consumed: position, problem: InflateError(kind, at: position))
    }
}
