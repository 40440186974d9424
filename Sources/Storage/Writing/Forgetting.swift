package import ActivityModel
import GRDB

extension Library {
    /// Deletes activities for good and remembers not to import them again.
    ///
    /// - Returns: what is to be removed from the cache; `activities` counts those that were there.
    package func forget(_ ids: [Int64], now: Timestamp) throws -> Leftovers {
        try write { database in
            let batch = ImportBatch(database: database, runID: 0)
            var leftovers = Leftovers()
            for id in ids {
                try batch.execute(
                    "INSERT OR REPLACE INTO forgotten (activity_id, forgotten_at) VALUES (?, ?)",
                    [id, now.seconds])
                leftovers.cacheFiles += try batch.forget(id)
                leftovers.activities += database.changesCount
            }
            try batch.removeOrphans()
            for athlete in try Int64.fetchAll(database, sql: "SELECT id FROM athlete") {
                try batch.moveWatermark(athleteID: athlete, now: now)
            }
            return leftovers
        }
    }

    /// Lets forgotten activities in again with the next import of an export that has them.
    ///
    /// - Returns: how many of them were forgotten.
    package func remember(_ ids: [Int64]) throws -> Int {
        try write { database in
            let batch = ImportBatch(database: database, runID: 0)
            var count = 0
            for id in ids {
                try batch.execute("DELETE FROM forgotten WHERE activity_id = ?", [id])
                count += database.changesCount
                // The exports that have it were settled without it: they are to be looked at again.
                let exports = "SELECT export_id FROM forgotten_row WHERE activity_id = ?"
                try batch.execute(
                    "DELETE FROM ledger WHERE reason = 'forgotten' AND export_id IN (\(exports))",
                    [id])
                try batch.execute(
                    "UPDATE export SET completed_at = NULL WHERE id IN (\(exports))", [id])
            }
            return count
        }
    }

    /// Prefers one recording of a workout: the others are left out of totals.
    package func prefer(_ id: Int64, over others: [Int64]) throws {
        try write { database in
            let batch = ImportBatch(database: database, runID: 0)
            try batch.execute("DELETE FROM preference WHERE hidden_id = ?", [id])
            for other in others where other != id {
                try batch.execute(
                    "INSERT OR REPLACE INTO preference (hidden_id, preferred_id) VALUES (?, ?)",
                    [other, id])
            }
        }
    }

    /// Takes a preference back; answers how many recordings count again.
    package func dropPreference(for id: Int64) throws -> Int {
        try write { database in
            try ImportBatch(database: database, runID: 0).execute(
                "DELETE FROM preference WHERE preferred_id = ?1 OR hidden_id = ?1", [id])
            return database.changesCount
        }
    }
}

extension ImportBatch {
    /// Removes an activity and answers the files of the cache that were its own. The count of
    /// changes afterwards is 1 when it was there.
    fileprivate func forget(_ id: Int64) throws -> [Leftovers.CacheFile] {
        let files = try Row.fetchAll(
            database,
            sql: """
                WITH own AS (
                    SELECT e.athlete_id, r.found_path AS path
                    FROM activity_row r JOIN export e ON e.id = r.export_id
                    WHERE r.activity_id = ?1 AND r.found_path IS NOT NULL
                    UNION
                    SELECT e.athlete_id, m.path
                    FROM media_row m JOIN export e ON e.id = m.export_id
                    WHERE m.activity_id = ?1)
                SELECT path, athlete_id, \(cacheAthleteSQL()) FROM own
                WHERE NOT EXISTS (
                        SELECT 1 FROM activity_row o JOIN export e ON e.id = o.export_id
                        WHERE o.found_path = own.path AND e.athlete_id = own.athlete_id
                            AND o.activity_id <> ?1)
                    AND NOT EXISTS (
                        SELECT 1 FROM media_row o JOIN export e ON e.id = o.export_id
                        WHERE o.path = own.path AND e.athlete_id = own.athlete_id
                            AND o.activity_id <> ?1)
                ORDER BY path
                """,
            arguments: [id])
        for file in files {
            try execute(
                """
                UPDATE ledger SET outcome = 'skipped', reason = 'forgotten', file_id = NULL
                WHERE path = ? AND export_id IN (SELECT id FROM export WHERE athlete_id = ?)
                """, [file[0] as String, file[1] as Int64])
        }
        try execute("DELETE FROM media_row WHERE activity_id = ?", [id])
        try execute("DELETE FROM watermark WHERE activity_id = ?", [id])
        try execute("DELETE FROM change WHERE activity_id = ?", [id])
        try execute("DELETE FROM preference WHERE hidden_id = ?1 OR preferred_id = ?1", [id])
        // What an export had is not absent from it, should the activity be let in again.
        try execute(
            """
            INSERT OR IGNORE INTO forgotten_row (activity_id, export_id)
            SELECT activity_id, export_id FROM activity_row WHERE activity_id = ?
            """, [id])
        try execute("DELETE FROM activity_row WHERE activity_id = ?", [id])
        for table in ["api_activity", "api_reply", "api_absent"] {
            try execute("DELETE FROM \(table) WHERE activity_id = ?", [id])
        }
        try execute("DELETE FROM activity WHERE id = ?", [id])
        return files.map { Leftovers.CacheFile(path: $0[0], athlete: $0[2], replacement: nil) }
    }
}
