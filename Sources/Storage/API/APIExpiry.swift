package import ActivityModel
import GRDB

extension Library {
    /// Whether any API data is older than a moment.
    package func hasExpired(before limit: Timestamp) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM api_activity WHERE summary_at < ?1 OR detail_at < ?1
                            OR streams_at < ?1)
                        OR EXISTS (SELECT 1 FROM api_reply WHERE as_of < ?1)
                        OR EXISTS (
                            SELECT 1 FROM change c JOIN run r ON r.id = c.run_id
                            WHERE \(isInWordsOfAPI) AND r.started_at < ?1)
                        OR EXISTS (
                            SELECT 1 FROM api_activity x JOIN activity a ON a.id = x.activity_id
                            WHERE a.absent_since IS NOT NULL)
                    """,
                arguments: [limit.seconds]) ?? false
        }
    }

    /// Removes API data from before a moment, each part by its own age, and all API data about
    /// activities that are deleted on Strava. It is not requested again automatically. Data from
    /// exports does not change.
    ///
    /// - Returns: the number of removed activities, which only the API had.
    package func expireAPI(before limit: Timestamp, now: Timestamp) throws -> Int {
        try write { database in
            try database.run(
                """
                DELETE FROM change AS c WHERE EXISTS (
                    SELECT 1 FROM run r
                    WHERE r.id = c.run_id AND \(isInWordsOfAPI) AND r.started_at < ?)
                """, [limit.seconds])
            var gone = 0
            for athlete in try Int64.fetchAll(database, sql: "SELECT id FROM athlete") {
                gone += try ImportBatch(database: database, runID: 0).expire(
                    athleteID: athlete, before: limit, now: now)
            }
            return gone
        }
    }

    /// Removes Strava's API data about an athlete: activities that came only from the API are
    /// deleted, the others revert to the exports' data. Repeating it does no harm.
    ///
    /// - Parameter keepingExported: keeps API data about activities that exports also contain.
    /// - Returns: the number of deleted activities.
    package func removeAPI(
        athlete stravaID: Int64, keepingExported: Bool = false, now: Timestamp
    ) throws -> Int {
        try write { database in
            // That it was told stays, so that the same event told again is known.
            let events = """
                UPDATE api_event SET handled_at = coalesce(handled_at, ?), updates = '{}'
                WHERE owner_id = ?
                """
            guard
                let athleteID = try Int64.fetchOne(
                    database, sql: "SELECT id FROM athlete WHERE strava_id = ?",
                    arguments: [stravaID])
            else {
                try database.run(events, [now.seconds, stravaID])
                return 0
            }
            let gone = try Resolution(database).removeAPIEvidence(
                athleteID: athleteID, where: keepingExported ? "NOT \(isExported)" : "1", now: now)
            for table in ["api_wanted", "api_expired", "api_failure"] {
                try database.run("DELETE FROM \(table) WHERE athlete_id = ?", [athleteID])
            }
            if !keepingExported {
                for table in ["api_account", "api_gear"] {
                    try database.run("DELETE FROM \(table) WHERE athlete_id = ?", [athleteID])
                }
                try database.run(
                    """
                    DELETE FROM api_absent
                    WHERE activity_id IN (SELECT id FROM activity WHERE athlete_id = ?)
                        OR activity_id IN (
                            SELECT object_id FROM api_event
                            WHERE object_type = 'activity' AND owner_id = ?)
                    """, [athleteID, stravaID])
                try database.run(
                    "DELETE FROM source WHERE athlete_id = ? AND kind = 'strava-api'", [athleteID])
                // Activities that a walk's silence had hidden are present again.
                _ = try Resolution(database).markAbsent(athleteID: athleteID)
                // An athlete without any data would give folders a meaningless name.
                try database.run(
                    """
                    DELETE FROM athlete WHERE id = ?1
                        AND NOT EXISTS (SELECT 1 FROM source WHERE athlete_id = ?1)
                        AND NOT EXISTS (SELECT 1 FROM activity WHERE athlete_id = ?1)
                        AND NOT EXISTS (SELECT 1 FROM source_file WHERE athlete_id = ?1)
                    """, [athleteID])
            }
            try database.run(events, [now.seconds, stravaID])
            return gone
        }
    }

    /// Strava's ids of the athletes with API data.
    package func apiAthletes() throws -> [Int64] {
        try read { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT strava_id FROM athlete t WHERE strava_id IS NOT NULL AND (
                        EXISTS (SELECT 1 FROM api_activity x WHERE x.athlete_id = t.id)
                        OR EXISTS (SELECT 1 FROM api_account c WHERE c.athlete_id = t.id))
                    ORDER BY strava_id
                    """)
        }
    }
}

