/// Finds the leg of a multisport recording that belongs to a row.
package enum LegMatching {
    /// A leg begins when the previous one ends; watches and Strava agree to within this many
    /// seconds.
    private static let slackSeconds = 30.0

    /// The index of the session whose start is that of the row; `nil` if the row is about the whole
    /// recording or about none of its legs.
    ///
    /// A row that starts with the first leg is that leg only if it does not last as long as the
    /// whole.
    package static func leg(of row: RecordedSpan, in sessions: [RecordedSpan]) -> Int? {
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
