extension Inflater {
    /// The numbers of bytes that went in and came out.
    package struct Counts: Equatable, Sendable {
        /// The length of the deflate data.
        package var consumed: UInt64
        /// The length of the inflated data.
        package var produced: UInt64

        package init(consumed: UInt64, produced: UInt64) {
            self.consumed = consumed
            self.produced = produced
        }
    }

    /// Inflates raw deflate data (RFC 1951) in bounded memory, whatever its size.
    ///
    /// `next` delivers compressed bytes that stay valid until its next call; `nil` or an empty
    /// slice means that there are no more. `piece` receives the inflated bytes in order; each slice
    /// is valid until `piece` returns, and `piece` must not use this inflater.
    ///
    /// - Throws: ``InflateError`` (`truncated`, `malformed`, or `limitExceeded` if there are more
    ///   than `limit` bytes), and whatever `next` and `piece` throw. Pieces already delivered are
    ///   not taken back.
    @discardableResult
    package func inflate(
        next: () throws -> ByteSlice?, limit: UInt64, piece: (ByteSlice) throws -> Void
    ) throws -> Counts {
        stream.reset()
        var counts = Counts(consumed: 0, produced: 0)
        while true {
            let step = stream.step(into: pieceBuffer.base, room: pieceBuffer.capacity)
            counts.consumed = UInt64(stream.consumed)
            guard UInt64(step.produced) <= limit - counts.produced else {
                throw InflateError(.limitExceeded(limit: limit), at: stream.consumed)
            }
            counts.produced += UInt64(step.produced)
            if step.produced > 0 {
                try piece(ByteSlice(base: pieceBuffer.base, count: step.produced))
            }
            switch step.state {
            case .more: continue
            case .finished: return counts
            case .malformed: throw InflateError(.malformed, at: stream.consumed)
            case .needsInput:
                guard let more = try next(), !more.isEmpty else {
                    throw InflateError(.truncated, at: stream.consumed)
                }
                stream.feed(more)
            }
        }
    }
}
