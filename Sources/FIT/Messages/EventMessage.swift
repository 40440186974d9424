/// An `event` message: something that happened at an instant.
public struct EventMessage: Hashable, Sendable, KeepsOtherFields {
    /// The time of the event, in UTC.
    public var timestamp: FITTimestamp?
    /// The event as a number of ``FITProfile/event``.
    public var event: Int?
    /// The type of event as a number of ``FITProfile/eventType``.
    public var eventType: Int?
    /// The event's number: `data`, else `data16`; its meaning depends on the event.
    public var data: Int?
    /// What else the message says: other fields of the profile, fields that it does not name
    /// (`unknown_…`), and those of applications.
    public var otherFields: [FITField] = []

    init(_ message: RawMessage) {
        timestamp = message.timestamp
        event = message.integer(0)
        eventType = message.integer(1)
        let short = message.integer(2)
        data = message.integer(3) ?? short
    }
}

/// An `activity` message: the whole recording.
public struct ActivityMessage: Hashable, Sendable {
    /// When it ended, in UTC.
    public var timestamp: FITTimestamp?
    /// What the clock on the wall showed then, in seconds since 1989-12-31T00:00:00 local time.
    public var localTimestamp: FITTimestamp?
    /// Seconds that the timer ran.
    public var totalTimerTime: Double?
    /// How many sessions there are.
    public var numSessions: Int?

    init(_ message: RawMessage) {
        timestamp = message.timestamp
        localTimestamp = message.timestamp(5)
        totalTimerTime = message.number(0, scale: 1000)
        numSessions = message.integer(1)
    }
}

/// A `sport` message: what a device was set to.
public struct SportMessage: Hashable, Sendable {
    /// The sport as a number of ``FITProfile/sport``.
    public var sport: Int?
    /// The sub-sport as a number of ``FITProfile/subSport``.
    public var subSport: Int?

    init(_ message: RawMessage) {
        sport = message.integer(0)
        subSport = message.integer(1)
    }
}
