import GRDB

/// An athlete as the page names them.
package struct NamedAthlete: Hashable, Sendable {
    package var id: Int64
    /// First and last name as the newest export has them, with the id where another athlete is called
    /// the same; `athlete` and the id where no export tells.
    package var name: String
}

extension Library {
    /// The athletes whose id is known, by name.
    package func namedAthletes() throws -> [NamedAthlete] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    WITH named AS (
                        SELECT strava_id,
                            trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name
                        FROM athletes WHERE strava_id IS NOT NULL)
                    SELECT strava_id, CASE WHEN name = '' THEN 'athlete ' || strava_id
                        WHEN count(*) OVER (PARTITION BY name) > 1
                            THEN name || ' (' || strava_id || ')'
                        ELSE name END AS name
                    FROM named ORDER BY name COLLATE NOCASE, strava_id
                    """
            ).map { NamedAthlete(id: $0[0], name: $0[1]) }
        }
    }
}
