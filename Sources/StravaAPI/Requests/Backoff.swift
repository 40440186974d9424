/// The delay before a request is repeated: doubled each time up to a bound, with random jitter
/// between half of it and all of it, so that two programs do not collide again.
struct Backoff {
    /// The total number of attempts.
    static let tries = 3

    private var random: JitterGenerator

    init(seed: UInt64) { random = JitterGenerator(state: seed) }

    /// The delay in microseconds after `failures` failures (1 and more).
    mutating func delay(after failures: Int) -> Int64 {
        let bound = min(30_000_000, Int64(1_000_000) << (min(max(failures, 1), 10) - 1))
        return Int64.random(in: bound / 2...bound, using: &random)
    }
}

/// SplitMix64: the same delays for the same seed.
private struct JitterGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
