/// The content of a TCX text in TCX's own terms.
///
/// Schema: <https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd>, with the extensions
/// `ActivityExtension` v1 and v2.
public struct TCXDocument: Hashable, Sendable {
    /// The `Activity` elements, including those of a `MultiSportSession` and its `Transition`s.
    public var activities: [TCXActivity] = []
    /// The `Course` elements, in the order of the file.
    public var courses: [TCXCourse] = []
    /// The number of `Workout` elements.
    public var workoutCount = 0
    /// The program that wrote the text: `Author/Name`.
    public var author: String?
    /// All `Trackpoint` elements, of activities and courses, in the order of the text.
    public var points: TrackpointColumns
    /// The first non-zero offset from UTC of all times, in seconds east of UTC.
    public var offsetSeconds: Int?
    /// The problems in the order in which they were found.
    public var problems: [TrackXMLProblem] = []
}

/// An `Activity`, or the `Transition` between two of them.
public struct TCXActivity: Hashable, Sendable {
    /// The attribute `Sport`: `Running`, `Biking` or `Other`; `Transition` for a transition.
    public var sport: String?
    /// The `Id` if it is a time, as the schema requires: microseconds since 1970-01-01T00:00:00Z.
    public var id: Int64?
    /// The `Lap` elements, in the order of the file.
    public var laps: [TCXLap] = []
    /// The rows of all its tracks in ``TCXDocument/points``.
    public var points: Range<Int>
    /// What the person wrote about it: `Notes`.
    public var notes: String?
    /// The device that recorded the activity.
    public var creator: TCXCreator?

    /// Creates an activity that begins at a row.
    init(sport: String?, from row: Int) {
        self.sport = sport
        points = row..<row
    }
}

/// A course to follow: a `Course` element.
public struct TCXCourse: Hashable, Sendable {
    /// The content of the `Name` element.
    public var name: String?
    /// What the person wrote about it: `Notes`.
    public var notes: String?
    /// The `Lap` elements; their points are the course's.
    public var laps: [TCXLap] = []
    /// The rows of all its tracks in ``TCXDocument/points``.
    public var points: Range<Int>

    /// Creates a course that begins at a row.
    init(from row: Int) { points = row..<row }
}

/// A `Lap` element with the totals that it states.
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
    /// Average cadence in revolutions per minute: `Cadence`.
    public var cadence: Double?
    /// What ended the lap: `Manual`, `Distance`, `Location`, `Time` or `HeartRate`.
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
    /// What the person wrote about it: `Notes`.
    public var notes: String?
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