/// Whether a change `c` of a run `r` contains what the API said: everything that a sync changed,
/// and what an import found changed since.
private let isInWordsOfAPI = "(r.kind = 'sync' OR c.is_old_from_api)"

private let isExported = """
    EXISTS (SELECT 1 FROM own_row r WHERE r.activity_id = api_activity.activity_id)
    """

extension ImportBatch {
    fileprivate func expire(athleteID: Int64, before limit: Timestamp, now: Timestamp) throws -> Int
    {
        let limit = limit.seconds
        // An activity that expired completely is not requested again by the list either.
        let isOver = """
            (max(coalesce(summary_at, 0), coalesce(detail_at, 0), coalesce(streams_at, 0))
                    < \(limit)
                OR activity_id IN (SELECT id FROM activity WHERE absent_since IS NOT NULL))
            """
        try execute(
            """
            INSERT OR IGNORE INTO api_expired
            SELECT activity_id, athlete_id, \(now.seconds), 1 FROM api_activity
            WHERE athlete_id = ? AND \(isOver)
            """, [athleteID])
        let gone = try Resolution(database).removeAPIEvidence(
            athleteID: athleteID, where: isOver, now: now)
        try execute(
            """
            DELETE FROM api_reply WHERE as_of < ?2 AND activity_id IN (
                SELECT activity_id FROM api_activity WHERE athlete_id = ?1)
            """, [athleteID, limit])
        let affected = try AffectedActivities(
            database,
            """
            SELECT activity_id FROM api_activity
            WHERE athlete_id = ?1 AND (detail_at < ?2 OR streams_at < ?2 OR summary_at < ?2)
            """, [athleteID, limit])
        guard !affected.ids.isEmpty else { return gone }
        try execute(
            "DELETE FROM change WHERE activity_id IN \(AffectedActivities.sql) AND is_old_from_api",
            [affected.argument])
        try execute(
            """
            INSERT OR IGNORE INTO api_expired
            SELECT value, ?2, ?3, 0 FROM json_each(?1)
            """, [affected.argument, athleteID, now.seconds])
        for (columns, age) in [
            (
                """
                detail = NULL, detail_at = NULL, description = NULL, private_note = NULL,
                gear_name = NULL, calories_kcal = NULL, perceived_exertion = NULL
                """, "detail_at"
            ),
            (
                "streams_state = NULL, streams_at = NULL, file_id = NULL, streams_envelope = NULL",
                "streams_at"
            ),
            ("summary = NULL, summary_at = NULL", "summary_at"),
        ] {
            try execute(
                """
                UPDATE api_activity SET \(columns)
                WHERE activity_id IN \(AffectedActivities.sql) AND \(age) < ?2
                """, [affected.argument, limit])
        }
        try deriveAPIActivities(affected, athleteID: athleteID)
        try database.removeOrphans()
        return gone
    }
}

extension Resolution {
    /// Removes the API data about the activities that match a condition on `api_activity`, and
    /// derives again what followed from it.
    fileprivate func removeAPIEvidence(
        athleteID: Int64, where condition: String, now: Timestamp
    ) throws -> Int {
        let affected = try AffectedActivities(
            database, "SELECT activity_id FROM api_activity WHERE athlete_id = ? AND \(condition)",
            [athleteID])
        try database.run("DELETE FROM watermark WHERE athlete_id = ?", [athleteID])
        try database.run(
            """
            DELETE FROM change AS c WHERE activity_id IN \(AffectedActivities.sql) AND EXISTS (
                SELECT 1 FROM run r WHERE r.id = c.run_id AND \(isInWordsOfAPI))
            """, [affected.argument])
        try database.run(
            """
            DELETE FROM activity_row WHERE activity_id IN \(AffectedActivities.sql)
                AND source_id IN (SELECT id FROM source WHERE kind = 'strava-api')
            """, [affected.argument])
        try database.run(
            """
            DELETE FROM activity WHERE id IN \(AffectedActivities.sql)
                AND NOT EXISTS (
                    SELECT 1 FROM activity_row r WHERE r.activity_id = activity.id)
            """, [affected.argument])
        let gone = database.changesCount
        for table in ["api_reply", "api_absent", "api_activity", "api_wanted"] {
            try database.run(
                "DELETE FROM \(table) WHERE activity_id IN \(AffectedActivities.sql)",
                [affected.argument])
        }
        try database.run(
            """
            DELETE FROM api_failure
            WHERE subject IN (SELECT CAST(value AS TEXT) FROM json_each(?1))
            """, [affected.argument])
        try resolve(affected)
        try deriveLocalTimes(athleteID: athleteID)
        try database.removeOrphans()
        _ = try markAbsent(athleteID: athleteID)
        try moveWatermark(athleteID: athleteID, now: now)
        return gone
    }
}
