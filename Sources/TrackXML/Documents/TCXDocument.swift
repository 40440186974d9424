/// What a TCX text says, in TCX's own words.
///
/// Schema: <https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd>, with the extensions
/// `ActivityExtension` v1 and v2.
public struct TCXDocument: Hashable, Sendable {
    /// Each `Activity`, those of a `MultiSportSession` and its `Transition`s included.
    public var activities: [TCXActivity] = []
    /// The `Course` elements, in the order of the file.
    public var courses: [TCXCourse] = []
    /// How many `Workout` there are.
    public var workoutCount = 0
    /// The program that wrote the text: `Author/Name`.
    public var author: String?
    /// All `Trackpoint`, of activities and courses, in the order of the text.
    public var points: TrackpointColumns
    /// The first offset from UTC that is not zero, in seconds east, of all times that name one.
    public var offsetSeconds: Int?
    /// What was odd, in the order in which it was met.
    public var problems: [TrackXMLProblem] = []
}

/// An `Activity`, or the `Transition` between two of them.
public struct TCXActivity: Hashable, Sendable {
    /// The attribute `Sport`: `Running`, `Biking` or `Other`; `Transition` for a transition.
    public var sport: String?
    /// `Id` where it is a time, as the schema wants it: microseconds since 1970-01-01T00:00:00Z.
    public var id: Int64?
    /// The `Lap` elements, in the order of the file.
    public var laps: [TCXLap] = []
    /// The rows of all its tracks in ``TCXDocument/points``.
    public var points: Range<Int>
    /// The device that recorded it.
    public var creator: TCXCreator?

    /// An activity that begins at a row.
    init(sport: String?, from row: Int) {
        self.sport = sport
        points = row..<row
    }
}

/// A course to follow: a `Course` element.
public struct TCXCourse: Hashable, Sendable {
    /// Each `Lap`; their points are the course's.
    public var laps: [TCXLap] = []
    /// The rows of all its tracks in ``TCXDocument/points``.
    public var points: Range<Int>

    /// A course that begins at a row.
    init(from row: Int) { points = row..<row }
}

/// A `Lap`, with the totals that it states.
public struct TCXLap: Hashable, Sendable {
    /// The attribute `StartTime`: microseconds since 1970-01-01T00:00:00Z.
    public var startTime: Int64?
    /// Elapsed time in seconds: `TotalTimeSeconds`.
    public var totalTimeSeconds: Double?
    /// Distance in metres: `DistanceMeters`.
    public var distanceMeters: Double?
    /// Maximum speed in metres per second: `MaximumSpeed`.
    public var maximumSpeed: Double?
    /// Energy expenditure in kilocalories: `Calories`.
    public var calories: Double?
    /// Average heart rate in beats per minute: `AverageHeartRateBpm`.
    public var averageHeartRateBpm: Double?
    /// Maximum heart rate in beats per minute: `MaximumHeartRateBpm`.
    public var maximumHeartRateBpm: Double?
    /// Intensity of the lap: `Active` or `Resting`.
    public var intensity: String?
    /// Revolutions per minute, on average.
    public var cadence: Double?
    /// `Manual`, `Distance`, `Location`, `Time` or `HeartRate`.
    public var triggerMethod: String?
    /// Average speed in metres per second, from the `LX` extension.
    public var avgSpeed: Double?
    /// Average power in watts, from the `LX` extension.
    public var avgWatts: Double?
    /// Maximum power in watts, from the `LX` extension.
    public var maxWatts: Double?
    /// Steps of one leg per minute (`LX`).
    public var avgRunCadence: Double?
    /// Steps of one leg per minute (`LX`).
    public var maxRunCadence: Double?
    /// Maximum cadence in revolutions per minute, from the `LX` extension.
    public var maxBikeCadence: Double?
    /// Number of steps, from the `LX` extension.
    public var steps: Double?
    /// The rows of each `Track` in ``TCXDocument/points``.
    public var tracks: [Range<Int>] = []
    /// The rows of the lap.
    public var points: Range<Int>

    /// A lap that begins at a row.
    init(from row: Int) { points = row..<row }
}

/// A device or program, as `Creator` describes it.
public struct TCXCreator: Hashable, Sendable {
    /// The name of the device: `Name`.
    public var name: String?
    /// The serial number of the device: `UnitId`.
    public var unitID: Int?
    /// The product number of the device: `ProductID`.
    public var productID: Int?
    /// The major version of the firmware: `VersionMajor`.
    public var versionMajor: Int?
    /// The minor version of the firmware: `VersionMinor`.
    public var versionMinor: Int?
}
