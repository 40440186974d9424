/// One sport of an activity, from its start to its end: what FIT calls a session.
public struct SportSession: Hashable, Sendable {
    /// The sport in the words of the FIT profile (`running`), the number where it is unknown,
    /// or the file's own word for GPX and TCX.
    public var sport: String?
    /// The sub-sport in the words of the FIT profile (`treadmill`).
    public var subSport: String?
    /// The start of the session; `nil` if the file does not state it.
    public var start: Timestamp?
    /// Totals as the file states them.
    public var totals = Totals()
    /// How many laps belong to it.
    public var lapCount = 0
    /// Which samples belong to it, where that is known.
    public var samples: Range<Int>?
    /// Metres of one length of the pool, when it was a swim in one.
    public var poolLengthMetres: Double?

    /// A session of which nothing is known yet.
    public init() {}
}

/// A lap: a part of a session.
public struct Lap: Hashable, Sendable {
    /// The start of the lap; `nil` if the file does not state it.
    public var start: Timestamp?
    /// Totals as the file states them.
    public var totals = Totals()
    /// What ended it: `manual`, `distance`, `session_end`, …
    public var trigger: String?
    /// How it was meant: `active`, `rest`, …
    public var intensity: String?
    /// Which samples belong to it, where that is known.
    public var samples: Range<Int>?

    /// A lap of which nothing is known yet.
    public init() {}
}

/// One length of a pool.
public struct PoolLength: Hashable, Sendable {
    /// The start of the length; `nil` if the file does not state it.
    public var start: Timestamp?
    /// Seconds from start to end.
    public var elapsedSeconds: Double?
    /// Seconds that the timer ran.
    public var timerSeconds: Double?
    /// The number of strokes; `nil` if the file does not state it.
    public var strokes: Int?
    /// The stroke in the FIT profile's words: `freestyle`, `backstroke`, …
    public var stroke: String?
    /// Whether it was swum (`true`) or rested.
    public var isActive = true

    /// A length of which nothing is known yet.
    public init() {}
}

/// Something that happened at an instant: the timer stopped, a device lost its battery.
public struct ActivityEvent: Hashable, Sendable {
    /// The time of the event; `nil` if the file does not state it.
    public var time: Timestamp?
    /// What: `timer`, `lap`, `battery`, … or the number where it is unknown.
    public var event: String
    /// `start`, `stop`, `stop_all`, `marker`, … or the number where it is unknown.
    public var type: String?
    /// The event's own number, meaning by event.
    public var data: Int64?

    /// Creates an event from the file's own words.
    public init(time: Timestamp?, event: String, type: String? = nil, data: Int64? = nil) {
        self.time = time
        self.event = event
        self.type = type
        self.data = data
    }
}

/// A device that took part in a recording.
public struct Device: Hashable, Sendable {
    /// Its index in the file; 0 is the one that recorded.
    public var index: Int?
    /// `garmin`, `wahoo_fitness`, … or the number where it is unknown.
    public var manufacturer: String?
    /// The product number that the manufacturer assigned.
    public var product: Int?
    /// The product's name, where the file has it.
    public var productName: String?
    /// The software version as a person would read it.
    public var softwareVersion: String?
    /// The serial number; `nil` if the file does not state it.
    public var serialNumber: UInt32?

    /// A device of which nothing is known yet.
    public init() {}
}
