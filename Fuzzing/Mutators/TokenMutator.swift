/// libFuzzer's own way to change bytes, with its dictionary.
@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ room: Int) -> Int

/// Changes an input by its tokens: tags, cells, messages.
///
/// Bytes changed at random mostly break the shape of what surrounds them, and readers then never
/// come to what lies behind. Tokens moved, doubled, dropped, taken from other inputs or changed in
/// themselves leave the rest as it was.
enum TokenMutator {
    private typealias Tokens = [ArraySlice<UInt8>]

    /// Runs of tokens out of earlier inputs.
    nonisolated(unsafe) private static var pool: [Tokens] = []
    private static let poolSize = 1_000

    /// Changes `size` bytes in place, with room for `room`, and returns how many there are then.
    ///
    /// `cuts` tells where tokens begin; `complete` may set right what depends on all of them.
    static func mutate(
        _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ room: Int, _ seed: UInt32,
        cuts: ([UInt8]) -> [Int], complete: (inout [UInt8]) -> Void = { _ in }
    ) -> Int {
        var random = Random(state: UInt64(seed))
        let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
        guard random.next(4) > 0, size > 0 else { return mutateBytes(data, size, room) }
        var tokens = split(bytes, at: cuts(bytes))
        keep(run(of: tokens, &random), &random)
        for _ in 0...random.next(3) { change(&tokens, &random) }
        var result = [UInt8](tokens.joined())
        if random.next(4) > 0 { complete(&result) }
        guard !result.isEmpty, result.count <= room else { return mutateBytes(data, size, room) }
        data.update(from: result, count: result.count)
        return result.count
    }

    private static func split(_ bytes: [UInt8], at cuts: [Int]) -> Tokens {
        var tokens: Tokens = []
        var start = 0
        for cut in cuts + [bytes.count] where cut > start && cut <= bytes.count {
            tokens.append(bytes[start..<cut])
            start = cut
        }
        return tokens
    }

    private static func change(_ tokens: inout Tokens, _ random: inout Random) {
        guard !tokens.isEmpty else { return }
        let place = random.next(tokens.count)
        switch random.next(7) {
        case 0: tokens.insert(contentsOf: run(of: tokens, &random), at: place)
        case 1: tokens.removeSubrange(place..<min(place + 1 + random.next(6), tokens.count))
        case 2: tokens.swapAt(place, random.next(tokens.count))
        case 3: tokens[place] = tokens[random.next(tokens.count)]
        case 4 where !pool.isEmpty:
            tokens.insert(contentsOf: pool[random.next(pool.count)], at: place)
        default: tokens[place] = changed(tokens[place])
        }
    }

    private static func run(of tokens: Tokens, _ random: inout Random) -> Tokens {
        let place = random.next(tokens.count)
        return Array(tokens[place..<min(place + 1 + random.next(6), tokens.count)])
    }

    private static func keep(_ tokens: Tokens, _ random: inout Random) {
        let copies = tokens.map { ArraySlice(Array($0)) }
        if pool.count < poolSize {
            pool.append(copies)
        } else {
            pool[random.next(poolSize)] = copies
        }
    }

    private static func changed(_ token: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let room = token.count + 64
        var bytes = Array(token) + Array(repeating: 0, count: 64)
        let size = bytes.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mutateBytes($0, token.count, room) } ?? 0
        }
        return bytes.prefix(size)
    }

    /// SplitMix64.
    private struct Random {
        var state: UInt64

        /// A number below `bound`, which is at least 1.
        mutating func next(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ mixed >> 31) % UInt64(max(bound, 1)))
        }
    }
}
