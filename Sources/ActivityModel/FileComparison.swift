/// How the file of an activity relates to what Strava's row says of it. Both are kept as they are.
public enum FileComparison: String, CaseIterable, Sendable {
    /// The file reaches beyond the activity: it was cropped or split on Strava, the original was not.
    case cropped = "cropped-on-strava"
    /// The starts differ by whole quarter hours, up to fourteen hours: a time zone was guessed.
    case clockOrZone = "clock-or-zone"
    /// The starts differ by multiples of 1,024 weeks: the receiver counts GPS weeks in ten bits, and
    /// its firmware does not know how often they began again (as on 2019-04-06).
    case gpsWeekRollover = "gps-week-rollover"
    /// The starts differ by anything else; the lengths agree, so that the clock was wrong.
    case otherStart = "other-start"
    /// Neither start nor length agree: the file is of another workout.
    case otherWorkout = "other-workout"

    /// The code of the issue that reports it.
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

/// Start, duration and distance of one recording, as one witness states them.
public struct RecordedSpan: Hashable, Sendable {
    /// The start of the activity.
    public var start: Timestamp
    /// Seconds from start to end.
    public var elapsedSeconds: Double
    /// Metres; `nil` when the witness does not say.
    public var distanceMetres: Double?

    /// Creates the statement of one source about start, duration and distance.
    public init(start: Timestamp, elapsedSeconds: Double, distanceMetres: Double? = nil) {
        self.start = start
        self.elapsedSeconds = elapsedSeconds
        self.distanceMetres = distanceMetres
    }

    /// Devices begin a session a moment before the first sample, and end it a moment after the last.
    private static let slackSeconds = 60.0
    /// Offsets from UTC are multiples of this, with Nepal and the Chatham Islands in mind.
    private static let zoneStepSeconds = 900.0
    /// No place on earth is further from UTC, and no two are further apart in a file's confusion.
    private static let largestZoneSeconds = 14 * 3_600.0
    private static let gpsEraSeconds = 1_024 * 7 * 86_400.0

    /// How a file that spans this relates to a row of Strava's; `nil` when they agree.
    public func comparison(withRow row: RecordedSpan) -> FileComparison? {
        let lead = row.start.seconds(since: start)
        let excess = elapsedSeconds - row.elapsedSeconds
        let slack = max(Self.slackSeconds, row.elapsedSeconds * 0.02)
        let isInside = lead >= -slack && lead + row.elapsedSeconds <= elapsedSeconds + slack
        if excess > slack, isInside, isLonger(than: row) { return .cropped }
        // What lies within the file began while the recorder ran: a wait at the start or the end.
        if abs(lead) <= slack || isInside { return nil }
        let hasItsLength = abs(excess) <= slack
        if hasItsLength, Self.isZone(lead) { return .clockOrZone }
        let eras = (lead / Self.gpsEraSeconds).rounded()
        // A rolled-over clock may have been read in the wrong time zone as well.
        if eras != 0, Self.isZone(lead - eras * Self.gpsEraSeconds) { return .gpsWeekRollover }
        return hasItsLength || isAlike(row) ? .otherStart : .otherWorkout
    }

    /// Whether seconds are those between two time zones, or none.
    private static func isZone(_ seconds: Double) -> Bool {
        let steps = (seconds / zoneStepSeconds).rounded()
        return abs(seconds) <= largestZoneSeconds + slackSeconds
            && abs(seconds - steps * zoneStepSeconds) <= slackSeconds
    }

    /// A pause at the end makes a file longer in time alone; a crop shortens the way as well.
    private func isLonger(than row: RecordedSpan) -> Bool {
        guard let metres = distanceMetres, let rowMetres = row.distanceMetres, rowMetres > 0,
            metres > 0
        else { return true }
        return metres > rowMetres * 1.01 + 20
    }

    /// Whether two spans can be of one workout that was paused, cut or measured differently.
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
