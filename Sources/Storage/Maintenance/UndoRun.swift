package import ActivityModel
import GRDB

/// What remains to be done outside the database after undoing or forgetting.
package struct Leftovers: Sendable, Equatable {
    /// A file of the cache to remove or replace.
    package struct CacheFile: Sendable, Hashable {
        /// The path inside the export.
        package var path: String
        /// The athlete's Strava id if the cache has it in its name, as in a library of several.
        package var athlete: Int64?
        /// The folder inside `Export Tables` with the bytes that replace it.
        package var replacement: String?
    }

    /// The names of the exports that were undone.
    package var exports: [String] = []
    /// The number of activities that are no longer in the library.
    package var activities = 0
    /// Files of the cache whose bytes no longer belong to an export of the library.
    package var cacheFiles: [CacheFile] = []
    /// Folders inside `Export Tables` that no longer belong to an export.
    package var tableFolders: [String] = []
}

extension Library {
    /// The exports that a run imported, by name; empty if it imported none.
    package func exportNames(ofRun run: Int64) throws -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM own_source WHERE first_run_id = ? ORDER BY id
                    """,
                arguments: [run])
        }
    }

    /// Undoes a run: the library is as if its exports had never been imported. Returns what remains
    /// to be done outside the database; call ``settleCaches()`` after that.
    package func undo(run: Int64, now: Timestamp) throws -> Leftovers {
        try write { database in
            try UndoRun(database: database, run: run, now: now).undo()
        }
    }
}

/// Removes the evidence of a run's exports and derives again what was derived from it.
private struct UndoRun {
    let database: Database
    let run: Int64
    let now: Timestamp
    private var resolution: Resolution { Resolution(database) }
    private var exports: String {
        "SELECT id FROM own_source WHERE first_run_id = \(run)"
    }

    func undo() throws -> Leftovers {
        var leftovers = try self.leftovers()
        let before = try count()
        let athletes = try Int64.fetchAll(
            database, sql: "SELECT DISTINCT athlete_id FROM source WHERE id IN (\(exports))")
        let affected = try AffectedActivities(
            database,
            "SELECT DISTINCT activity_id FROM activity_row WHERE source_id IN (\(exports))")
        try removeEvidence(of: athletes, affected)
        try resolution.resolve(affected)
        try database.removeOrphans()
        try database.removeUnusedFields()
        for athlete in athletes { try deriveAthlete(athlete) }
        try database.run("DELETE FROM change WHERE run_id = ?", [run])
        try database.run("UPDATE run SET outcome = 'undone' WHERE id = ?", [run])
        leftovers.activities = try before - count()
        return leftovers
    }

    private func leftovers() throws -> Leftovers {
        var leftovers = Leftovers()
        leftovers.exports = try String.fetchAll(
            database, sql: "SELECT name FROM source WHERE id IN (\(exports)) ORDER BY id")
        leftovers.tableFolders = try String.fetchAll(
            database,
            sql: """
                SELECT tables_folder FROM source
                WHERE id IN (\(exports)) AND tables_folder IS NOT NULL
                """)
        // The cache has the newest bytes of every path; if those are removed, older ones belong
        // there.
        let files = try Row.fetchAll(
            database,
            sql: """
                WITH version AS (
                    SELECT *, \(cacheAthleteSQL()) AS cache_athlete, first_run_id = \(run) AS is_undone,
                        row_number() OVER (
                            PARTITION BY athlete_id, path
                            ORDER BY as_of DESC, fingerprint DESC) AS age,
                        row_number() OVER (
                            PARTITION BY athlete_id, path, first_run_id = \(run)
                            ORDER BY as_of DESC, fingerprint DESC) AS age_of_its_kind
                    FROM (\(LedgerSQL.versions)))
                SELECT v.path, v.cache_athlete,
                    CASE WHEN older.role = 'table' THEN older.tables_folder END
                FROM version v
                LEFT JOIN version older ON older.athlete_id = v.athlete_id
                    AND older.path = v.path AND NOT older.is_undone AND older.age_of_its_kind = 1
                WHERE v.age = 1 AND v.is_undone AND NOT coalesce(
                    older.size_bytes = v.size_bytes AND older.crc32 IS v.crc32, 0)
                ORDER BY v.path
                """)
        leftovers.cacheFiles = files.map {
            Leftovers.CacheFile(path: $0[0], athlete: $0[1], replacement: $0[2])
        }
        return leftovers
    }

    private func removeEvidence(
        of athletes: [Int64], _ affected: AffectedActivities
    ) throws {
        for athlete in athletes {
            try database.run("DELETE FROM watermark WHERE athlete_id = ?", [athlete])
        }
        try database.run(
            """
            DELETE FROM activity WHERE id IN \(AffectedActivities.sql)
                AND NOT EXISTS (
                    SELECT 1 FROM activity_row r WHERE r.activity_id = activity.id
                        AND r.source_id NOT IN (\(exports)))
            """, [affected.argument])
        try database.execute(sql: "DELETE FROM source WHERE id IN (\(exports))")
    }

    private func deriveAthlete(_ athlete: Int64) throws {
        let isLeft = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM source WHERE athlete_id = ?)",
            arguments: [athlete])
        guard isLeft == true else {
            try database.run("DELETE FROM athlete WHERE id = ?", [athlete])
            return
        }
        // With several athletes, one without an id would be nobody, and the API data belongs to the
        // athlete whose access delivered it.
        try database.run(
            """
            UPDATE athlete SET provider_id = coalesce(
                CAST((SELECT max(athlete_strava_id) FROM source WHERE athlete_id = athlete.id)
                    AS TEXT),
                CASE WHEN (SELECT count(*) FROM athlete) > 1 OR EXISTS (
                    SELECT 1 FROM source WHERE athlete_id = athlete.id AND kind = 'strava-api')
                    THEN provider_id END)
            WHERE id = ?
            """, [athlete])
        _ = try resolution.markAbsent(athleteID: athlete)
        try resolution.deriveLocalTimes(athleteID: athlete)
        try resolution.moveWatermark(athleteID: athlete, now: now)
    }

    private func count() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM activity") ?? 0
    }
}

extension Database {
    /// Removes files and headers that nothing refers to any more.
    func removeOrphans() throws {
        try execute(
            sql: """
                DELETE FROM source_file WHERE id NOT IN (
                    SELECT file_id FROM ledger WHERE file_id IS NOT NULL
                    UNION ALL SELECT file_id FROM api_activity WHERE file_id IS NOT NULL
                    UNION ALL SELECT sketch_id FROM api_activity WHERE sketch_id IS NOT NULL);
                DELETE FROM csv_header
                WHERE id NOT IN (SELECT header_id FROM activity_row)
                    AND id NOT IN (SELECT header_id FROM source_table);
                """)
    }

    /// Removes the names of fields that no message has any more. This reads all messages, so it is
    /// only for what the user removes.
    func removeUnusedFields() throws {
        try execute(
            sql: """
                DELETE FROM message_field WHERE id NOT IN (
                    SELECT CASE f.type WHEN 'array' THEN f.value ->> 0 ELSE f.value END
                    FROM message m JOIN json_each(m.fields) f)
                """)
    }
}
