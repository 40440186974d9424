/// Inflates Deflate64 (ZIP's method 9), which Windows writes in archives of more than 2 GB.
///
/// Deflate64 is deflate (RFC 1951) with three differences: matches reach back 64 KiB, the distance
/// codes 30 and 31 exist, and length code 285 has 16 extra bits. zlib and libdeflate do not read
/// it.
final class Deflate64 {
    typealias Next = () throws -> ByteSlice?
    typealias Piece = (ByteSlice) throws -> Void

    private static let windowSize = 1 << 16
    /// The output is delivered in halves of the window, so that no byte is overwritten before.
    private static let half = windowSize / 2

    private var chunk = ByteSlice(base: UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped, count: 0)
    private var position = 0
    private var isAtEnd = false
    /// The number of bytes of the previous chunks.
    private var taken = 0
    /// Bits that were read but not used, the next one lowest. Those beyond ``bitCount`` belong to
    /// the input too, so reading them again changes nothing.
    private var bits: UInt64 = 0
    private var bitCount = 0

    private let window = UnsafeMutableRawPointer.allocate(byteCount: windowSize, alignment: 16)
    private var produced = 0
    private var delivered = 0

    deinit { window.deallocate() }

    /// The number of compressed bytes that have been used.
    private var consumed: Int { taken + position - bitCount / 8 }

    /// Inflates in bounded memory; see ``Inflater/inflate(next:limit:piece:)``.
    func inflate(next: Next, limit: UInt64, piece: Piece) throws -> Inflater.Counts {
        var isLast = false
        while !isLast {
            isLast = try take(1, next) == 1
            switch try take(2, next) {
            case 0: try copyStored(next, limit, piece)
            case 1: try inflateBlock(.fixedLiterals, .fixedDistances, next, limit, piece)
            case 2:
                let (literals, distances) = try readTables(next)
                try inflateBlock(literals, distances, next, limit, piece)
            default: throw malformed
            }
        }
        try deliver(limit, piece)
        return Inflater.Counts(consumed: UInt64(consumed), produced: UInt64(produced))
    }

    private var malformed: InflateError { InflateError(.malformed, at: consumed) }
}

extension Deflate64 {
    /// Reads at least 48 bits, unless the input ends before.
    @inline(__always)
    private func refill(_ next: Next) throws {
        if position <= chunk.count - 8 {
            bits |= chunk.load(UInt64.self, at: position) << UInt64(bitCount)
            let count = (63 - bitCount) >> 3
            position += count
            bitCount += count * 8
        } else {
            try refillSlowly(next)
        }
    }

    private func refillSlowly(_ next: Next) throws {
        while bitCount <= 48 {
            if position == chunk.count {
                guard !isAtEnd else { return }
                taken += chunk.count
                position = 0
                chunk = chunk.prefix(0)
                guard let more = try next(), !more.isEmpty else {
                    isAtEnd = true
                    return
                }
                chunk = more
            }
            bits |= UInt64(chunk[position]) << UInt64(bitCount)
            position += 1
            bitCount += 8
        }
    }

    @inline(__always)
    private func drop(_ count: Int) throws {
        guard count <= bitCount else { throw InflateError(.truncated, at: consumed) }
        bits >>= UInt64(count)
        bitCount -= count
    }

    /// The next bits as a number, at most 16.
    @inline(__always)
    private func take(_ count: Int, _ next: Next) throws -> Int {
        if bitCount < count { try refill(next) }
        let value = Int(bits & (1 << UInt64(count) - 1))
        try drop(count)
        return value
    }

    @inline(__always)
    private func symbol(_ table: HuffmanTable, _ next: Next) throws -> Int {
        if bitCount < HuffmanTable.longestCode { try refill(next) }
        let (symbol, length) = table.entry(for: bits)
        guard length > 0 else { throw malformed }
        try drop(length)
        return symbol
    }

    private func readTables(_ next: Next) throws -> (HuffmanTable, HuffmanTable) {
        let literalCount = try take(5, next) + 257
        let distanceCount = try take(5, next) + 1
        let codeCount = try take(4, next) + 4
        guard literalCount <= 286 else { throw malformed }
        var codeLengths = [UInt8](repeating: 0, count: 19)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        for index in 0..<codeCount { codeLengths[order[index]] = UInt8(try take(3, next)) }
        guard let codes = HuffmanTable(codeLengths, mayBeIncomplete: false) else {
            throw malformed
        }
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let code = try symbol(codes, next)
            switch code {
            case 0...15: lengths.append(UInt8(code))
            case 16:
                guard let last = lengths.last else { throw malformed }
                lengths += repeatElement(last, count: 3 + (try take(2, next)))
            case 17: lengths += repeatElement(0, count: 3 + (try take(3, next)))
            default: lengths += repeatElement(0, count: 11 + (try take(7, next)))
            }
        }
        // A block without an end-of-block code is invalid.
        guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
            let literals = HuffmanTable(Array(lengths[..<literalCount])),
            let distances = HuffmanTable(Array(lengths[literalCount...]))
        else { throw malformed }
        return (literals, distances)
    }
}

