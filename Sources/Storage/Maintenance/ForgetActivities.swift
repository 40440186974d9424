package import ActivityModel
import GRDB

extension Library {
    /// Deletes activities for good and remembers not to import them again.
    ///
    /// - Returns: what must be removed from the cache; `activities` counts those that existed.
    package func forget(_ ids: [Int64], now: Timestamp) throws -> Leftovers {
        try write { database in
            var leftovers = Leftovers()
            for id in ids {
                try database.run(
                    "INSERT OR REPLACE INTO forgotten (activity_id, forgotten_at) VALUES (?, ?)",
                    [id, now.seconds])
                leftovers.cacheFiles += try forget(id, database)
                leftovers.activities += database.changesCount
            }
            try database.removeOrphans()
            try database.removeUnusedFields()
            for athlete in try Int64.fetchAll(database, sql: "SELECT id FROM athlete") {
                try Resolution(database).deriveLocalTimes(athleteID: athlete)
                try Resolution(database).moveWatermark(athleteID: athlete, now: now)
            }
            return leftovers
        }
    }

    /// Lets the next import of an export add forgotten activities again.
    ///
    /// - Returns: how many of them were forgotten.
    package func remember(_ ids: [Int64]) throws -> Int {
        try write { database in
            var count = 0
            for id in ids {
                try database.run("DELETE FROM forgotten WHERE activity_id = ?", [id])
                count += database.changesCount
                // The exports that contain it were resolved without it and must be read again.
                let exports = "SELECT source_id FROM forgotten_row WHERE activity_id = ?"
                try database.run(
                    "DELETE FROM ledger WHERE reason = 'forgotten' AND source_id IN (\(exports))",
                    [id])
                try database.run(
                    "UPDATE source SET completed_at = NULL WHERE id IN (\(exports))", [id])
            }
            return count
        }
    }

    /// Prefers one recording of a workout: the others are excluded from totals.
    package func prefer(_ id: Int64, over others: [Int64]) throws {
        try write { database in
            try database.run("DELETE FROM preference WHERE hidden_id = ?", [id])
            for other in others where other != id {
                try database.run(
                    "INSERT OR REPLACE INTO preference (hidden_id, preferred_id) VALUES (?, ?)",
                    [other, id])
            }
        }
    }

    /// Removes a preference and returns how many recordings count again.
    package func dropPreference(for id: Int64) throws -> Int {
        try write { database in
            try database.run(
                "DELETE FROM preference WHERE preferred_id = ?1 OR hidden_id = ?1", [id])
            return database.changesCount
        }
    }
}

extension Library {
    /// Removes an activity and returns the files of the cache that belonged only to it. The count
    /// of changes afterwards is 1 if it existed.
    fileprivate func forget(
        _ id: Int64, _ database: Database
    ) throws -> [Leftovers.CacheFile] {
        let files = try Row.fetchAll(
            database,
            sql: """
                WITH own AS (
                    SELECT e.athlete_id, r.found_path AS path
                    FROM activity_row r JOIN source e ON e.id = r.source_id
                    WHERE r.activity_id = ?1 AND r.found_path IS NOT NULL
                    UNION
                    SELECT e.athlete_id, m.path
                    FROM media_row m JOIN source e ON e.id = m.source_id
                    WHERE m.activity_id = ?1)
                SELECT path, athlete_id, \(cacheAthleteSQL()) FROM own
                WHERE NOT EXISTS (
                        SELECT 1 FROM activity_row o JOIN source e ON e.id = o.source_id
                        WHERE o.found_path = own.path AND e.athlete_id = own.athlete_id
                            AND o.activity_id <> ?1)
                    AND NOT EXISTS (
                        SELECT 1 FROM media_row o JOIN source e ON e.id = o.source_id
                        WHERE o.path = own.path AND e.athlete_id = own.athlete_id
                            AND o.activity_id <> ?1)
                ORDER BY path
                """,
            arguments: [id])
        for file in files {
            try database.run(
                """
                UPDATE ledger SET outcome = 'skipped', reason = 'forgotten', file_id = NULL
                WHERE path = ? AND source_id IN (SELECT id FROM source WHERE athlete_id = ?)
                """, [file[0] as String, file[1] as Int64])
        }
        try database.run("DELETE FROM media_row WHERE activity_id = ?", [id])
        try database.run("DELETE FROM watermark WHERE activity_id = ?", [id])
        try database.run("DELETE FROM change WHERE activity_id = ?", [id])
        try database.run("DELETE FROM preference WHERE hidden_id = ?1 OR preferred_id = ?1", [id])
        // If the activity is added again, it is not absent from an export that contained it.
        try database.run(
            """
            INSERT OR IGNORE INTO forgotten_row (activity_id, source_id)
            SELECT activity_id, source_id FROM activity_row WHERE activity_id = ?
            """, [id])
        try database.run("DELETE FROM activity_row WHERE activity_id = ?", [id])
        for table in ["api_activity", "api_reply", "api_absent"] {
            try database.run("DELETE FROM \(table) WHERE activity_id = ?", [id])
        }
        try database.run("DELETE FROM activity WHERE id = ?", [id])
        return files.map { Leftovers.CacheFile(path: $0[0], athlete: $0[2], replacement: nil) }
    }
}
