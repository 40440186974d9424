import ActivityModel
import GRDB

extension Resolution {
    /// Records the newest activity of each provider that does not start in the future. Cross join:
    /// newest first, by the index of starts, so that the first one found ends the search.
    func moveWatermark(athleteID: Int64, now: Timestamp) throws {
        try database.run("DELETE FROM watermark WHERE athlete_id = ?", [athleteID])
        let providers = try String.fetchAll(
            try database.cachedStatement(
                sql: "SELECT DISTINCT provider FROM source WHERE athlete_id = ?"),
            arguments: [athleteID])
        for provider in providers {
            try database.run(
                """
                INSERT INTO watermark (athlete_id, provider, activity_id, start_time)
                SELECT a.athlete_id, a.provider, a.id, r.start_time
                FROM activity_row r
                CROSS JOIN activity a ON a.id = r.activity_id AND a.source_id = r.source_id
                WHERE a.athlete_id = ? AND a.provider = ? AND r.start_time <= ?
                    AND (\(WatermarkSQL.isCovered))
                ORDER BY r.start_time DESC, a.id DESC LIMIT 1
                """, [athleteID, provider, now.seconds])
        }
    }
}

/// The candidates for the newest activity of an athlete.
enum WatermarkSQL {
    /// Whether everything up to the activity `a` with its row `r` is known: an export contains it,
    /// or the regular walk through Strava's list has come that far. Requesting another range of
    /// dates does not move it.
    static let isCovered = """
        r.start_time <= (
            SELECT c.list_cursor FROM api_account c WHERE c.athlete_id = a.athlete_id)
        OR EXISTS (
            SELECT 1 FROM own_row o WHERE o.activity_id = a.id)
        """
}
