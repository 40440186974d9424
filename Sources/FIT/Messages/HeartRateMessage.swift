import Bytes

/// An `hr` message: beats that a heart-rate strap stored, for example under water, and delivered
/// later.
public struct HeartRateMessage: Hashable, Sendable {
    /// The time of the first of ``eventTimestamps``, in seconds since the FIT epoch with fraction.
    /// Only some messages state it; the others continue from the latest that did.
    public var anchor: Double?
    /// The time of each beat in 1/1024 s of the strap's own clock, without rollover.
    public var eventTimestamps: [Int]
    /// The strap's heart rate at each beat in beats per minute; `nil` if invalid.
    public var filteredBPM: [Int?]

    /// `clock` is the strap's clock after the previous message. `event_timestamp_12` contains only
    /// the low 12 bits of each beat, which are accumulated from the latest full `event_timestamp`.
    init(_ message: RawMessage, clock: inout Int?) {
        if let timestamp = message.timestamp {
            let fraction =
                message.number(0, scale: 32_768) ?? message.number(1, scale: 256) ?? 0
            anchor = Double(timestamp.raw) + fraction
        }
        // Both fields may be declared wider than in the profile.
        filteredBPM = message.integers(6).map { $0.flatMap { (0...255).contains($0) ? $0 : nil } }
        eventTimestamps = message.integers(9).compactMap { $0 }
            .filter { (0...Int(UInt32.max)).contains($0) }
        if let last = eventTimestamps.last { clock = last }
        guard eventTimestamps.isEmpty, let packed = message.data(10) else { return }
        eventTimestamps.reserveCapacity(packed.count * 8 / 12)
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
