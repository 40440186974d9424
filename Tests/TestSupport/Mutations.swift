/// Damaged copies of a file, the same for the same seed: what every reader must end in an answer for.
public enum Mutations {
    /// Calls `body` with every prefix of some bytes, and what was done to them.
    public static func prefixes(
        of bytes: [UInt8], _ body: ([UInt8], String) throws -> Void
    ) rethrows {
        for length in bytes.indices { try body(Array(bytes[..<length]), "prefix of \(length)") }
    }

    /// Calls `body` with some bytes, one of which is changed, for each of them and each mask.
    public static func flippedBytes(
        of bytes: [UInt8], masks: [UInt8] = [0x01, 0x80, 0xFF],
        _ body: ([UInt8], String) throws -> Void
    ) rethrows {
        for index in bytes.indices {
            for mask in masks {
                var damaged = bytes
                damaged[index] ^= mask
                try body(damaged, "byte \(index) ^ \(mask)")
            }
        }
    }

    /// Calls `body` with copies of some bytes of which blocks are flipped, removed, repeated, moved,
    /// zeroed or made up, one to four a copy.
    public static func damagedBlocks(
        of bytes: [UInt8], rounds: Int, seed: UInt64, _ body: ([UInt8], String) throws -> Void
    ) rethrows {
        var random = SeededGenerator(seed: seed)
        for round in 0..<rounds {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) where !damaged.isEmpty {
                damageBlock(of: &damaged, using: &random)
            }
            try body(damaged, "seed \(seed), round \(round)")
        }
    }

    private static func damageBlock(of bytes: inout [UInt8], using random: inout SeededGenerator) {
        let start = Int.random(in: bytes.indices, using: &random)
        let end = min(start + Int.random(in: 1...40, using: &random), bytes.count)
        let block = bytes[start..<end]
        switch Int.random(in: 0..<6, using: &random) {
        case 0: for index in start..<end { bytes[index] ^= 0xFF }
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: block, at: start)
        case 3:
            let target = Int.random(in: 0...bytes.count, using: &random)
            bytes.insert(contentsOf: block, at: target)
        case 4: for index in start..<end { bytes[index] = 0 }
        default:
            let noise = block.map { _ in UInt8.random(in: 0...255, using: &random) }
            bytes.replaceSubrange(start..<end, with: noise)
        }
    }
}
