import GRDB

/// The values by which a list can be filtered.
package struct FilterChoices: Sendable {
    /// Sports, the most frequent first.
    package var sports: [String] = []
    package var gear: [String] = []
    /// Sources whose rows are in force, newest first.
    package var sources: [String] = []
}

extension Library {
    /// The values that occur in the library, or for one athlete.
    package func filterChoices(athlete: Int64? = nil) throws -> FilterChoices {
        let ours = ofAthlete(athlete)
        return try read { database in
            FilterChoices(
                sports: try String.fetchAll(
                    database,
                    sql: """
                        SELECT sport FROM current_activity WHERE \(ours)
                        GROUP BY sport ORDER BY count(*) DESC, sport
                        """),
                gear: try String.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT gear FROM current_activity
                        WHERE gear IS NOT NULL AND \(ours) ORDER BY gear COLLATE NOCASE
                        """),
                sources: try String.fetchAll(
                    database,
                    sql: """
                        SELECT name FROM source
                        WHERE id IN (SELECT source_id FROM activity WHERE \(ours))
                        GROUP BY name ORDER BY max(as_of) DESC
                        """))
        }
    }
}
