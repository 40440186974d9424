package import ActivityModel
import GRDB

/// The totals of one day in one sport.
package struct DayTotal: Hashable, Sendable {
    /// Days since 1970-01-01, in local time if known, otherwise in UTC.
    package var day: Int
    /// Strava's `sport_type`, or the type as Strava wrote it if it is unknown.
    package var sport: String
    package var activities: Int
    package var distanceMetres: Double
    package var movingSeconds: Double
    package var ascentMetres: Double
}

/// The facts for the front page.
package struct Overview: Sendable {
    /// Days with activities, by day and sport, without hidden duplicates.
    package var days: [DayTotal] = []
    /// The number of activities, including duplicates and activities without a start.
    package var activities = 0
    /// The `as_of` of the newest export.
    package var newestExport: Timestamp?
    /// The newest activity that does not start in the future.
    package var newest: LibraryStatus.Newest?
    /// The records of each family of sports.
    package var records: [ActivityRecord] = []
    /// Activities whose file is missing or could not be read.
    package var unread = 0
    /// Whether the last import was not completed.
    package var hasUnfinishedImport = false
    /// Whether the last run was a sync that was refused, interrupted or killed.
    package var hasUnfinishedSync = false
}

extension Library {
    /// The facts for the front page, for all athletes or one by Strava id.
    package func overview(athlete: Int64? = nil) throws -> Overview {
        let ours = ofAthlete(athlete)
        return try read { database in
            var overview = Overview()
            overview.days = try Row.fetchAll(
                database,
                sql: """
                    WITH local AS (
                        SELECT sport, distance_m, moving_s, ascent_m,
                            start_time + coalesce(utc_offset_s, 0) AS wall
                        FROM current_activity
                        WHERE start_time IS NOT NULL AND hidden_behind IS NULL AND \(ours))
                    SELECT (wall - (wall % 86400 + 86400) % 86400) / 86400, sport, count(*),
                        coalesce(sum(distance_m), 0.0), coalesce(sum(moving_s), 0.0),
                        coalesce(sum(ascent_m), 0.0)
                    FROM local GROUP BY 1, 2 ORDER BY 1, 2
                    """
            ).map { row in
                DayTotal(
                    day: row[0], sport: row[1], activities: row[2], distanceMetres: row[3],
                    movingSeconds: row[4], ascentMetres: row[5])
            }
            overview.activities =
                try Int.fetchOne(database, sql: "SELECT count(*) FROM activity WHERE \(ours)") ?? 0
            overview.newestExport = try Int64.fetchOne(
                database, sql: "SELECT max(as_of) FROM own_source WHERE \(ours)"
            ).map { Timestamp(seconds: $0) }
            overview.newest = try LibraryStatus.Newest.fetchAll(database, athlete).first
            overview.records = try ActivityRecord.fetchAll(database, athlete)
            overview.unread =
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM activity
                        WHERE sample_state IN ('failed', 'missing', 'not-exported') AND \(ours)
                        """) ?? 0
            let unfinished = try RunKind.ofUnfinishedRun(database)
            overview.hasUnfinishedImport = unfinished == .import
            overview.hasUnfinishedSync = unfinished == .sync
            return overview
        }
    }
}

extension Library {
    /// Whether there is any activity.
    package func hasActivities() throws -> Bool {
        try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM activity)") ?? false }
    }
}
