package import ActivityModel
import GRDB

/// Where the parts of an activity came from, and where its file lies.
package struct ActivityOrigin: Sendable {
    /// The export whose row is in force.
    package var rowExport: String
    /// When that export was true.
    package var rowAsOf: Timestamp
    /// The export that provided the samples' file; `nil` without one.
    package var fileExport: String?
    /// The path of that file inside the export.
    package var filePath: String?
    package var fileSize: Int64?
    /// The program or device that wrote it, as it says.
    package var creator: String?
    /// Seconds that the clock on the wall was ahead of UTC, where the file tells.
    package var offsetSeconds: Int?
    /// Where the file tells it, such as `fit.local_timestamp`.
    package var offsetSource: String?
    /// The athlete's Strava id where the cache has it in its name.
    package var cacheAthlete: Int64?
    /// What the imports changed, oldest first.
    package var history: [Change]

    /// A change, and when it was met.
    package struct Change: Sendable, Hashable {
        /// The run that met it.
        package var run: Int64
        package var at: Timestamp
        package var change: ActivityChange
    }
}

extension Library {
    /// Where an activity came from; `nil` when there is none of this id.
    package func origin(ofActivity id: Int64) throws -> ActivityOrigin? {
        try read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT e.name, coalesce(r.as_of, e.as_of), f.path, f.size_bytes, f.creator, f.utc_offset_s,
                            f.utc_offset_source, (
                                SELECT x.name FROM ledger l JOIN source x ON x.id = l.source_id
                                WHERE l.file_id = a.file_id
                                ORDER BY x.as_of DESC, x.fingerprint DESC LIMIT 1),
                            \(cacheAthleteSQL("a.athlete_id"))
                        FROM activity a
                        JOIN activity_row r
                            ON r.activity_id = a.id AND r.source_id = a.source_id
                        JOIN source e ON e.id = a.source_id
                        LEFT JOIN source_file f ON f.id = a.file_id
                        WHERE a.id = ?
                        """,
                    arguments: [id])
            else { return nil }
            let history = try Row.fetchAll(
                database,
                sql: """
                    SELECT c.run_id, r.started_at, c.kind, c.old, c.new
                    FROM change c JOIN run r ON r.id = c.run_id
                    WHERE c.activity_id = ? ORDER BY c.run_id, c.number
                    """,
                arguments: [id]
            ).compactMap { row -> ActivityOrigin.Change? in
                guard let kind = ActivityChange.Kind(rawValue: row[2]) else { return nil }
                return ActivityOrigin.Change(
                    run: row[0], at: Timestamp(seconds: row[1]),
                    change: ActivityChange(
                        activityID: id, kind: kind, old: row[3], new: row[4]))
            }
            return ActivityOrigin(
                rowExport: row[0], rowAsOf: Timestamp(seconds: row[1]), fileExport: row[7],
                filePath: row[2], fileSize: row[3], creator: row[4], offsetSeconds: row[5],
                offsetSource: row[6], cacheAthlete: row[8], history: history)
        }
    }
}
