/// How an activity's file differs from Strava's row. Both are kept unchanged.
public enum FileComparison: String, CaseIterable, Sendable {
    /// The file is longer than the activity: the activity was cropped or split on Strava, the
    /// original was not.
    case cropped = "cropped-on-strava"
    /// The starts differ by whole quarter hours, up to fourteen hours: a time zone was guessed.
    case clockOrZone = "clock-or-zone"
    /// The starts differ by multiples of 1,024 weeks: the receiver counts GPS weeks in ten bits,
    /// and its firmware does not know how often the count has restarted (as on 2019-04-06).
    case gpsWeekRollover = "gps-week-rollover"
    /// The starts differ in another way, but the lengths agree: the device's clock was wrong.
    case otherStart = "other-start"
    /// Neither start nor length agree: the file is of another workout.
    case otherWorkout = "other-workout"

    /// The code of the issue that reports the difference.
    public var issueCode: IssueCode {
        switch self {
        case .cropped: .fileCropped
        case .clockOrZone: .fileClock
        case .gpsWeekRollover: .fileWeekRollover
        case .otherStart: .fileOtherStart
        case .otherWorkout: .fileOtherWorkout
        }
    }
}

/// Start, duration and distance of a recording, as one source states them.
public struct RecordedSpan: Hashable, Sendable {
    /// The start of the activity.
    public var start: Timestamp
    /// Elapsed time in seconds, including pauses.
    public var elapsedSeconds: Double
    /// Distance in metres; `nil` if the source does not state it.
    public var distanceMetres: Double?

    /// Creates the statement of one source about start, duration and distance.
    public init(start: Timestamp, elapsedSeconds: Double, distanceMetres: Double? = nil) {
        self.start = start
        self.elapsedSeconds = elapsedSeconds
        self.distanceMetres = distanceMetres
    }

    /// Devices begin a session a moment before the first sample and end it a moment after the last.
    private static let slackSeconds = 60.0
    /// The maximum difference between starts that is no other clock's.
    private static let largestDriftSeconds = 600.0
    /// Offsets from UTC are multiples of this; Nepal and the Chatham Islands use quarter hours.
    private static let zoneStepSeconds = 900.0
    /// No place on Earth is further from UTC, and no confusion of zones in a file is larger.
    private static let largestZoneSeconds = 14 * 3_600.0
    private static let gpsEraSeconds = 1_024 * 7 * 86_400.0

    /// How a file that spans this differs from a row of Strava's; `nil` if they agree.
    public func comparison(withRow row: RecordedSpan) -> FileComparison? {
        let lead = row.start.seconds(since: start)
        let excess = elapsedSeconds - row.elapsedSeconds
        let slack = max(Self.slackSeconds, row.elapsedSeconds * 0.02)
        // However long an activity is, a start that is a quarter of an hour off is another time zone.
        let drift = min(slack, Self.largestDriftSeconds)
        let isInside = lead >= -drift && lead + row.elapsedSeconds <= elapsedSeconds + drift
        if excess > slack, isInside, isLonger(than: row) { return .cropped }
        // A start within the file means that the recorder ran while waiting.
        if abs(lead) <= drift || isInside { return nil }
        let hasItsLength = abs(excess) <= slack
        if hasItsLength, Self.isZone(lead) { return .clockOrZone }
        let eras = (lead / Self.gpsEraSeconds).rounded()
        // A rolled-over clock may also have been read in the wrong time zone.
        if eras != 0, Self.isZone(lead - eras * Self.gpsEraSeconds) { return .gpsWeekRollover }
        return hasItsLength || isAlike(row) ? .otherStart : .otherWorkout
    }

    /// Whether the seconds are a possible difference between two time zones, or zero.
    private static func isZone(_ seconds: Double) -> Bool {
        let steps = (seconds / zoneStepSeconds).rounded()
        return abs(seconds) <= largestZoneSeconds + slackSeconds
            && abs(seconds - steps * zoneStepSeconds) <= slackSeconds
    }

    /// A pause at the end makes a file longer only in time; a crop also shortens the distance.
    private func isLonger(than row: RecordedSpan) -> Bool {
        guard let metres = distanceMetres, let rowMetres = row.distanceMetres, rowMetres > 0,
            metres > 0
        else { return true }
        return metres > rowMetres * 1.01 + 20
    }

    /// Whether two spans can be of the same workout, paused, cut or measured differently.
    private func isAlike(_ row: RecordedSpan) -> Bool {
        func isNear(_ one: Double, _ other: Double) -> Bool {
            min(one, other) > 0 && max(one, other) / min(one, other) <= 1.5
        }
        guard let metres = distanceMetres, let rowMetres = row.distanceMetres,
            metres > 0, rowMetres > 0
        else { return isNear(elapsedSeconds, row.elapsedSeconds) }
        return isNear(metres, rowMetres)
    }
}
