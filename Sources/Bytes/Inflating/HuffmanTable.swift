/// The codes of a deflate block (RFC 1951, section 3.2.2), looked up by the bits that begin with
/// them.
struct HuffmanTable {
    static let longestCode = 15

    /// For each number of ``width`` bits: the symbol whose code it begins with, times 16, plus the
    /// length of the code; 0 if no code matches.
    private var entries: [UInt16]
    private let mask: UInt64

    /// Creates the canonical codes for these lengths, one per symbol, 0 for a symbol without a
    /// code. Returns `nil` if the lengths are inconsistent: more codes than there is room for, or
    /// fewer, except for a single code of one bit.
    init?(_ lengths: [UInt8], mayBeIncomplete: Bool = true) {
        var counts = [Int](repeating: 0, count: Self.longestCode + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        let width = counts.lastIndex { $0 > 0 } ?? 0
        var room = 1
        var code = 0
        var codes = [Int](repeating: 0, count: Self.longestCode + 1)
        for length in 1...Self.longestCode {
            room = room * 2 - counts[length]
            guard room >= 0 else { return nil }
            code = (code + counts[length - 1]) << 1
            codes[length] = code
        }
        guard room == 0 || mayBeIncomplete && width <= 1 else { return nil }

        mask = 1 << UInt64(width) - 1
        entries = [UInt16](repeating: 0, count: 1 << width)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            // The first bit of a code is the lowest bit of the input.
            var reversed = 0
            for bit in 0..<length where codes[length] >> bit & 1 == 1 {
                reversed |= 1 << (length - 1 - bit)
            }
            codes[length] += 1
            for index in stride(from: reversed, to: entries.count, by: 1 << length) {
                entries[index] = UInt16(symbol << 4 | length)
            }
        }
    }

    /// The symbol whose code these bits begin with, and its length; length 0 if there is none.
    @inline(__always)
    func entry(for bits: UInt64) -> (symbol: Int, length: Int) {
        let entry = entries[Int(bits & mask)]
        return (Int(entry >> 4), Int(entry & 15))
    }

    private init(fixed lengths: [UInt8]) {
        guard let table = HuffmanTable(lengths) else { preconditionFailure("fixed codes fit") }
        self = table
    }

    /// The codes of blocks without their own (RFC 1951, section 3.2.6).
    static let fixedLiterals = HuffmanTable(
        fixed: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let fixedDistances = HuffmanTable(fixed: [UInt8](repeating: 5, count: 32))
}
