package import ActivityModel
import GRDB

/// A run with its changes.
package struct RunChanges: Sendable {
    package var run: Int64
    package var startedAt: Timestamp
    /// The exports that it imported first.
    package var exports: [String]
    package var changes: [ActivityChange]
}

extension RunChanges {
    /// Restricts changes to those of an athlete by Strava id. An activity that was undone or
    /// forgotten since belongs to the athlete of the run's exports.
    static func ofAthlete(_ athlete: Int64?) -> String {
        guard let athlete else { return "TRUE" }
        return """
            \(athlete) IN (
                SELECT t.strava_id FROM athlete t
                WHERE t.id = coalesce(
                        (SELECT a.athlete_id FROM activity a WHERE a.id = change.activity_id),
                        (SELECT e.athlete_id FROM source e WHERE e.first_run_id = change.run_id)))
            """
    }
}

extension Library {
    /// The changes of a run, or of the newest run with changes; `nil` if there is none. With an
    /// athlete's Strava id, only the changes of that athlete.
    package func changes(ofRun run: Int64?, athlete: Int64? = nil) throws -> RunChanges? {
        let isTheirs = RunChanges.ofAthlete(athlete)
        return try read { database in
            let newest = try Int64.fetchOne(
                database, sql: "SELECT max(run_id) FROM change WHERE \(isTheirs)")
            guard let id = run ?? newest,
                let row = try Row.fetchOne(
                    database, sql: "SELECT started_at FROM run WHERE id = ?", arguments: [id])
            else { return nil }
            let changes = try Row.fetchAll(
                database,
                sql: "SELECT * FROM change WHERE \(isTheirs) AND run_id = ? ORDER BY number",
                arguments: [id]
            ).compactMap { row in
                ActivityChange.Kind(rawValue: row["kind"]).map {
                    ActivityChange(
                        activityID: row["activity_id"], kind: $0, old: row["old"], new: row["new"])
                }
            }
            return RunChanges(
                run: id, startedAt: Timestamp(seconds: row[0]),
                exports: try String.fetchAll(
                    database,
                    sql: """
                        SELECT name FROM source
                        WHERE first_run_id = ? AND \(ofAthlete(athlete)) ORDER BY id
                        """, arguments: [id]),
                changes: changes)
        }
    }
}
