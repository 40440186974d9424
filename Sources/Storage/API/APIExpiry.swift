package import ActivityModel
import GRDB

extension SyncWriter {
    /// Removes activities that only the API brought: those fetched before a moment, and those that
    /// are gone from Strava. Nothing that came from an export is touched.
    ///
    /// - Returns: how many.
    package func expire(fetchedBefore limit: Timestamp, now: Timestamp) throws -> Int {
        try library.write { database in
            try ImportBatch(database: database, runID: runID).removeAPIEvidence(
                athleteID: athleteID,
                where: """
                    NOT EXISTS (
                        SELECT 1 FROM activity_row r JOIN export e ON e.id = r.export_id
                        WHERE r.activity_id = api_activity.activity_id AND e.kind <> 'api')
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
            let batch = ImportBatch(database: database, runID: 0)
            for table in ["api_account", "api_gear"] {
                try batch.execute("DELETE FROM \(table) WHERE athlete_id = ?", [athleteID])
            }
            try batch.execute(
                """
                DELETE FROM api_absent
                WHERE activity_id IN (SELECT id FROM activity WHERE athlete_id = ?)
                """, [athleteID])
            let gone = try batch.removeAPIEvidence(athleteID: athleteID, where: "1", now: now)
            try batch.execute(
                "DELETE FROM export WHERE athlete_id = ? AND kind = 'api'", [athleteID])
            return gone
        }
    }
}

extension ImportBatch {
    /// Removes what the API said of the activities that a condition on `api_activity` picks, and
    /// derives anew what followed from it.
    fileprivate func removeAPIEvidence(
        athleteID: Int64, where condition: String, now: Timestamp
    ) throws -> Int {
        try affect(
            "SELECT activity_id FROM api_activity WHERE athlete_id = ? AND \(condition)",
            [athleteID])
        let affected = "SELECT id FROM temp.affected"
        try execute("DELETE FROM watermark WHERE athlete_id = ?", [athleteID])
        try execute(
            """
            DELETE FROM activity_row WHERE activity_id IN (\(affected))
                AND export_id IN (SELECT id FROM export WHERE kind = 'api')
            """, [])
        try execute(
            """
            DELETE FROM activity WHERE id IN (\(affected))
                AND NOT EXISTS (
                    SELECT 1 FROM activity_row r WHERE r.activity_id = activity.id)
            """, [])
        let gone = database.changesCount
        for table in ["api_reply", "api_absent", "api_activity"] {
            try execute("DELETE FROM \(table) WHERE activity_id IN (\(affected))", [])
        }
        try update(Self.rowInForce)
        try tieFiles()
        try removeOrphans()
        _ = try markAbsent(athleteID: athleteID)
        try moveWatermark(athleteID: athleteID, now: now)
        return gone
    }
}
