import Bytes
import TestSupport
import Testing

struct InflaterTests {
    private let inflater = Inflater()
    private let output = ByteBuffer()

    private func inflate(_ bytes: [UInt8], expecting size: Int) throws(InflateError) -> [UInt8] {
        try withBytes(of: bytes) { slice throws(InflateError) in
            try inflater.inflate(slice, expecting: size, into: output)
        }
        return output.slice.array
    }

    private func inflateInPieces(
        _ bytes: [UInt8], feeding step: Int, limit: UInt64 = .max
    ) throws -> (bytes: [UInt8], counts: Inflater.Counts) {
        var result: [UInt8] = []
        let counts = try withBytes(of: bytes) { slice in
            var rest = slice
            return try inflater.inflate(
                next: {
                    let part = rest.prefix(step)
                    rest = rest.dropFirst(step)
                    return part
                }, limit: limit, piece: { result += $0.array })
        }
        return (result, counts)
    }

    @Test(arguments: [0, 1, 6, 9] as [Int32], [0, 1, 5000, 700_000])
    func `what was compressed comes back, at once and in pieces`(level: Int32, size: Int) throws {
        let content = Sample.bytes(size)
        let compressed = Deflate.compress(content, level: level)
        #expect(try inflate(compressed, expecting: size) == content)
        let pieces = try inflateInPieces(compressed + [1, 2, 3], feeding: 1000)
        #expect(pieces.bytes == content)
        #expect(
            pieces.counts
                == Inflater.Counts(consumed: UInt64(compressed.count), produced: UInt64(size)))
    }

    @Test(arguments: [
        (9, InflateError(.sizeMismatch(expected: 9, got: 10), at: 12)),
        (11, InflateError(.sizeMismatch(expected: 11, got: 10), at: 12)),
        (-1, InflateError(.sizeMismatch(expected: 0, got: 1032 * 12))),
        (.max, InflateError(.sizeMismatch(expected: UInt64(Int.max), got: 1032 * 12))),
    ])
    func `a wrong size is refused`(size: Int, error: InflateError) {
        let compressed = Deflate.compress(Array("0123456789".utf8))
        #expect(compressed.count == 12)
        #expect(throws: error) { try inflate(compressed, expecting: size) }
        #expect(output.count == 0)
    }

    @Test func `data cut short says so`() {
        let compressed = Deflate.compress(Sample.bytes(5000))
        for length in 0..<compressed.count {
            let cut = Array(compressed.prefix(length))
            #expect(throws: InflateError(.truncated, at: length)) {
                try inflateInPieces(cut, feeding: 100)
            }
            // So few bytes that they could not inflate to that many are refused as such.
            guard length * Inflater.maximumRatio >= 5000 else { continue }
            #expect(throws: InflateError(.truncated, at: length)) {
                try inflate(cut, expecting: 5000)
            }
        }
    }

    @Test func `data that is no deflate data says so`() {
        #expect(throws: InflateError(.malformed, at: 1)) { try inflate([7, 1, 2], expecting: 10) }
        #expect(throws: InflateError(.malformed, at: 1)) {
            try inflateInPieces([7, 1, 2], feeding: 1)
        }
    }

    @Test func `a limit stops a bomb, and what stays below it passes`() throws {
        let bomb = Deflate.compress([UInt8](repeating: 0, count: 3_000_000))
        #expect(throws: InflateError.self) {
            try inflateInPieces(bomb, feeding: 99, limit: 2_999_999)
        }
        #expect(try inflateInPieces(bomb, feeding: 99, limit: 3_000_000).bytes.count == 3_000_000)
    }

    @Test func `an error of the one who takes the pieces passes through`() {
        struct Enough: Error {}
        let compressed = Deflate.compress([1, 2, 3])
        #expect(throws: Enough.self) {
            try withBytes(of: compressed) { slice in
                try inflater.inflate(next: { slice }, limit: 9, piece: { _ in throw Enough() })
            }
        }
    }

    @Test func `checksums are those of the format, whole or piece by piece`() {
        let text = Array("123456789".utf8)
        let whole = withBytes(of: text) { Checksum.crc32($0) }
        let pieces = withBytes(of: text) {
            Checksum.crc32($0.dropFirst(4), seed: Checksum.crc32($0.prefix(4)))
        }
        #expect(whole == 0xCBF4_3926)
        #expect(pieces == whole)
        #expect(Checksum.crc32([UInt8]()) == 0)
    }
}

/// Invented bytes.
enum Sample {
    /// Bytes that compress somewhat, always the same for the same size.
    static func bytes(_ size: Int) -> [UInt8] {
        var state: UInt64 = 88_172_645_463_325_252
        return (0..<size).map { index in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return index % 3 == 0 ? UInt8(truncatingIfNeeded: state) & 15 : UInt8(index >> 7 & 7)
        }
    }
}
