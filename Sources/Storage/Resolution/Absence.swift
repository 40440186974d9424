import GRDB

/// The activities that were marked as absent, and those that were unmarked.
package struct AbsenceChanges: Hashable, Sendable {
    /// Absent now, but not before.
    package var gone: [Int64] = []
    /// Absent before, but not now.
    package var back: [Int64] = []
}

extension Resolution {
    /// Marks the activities that a newer, undamaged export of their athlete lacks, and unmarks
    /// others.
    func markAbsent(athleteID: Int64) throws -> AbsenceChanges {
        func absent() throws -> [Int64] {
            try Int64.fetchAll(
                try database.cachedStatement(
                    sql: """
                        SELECT id FROM activity WHERE athlete_id = ? AND absent_since IS NOT NULL
                        ORDER BY id
                        """),
                arguments: [athleteID])
        }
        let before = try absent()
        // An export whose rows are not stored (yet) proves nothing. If the newest one contains the
        // activity, no other can make it absent.
        try database.run(
            """
            UPDATE activity SET absent_since = (
                SELECT min(n.as_of) FROM export n
                JOIN source e ON e.id = activity.source_id
                JOIN activity_row r
                    ON r.activity_id = activity.id AND r.source_id = activity.source_id
                WHERE n.athlete_id = activity.athlete_id AND n.provider = activity.provider
                    AND NOT n.is_damaged
                    AND EXISTS (SELECT 1 FROM activity_row o WHERE o.source_id = n.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM forgotten_row f
                        WHERE f.activity_id = activity.id AND f.source_id = n.id)
                    AND n.as_of >= coalesce(r.start_time, 0)
                    AND (n.as_of, n.fingerprint)
                        > (coalesce(r.as_of, e.as_of), e.fingerprint))
            WHERE athlete_id = ?1 AND (absent_since IS NOT NULL OR source_id IS NOT (
                SELECT id FROM export WHERE athlete_id = ?1
                ORDER BY as_of DESC, fingerprint DESC LIMIT 1))
            """, [athleteID])
        try markGone(athleteID: athleteID)
        let now = try absent()
        let (old, new) = (Set(before), Set(now))
        return AbsenceChanges(
            gone: now.filter { !old.contains($0) }, back: before.filter { !new.contains($0) })
    }
}
