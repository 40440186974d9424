/// An `event` message: something that happened at one moment.
public struct EventMessage: Hashable, Sendable, KeepsOtherFields {
    /// The time of the event, in UTC.
    public var timestamp: FITTimestamp?
    /// The event as a number of ``FITProfile/event``.
    public var event: Int?
    /// The type of event as a number of ``FITProfile/eventType``.
    public var eventType: Int?
    /// The event's data: `data`, otherwise `data16`. Its meaning depends on the event.
    public var data: Int?
    /// All other fields of the message: fields of the profile, fields that it does not define
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

/// An `activity` message: it describes the whole recording.
public struct ActivityMessage: Hashable, Sendable {
    /// The end of the activity, in UTC.
    public var timestamp: FITTimestamp?
    /// The same moment in local time, in seconds since 1989-12-31T00:00:00 local time.
    public var localTimestamp: FITTimestamp?
    /// Timer time in seconds, without pauses.
    public var totalTimerTime: Double?
    /// The number of sessions.
    public var numSessions: Int?

    init(_ message: RawMessage) {
        timestamp = message.timestamp
        localTimestamp = message.timestamp(5)
        totalTimerTime = message.number(0, scale: 1000)
        numSessions = message.integer(1)
    }
}

/// A `sport` message: the sport that a device was set to.
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