extension Deflate64 {
    private func inflateBlock(
        _ literals: HuffmanTable, _ distances: HuffmanTable, _ next: Next, _ limit: UInt64,
        _ piece: Piece
    ) throws {
        while true {
            let code = try symbol(literals, next)
            if code < 256 {
                window.storeBytes(
                    of: UInt8(code), toByteOffset: produced & (Self.windowSize - 1), as: UInt8.self)
                try advance(1, limit, piece)
                continue
            }
            guard code > 256 else { return }
            guard code <= 285 else { throw malformed }
            let length =
                Self.lengths[code - 257].base
                + (try take(Self.lengths[code - 257].extraBits, next))
            let place = try symbol(distances, next)
            let extraBits = max(place / 2 - 1, 0)
            let base = place < 2 ? place + 1 : (2 + (place & 1)) << extraBits + 1
            let distance = base + (try take(extraBits, next))
            guard distance <= produced else { throw malformed }
            try copyMatch(length, from: distance, limit, piece)
        }
    }

    /// The meaning of the length codes from 257 on.
    private static let lengths: [(base: Int, extraBits: Int)] = (0...28).map { code in
        if code == 28 { return (3, 16) }
        let extraBits = max(code / 4 - 1, 0)
        return (code < 4 ? code + 3 : (4 + (code & 3)) << extraBits + 3, extraBits)
    }

    private func copyMatch(
        _ length: Int, from distance: Int, _ limit: UInt64, _ piece: Piece
    ) throws {
        var rest = length
        while rest > 0 {
            let target = produced & (Self.windowSize - 1)
            let source = (produced - distance) & (Self.windowSize - 1)
            let count = min(rest, Self.half - produced % Self.half, Self.windowSize - source)
            if distance >= count {
                (window + target).copyMemory(from: window + source, byteCount: count)
            } else {
                // The match overlaps itself: bytes repeat.
                for offset in 0..<count {
                    let byte = window.load(fromByteOffset: source + offset, as: UInt8.self)
                    window.storeBytes(of: byte, toByteOffset: target + offset, as: UInt8.self)
                }
            }
            rest -= count
            try advance(count, limit, piece)
        }
    }

    private func copyStored(_ next: Next, _ limit: UInt64, _ piece: Piece) throws {
        try drop(bitCount & 7)
        var rest = try take(16, next)
        guard try take(16, next) == ~rest & 0xFFFF else { throw malformed }
        while rest > 0 {
            let byte = try take(8, next)
            window.storeBytes(
                of: UInt8(byte), toByteOffset: produced & (Self.windowSize - 1), as: UInt8.self)
            rest -= 1
            try advance(1, limit, piece)
        }
    }

    @inline(__always)
    private func advance(_ count: Int, _ limit: UInt64, _ piece: Piece) throws {
        produced += count
        if produced % Self.half == 0 { try deliver(limit, piece) }
    }

    private func deliver(_ limit: UInt64, _ piece: Piece) throws {
        let count = produced - delivered
        guard UInt64(produced) <= limit else {
            throw InflateError(.limitExceeded(limit: limit), at: consumed)
        }
        guard count > 0 else { return }
        let start = delivered & (Self.windowSize - 1)
        delivered = produced
        try piece(ByteSlice(base: UnsafeRawPointer(window) + start, count: count))
    }
}

extension Inflater {
    /// The maximum number of bytes to which `count` bytes of Deflate64 data can inflate: the
    /// longest match, 65,538 bytes, takes 18 bits.
    package static func maximumInflatedSize64(of count: UInt64) -> UInt64 {
        let (size, overflow) = count.multipliedReportingOverflow(by: 29_128)
        return overflow ? .max : size
    }

    /// Inflates Deflate64 data in bounded memory, as ``inflate(next:limit:piece:)`` does for
    /// deflate data.
    package func inflate64(
        next: () throws -> ByteSlice?, limit: UInt64, piece: (ByteSlice) throws -> Void
    ) throws -> Counts {
        try Deflate64().inflate(next: next, limit: limit, piece: piece)
    }
}
