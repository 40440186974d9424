/// What `session` and `lap` messages have in common: totals and averages, in the profile's units.
public struct SessionTotals: Hashable, Sendable {
    /// The start of the session or lap, in UTC.
    public var startTime: FITTimestamp?
    /// The end: the message's own time, in UTC.
    public var timestamp: FITTimestamp?
    /// The sport as a number of ``FITProfile/sport``.
    public var sport: Int?
    /// The sub-sport as a number of ``FITProfile/subSport``.
    public var subSport: Int?
    /// Elapsed time in seconds, including pauses.
    public var totalElapsedTime: Double?
    /// Timer time in seconds, without pauses.
    public var totalTimerTime: Double?
    /// Moving time in seconds, as the device defines it.
    public var totalMovingTime: Double?
    /// Distance in metres, from start to end.
    public var totalDistance: Double?
    /// Energy expenditure in kilocalories.
    public var totalCalories: Double?
    /// Total ascent in metres.
    public var totalAscent: Double?
    /// Total descent in metres, as a positive number.
    public var totalDescent: Double?
    /// Average speed in metres per second: `enhanced_avg_speed`, otherwise `avg_speed`.
    public var avgSpeed: Double?
    /// Maximum speed in metres per second: `enhanced_max_speed`, otherwise `max_speed`.
    public var maxSpeed: Double?
    /// Average heart rate in beats per minute.
    public var avgHeartRate: Double?
    /// Maximum heart rate in beats per minute.
    public var maxHeartRate: Double?
    /// Average cadence per minute, with its fraction if the file has one.
    public var avgCadence: Double?
    /// Maximum cadence per minute, with its fraction if the file has one.
    public var maxCadence: Double?
    /// Average power in watts.
    public var avgPower: Double?
    /// Maximum power in watts.
    public var maxPower: Double?
    /// Average temperature in degrees Celsius.
    public var avgTemperature: Double?

    /// The field numbers that differ between the two messages.
    struct Fields {
        var sport, subSport, averages, temperature, moving: Int
        var fractionalCadence, enhancedSpeed: Int
    }

    init(_ message: RawMessage, _ fields: Fields) {
        startTime = message.timestamp(2)
        timestamp = message.timestamp
        sport = message.integer(fields.sport)
        subSport = message.integer(fields.subSport)
        totalElapsedTime = message.number(7, scale: 1000)
        totalTimerTime = message.number(8, scale: 1000)
        totalMovingTime = message.number(fields.moving, scale: 1000)
        totalDistance = message.number(9, scale: 100)
        totalCalories = message.number(11)
        let first = fields.averages
        // Both are read, so that neither counts among the other fields.
        let averageSpeed = message.number(first, scale: 1000)
        let maximumSpeed = message.number(first + 1, scale: 1000)
        avgSpeed = message.number(fields.enhancedSpeed, scale: 1000) ?? averageSpeed
        maxSpeed = message.number(fields.enhancedSpeed + 1, scale: 1000) ?? maximumSpeed
        avgHeartRate = message.number(first + 2)
        maxHeartRate = message.number(first + 3)
        let averageFraction = message.number(fields.fractionalCadence, scale: 128) ?? 0
        let maximumFraction = message.number(fields.fractionalCadence + 1, scale: 128) ?? 0
        avgCadence = message.number(first + 4).map { $0 + averageFraction }
        maxCadence = message.number(first + 5).map { $0 + maximumFraction }
        avgPower = message.number(first + 6)
        maxPower = message.number(first + 7)
        totalAscent = message.number(first + 8)
        totalDescent = message.number(first + 9)
        avgTemperature = message.number(fields.temperature)
    }
}

/// A `session` message: one sport of an activity, from start to end.
public struct SessionMessage: Hashable, Sendable, KeepsOtherFields {
    /// Totals and averages of the session.
    public var summary: SessionTotals
    /// The number of laps in the session.
    public var numLaps: Int?
    /// The index of the session's first lap in the file.
    public var firstLapIndex: Int?
    /// The length of the pool in metres.
    public var poolLength: Double?
    /// The number of lengths that were swum.
    public var numActiveLengths: Int?
    /// What ended the session, as a number of ``FITProfile/sessionTrigger``.
    public var trigger: Int?
    /// All other fields of the message: fields of the profile, fields that it does not define
    /// (`unknown_…`), and those of applications.
    public var otherFields: [FITField] = []

    init(_ message: RawMessage) {
        summary = SessionTotals(
            message,
            SessionTotals.Fields(
                sport: 5, subSport: 6, averages: 14, temperature: 57, moving: 59,
                fractionalCadence: 92, enhancedSpeed: 124))
        numLaps = message.integer(26).flatMap { (0...0xFFFF).contains($0) ? $0 : nil }
        firstLapIndex = message.integer(25)
        poolLength = message.number(44, scale: 100)
        numActiveLengths = message.integer(47)
        trigger = message.integer(28)
    }
}

/// A `lap` message: a part of a session.
public struct LapMessage: Hashable, Sendable, KeepsOtherFields {
    /// Totals and averages of the lap.
    public var summary: SessionTotals
    /// What ended the lap, as a number of ``FITProfile/lapTrigger``.
    public var trigger: Int?
    /// The intended effort, as a number of ``FITProfile/intensity``.
    public var intensity: Int?
    /// All other fields of the message: fields of the profile, fields that it does not define
    /// (`unknown_…`), and those of applications.
    public var otherFields: [FITField] = []

    init(_ message: RawMessage) {
        summary = SessionTotals(
            message,
            SessionTotals.Fields(
                sport: 25, subSport: 39, averages: 13, temperature: 50, moving: 52,
                fractionalCadence: 80, enhancedSpeed: 110))
        trigger = message.integer(24)
        intensity = message.integer(23)
    }
}
