package import ActivityModel
import GRDB

/// The sources of an activity's parts, and the location of its file.
package struct ActivityOrigin: Sendable {
    /// The export whose row is in force.
    package var rowExport: String
    /// The `as_of` of that export.
    package var rowAsOf: Timestamp
    /// The export that provided the file with the samples; `nil` if there is none.
    package var fileExport: String?
    /// The path of that file inside the export.
    package var filePath: String?
    package var fileSize: Int64?
    /// The program or device that wrote it, according to the file.
    package var creator: String?
    /// The offset of local time from UTC in seconds, if anything tells it.
    package var offsetSeconds: Int?
    /// What tells it: a part of the file such as `fit.local_timestamp`, `strava.api`, `place` or
    /// `around`.
    package var offsetSource: String?
    /// The athlete's Strava id if the cache has it in its name.
    package var cacheAthlete: Int64?
    /// The changes of the imports, oldest first.
    package var history: [Change]

    /// A change, and when it was found.
    package struct Change: Sendable, Hashable {
        /// The run that found it.
        package var run: Int64
        package var at: Timestamp
        package var change: ActivityChange
    }
}

extension Library {
    /// The origin of an activity; `nil` if there is none with this id.
    package func origin(ofActivity id: Int64) throws -> ActivityOrigin? {
        try read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT e.name, coalesce(r.as_of, e.as_of), f.path, f.size_bytes, f.creator, l.utc_offset_s,
                            l.source, (
                                SELECT x.name FROM ledger l JOIN source x ON x.id = l.source_id
                                WHERE l.file_id = a.file_id
                                ORDER BY x.as_of DESC, x.fingerprint DESC LIMIT 1),
                            \(cacheAthleteSQL("a.athlete_id"))
                        FROM activity a
                        JOIN activity_row r
                            ON r.activity_id = a.id AND r.source_id = a.source_id
                        JOIN source e ON e.id = a.source_id
                        LEFT JOIN source_file f ON f.id = a.file_id
                        LEFT JOIN local_time l ON l.activity_id = a.id
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
