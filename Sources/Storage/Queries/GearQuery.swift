package import ActivityModel
import GRDB

package enum GearKind: String, Sendable {
    case bike
    case shoe
}

/// A bike or a pair of shoes, with its use.
package struct GearListing: Hashable, Sendable {
    /// The owner's Strava id; `nil` if no export states it.
    package var athleteID: Int64?
    /// Strava's id; `nil` if no source states it. Two pairs of the same shoe have the same name.
    package var stravaID: Int64?
    /// The name that activities use.
    package var name: String
    /// The kind; `nil` if only activities mention it.
    package var kind: GearKind?
    /// Brand and model; empty if unknown.
    package var model: String
    package var activities: Int
    package var distanceMetres: Double
    package var movingSeconds: Double
    /// Start of the first activity with it.
    package var firstUse: Timestamp?
    /// Start of the newest activity with it.
    package var lastUse: Timestamp?
    /// Its parts according to the newest export.
    package var components: [String]
}

extension GearListing {
    /// Whether two are the same: they have the same name and, within the precision of exports
    /// before September 2025, which wrote ids as 32-bit floats, the same id. Gear without an id
    /// belongs to gear with one.
    fileprivate func isSame(as other: GearListing) -> Bool {
        guard athleteID == other.athleteID, name == other.name else { return false }
        guard let stravaID, let id = other.stravaID else { return true }
        return abs(stravaID - id) <= max(stravaID, id) >> 23
    }

    fileprivate mutating func add(_ other: GearListing) {
        stravaID = stravaID ?? other.stravaID
        activities += other.activities
        distanceMetres += other.distanceMetres
        movingSeconds += other.movingSeconds
        firstUse = [firstUse, other.firstUse].compactMap { $0 }.min()
        lastUse = [lastUse, other.lastUse].compactMap { $0 }.max()
    }
}

extension Library {
    /// Gear with its use, the most used first; gear with the same name of two athletes is not the
    /// same.
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
                        SELECT athlete_id, gear AS name, gear_id, count(*) AS activities,
                            coalesce(sum(distance_m), 0.0) AS distance_m,
                            coalesce(sum(moving_s), 0.0) AS moving_s,
                            min(start_time) AS first_use, max(start_time) AS last_use
                        FROM current_activity
                        WHERE gear IS NOT NULL AND hidden_behind IS NULL AND \(ours)
                        GROUP BY 1, 2, 3),
                    owned AS (
                        SELECT athlete_id, name, min(kind) AS kind,
                            min(trim(brand || ' ' || model)) AS model
                        FROM gear WHERE \(ours) GROUP BY 1, 2)
                    SELECT o.kind, t.id AS athlete_id, t.strava_id,
                        coalesce(u.name, o.name) AS name, coalesce(o.model, '') AS model,
                        coalesce(u.activities, 0) AS activities,
                        coalesce(u.distance_m, 0.0) AS distance_m,
                        coalesce(u.moving_s, 0.0) AS moving_s, u.first_use, u.last_use,
                        u.gear_id
                    FROM used u
                    FULL JOIN owned o ON o.athlete_id = u.athlete_id AND o.name = u.name
                    JOIN athlete t ON t.id = coalesce(u.athlete_id, o.athlete_id)
                    ORDER BY u.activities DESC, name, t.id, u.gear_id
                    """
            ).reduce(into: [GearListing]()) { listings, row in
                let listing = GearListing(
                    athleteID: row["strava_id"], stravaID: row["gear_id"], name: row["name"],
                    kind: try row.word(0),
                    model: row["model"], activities: row["activities"],
                    distanceMetres: row["distance_m"],
                    movingSeconds: row["moving_s"],
                    firstUse: (row["first_use"] as Int64?).map { Timestamp(seconds: $0) },
                    lastUse: (row["last_use"] as Int64?).map { Timestamp(seconds: $0) },
                    components: components[row["athlete_id"]]?[row["name"]] ?? [])
                if let index = listings.firstIndex(where: { $0.isSame(as: listing) }) {
                    listings[index].add(listing)
                } else {
                    listings.append(listing)
                }
            }.sorted { ($0.distanceMetres, $1.name) > ($1.distanceMetres, $0.name) }
        }
    }
}
