public import ActivityModel
import GRDB

/// A file that the ledger says was read from an export, as the cache should hold it.
public struct LedgerFile: Hashable, Sendable {
    /// The path inside the export.
    public var path: String
    /// Bytes as exported.
    public var size: UInt64
    /// CRC-32 of those bytes.
    public var crc32: UInt32?
    /// The stored file; `nil` for tables, photos and the like.
    public var fileID: Int64?
    /// The athlete's Strava id.
    public var athlete: Int64?
    /// Whether the athlete is the library's first.
    public var isFirstAthlete: Bool
}

extension Library {
    /// Works out the newest activity of every athlete anew.
    public func deriveWatermarks(now: Timestamp) throws {
        try write { database in
            let batch = ImportBatch(database: database, runID: 0)
            for athlete in try Int64.fetchAll(database, sql: "SELECT id FROM athlete") {
                try batch.moveWatermark(athleteID: athlete, now: now)
            }
        }
    }

    /// What the database itself says is wrong with it: SQLite's check and broken references.
    public func structuralProblems() throws -> [String] {
        try read { database in
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                .filter { $0 != "ok" }
            for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                let table: String = row[0]
                let parent: String = row[2]
                problems.append("table \(table): a row refers to a row of \(parent) that is gone")
            }
            // Whether a start lay in the future was judged when its export was imported; what had
            // begun when the export was made had begun then too.
            let watermarks = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM athlete t
                    LEFT JOIN watermark w ON w.athlete_id = t.id
                    LEFT JOIN activity a ON a.id = w.activity_id
                    LEFT JOIN activity_row r
                        ON r.activity_id = a.id AND r.export_id = a.export_id
                    WHERE r.start_time IS NOT w.start_time OR a.athlete_id IS NOT w.athlete_id
                        OR EXISTS (
                            SELECT 1 FROM activity a
                            JOIN activity_row r
                                ON r.activity_id = a.id AND r.export_id = a.export_id
                            JOIN export e ON e.id = a.export_id
                            WHERE a.athlete_id = t.id
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

    /// The files that the cache should hold: of each path those of the newest export that has it.
    public func ledgerFiles() throws -> [LedgerFile] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT path, size_bytes, crc32, file_id, strava_id, is_first FROM (
                        SELECT v.path, v.size_bytes, v.crc32, v.file_id, t.strava_id,
                            t.id = (SELECT min(id) FROM athlete) AS is_first,
                            row_number() OVER (
                                PARTITION BY v.athlete_id, v.path
                                ORDER BY v.as_of DESC, v.fingerprint DESC) AS age
                        FROM (\(LedgerSQL.versions)) v
                        JOIN athlete t ON t.id = v.athlete_id)
                    WHERE age = 1 ORDER BY path
                    """
            ).map { row in
                LedgerFile(
                    path: row[0], size: UInt64(clamping: row[1] as Int64),
                    crc32: (row[2] as Int64?).map { UInt32(truncatingIfNeeded: $0) },
                    fileID: row[3], athlete: row[4], isFirstAthlete: row[5])
            }
        }
    }

    /// Calls `body` with every stored file whose streams do not decode to what they should be.
    public func damagedStreams(_ body: (_ fileID: Int64, _ path: String) -> Void) throws -> Int {
        try read { database in
            var count = 0
            let files = try Row.fetchCursor(
                database, sql: "SELECT id, path, sample_count FROM source_file ORDER BY id")
            while let file = try files.next() {
                let id: Int64 = file["id"]
                let rows = try Row.fetchAll(
                    database, sql: "SELECT * FROM stream WHERE file_id = ?", arguments: [id])
                let samples: Int = file["sample_count"]
                let isWhole = rows.allSatisfy { row in
                    guard let stream = try? StreamRecord(row: row).decoded() else { return false }
                    let summary = stream.summary
                    return stream.count == samples && summary.count == row["value_count"]
                        && summary.min == row["minimum"] && summary.max == row["maximum"]
                }
                count += rows.count
                if !isWhole { body(id, file["path"]) }
            }
            return count
        }
    }
}
