/// A `length` message: one length of a pool swim.
public struct LengthMessage: Hashable, Sendable, KeepsOtherFields {
    /// The start of the length, in UTC.
    public var startTime: FITTimestamp?
    /// Elapsed time in seconds.
    public var totalElapsedTime: Double?
    /// Timer time in seconds, without pauses.
    public var totalTimerTime: Double?
    /// The number of strokes in this length.
    public var totalStrokes: Int?
    /// The stroke as a number of ``FITProfile/swimStroke``.
    public var swimStroke: Int?
    /// The type of length: 1 swum, 0 rest.
    public var lengthType: Int?
    /// All other fields of the message: fields of the profile, fields that it does not define
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
