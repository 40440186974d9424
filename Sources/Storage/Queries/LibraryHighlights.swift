package import ActivityModel
import GRDB

/// What a library adds up to, to be told after an import.
package struct LibraryHighlights: Sendable {
    /// The most of something in one activity.
    package struct Record: Sendable, Hashable {
        /// What there is most of.
        package enum Kind: String, Sendable, CaseIterable {
            /// Metres.
            case distance
            /// Metres climbed.
            case ascent
            /// Seconds in motion.
            case duration
        }

        package var kind: Kind
        package var activity: Int64
        package var name: String
        package var value: Double
    }

    package var activities = 0
    package var distanceMetres = 0.0
    package var movingSeconds = 0.0
    /// The years of the first and the last activity, in local time; `nil` without a start.
    package var years: ClosedRange<Int>?
    /// Days with an activity, in local time.
    package var activeDays = 0
    package var records: [Record] = []
}

extension Library {
    /// What counts in the library, without what starts in the future.
    package func highlights(athlete: Int64? = nil, now: Timestamp) throws -> LibraryHighlights {
        let counted = """
            FROM current_activity c WHERE c.hidden_behind IS NULL AND c.start_time <= \(now.seconds)
                AND \(ofAthlete(athlete, "c.athlete_id"))
            """
        let local = "c.start_time + coalesce(c.utc_offset_s, 0)"
        return try read { database in
            var highlights = LibraryHighlights()
            if let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), coalesce(sum(c.distance_m), 0.0),
                        coalesce(sum(c.moving_s), 0.0), count(DISTINCT (\(local)) / 86400),
                        CAST(strftime('%Y', min(\(local)), 'unixepoch') AS INTEGER),
                        CAST(strftime('%Y', max(\(local)), 'unixepoch') AS INTEGER)
                    \(counted)
                    """)
            {
                highlights.activities = row[0]
                highlights.distanceMetres = row[1]
                highlights.movingSeconds = row[2]
                highlights.activeDays = row[3]
                if let first: Int = row[4], let last: Int = row[5] {
                    highlights.years = first...max(first, last)
                }
            }
            for (kind, column) in [
                (LibraryHighlights.Record.Kind.distance, "distance_m"), (.ascent, "ascent_m"),
                (.duration, "moving_s"),
            ] {
                if let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT c.id, c.name, c.\(column) \(counted) AND c.\(column) > 0
                        ORDER BY 3 DESC, 1 LIMIT 1
                        """)
                {
                    highlights.records.append(
                        .init(kind: kind, activity: row[0], name: row[1], value: row[2]))
                }
            }
            return highlights
        }
    }

    /// The name of the athlete whom a run brought into a library of others; `nil` if there is none.
    package func newcomer(ofRun run: Int64) throws -> String? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT coalesce(nullif(trim(coalesce(a.first_name, '') || ' '
                        || coalesce(a.last_name, '')), ''), 'athlete ' || a.strava_id)
                    FROM athletes a
                    WHERE (SELECT min(first_run_id) FROM source s WHERE s.athlete_id = a.id) = ?1
                        AND EXISTS (
                            SELECT 1 FROM source o
                            WHERE o.athlete_id <> a.id AND o.first_run_id < ?1)
                    ORDER BY a.id LIMIT 1
                    """, arguments: [run])
        }
    }
}

/// What undoing a run would remove.
package struct UndoExtent: Sendable, Equatable {
    /// Activities that no other source knows.
    package var activities = 0
    /// Photos and videos that no other export has.
    package var media = 0
}

extension Library {
    /// How much undoing a run would remove; nothing is changed.
    package func undoExtent(ofRun run: Int64) throws -> UndoExtent {
        let exports = "SELECT id FROM own_source WHERE first_run_id = ?1"
        return try read { database in
            func count(_ sql: String) throws -> Int {
                try Int.fetchOne(database, sql: sql, arguments: [run]) ?? 0
            }
            return UndoExtent(
                activities: try count(
                    """
                    SELECT count(DISTINCT r.activity_id) FROM activity_row r
                    WHERE r.source_id IN (\(exports)) AND NOT EXISTS (
                        SELECT 1 FROM activity_row o WHERE o.activity_id = r.activity_id
                            AND o.source_id NOT IN (\(exports)))
                    """),
                media: try count(
                    """
                    SELECT count(DISTINCT m.path) FROM media_row m
                    WHERE m.source_id IN (\(exports)) AND m.is_present AND NOT EXISTS (
                        SELECT 1 FROM media_row o WHERE o.path = m.path
                            AND o.source_id NOT IN (\(exports)))
                    """))
        }
    }
}
