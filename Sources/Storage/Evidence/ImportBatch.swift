package import ActivityModel
import GRDB

/// A transaction of an import run: what is written together becomes durable together.
package struct ImportBatch {
    let database: Database
    let runID: Int64
    let messageFields = MessageFieldIDs()

    /// Writes a ledger entry, replacing that of an earlier run.
    package func record(_ entry: LedgerEntry, sourceID: Int64) throws {
        try execute(
            "DELETE FROM ledger WHERE source_id = ? AND path = ?", [sourceID, entry.path])
        try insert([entry], sourceID: sourceID)
    }

    /// Writes ledger entries; fastest in the order of their paths, which is the table's.
    package func record(_ entries: [LedgerEntry], sourceID: Int64) throws {
        let isFirst = try Bool.fetchOne(
            try database.cachedStatement(
                sql: "SELECT NOT EXISTS (SELECT 1 FROM ledger WHERE source_id = ?)"),
            arguments: [sourceID])
        if isFirst == true { return try insert(entries, sourceID: sourceID) }
        for entry in entries { try record(entry, sourceID: sourceID) }
    }

    /// Inserts new entries. REPLACE would take twice as long even so, because it prepares to remove
    /// every entry.
    private func insert(_ entries: [LedgerEntry], sourceID: Int64) throws {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO ledger
                    (source_id, path, role, size_bytes, crc32, outcome, reason, file_id, run_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for entry in entries {
            insert.setUncheckedArguments([
                sourceID, entry.path, entry.role, entry.size, entry.crc32.map { Int64($0) },
                entry.outcome.rawValue, entry.reason, entry.fileID, runID,
            ])
            try insert.execute()
        }
    }

    /// Stores an issue about the whole export, a row, or a file that is not stored.
    package func record(_ issue: ImportIssue, sourceID: Int64?, fileID: Int64? = nil) throws {
        try execute(
            """
            INSERT INTO issue
                (run_id, source_id, file_id, code, severity, path, position, activity_id, message)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                runID, sourceID, fileID, issue.code.rawValue, issue.severity.rawValue, issue.file,
                issue.position?.description, issue.activityID, issue.message,
            ])
    }

    /// Stores an issue about a file that cannot be read, replacing that of an earlier run.
    package func replace(_ issue: ImportIssue, sourceID: Int64) throws {
        try execute(
            """
            DELETE FROM issue
            WHERE source_id = ? AND file_id IS NULL AND code = ? AND path IS ?
            """, [sourceID, issue.code.rawValue, issue.file])
        try record(issue, sourceID: sourceID)
    }

    /// Removes the issues of an earlier, unfinished run about an export; those of its files remain.
    package func forgetIssues(sourceID: Int64) throws {
        try execute("DELETE FROM issue WHERE source_id = ? AND file_id IS NULL", [sourceID])
    }

    /// Stores the changes of an import, for `changes`.
    package func record(_ changes: [ActivityChange]) throws {
        let count = try Int.fetchOne(
            try database.cachedStatement(sql: "SELECT count(*) FROM change WHERE run_id = ?"),
            arguments: [runID])
        for (index, change) in changes.enumerated() {
            try execute(
                """
                INSERT INTO change (run_id, number, activity_id, kind, old, new, is_old_from_api)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    runID, (count ?? 0) + index + 1, change.activityID, change.kind.rawValue,
                    change.old, change.new, change.isOldFromAPI,
                ])
        }
    }

    /// Records that every file and every row of an export has an outcome.
    package func complete(sourceID: Int64, at now: Timestamp) throws {
        try execute(
            "UPDATE source SET completed_at = ? WHERE id = ?", [now.seconds, sourceID])
    }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.run(sql, arguments)
    }
}
