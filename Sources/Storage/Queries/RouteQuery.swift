import GRDB

/// A planned route; never an activity.
package struct RouteListing: Hashable, Sendable {
    package var name: String
    /// The path of its file inside the export.
    package var file: String?
    /// The athlete's Strava id if the cache has it in its name.
    package var cacheAthlete: Int64?
}

extension Library {
    /// Routes by name.
    ///
    /// - Parameter athlete: only those of the athlete with this Strava id.
    package func routes(athlete: Int64? = nil) throws -> [RouteListing] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT r.name, nullif(r.file, '') AS file, \(cacheAthleteSQL("r.athlete_id"))
                    FROM routes r WHERE \(ofAthlete(athlete, "r.athlete_id"))
                    ORDER BY r.name COLLATE NOCASE
                    """
            ).map { RouteListing(name: $0[0] ?? "", file: $0[1], cacheAthlete: $0[2]) }
        }
    }
}
