/// The name of a channel, in Strava's words where Strava has one.
public struct StreamName: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name as programs see it, in snake_case.
    public var rawValue: String
    /// A channel of any name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name, the same as `rawValue`.
    public var description: String { rawValue }

    /// When the sample was taken: seconds since 1970-01-01T00:00:00Z.
    public static let time = StreamName(rawValue: "time")
    /// Latitude in degrees north, WGS 84.
    public static let latitude = StreamName(rawValue: "latitude")
    /// Longitude in degrees east, WGS 84.
    public static let longitude = StreamName(rawValue: "longitude")
    /// Metres above sea level as the device saw it.
    public static let altitude = StreamName(rawValue: "altitude")
    /// Cumulative metres since the start.
    public static let distance = StreamName(rawValue: "distance")
    /// Speed in metres per second.
    public static let velocity = StreamName(rawValue: "velocity")
    /// Heart rate in beats per minute.
    public static let heartrate = StreamName(rawValue: "heartrate")
    /// Beats per minute with those that a strap stored and gave later, merged by their time (FIT's
    /// `hr` messages): where it exists, it is the heart rate.
    public static let mergedHeartrate = StreamName(rawValue: "heartrate_merged")
    /// Revolutions (or steps of one leg, or strokes) per minute.
    public static let cadence = StreamName(rawValue: "cadence")
    /// Power in watts.
    public static let watts = StreamName(rawValue: "watts")
    /// Degrees Celsius at the device.
    public static let temperature = StreamName(rawValue: "temperature")
    /// FIT's `left_right_balance`: the right side's share in percent where 128 was added, 128 alone
    /// for an unknown one.
    public static let balance = StreamName(rawValue: "left_right_balance")

    /// The unit that a native stream of this name has; empty where the name does not tell.
    public var unit: String {
        switch self {
        case .time: "s"
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
