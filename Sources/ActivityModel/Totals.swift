/// The totals and averages that a session or lap states; `nil` means that the file does not state
/// the value.
public struct Totals: Hashable, Sendable {
    /// Elapsed time in seconds, including pauses.
    public var elapsedSeconds: Double?
    /// Timer time in seconds, without pauses.
    public var timerSeconds: Double?
    /// Moving time in seconds, as the recorder defines it.
    public var movingSeconds: Double?
    /// Distance in metres, from start to end.
    public var distanceMetres: Double?
    /// Total ascent in metres.
    public var ascentMetres: Double?
    /// Total descent in metres, as a positive number.
    public var descentMetres: Double?
    /// Energy expenditure in kilocalories.
    public var calories: Double?
    /// Average speed in metres per second.
    public var averageSpeed: Double?
    /// Maximum speed in metres per second.
    public var maximumSpeed: Double?
    /// Average heart rate in beats per minute.
    public var averageHeartrate: Double?
    /// Maximum heart rate in beats per minute.
    public var maximumHeartrate: Double?
    /// Average cadence in revolutions (steps of one leg, strokes) per minute.
    public var averageCadence: Double?
    /// Maximum cadence in revolutions (steps of one leg, strokes) per minute.
    public var maximumCadence: Double?
    /// Average power in watts.
    public var averageWatts: Double?
    /// Maximum power in watts.
    public var maximumWatts: Double?
    /// Average temperature in degrees Celsius.
    public var averageTemperature: Double?

    /// Creates totals without any value.
    public init() {}
}

extension Totals {
    /// One of the totals: its names in tables and JSON, and its property.
    package struct Field: Sendable {
        /// Its column in the library's tables, which includes the unit.
        package let column: String
        /// Its key in JSON, and in the API's laps if they have it.
        package let key: String
        /// Gives access to its property. A closure, since key paths cost a hundred times as much.
        fileprivate let access: @Sendable (inout Totals, (inout Double?) -> Void) -> Void

        fileprivate init(
            _ column: String, _ key: String,
            access: @escaping @Sendable (inout Totals, (inout Double?) -> Void) -> Void
        ) {
            (self.column, self.key, self.access) = (column, key, access)
        }
    }

    /// The value of one of the totals.
    package subscript(field: Field) -> Double? {
        get {
            var (copy, value) = (self, Double?.none)
            field.access(&copy) { value = $0 }
            return value
        }
        set { field.access(&self) { $0 = newValue } }
    }

    /// All totals, in the order of the tables: a new one is a property and a line here.
    package static let fields: [Field] = [
        Field("elapsed_s", "elapsed") { $1(&$0.elapsedSeconds) },
        Field("timer_s", "timer") { $1(&$0.timerSeconds) },
        Field("moving_s", "moving") { $1(&$0.movingSeconds) },
        Field("distance_m", "distance") { $1(&$0.distanceMetres) },
        Field("ascent_m", "ascent") { $1(&$0.ascentMetres) },
        Field("descent_m", "descent") { $1(&$0.descentMetres) },
        Field("calories_kcal", "calories") { $1(&$0.calories) },
        Field("average_speed_mps", "average_speed") { $1(&$0.averageSpeed) },
        Field("max_speed_mps", "max_speed") { $1(&$0.maximumSpeed) },
        Field("average_heartrate_bpm", "average_heartrate") { $1(&$0.averageHeartrate) },
        Field("max_heartrate_bpm", "max_heartrate") { $1(&$0.maximumHeartrate) },
        Field("average_cadence_rpm", "average_cadence") { $1(&$0.averageCadence) },
        Field("max_cadence_rpm", "max_cadence") { $1(&$0.maximumCadence) },
        Field("average_watts", "average_watts") { $1(&$0.averageWatts) },
        Field("max_watts", "max_watts") { $1(&$0.maximumWatts) },
        Field("average_temperature_c", "average_temperature") { $1(&$0.averageTemperature) },
    ]
}
