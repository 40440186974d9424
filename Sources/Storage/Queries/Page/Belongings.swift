package import ActivityModel
import GRDB

/// A bike or a pair of shoes, and what was done with it.
package struct GearListing: Hashable, Sendable {
    /// The owner's Strava id; `nil` when no export told it.
    package var athleteID: Int64?
    /// The name that activities use.
    package var name: String
    /// `bike` or `shoe`; `nil` when only activities know it.
    package var kind: String?
    /// Brand and model; empty when not known.
    package var model: String
    /// How many activities.
    package var activities: Int
    /// Metres.
    package var distanceMetres: Double
    /// Seconds in motion.
    package var movingSeconds: Double
    /// Start of the first activity with it.
    package var firstUse: Timestamp?
    /// Start of the newest activity with it.
    package var lastUse: Timestamp?
    /// Its parts, as the newest export lists them.
    package var components: [String]
}

/// A route: a plan, never an activity.
package struct RouteListing: Hashable, Sendable {
    /// The name.
    package var name: String
    /// The path of its file inside the export.
    package var file: String?
    /// The athlete's Strava id where the cache has it in its name.
    package var cacheAthlete: Int64?
}

/// A photo or a video.
package struct MediaListing: Hashable, Sendable {
    /// The path inside the export.
    package var path: String
    /// The activity, where an export tells.
    package var activityID: Int64?
    /// The name of the activity.
    package var activityName: String?
    /// The start of the activity.
    package var start: Timestamp?
    /// As written; empty when there is none.
    package var caption: String
    /// Whether an export holds the file.
    package var isPresent: Bool
    /// The athlete's Strava id where the cache has it in its name.
    package var cacheAthlete: Int64?
}

extension Library {
    /// Gear with its use, the most used first; two athletes' gear of one name is not one thing.
    ///
    /// - Parameter athlete: only that of the athlete with this Strava id.
    package func gear(athlete: Int64? = nil) throws -> [GearListing] {
        let ours = PageSQL.ours(athlete)
        return try read { database in
            let parts = try Row.fetchAll(
                database,
                sql: "SELECT athlete_id, bike, type, brand, model FROM components WHERE \(ours)")
            var components: [Int64: [String: [String]]] = [:]
            for row in parts {
                guard let bike: String = row[1] else { continue }
                let text = [row[2], row[3], row[4]].compactMap { $0 as String? }
                    .filter { !$0.isEmpty }.joined(separator: " ")
                components[row[0], default: [:]][bike, default: []].append(text)
            }
            return try Row.fetchAll(
                database,
                sql: """
                    WITH used AS (
                        SELECT a.athlete_id, trim(r.gear_name) AS name, count(*) AS activities,
                            coalesce(sum(r.distance_m), 0.0) AS distance_m,
                            coalesce(sum(r.moving_s), 0.0) AS moving_s,
                            min(r.start_time) AS first_use, max(r.start_time) AS last_use
                        FROM activity a
                        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                        WHERE r.gear_name IS NOT NULL AND a.\(ours) AND \(PageSQL.counts)
                        GROUP BY 1, 2),
                    owned AS (
                        SELECT athlete_id, name, min(kind) AS kind,
                            min(trim(brand || ' ' || model)) AS model
                        FROM gear WHERE \(ours) GROUP BY 1, 2)
                    SELECT t.id AS athlete_id, t.strava_id, coalesce(u.name, o.name) AS name,
                        o.kind, coalesce(o.model, '') AS model,
                        coalesce(u.activities, 0) AS activities,
                        coalesce(u.distance_m, 0.0) AS distance_m,
                        coalesce(u.moving_s, 0.0) AS moving_s, u.first_use, u.last_use
                    FROM used u
                    FULL JOIN owned o ON o.athlete_id = u.athlete_id AND o.name = u.name
                    JOIN athlete t ON t.id = coalesce(u.athlete_id, o.athlete_id)
                    ORDER BY distance_m DESC, name, t.id
                    """
            ).map { row in
                GearListing(
                    athleteID: row["strava_id"], name: row["name"], kind: row["kind"],
                    model: row["model"], activities: row["activities"],
                    distanceMetres: row["distance_m"],
                    movingSeconds: row["moving_s"],
                    firstUse: (row["first_use"] as Int64?).map { Timestamp(seconds: $0) },
                    lastUse: (row["last_use"] as Int64?).map { Timestamp(seconds: $0) },
                    components: components[row["athlete_id"]]?[row["name"]] ?? [])
            }
        }
    }

    /// Routes by name.
    ///
    /// - Parameter athlete: only those of the athlete with this Strava id.
    package func routes(athlete: Int64? = nil) throws -> [RouteListing] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT r.name, nullif(r.file, '') AS file, \(cacheAthleteSQL("r.athlete_id"))
                    FROM routes r WHERE r.\(PageSQL.ours(athlete))
                    ORDER BY r.name COLLATE NOCASE
                    """
            ).map { RouteListing(name: $0[0] ?? "", file: $0[1], cacheAthlete: $0[2]) }
        }
    }

    /// Photos and videos, those of the newest activity first.
    ///
    /// - Parameters:
    ///   - activityID: only those of this activity.
    ///   - athlete: only those of the athlete with this Strava id.
    package func media(
        ofActivity activityID: Int64? = nil, athlete: Int64? = nil
    ) throws -> [MediaListing] {
        try media("(m.activity_id = ?1 OR ?1 IS NULL)", [activityID], athlete)
    }

    /// The photo or video at a path of an export; `nil` when no export names it, or none of the
    /// athlete's.
    package func media(at path: String, athlete: Int64? = nil) throws -> MediaListing? {
        try media("m.path = ?", [path], athlete).first
    }

    private func media(
        _ condition: String, _ arguments: StatementArguments, _ athlete: Int64?
    ) throws -> [MediaListing] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT m.path, a.id, r.name, r.start_time, coalesce(m.caption, ''),
                        m.is_present, \(cacheAthleteSQL("m.athlete_id"))
                    FROM media m
                    LEFT JOIN activity a ON a.id = m.activity_id
                    LEFT JOIN activity_row r
                        ON r.activity_id = a.id AND r.source_id = a.source_id
                    WHERE \(condition) AND m.\(PageSQL.ours(athlete))
                    ORDER BY r.start_time DESC NULLS LAST, m.path
                    """,
                arguments: arguments
            ).map { row in
                MediaListing(
                    path: row[0], activityID: row[1], activityName: row[2],
                    start: (row[3] as Int64?).map { Timestamp(seconds: $0) }, caption: row[4],
                    isPresent: row[5], cacheAthlete: row[6])
            }
        }
    }
}
