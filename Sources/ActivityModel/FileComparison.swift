/// How the file of an activity relates to what Strava's row says of it. Both are kept as they are.
public enum FileComparison: String, CaseIterable, Sendable {
    /// The file reaches beyond the activity: it was cropped or split on Strava, the original was not.
    case cropped = "cropped-on-strava"
    /// The starts differ by whole hours: a clock was wrong or a time zone was guessed.
    case clockOrZone = "clock-or-zone"
}

/// Start, duration and distance of one recording, as one witness states them.
public struct RecordedSpan: Hashable, Sendable {
    /// When it began.
    public var start: Timestamp
    /// Seconds from start to end.
    public var elapsedSeconds: Double
    /// Metres; `nil` when the witness does not say.
    public var distanceMetres: Double?

    /// A span.
    public init(start: Timestamp, elapsedSeconds: Double, distanceMetres: Double? = nil) {
        self.start = start
        self.elapsedSeconds = elapsedSeconds
        self.distanceMetres = distanceMetres
    }

    /// Devices begin a session a moment before the first sample, and end it a moment after the last.
    private static let slackSeconds = 60.0
    /// No place on earth is further from UTC, and no two are further apart in a file's confusion.
    private static let largestZoneHours = 14.0

    /// How a file that spans this relates to a row of Strava's; `nil` when they agree.
    public func comparison(withRow row: RecordedSpan) -> FileComparison? {
        let lead = row.start.seconds(since: start)
        let excess = elapsedSeconds - row.elapsedSeconds
        let slack = max(Self.slackSeconds, row.elapsedSeconds * 0.02)
        let isInside = lead >= -slack && lead + row.elapsedSeconds <= elapsedSeconds + slack
        if excess > slack, isInside, isLonger(than: row) { return .cropped }
        let hours = (lead / 3_600).rounded()
        let isWholeHours = abs(lead - hours * 3_600) <= Self.slackSeconds
        if hours != 0, abs(hours) <= Self.largestZoneHours, isWholeHours, abs(excess) <= slack {
            return .clockOrZone
        }
        return nil
    }

    /// A pause at the end makes a file longer in time alone; a crop shortens the way as well.
    private func isLonger(than row: RecordedSpan) -> Bool {
        guard let metres = distanceMetres, let rowMetres = row.distanceMetres, rowMetres > 0,
            metres > 0
        else { return true }
        return metres > rowMetres * 1.01 + 20
    }
}

/// Finds the leg of a multisport recording that a row is about.
public enum LegMatching {
    /// A leg begins when the one before ends; watches and Strava agree to within this.
    private static let slackSeconds = 30.0

    /// The index of the session whose start is that of the row; `nil` when the row is about the whole
    /// recording, or about none of its legs.
    ///
    /// A row that starts with the first leg is that leg only when it does not last as long as the whole.
    public static func leg(of row: RecordedSpan, in sessions: [RecordedSpan]) -> Int? {
        guard sessions.count > 1 else { return nil }
        let nearest = sessions.indices.min { left, right in
            abs(sessions[left].start.seconds(since: row.start))
                < abs(sessions[right].start.seconds(since: row.start))
        }
        guard let nearest,
            abs(sessions[nearest].start.seconds(since: row.start)) <= slackSeconds
        else { return nil }
        if nearest > 0 { return nearest }
        let leg = sessions[0].elapsedSeconds
        let end = sessions.map { $0.start.seconds(since: sessions[0].start) + $0.elapsedSeconds }
        let whole = end.max() ?? leg
        return abs(row.elapsedSeconds - leg) < abs(row.elapsedSeconds - whole) ? 0 : nil
    }
}
