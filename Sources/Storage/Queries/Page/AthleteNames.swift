import GRDB

/// An athlete as the page names them.
public struct NamedAthlete: Hashable, Sendable {
    /// Strava's athlete id.
    public var id: Int64
    /// First and last name as the newest export has them; `athlete` and the id where none tells.
    public var name: String
}

extension Library {
    /// The athletes whose id is known, by name.
    public func namedAthletes() throws -> [NamedAthlete] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT strava_id, trim(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))
                    FROM athletes WHERE strava_id IS NOT NULL
                    ORDER BY 2 COLLATE NOCASE, strava_id
                    """
            ).map { row in
                let name: String = row[1]
                return NamedAthlete(
                    id: row[0], name: name.isEmpty ? "athlete \(row[0] as Int64)" : name)
            }
        }
    }
}
