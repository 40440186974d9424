/// One sport of an activity, from start to end: a session in FIT.
public struct SportSession: Hashable, Sendable {
    /// The sport in the FIT profile's terms (`running`), the number if it is unknown, or the file's
    /// own term for GPX and TCX.
    public var sport: String?
    /// The sub-sport in the FIT profile's terms (`treadmill`).
    public var subSport: String?
    /// The start of the session; `nil` if the file does not state it.
    public var start: Timestamp?
    /// Totals as stated in the file.
    public var totals = Totals()
    /// The number of laps in the session.
    public var lapCount = 0
    /// The range of its samples; `nil` if unknown.
    public var samples: Range<Int>?
    /// The length of the pool in metres, for a pool swim.
    public var poolLengthMetres: Double?

    /// Creates a session without any facts.
    public init() {}
}

/// A lap: a part of a session.
public struct Lap: Hashable, Sendable {
    /// The start of the lap; `nil` if the file does not state it.
    public var start: Timestamp?
    /// Totals as stated in the file.
    public var totals = Totals()
    /// What ended the lap: `manual`, `distance`, `session_end`, …
    public var trigger: String?
    /// The intended effort: `active`, `rest`, …
    public var intensity: String?
    /// The range of its samples; `nil` if unknown.
    public var samples: Range<Int>?
    /// The lap's name, such as `Lap 1` or one that the athlete gave it; only Strava's API has it.
    public var name: String?
    /// The lap's number according to Strava's API, from 1.
    public var index: Int?
    /// The athlete's pace zone of the lap, from 1, according to Strava's API; 0 if there is none.
    public var paceZone: Int?

    /// Creates a lap without any facts.
    public init() {}
}

/// One length of a pool swim.
public struct PoolLength: Hashable, Sendable {
    /// The start of the length; `nil` if the file does not state it.
    public var start: Timestamp?
    /// Elapsed time in seconds, including pauses.
    public var elapsedSeconds: Double?
    /// Timer time in seconds, without pauses.
    public var timerSeconds: Double?
    /// The number of strokes; `nil` if the file does not state it.
    public var strokes: Int?
    /// The stroke in the FIT profile's words: `freestyle`, `backstroke`, …
    public var stroke: String?
    /// Whether it was swum (`true`) or a rest.
    public var isActive = true

    /// Creates a length without any facts.
    public init() {}
}

/// Something that happened at one moment: the timer stopped, a device lost its battery.
public struct ActivityEvent: Hashable, Sendable {
    /// The time of the event; `nil` if the file does not state it.
    public var time: Timestamp?
    /// The event: `timer`, `lap`, `battery`, … or its number if unknown.
    public var event: String
    /// The type of event: `start`, `stop`, `stop_all`, `marker`, … or its number if unknown.
    public var type: String?
    /// The event's data; its meaning depends on the event.
    public var data: Int64?

    /// Creates an event from the file's own words.
    public init(time: Timestamp?, event: String, type: String? = nil, data: Int64? = nil) {
        self.time = time
        self.event = event
        self.type = type
        self.data = data
    }
}

/// The gears after a change of gear.
public struct GearPosition: Hashable, Sendable {
    /// Teeth of the chainring in front; `nil` if unknown.
    public var frontTeeth: Int?
    /// Teeth of the sprocket at the rear; `nil` if unknown.
    public var rearTeeth: Int?
    /// The number of the chainring, from 1, the smallest; `nil` if unknown.
    public var frontNumber: Int?
    /// The number of the sprocket, from 1, the largest; `nil` if unknown.
    public var rearNumber: Int?
}

extension ActivityEvent {
    /// The gears of a `front_gear_change` or `rear_gear_change`, which ``data`` packs in four bytes
    /// (FIT profile, `gear_change_data`): number and teeth at the rear, number and teeth in front.
    public var gears: GearPosition? {
        guard event.hasSuffix("_gear_change"), let data, let packed = UInt32(exactly: data) else {
            return nil
        }
        func byte(_ position: UInt32, unknown: UInt32) -> Int? {
            let value = packed >> (position * 8) & 0xFF
            return value == unknown || value == 0xFF ? nil : Int(value)
        }
        return GearPosition(
            frontTeeth: byte(3, unknown: 0), rearTeeth: byte(1, unknown: 0),
            frontNumber: byte(2, unknown: 0), rearNumber: byte(0, unknown: 0))
    }
}

/// A device that took part in a recording.
public struct Device: Hashable, Sendable {
    /// The device's index in the file; 0 is the recording device.
    public var index: Int?
    /// The manufacturer: `garmin`, `wahoo_fitness`, … or its number if unknown.
    public var manufacturer: String?
    /// The product number that the manufacturer assigned.
    public var product: Int?
    /// The product's name: as the file states it, otherwise as the FIT profile does (`fenix7`).
    public var productName: String?
    /// The software version, formatted for display.
    public var softwareVersion: String?
    /// The serial number; `nil` if the file does not state it.
    public var serialNumber: UInt32?
    /// The kind of sensor in the FIT profile's words: `heart_rate`, `bike_power`, `barometer`, …
    public var kind: String?
    /// How it is connected: `antplus`, `bluetooth_low_energy`, `local` (built in), …
    public var connection: String?
    /// The state of its battery: `new`, `good`, `ok`, `low`, `critical`, …
    public var batteryStatus: String?
    /// The voltage of its battery in volts.
    public var batteryVolts: Double?

    /// Creates a device without any facts.
    public init() {}
}
