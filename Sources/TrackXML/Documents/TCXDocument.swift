/// What a TCX text says, in TCX's own words.
///
/// Schema: <https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd>, with the extensions
/// `ActivityExtension` v1 and v2.
public struct TCXDocument: Hashable, Sendable {
    /// Each `Activity`, those of a `MultiSportSession` and its `Transition`s included.
    public var activities: [TCXActivity] = []
    /// Each `Course`.
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
    /// Each `Lap`.
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

/// A `Course`.
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
    /// Seconds.
    public var totalTimeSeconds: Double?
    /// Metres.
    public var distanceMeters: Double?
    /// Metres per second.
    public var maximumSpeed: Double?
    /// Kilocalories.
    public var calories: Double?
    /// Beats per minute.
    public var averageHeartRateBpm: Double?
    /// Beats per minute.
    public var maximumHeartRateBpm: Double?
    /// `Active` or `Resting`.
    public var intensity: String?
    /// Revolutions per minute, on average.
    public var cadence: Double?
    /// `Manual`, `Distance`, `Location`, `Time` or `HeartRate`.
    public var triggerMethod: String?
    /// Metres per second (`LX`).
    public var avgSpeed: Double?
    /// Watts (`LX`).
    public var avgWatts: Double?
    /// Watts (`LX`).
    public var maxWatts: Double?
    /// Steps of one leg per minute (`LX`).
    public var avgRunCadence: Double?
    /// Steps of one leg per minute (`LX`).
    public var maxRunCadence: Double?
    /// Revolutions per minute (`LX`).
    public var maxBikeCadence: Double?
    /// Steps (`LX`).
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
    /// `Name`.
    public var name: String?
    /// `UnitId`: the serial number.
    public var unitID: Int?
    /// `ProductID`.
    public var productID: Int?
    /// `Version/VersionMajor`.
    public var versionMajor: Int?
    /// `Version/VersionMinor`.
    public var versionMinor: Int?
}
