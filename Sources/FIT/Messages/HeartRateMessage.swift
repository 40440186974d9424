import Bytes

/// An `hr` message: beats that a heart-rate strap kept, as under water, and gave later.
public struct HeartRateMessage: Hashable, Sendable {
    /// When the first of ``eventTimestamps`` was, in seconds since the FIT epoch, fraction
    /// included; only some messages tell, the others follow on the latest that did.
    public var anchor: Double?
    /// When each beat was, in 1/1024 s of the strap's own clock, roll-over undone.
    public var eventTimestamps: [Int]
    /// The strap's heart rate at each beat; `nil` where it was invalid.
    public var filteredBPM: [Int?]

    /// `clock` is the strap's clock after the message before: `event_timestamp_12` gives only the
    /// low 12 bits of each beat, which are added up from the latest full `event_timestamp`.
    init(_ message: RawMessage, clock: inout Int?) {
        if let timestamp = message.timestamp {
            let fraction =
                message.number(0, scale: 32_768) ?? message.number(1, scale: 256) ?? 0
            anchor = Double(timestamp.raw) + fraction
        }
        // Both fields could be declared wider than the profile has them.
        filteredBPM = message.integers(6).map { $0.flatMap { (0...255).contains($0) ? $0 : nil } }
        eventTimestamps = message.integers(9).compactMap { $0 }
            .filter { (0...Int(UInt32.max)).contains($0) }
        if let last = eventTimestamps.last { clock = last }
        guard eventTimestamps.isEmpty, let packed = message.data(10) else { return }
        var bit = 0
        while bit + 12 <= packed.count * 8 {
            let low = Int(packed[bit / 8]), high = Int(packed[bit / 8 + 1])
            let twelve = bit % 8 == 0 ? low | (high & 0x0F) << 8 : low >> 4 | high << 4
            let beat = clock.map { $0 + ((twelve - $0) & 0xFFF) } ?? twelve
            eventTimestamps.append(beat)
            clock = beat
            bit += 12
        }
    }
}
