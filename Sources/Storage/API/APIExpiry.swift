package import ActivityModel
import GRDB

extension SyncWriter {
    /// Removes activities that only the API brought: those fetched before a moment, and those that
    /// are gone from Strava. Nothing that came from an export is touched.
    ///
    /// - Returns: how many.
    package func expire(fetchedBefore limit: Timestamp, now: Timestamp) throws -> Int {
        try library.write { database in
            try Resolution(database).removeAPIEvidence(
                athleteID: athleteID,
                where: """
                    NOT EXISTS (
                        SELECT 1 FROM own_row r
                        WHERE r.activity_id = api_activity.activity_id)
                    AND (as_of < \(limit.seconds)
                        OR activity_id IN (
                            SELECT id FROM activity WHERE absent_since IS NOT NULL))
                    """,
                now: now)
        }
    }
}

extension Library {
    /// Removes everything that Strava's API said of an athlete: what only it brought is gone, the
    /// rest is as exports have it.
    ///
    /// - Returns: how many activities are gone.
    package func removeAPI(athlete stravaID: Int64, now: Timestamp) throws -> Int {
        try write { database in
            guard
                let athleteID = try Int64.fetchOne(
                    database, sql: "SELECT id FROM athlete WHERE strava_id = ?",
                    arguments: [stravaID])
            else { return 0 }
            for table in ["api_account", "api_gear"] {
                try database.run("DELETE FROM \(table) WHERE athlete_id = ?", [athleteID])
            }
            try database.run(
                """
                DELETE FROM api_absent
                WHERE activity_id IN (SELECT id FROM activity WHERE athlete_id = ?)
                """, [athleteID])
            let gone = try Resolution(database).removeAPIEvidence(
                athleteID: athleteID, where: "1", now: now)
            try database.run(
                "DELETE FROM source WHERE athlete_id = ? AND kind = 'strava-api'", [athleteID])
            return gone
        }
    }
}

extension Resolution {
    /// Removes what the API said of the activities that a condition on `api_activity` picks, and
    /// derives anew what followed from it.
    fileprivate func removeAPIEvidence(
        athleteID: Int64, where condition: String, now: Timestamp
    ) throws -> Int {
        let affected = try AffectedActivities(
            database, "SELECT activity_id FROM api_activity WHERE athlete_id = ? AND \(condition)",
            [athleteID])
        try database.run("DELETE FROM watermark WHERE athlete_id = ?", [athleteID])
        try database.run(
            """
            DELETE FROM activity_row WHERE activity_id IN \(AffectedActivities.sql)
                AND source_id IN (SELECT id FROM source WHERE kind = 'strava-api')
            """, [affected.argument])
        try database.run(
            """
            DELETE FROM activity WHERE id IN \(AffectedActivities.sql)
                AND NOT EXISTS (
                    SELECT 1 FROM activity_row r WHERE r.activity_id = activity.id)
            """, [affected.argument])
        let gone = database.changesCount
        for table in ["api_reply", "api_absent", "api_activity"] {
            try database.run(
                "DELETE FROM \(table) WHERE activity_id IN \(AffectedActivities.sql)",
                [affected.argument])
        }
        try Resolution(database).resolve(affected)
        try database.removeOrphans()
        _ = try markAbsent(athleteID: athleteID)
        try moveWatermark(athleteID: athleteID, now: now)
        return gone
    }
}
