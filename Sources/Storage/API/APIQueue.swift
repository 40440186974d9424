package import ActivityModel
import GRDB

/// What is still to be asked of Strava about one activity.
package struct APITask: Hashable, Sendable {
    /// Strava's activity id.
    package var activityID: Int64
    /// The detailed form: description, calories, gear.
    package var wantsDetail: Bool
    /// The streams: no export has a readable file.
    package var wantsStreams: Bool
    /// Photos, when asked for.
    package var wantsPhotos: Bool
    /// Heart rate and power zones, when asked for.
    package var wantsZones: Bool
    /// How often it failed since it last went well.
    package var attempts: Int

    /// How many requests it takes.
    package var requests: Int {
        [wantsDetail, wantsStreams, wantsPhotos, wantsZones].reduce(0) { $0 + ($1 ? 1 : 0) }
    }
}

/// What a sync asks for beyond detail and streams.
package struct APIExtras: Hashable, Sendable {
    /// Photos of activities that have some.
    package var photos: Bool
    /// Heart rate and power zones.
    package var zones: Bool

    /// Nothing but detail and streams, unless told otherwise.
    package init(photos: Bool = false, zones: Bool = false) {
        self.photos = photos
        self.zones = zones
    }
}

extension Library {
    /// What is to be asked of Strava, newest activity first: what only the API knows and what
    /// exports have no readable file of. Activities whose retry time has not come are left out.
    package func apiTasks(
        athleteID: Int64, now: Timestamp, extras: APIExtras = APIExtras(), limit: Int? = nil
    ) throws -> [APITask] {
        try read { database in
            try Row.fetchAll(
                database,
                sql:
                    "\(APITask.select(extras)) ORDER BY start_time DESC, activity_id DESC LIMIT ?3",
                arguments: [athleteID, now.seconds, limit ?? -1]
            ).map { row in
                APITask(
                    activityID: row["activity_id"], wantsDetail: row["wants_detail"],
                    wantsStreams: row["wants_streams"], wantsPhotos: row["wants_photos"],
                    wantsZones: row["wants_zones"], attempts: row["attempts"])
            }
        }
    }

    /// Gear that activities use and nobody has named yet.
    package func unnamedGear(athleteID: Int64) throws -> [String] {
        try read { database in
            try String.fetchAll(
                database,
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
                    ORDER BY x.gear_key
                    """,
                arguments: [athleteID])
        }
    }
}

extension APITask {
    /// The queue as rows; ?1 is the athlete, ?2 the time.
    static func select(_ extras: APIExtras = APIExtras()) -> String {
        func wantsReply(_ kind: String, _ isAsked: Bool, _ condition: String) -> String {
            guard isAsked else { return "0" }
            return """
                \(condition) AND NOT EXISTS (
                    SELECT 1 FROM api_reply y
                    WHERE y.activity_id = x.activity_id AND y.kind = '\(kind)')
                """
        }
        return """
            SELECT * FROM (
                SELECT x.activity_id, x.start_time, x.attempts,
                    x.detail_at IS NULL AND NOT EXISTS (
                        SELECT 1 FROM own_row r WHERE r.activity_id = x.activity_id)
                        AS wants_detail,
                    x.streams_state IS NULL AND NOT x.is_manual AND NOT EXISTS (
                        SELECT 1 FROM own_row r JOIN source_file f ON f.id = r.file_id
                        WHERE r.activity_id = x.activity_id AND f.outcome IN ('decoded', 'partial')) AS wants_streams,
                    \(wantsReply("photos", extras.photos, "x.photo_count > 0")) AS wants_photos,
                    \(wantsReply("zones", extras.zones, "NOT x.is_manual")) AS wants_zones
                FROM api_activity x
                WHERE x.athlete_id = ?1 AND coalesce(x.retry_at, 0) <= ?2
                    AND x.activity_id NOT IN (
                        SELECT id FROM activity WHERE absent_since IS NOT NULL))
            WHERE wants_detail OR wants_streams OR wants_photos OR wants_zones
            """
    }
}
