package import ActivityModel
import GRDB

/// What was done on one day in one sport.
package struct DayTotal: Hashable, Sendable {
    /// Days since 1970-01-01, by the clock on the wall where the file tells it, else by UTC.
    package var day: Int
    /// Strava's `sport_type`, or the type as Strava wrote it where that is not known.
    package var sport: String
    /// How many activities.
    package var activities: Int
    /// Metres.
    package var distanceMetres: Double
    /// Seconds in motion.
    package var movingSeconds: Double
    /// Metres climbed.
    package var ascentMetres: Double
}

/// What the front page tells of a library.
package struct Overview: Sendable {
    /// Days with activities, by day and sport; doubles that do not count are left out.
    package var days: [DayTotal] = []
    /// How many activities there are, doubles and activities without a start included.
    package var activities = 0
    /// When the newest export was true.
    package var newestExport: Timestamp?
    /// The newest activity that does not start in the future.
    package var newest: LibraryStatus.Newest?
    /// Activities whose file could not be read or is missing.
    package var unread = 0
    /// Whether the last import did not come to its end.
    package var hasUnfinishedRun = false
}

extension Library {
    /// What the front page tells, of all athletes or of one by Strava id.
    package func overview(athlete: Int64? = nil) throws -> Overview {
        let ours = PageSQL.ours(athlete)
        return try read { database in
            var overview = Overview()
            overview.days = try Row.fetchAll(
                database,
                sql: """
                    WITH local AS (
                        SELECT *, start_time + coalesce(utc_offset_s, 0) AS wall FROM (
                            SELECT r.start_time, \(PageSQL.offset) AS utc_offset_s,
                                coalesce(r.sport_type, r.type) AS sport, r.distance_m, r.moving_s,
                                r.ascent_m
                            FROM activity a
                            JOIN activity_row r
                                ON r.activity_id = a.id AND r.source_id = a.source_id
                            LEFT JOIN source_file f ON f.id = a.file_id
                            WHERE r.start_time IS NOT NULL AND \(PageSQL.counts)
                                AND a.\(ours)))
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
            overview.newest = try LibraryStatus.Newest.fetchAll(database, ours).first
            overview.unread =
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM activity
                        WHERE sample_state IN ('failed', 'missing', 'not-exported') AND \(ours)
                        """) ?? 0
            overview.hasUnfinishedRun =
                try Bool.fetchOne(
                    database,
                    sql: """
                        SELECT coalesce(outcome, '') NOT IN ('finished', 'undone')
                        FROM run ORDER BY id DESC LIMIT 1
                        """) ?? false
            return overview
        }
    }
}

/// Conditions that several of the page's questions share.
enum PageSQL {
    /// The row is of the athlete with this Strava id, or of anybody when there is none: a condition
    /// that costs nothing. Begins with the column, so that a table's name can stand before it.
    static func ours(_ athlete: Int64?) -> String {
        athlete.map { "athlete_id = (SELECT id FROM athlete WHERE strava_id = \($0))" }
            ?? "athlete_id IS NOT NULL"
    }

    /// Seconds that the clock on the wall was ahead of UTC, of the activity `a` with the file `f`.
    static let offset = """
        coalesce(f.utc_offset_s, (
            SELECT x.utc_offset_s FROM api_activity x WHERE x.activity_id = a.id))
        """
    /// The activity `a` counts: no other recording of the same workout is preferred to it.
    static let counts = """
        a.id NOT IN (
            SELECT p.hidden_id FROM preference p JOIN activity b ON b.id = p.preferred_id)
        """
}

extension Library {
    /// Whether there is any activity.
    package func hasActivities() throws -> Bool {
        try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM activity)") ?? false }
    }
}
