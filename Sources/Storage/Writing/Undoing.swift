public import ActivityModel
import GRDB

/// What taking something back left to be done outside the database.
public struct Leftovers: Sendable, Equatable {
    /// The names of the exports that were taken back.
    public var exports: [String] = []
    /// How many activities are no longer in the library.
    public var activities = 0
    /// Files of the cache that no export of the library holds any more.
    public var cachePaths: [String] = []
    /// Folders inside `Export Tables` that belong to no export any more.
    public var tableFolders: [String] = []
    /// The folder of the newest export that is left: its tables are the cache's tables.
    public var newestTables: String?
}

extension Library {
    /// The exports that a run brought, by name; empty when it brought none.
    public func exportNames(ofRun run: Int64) throws -> [String] {
        try read { database in
            try String.fetchAll(
                database, sql: "SELECT name FROM export WHERE first_run_id = ? ORDER BY id",
                arguments: [run])
        }
    }

    /// The newest run that brought an export; `nil` when there is none to take back.
    public func newestRunWithExports() throws -> Int64? {
        try read { try Int64.fetchOne($0, sql: "SELECT max(first_run_id) FROM export") }
    }

    /// Takes a run back: the library is as if its exports had never been seen.
    public func undo(run: Int64, now: Timestamp) throws -> Leftovers {
        try write { database in
            try Undo(batch: ImportBatch(database: database, runID: run), now: now).run()
        }
    }
}

/// Removes the evidence of a run's exports and derives anew what was derived from it.
private struct Undo {
    let batch: ImportBatch
    let now: Timestamp
    private var database: Database { batch.database }
    private var exports: String { "SELECT id FROM export WHERE first_run_id = \(batch.runID)" }

    func run() throws -> Leftovers {
        var leftovers = try self.leftovers()
        let before = try count()
        let athletes = try Int64.fetchAll(
            database, sql: "SELECT DISTINCT athlete_id FROM export WHERE id IN (\(exports))")
        try batch.affect("SELECT activity_id FROM activity_row WHERE export_id IN (\(exports))")
        try removeEvidence()
        try batch.update(ImportBatch.rowInForce)
        try batch.tieFiles()
        try batch.removeOrphans()
        for athlete in athletes { try deriveAthlete(athlete) }
        try batch.execute("DELETE FROM change WHERE run_id = ?", [batch.runID])
        try batch.execute("UPDATE run SET outcome = 'undone' WHERE id = ?", [batch.runID])
        leftovers.activities = try before - count()
        leftovers.newestTables = try String.fetchOne(
            database,
            sql: "SELECT tables_folder FROM export ORDER BY as_of DESC, fingerprint DESC LIMIT 1")
        return leftovers
    }

    private func leftovers() throws -> Leftovers {
        var leftovers = Leftovers()
        leftovers.exports = try String.fetchAll(
            database, sql: "SELECT name FROM export WHERE id IN (\(exports)) ORDER BY id")
        leftovers.tableFolders = try String.fetchAll(
            database,
            sql: """
                SELECT tables_folder FROM export
                WHERE id IN (\(exports)) AND tables_folder IS NOT NULL
                """)
        // A file that another export holds with the same bytes stays.
        leftovers.cachePaths = try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT l.path FROM ledger l WHERE l.export_id IN (\(exports))
                    AND NOT EXISTS (
                        SELECT 1 FROM ledger o WHERE o.path = l.path
                            AND o.export_id NOT IN (\(exports))
                            AND o.size_bytes = l.size_bytes AND o.crc32 IS l.crc32)
                ORDER BY l.path
                """)
        return leftovers
    }

    private func removeEvidence() throws {
        try database.execute(sql: "DELETE FROM watermark")
        try database.execute(
            sql: """
                DELETE FROM activity WHERE id IN (SELECT id FROM temp.affected)
                    AND NOT EXISTS (
                        SELECT 1 FROM activity_row r WHERE r.activity_id = activity.id
                            AND r.export_id NOT IN (\(exports)))
                """)
        try database.execute(sql: "DELETE FROM export WHERE first_run_id = \(batch.runID)")
    }

    private func deriveAthlete(_ athlete: Int64) throws {
        let isLeft = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM export WHERE athlete_id = ?)",
            arguments: [athlete])
        guard isLeft == true else {
            try batch.execute("DELETE FROM athlete WHERE id = ?", [athlete])
            return
        }
        try batch.execute(
            """
            UPDATE athlete SET strava_id = (
                SELECT max(athlete_strava_id) FROM export WHERE athlete_id = athlete.id)
            WHERE id = ?
            """, [athlete])
        _ = try batch.markAbsent(athleteID: athlete)
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM athlete") {
            try batch.moveWatermark(athleteID: id, now: now)
        }
    }

    private func count() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM activity") ?? 0
    }
}

extension ImportBatch {
    /// Removes files and headers that nothing refers to any more.
    func removeOrphans() throws {
        try database.execute(
            sql: """
                DELETE FROM source_file WHERE id NOT IN (
                    SELECT file_id FROM ledger WHERE file_id IS NOT NULL);
                DELETE FROM csv_header
                WHERE id NOT IN (SELECT header_id FROM activity_row)
                    AND id NOT IN (SELECT header_id FROM export_table);
                """)
    }
}
