import TestSupport

/// Numbers that look random, the same for the same seed, one after the other.
struct Dice: Sendable {
    let seed: UInt64
    private var drawn: UInt64 = 0

    init(seed: UInt64) { self.seed = seed }

    mutating func next() -> UInt64 {
        drawn += 1
        // Far apart for seeds that are close together.
        var generator = SeededGenerator(seed: (seed &+ 1) &* 0xD1B5_4A32_D192_ED03 &+ drawn)
        return generator.next()
    }
}
