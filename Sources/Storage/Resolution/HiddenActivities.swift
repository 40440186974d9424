import GRDB

/// The activities that an import would hide: its export lacks them although it is newer than the
/// library's data about them.
package struct HiddenActivities: Sendable, Equatable {
    /// The number that would newly be marked absent.
    package var count: Int
    /// The number of all activities of the athlete.
    package var total: Int

    package init(count: Int, total: Int) {
        self.count = count
        self.total = total
    }

    /// Whether a mistake is more likely than that many deletions: more than two, and a tenth of
    /// all.
    package var isSuspicious: Bool { count > 2 && count * 10 >= total }
}

extension Library {
    /// The activities that importing an export would hide.
    ///
    /// - Parameter ids: the activities that it contains.
    package func hidden(by export: SourceRecord, having ids: [Int64]) throws -> HiddenActivities {
        guard !export.isDamaged, !ids.isEmpty else { return HiddenActivities(count: 0, total: 0) }
        return try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), coalesce(sum(
                        a.absent_since IS NULL AND coalesce(r.start_time, 0) <= ?3
                        AND (coalesce(r.as_of, s.as_of), s.fingerprint) < (?3, ?4)
                        AND a.id NOT IN \(AffectedActivities.sql)), 0)
                    FROM activity a
                    JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                    JOIN source s ON s.id = a.source_id
                    WHERE a.athlete_id = ?2 AND a.provider = 'strava'
                    """,
                arguments: [
                    AffectedActivities(ids).argument, export.athleteID, export.asOf,
                    export.fingerprint,
                ])
            return HiddenActivities(count: row?[1] ?? 0, total: row?[0] ?? 0)
        }
    }
}
