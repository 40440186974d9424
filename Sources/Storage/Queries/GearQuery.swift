package import ActivityModel
import GRDB

/// What gear is.
package enum GearKind: String, Sendable {
    case bike
    case shoe
}

/// A bike or a pair of shoes, and what was done with it.
package struct GearListing: Hashable, Sendable {
    /// The owner's Strava id; `nil` when no export told it.
    package var athleteID: Int64?
    /// The name that activities use.
    package var name: String
    /// What it is; `nil` when only activities know it.
    package var kind: GearKind?
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

extension Library {
    /// Gear with its use, the most used first; two athletes' gear of one name is not one thing.
    ///
    /// - Parameter athlete: only that of the athlete with this Strava id.
    package func gear(athlete: Int64? = nil) throws -> [GearListing] {
        let ours = ofAthlete(athlete)
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
                        SELECT athlete_id, gear AS name, count(*) AS activities,
                            coalesce(sum(distance_m), 0.0) AS distance_m,
                            coalesce(sum(moving_s), 0.0) AS moving_s,
                            min(start_time) AS first_use, max(start_time) AS last_use
                        FROM current_activity
                        WHERE gear IS NOT NULL AND hidden_behind IS NULL AND \(ours)
                        GROUP BY 1, 2),
                    owned AS (
                        SELECT athlete_id, name, min(kind) AS kind,
                            min(trim(brand || ' ' || model)) AS model
                        FROM gear WHERE \(ours) GROUP BY 1, 2)
                    SELECT o.kind, t.id AS athlete_id, t.strava_id,
                        coalesce(u.name, o.name) AS name, coalesce(o.model, '') AS model,
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
                    athleteID: row["strava_id"], name: row["name"], kind: try row.word(0),
                    model: row["model"], activities: row["activities"],
                    distanceMetres: row["distance_m"],
                    movingSeconds: row["moving_s"],
                    firstUse: (row["first_use"] as Int64?).map { Timestamp(seconds: $0) },
                    lastUse: (row["last_use"] as Int64?).map { Timestamp(seconds: $0) },
                    components: components[row["athlete_id"]]?[row["name"]] ?? [])
            }
        }
    }
}
