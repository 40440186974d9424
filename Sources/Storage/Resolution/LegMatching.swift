import ActivityModel
import GRDB

extension Resolution {
    /// Compares the affected activities with their files: which leg of a recording each one is,
    /// which samples belong to it, and how file and row differ.
    func matchFiles(_ affected: AffectedActivities) throws {
        try database.run(
            """
            UPDATE activity
            SET leg = NULL, first_sample = NULL, sample_count = NULL, comparison = NULL
            WHERE file_id IS NULL AND id IN \(AffectedActivities.sql)
            """, [affected.argument])
        let rows = try Row.fetchAll(
            try database.cachedStatement(
                sql: """
                    SELECT a.id, a.leg, a.first_sample, a.sample_count AS own_count, a.comparison,
                        r.start_time, r.elapsed_s, r.distance_m, a.file_id,
                        f.sample_count, f.first_time_us, f.last_time_us, f.distance_m AS file_m,
                        f.format IS 'api' AS is_reply,
                        (SELECT count(*) FROM session s WHERE s.file_id = f.id) AS sessions
                    FROM activity a
                    JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                    JOIN source_file f ON f.id = a.file_id
                    WHERE a.id IN \(AffectedActivities.sql)
                    """), arguments: [affected.argument])
        for row in rows {
            var match = FileMatch(count: row["sample_count"])
            if let span = RecordedSpan(activity: row) {
                let sessions: Int = row["sessions"]
                if sessions > 1 {
                    match.chooseLeg(
                        of: span, try SportSession.fetchAll(database, fileID: row["file_id"]))
                }
                // Samples of the API never were a file that somebody cropped.
                if match.leg == nil, !row["is_reply"], let file = RecordedSpan(file: row) {
                    match.comparison = file.comparison(withRow: span)
                }
            }
            if match == FileMatch(stored: row) { continue }
            try database.run(
                """
                UPDATE activity SET leg = ?, first_sample = ?, sample_count = ?, comparison = ?
                WHERE id = ?
                """,
                [
                    match.leg, match.first, match.count, match.comparison?.rawValue,
                    row["id"] as Int64,
                ])
        }
    }
}

/// The part of its file that an activity is.
private struct FileMatch: Equatable {
    var leg: Int?
    var first: Int? = 0
    var count: Int?
    var comparison: FileComparison?

    init(stored row: Row) {
        leg = row["leg"]
        first = row["first_sample"]
        count = row["own_count"]
        comparison = (row["comparison"] as String?).flatMap(FileComparison.init)
    }

    init(count: Int) { self.count = count }

    /// A leg with unknown samples gets none rather than another leg's.
    mutating func chooseLeg(of row: RecordedSpan, _ sessions: [SportSession]) {
        let spans = sessions.map { session in
            session.start.map { start in
                RecordedSpan(
                    start: start, elapsedSeconds: session.totals.elapsedSeconds ?? 0,
                    distanceMetres: session.totals.distanceMetres)
            }
        }
        let known = spans.indices.filter { spans[$0] != nil }
        guard let found = LegMatching.leg(of: row, in: known.compactMap { spans[$0] }) else {
            return
        }
        leg = known[found]
        let samples = sessions[known[found]].samples ?? 0..<0
        first = samples.lowerBound
        count = samples.count
    }
}

extension RecordedSpan {
    /// The span of an activity's row; `nil` if it has no start or no duration.
    fileprivate init?(activity row: Row) {
        guard let start: Int64 = row["start_time"], let elapsed: Double = row["elapsed_s"] else {
            return nil
        }
        self.init(
            start: Timestamp(seconds: start), elapsedSeconds: elapsed,
            distanceMetres: row["distance_m"])
    }

    /// The span of its file; `nil` if its samples have no times.
    fileprivate init?(file row: Row) {
        guard let first: Int64 = row["first_time_us"], let last: Int64 = row["last_time_us"] else {
            return nil
        }
        let start = Timestamp(microseconds: first)
        self.init(
            start: start, elapsedSeconds: Timestamp(microseconds: last).seconds(since: start),
            distanceMetres: row["file_m"])
    }
}
