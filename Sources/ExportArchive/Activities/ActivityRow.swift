public import ActivityModel

/// One activity of `activities.csv`.
public struct ActivityRow: Hashable, Sendable {
    /// The data row it stands in, from 1.
    public var rowNumber: Int
    /// Strava's id of the activity.
    public var id: Int64
    /// The start in UTC; `nil` where the date could not be read.
    public var start: Timestamp?
    /// The title as written, edge spaces included; may be empty.
    public var name: String
    /// The sport as written, in the export's language.
    public var type: String
    /// The sport in Strava's API's words (`Run`, `VirtualRide`); `nil` for an unknown word.
    public var sportType: String?
    /// The description; `nil` when empty.
    public var description: String?
    /// The private note; `nil` when empty.
    public var privateNote: String?
    /// The gear's name as written, edge spaces included; `nil` when empty.
    public var gearName: String?
    /// The bike's id. In exports before autumn 2025 ids above 16,777,216 may be off by one or more.
    public var bikeID: Int64?
    /// The id of the shoes, with the same flaw.
    public var gearID: Int64?
    /// Whether it was a commute; `nil` when neither column says.
    public var commute: Bool?
    /// The file.
    public var fileReference: FileReference
    /// Paths of photos and videos, as written.
    public var media: [String]
    /// The distance in metres, exact where the export has it so.
    public var distanceMetres: Double?
    /// The distance as Strava shows it to people, in a unit that depends on the sport.
    public var displayDistance: String
    /// All numbers, by column.
    public var numbers: ActivityNumbers
    /// The row as written, cell by cell: not always as many as the header has.
    public var cells: [String]
}

extension ActivityRow {
    /// The gear's name without edge spaces: the key to bikes.csv and shoes.csv.
    public var gearKey: String? { gearName.map { String($0.trimmingBlanks) } }
    /// Seconds from start to end.
    public var elapsedSeconds: Double? { numbers[.elapsedTime] ?? numbers[.elapsedTimeAgain] }
    /// Seconds moving.
    public var movingSeconds: Double? { numbers[.movingTime] }
    /// Metres up.
    public var ascentMetres: Double? { numbers[.elevationGain].map(abs) }
    /// Metres down, never negative: some rows write them with a minus sign.
    public var descentMetres: Double? { numbers[.elevationLoss].map(abs) }
    /// Metres above sea level at the lowest point.
    public var lowestMetres: Double? { numbers[.elevationLow] }
    /// Metres above sea level at the highest point.
    public var highestMetres: Double? { numbers[.elevationHigh] }
    /// Metres per second.
    public var maximumSpeed: Double? { numbers[.maxSpeed] }
    /// Metres per second, moving.
    public var averageSpeed: Double? { numbers[.averageSpeed] }
    /// Beats per minute; the first of the two columns is the more complete one.
    public var maximumHeartrate: Double? { numbers[.maxHeartRate] ?? numbers[.maxHeartRateAgain] }
    /// Beats per minute.
    public var averageHeartrate: Double? { numbers[.averageHeartRate] }
    /// Per minute.
    public var maximumCadence: Double? { numbers[.maxCadence] }
    /// Per minute.
    public var averageCadence: Double? { numbers[.averageCadence] }
    /// Watts, Strava's estimates included.
    public var averageWatts: Double? { numbers[.averageWatts] }
    /// Watts.
    public var weightedAverageWatts: Double? { numbers[.weightedAveragePower] }
    /// Kilocalories.
    public var calories: Double? { numbers[.calories] }
    /// Degrees Celsius.
    public var averageTemperature: Double? { numbers[.averageTemperature] }
    /// Strava's relative effort.
    public var relativeEffort: Double? {
        numbers[.relativeEffort] ?? numbers[.relativeEffortAgain]
    }
}
