package import ActivityModel
import GRDB

/// The requests that can be made about one activity.
package enum APIPart: String, CaseIterable, Sendable {
    case detail
    case streams
    case zones
    /// The name of a bike or a pair of shoes; not about an activity.
    case gear
}

/// The requests that remain to be made about one activity.
package struct APITask: Hashable, Sendable {
    package var activityID: Int64
    /// In the order in which to make them.
    package var parts: [APIPart]
}

/// Requests beyond details and streams.
package struct APIExtras: Hashable, Sendable {
    /// Heart rate and power zones.
    package var zones: Bool

    package init(zones: Bool = false) { self.zones = zones }
}

extension Library {
    /// What is to be asked of Strava, newest activity first: what only the API knows, what exports
    /// have no readable file of, and what a webhook named. Nothing whose retry time has not come, and
    /// nothing that expired.
    ///
    /// - Parameter ids: only these; `nil`: all.
    package func apiTasks(
        athleteID: Int64, now: Timestamp, extras: APIExtras = APIExtras(),
        among ids: Set<Int64>? = nil
    ) throws -> [APITask] {
        try read { database in
            try Row.fetchAll(
                try database.cachedStatement(
                    sql: "\(APITask.select(extras)) ORDER BY start_time DESC, activity_id DESC"),
                arguments: [athleteID, now.seconds]
            ).map { row in
                APITask(
                    activityID: row["activity_id"],
                    parts: [
                        (APIPart.detail, "wants_detail"), (.streams, "wants_streams"),
                        (.zones, "wants_zones"),
                    ].compactMap { row[$0.1] ? $0.0 : nil })
            }.filter { ids?.contains($0.activityID) ?? true }
        }
    }

    /// Gear that activities use and that has no name yet.
    package func unnamedGear(athleteID: Int64, now: Timestamp) throws -> [String] {
        try read { database in
            try String.fetchAll(
                try database.cachedStatement(
                    sql: """
                        SELECT DISTINCT x.gear_key FROM api_activity x
                        WHERE x.athlete_id = ?1 AND x.gear_key IS NOT NULL AND x.gear_name IS NULL
                            AND x.gear_key NOT IN (SELECT id FROM api_gear)
                            AND CAST(substr(x.gear_key, 2) AS INTEGER) NOT IN (
                                SELECT CAST(strava_id AS INTEGER) FROM gear
                                WHERE athlete_id = ?1 AND strava_id IS NOT NULL)
                            AND NOT EXISTS (
                                SELECT 1 FROM api_activity y
                                WHERE y.gear_key = x.gear_key AND y.gear_name IS NOT NULL)
                            AND NOT EXISTS (
                                SELECT 1 FROM api_failure f WHERE f.part = 'gear'
                                    AND f.subject = x.gear_key AND f.retry_at > ?2)
                        ORDER BY x.gear_key
                        """),
                arguments: [athleteID, now.seconds])
        }
    }
}

extension APITask {
    /// Whether an export has a row of the activity `c`.
    private static let isExported = """
        EXISTS (SELECT 1 FROM own_row r WHERE r.activity_id = c.activity_id)
        """
    /// Whether an export has a readable file of it.
    private static let isRecorded = """
        EXISTS (SELECT 1 FROM own_row r JOIN source_file f ON f.id = r.file_id
            WHERE r.activity_id = c.activity_id AND f.outcome IN ('decoded', 'partial'))
        """

    /// The activities to consider: those in the list, those with an export row but no readable file
    /// (the id is enough to request them), and those that a webhook named.
    private static let candidates = """
        SELECT x.activity_id, x.start_time, x.detail_at, x.streams_state, x.is_manual,
            x.detail, w.since, 1 AS is_known
        FROM api_activity x LEFT JOIN api_wanted w ON w.activity_id = x.activity_id
        WHERE x.athlete_id = ?1
        UNION ALL
        SELECT a.id, r.start_time, NULL, NULL, 0, NULL, NULL, 0
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
        WHERE a.athlete_id = ?1 AND a.provider = 'strava' AND a.sample_state IN ('missing', 'not-exported', 'failed')
            AND NOT EXISTS (SELECT 1 FROM api_activity x WHERE x.activity_id = a.id)
        UNION ALL
        SELECT w.activity_id, w.since, NULL, NULL, 0, NULL, w.since, 0
        FROM api_wanted w
        WHERE w.athlete_id = ?1
            AND NOT EXISTS (SELECT 1 FROM api_activity x WHERE x.activity_id = w.activity_id)
            AND NOT EXISTS (
                SELECT 1 FROM activity a WHERE a.id = w.activity_id
                    AND a.sample_state IN ('missing', 'not-exported', 'failed'))
        """

    /// The queue as rows; ?1 is the athlete, ?2 the time.
    static func select(_ extras: APIExtras = APIExtras()) -> String {
        func isDue(_ part: APIPart) -> String {
            """
            NOT EXISTS (
                SELECT 1 FROM api_failure f WHERE f.part = '\(part.rawValue)'
                    AND f.subject = CAST(c.activity_id AS TEXT) AND f.retry_at > ?2)
            """
        }
        let lacksSamples = "c.streams_state IS NULL AND NOT c.is_manual AND NOT \(isRecorded)"
        let wantsZones =
            extras.zones
            ? """
            c.is_known AND NOT c.is_manual AND \(isDue(.zones))
                AND (c.detail IS NOT NULL OR \(isExported))
                AND coalesce(json_array_length(c.detail, '$.available_zones'), 1) > 0
                AND NOT EXISTS (
                    SELECT 1 FROM api_reply y
                    WHERE y.activity_id = c.activity_id AND y.kind = 'zones')
            """ : "0"
        return """
            SELECT * FROM (
                SELECT c.activity_id, c.start_time, c.is_known,
                    (c.detail_at IS NULL AND (NOT \(isExported) OR \(lacksSamples))
                        OR coalesce(c.since > coalesce(c.detail_at, 0), 0)) AND \(isDue(.detail))
                        AS wants_detail,
                    c.is_known AND \(lacksSamples) AND \(isDue(.streams)) AS wants_streams,
                    \(wantsZones) AS wants_zones
                FROM (\(candidates)) c
                WHERE c.activity_id NOT IN (SELECT activity_id FROM api_expired)
                    -- What is gone is asked for when somebody names it: it may be back.
                    AND (c.since IS NOT NULL OR c.activity_id NOT IN (
                        SELECT id FROM activity WHERE absent_since IS NOT NULL)))
            WHERE wants_detail OR wants_streams OR wants_zones
            """
    }
}
