/// A `length` message: one length of a pool.
public struct LengthMessage: Hashable, Sendable, KeepsOtherFields {
    /// The start of the length, in UTC.
    public var startTime: FITTimestamp?
    /// Seconds from start to end.
    public var totalElapsedTime: Double?
    /// Seconds that the timer ran.
    public var totalTimerTime: Double?
    /// The number of strokes in this length.
    public var totalStrokes: Int?
    /// The stroke as a number of ``FITProfile/swimStroke``.
    public var swimStroke: Int?
    /// 1 when it was swum, 0 when rested.
    public var lengthType: Int?
    /// What else the message says: other fields of the profile, fields that it does not name
    /// (`unknown_…`), and those of applications.
    public var otherFields: [FITField] = []

    init(_ message: RawMessage) {
        startTime = message.timestamp(2)
        totalElapsedTime = message.number(3, scale: 1000)
        totalTimerTime = message.number(4, scale: 1000)
        totalStrokes = message.integer(5)
        swimStroke = message.integer(7)
        lengthType = message.integer(12)
    }
}
