import GRDB

/// An athlete with a name for display.
package struct NamedAthlete: Hashable, Sendable {
    package var id: Int64
    /// First and last name from the newest export, with the id if another athlete has the same
    /// name; `athlete` and the id if no export has a name.
    package var name: String
}

extension Library {
    /// The athletes with known ids, by name.
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
