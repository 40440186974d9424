package import ActivityModel
import GRDB

/// A file that the ledger records as read from an export, as the cache should contain it.
package struct LedgerFile: Hashable, Sendable {
    /// The path inside the export.
    package var path: String
    /// The size as exported.
    package var size: UInt64
    /// The CRC-32 of the exported bytes.
    package var crc32: UInt32?
    /// The stored file; `nil` for tables, photos and other files.
    package var fileID: Int64?
    /// The athlete's Strava id if the cache has it in its name, as in a library of several.
    package var cacheAthlete: Int64?
}

extension Library {
    /// Determines the newest activity of every athlete again.
    package func deriveWatermarks(now: Timestamp) throws {
        try write { database in
            for athlete in try Int64.fetchAll(database, sql: "SELECT id FROM athlete") {
                try Resolution(database).moveWatermark(athleteID: athlete, now: now)
            }
        }
    }

    /// Problems of the database itself: SQLite's check, broken references, wrong counts, a wrong
    /// newest activity.
    package func structuralProblems() throws -> [String] {
        try read { database in
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                .filter { $0 != "ok" }
            for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                let table: String = row[0]
                let parent: String = row[2]
                problems.append("table \(table): a row refers to a row of \(parent) that is gone")
            }
            problems += try Self.wrongCounts(database)
            // Whether a start was in the future was decided at import; what had begun when the
            // export was made still has.
            let watermarks = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM (SELECT DISTINCT athlete_id, provider FROM source) t
                    LEFT JOIN watermark w
                        ON w.athlete_id = t.athlete_id AND w.provider = t.provider
                    LEFT JOIN current_activity c ON c.id = w.activity_id
                    WHERE c.start_time IS NOT w.start_time OR c.athlete_id IS NOT w.athlete_id
                        OR EXISTS (
                            SELECT 1 FROM activity a
                            JOIN activity_row r
                                ON r.activity_id = a.id AND r.source_id = a.source_id
                            JOIN source e ON e.id = a.source_id
                            WHERE a.athlete_id = t.athlete_id AND a.provider = t.provider
                                AND r.start_time > coalesce(w.start_time, r.start_time - 1)
                                AND r.start_time <= coalesce(r.as_of, e.as_of)
                                AND (\(WatermarkSQL.isCovered)))
                    """)
            if let watermarks, watermarks > 0 {
                problems.append("the newest activity is not the one that is recorded")
            }
            return problems
        }
    }

    /// Exports with a missing ledger entry or a missing row of a table.
    private static func wrongCounts(_ database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT format('%s: %d files, %d of them in the ledger', name, file_count, found)
                FROM (SELECT name, file_count, (
                        SELECT count(*) FROM ledger l WHERE l.source_id = e.id) AS found
                    FROM source e WHERE completed_at IS NOT NULL)
                WHERE found <> file_count
                UNION ALL
                SELECT format('%s: %d activities, %d of them there', name, row_count, found)
                FROM (SELECT name, row_count,
                        (SELECT count(*) FROM activity_row r WHERE r.source_id = e.id)
                        + (SELECT count(*) FROM forgotten_row f WHERE f.source_id = e.id) AS found
                    FROM own_source e WHERE completed_at IS NOT NULL
                        -- A row that names another athlete's activity is left out.
                        AND NOT EXISTS (
                            SELECT 1 FROM issue i WHERE i.source_id = e.id
                                AND i.code = 'csv.duplicate-id'))
                WHERE found <> row_count
                UNION ALL
                SELECT format('%s, %s: %d rows, %d of them there', export, name, row_count, found)
                FROM (SELECT e.name AS export, t.name, t.row_count, (
                        SELECT count(*) FROM table_row r
                        WHERE r.source_id = t.source_id AND r.name = t.name) AS found
                    FROM source_table t JOIN source e ON e.id = t.source_id)
                WHERE found <> row_count
                """)
    }

    /// The files that the caches should contain: for each path, that of the newest export that has
    /// it; of all athletes, or of one by Strava id.
    package func ledgerFiles(athlete: Int64? = nil) throws -> [LedgerFile] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT path, size_bytes, crc32, file_id, \(cacheAthleteSQL()) FROM (
                        SELECT *, row_number() OVER (
                            PARTITION BY athlete_id, path
                            ORDER BY as_of DESC, fingerprint DESC) AS age
                        FROM (\(LedgerSQL.versions)) WHERE \(ofAthlete(athlete)))
                    WHERE age = 1 ORDER BY path
                    """
            ).map { row in
                LedgerFile(
                    path: row[0], size: UInt64(clamping: row[1] as Int64),
                    crc32: (row[2] as Int64?).map { UInt32(truncatingIfNeeded: $0) },
                    fileID: row[3], cacheAthlete: row[4])
            }
        }
    }

    /// The path by which a row names a stored file: `1.fit.gz` also where a person unpacked it to
    /// `1.fit`, which tells whether Strava wrote it. `nil` when no row does.
    package func rowPath(ofFile id: Int64) throws -> String? {
        try read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT r.file_path FROM activity_row r JOIN source e ON e.id = r.source_id
                    WHERE r.file_id = ? AND r.file_path IS NOT NULL
                    ORDER BY e.as_of DESC, e.fingerprint DESC LIMIT 1
                    """,
                arguments: [id])
        }
    }

    /// Calls `body` with every stored file whose streams do not decode correctly; of all athletes,
    /// or of one by Strava id.
    package func damagedStreams(
        athlete: Int64? = nil, _ body: (_ fileID: Int64, _ path: String) -> Void
    ) throws -> Int {
        try read { database in
            var count = 0
            let files = try Row.fetchCursor(
                database,
                sql: """
                    SELECT id, path, sample_count FROM source_file
                    WHERE \(ofAthlete(athlete)) ORDER BY id
                    """)
            while let file = try files.next() {
                let id: Int64 = file["id"]
                let rows = try Row.fetchAll(
                    database,
                    sql: "SELECT \(StreamRecord.columns) FROM stream s WHERE s.file_id = ?",
                    arguments: [id])
                let samples: Int = file["sample_count"]
                let isWhole = rows.allSatisfy { row in
                    guard let stream = try? StreamRecord(row: row).decoded() else { return false }
                    let summary = stream.summary
                    return stream.count == samples && summary.count == row["value_count"]
                        && summary.min == row["minimum"] && summary.max == row["maximum"]
                }
                let isReadable = try heartbeatsAndMessagesAreWhole(database, fileID: id)
                count += rows.count
                if !isWhole || !isReadable { body(id, file["path"]) }
            }
            return count
        }
    }

    /// Whether the times between heartbeats decode, and the messages are JSON.
    private func heartbeatsAndMessagesAreWhole(
        _ database: Database, fileID: Int64
    ) throws -> Bool {
        let beats = try Row.fetchOne(
            database, sql: "SELECT * FROM heartbeat WHERE file_id = ?", arguments: [fileID])
        if let beats, (try? StreamRecord(heartbeats: beats).decoded()) == nil { return false }
        return try Bool.fetchOne(
            database,
            sql: """
                SELECT NOT EXISTS (
                    SELECT 1 FROM message WHERE file_id = ? AND content IS NOT NULL
                        AND NOT (json_valid(content) AND json_valid(fields)))
                """, arguments: [fileID]) ?? true
    }
}
