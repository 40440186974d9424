/// The name of a channel, the same as Strava's if Strava has one.
public struct StreamName: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name in snake_case.
    public var rawValue: String
    /// Creates a channel with any name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name, the same as `rawValue`.
    public var description: String { rawValue }

    /// The time of the sample in seconds since 1970-01-01T00:00:00Z.
    public static let time = StreamName(rawValue: "time")
    /// Latitude in degrees north, WGS 84.
    public static let latitude = StreamName(rawValue: "latitude")
    /// Longitude in degrees east, WGS 84.
    public static let longitude = StreamName(rawValue: "longitude")
    /// Altitude in metres above sea level, according to the device.
    public static let altitude = StreamName(rawValue: "altitude")
    /// Cumulative distance in metres since the start.
    public static let distance = StreamName(rawValue: "distance")
    /// Speed in metres per second.
    public static let velocity = StreamName(rawValue: "velocity")
    /// Heart rate in beats per minute.
    public static let heartrate = StreamName(rawValue: "heartrate")
    /// Heart rate in beats per minute, including beats that a strap stored and delivered later,
    /// merged by time (FIT's `hr` messages). If present, it is the heart rate.
    public static let mergedHeartrate = StreamName(rawValue: "heartrate_merged")
    /// Cadence in revolutions (or steps of one leg, or strokes) per minute.
    public static let cadence = StreamName(rawValue: "cadence")
    /// Power in watts.
    public static let watts = StreamName(rawValue: "watts")
    /// Temperature at the device in degrees Celsius.
    public static let temperature = StreamName(rawValue: "temperature")
    /// FIT's `left_right_balance`: the right side's share in percent if 128 is added, 128 alone if
    /// unknown.
    public static let balance = StreamName(rawValue: "left_right_balance")

    /// The time between two heartbeats in seconds; not a channel of samples.
    public static let heartbeatInterval = StreamName(rawValue: "rr_interval")

    /// The unit of a native stream with this name; empty if the name does not determine it.
    public var unit: String {
        switch self {
        case .time, .heartbeatInterval: "s"
        case .latitude, .longitude: "degrees"
        case .altitude, .distance: "m"
        case .velocity: "m/s"
        case .heartrate, .mergedHeartrate: "bpm"
        case .cadence: "rpm"
        case .watts: "W"
        case .temperature: "°C"
        default: ""
        }
    }
}
