import GRDB

extension Library {
    /// Strava's ids of the athletes whose activities the library contains.
    package func stravaAthletes() throws -> [Int64] {
        try read { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT strava_id FROM athlete t
                    WHERE strava_id IS NOT NULL
                        AND EXISTS (SELECT 1 FROM activity a WHERE a.athlete_id = t.id)
                    ORDER BY strava_id
                    """)
        }
    }
}
