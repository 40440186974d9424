package import ActivityModel
import GRDB

/// A transaction of an import run: what is written together becomes durable together.
package struct ImportBatch {
    let database: Database
    let runID: Int64

    /// Writes a line of the ledger in place of what an earlier run said of the file.
    package func record(_ entry: LedgerEntry, exportID: Int64) throws {
        try execute(
            "DELETE FROM ledger WHERE export_id = ? AND path = ?", [exportID, entry.path])
        try insert([entry], exportID: exportID)
    }

    /// Writes lines of the ledger; cheapest in the order of their paths, which is the table's.
    package func record(_ entries: [LedgerEntry], exportID: Int64) throws {
        let isFirst = try Bool.fetchOne(
            database, sql: "SELECT NOT EXISTS (SELECT 1 FROM ledger WHERE export_id = ?)",
            arguments: [exportID])
        if isFirst == true { return try insert(entries, exportID: exportID) }
        for entry in entries { try record(entry, exportID: exportID) }
    }

    /// Writes lines that are not there. REPLACE would cost twice as much even so: it prepares to take
    /// every line back.
    private func insert(_ entries: [LedgerEntry], exportID: Int64) throws {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO ledger
                    (export_id, path, role, size_bytes, crc32, outcome, reason, file_id, run_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for entry in entries {
            insert.setUncheckedArguments([
                exportID, entry.path, entry.role, entry.size, entry.crc32.map { Int64($0) },
                entry.outcome.rawValue, entry.reason, entry.fileID, runID,
            ])
            try insert.execute()
        }
    }

    /// Keeps an issue about the export as a whole, a row, or a file that is not stored.
    package func record(_ issue: ImportIssue, exportID: Int64?, fileID: Int64? = nil) throws {
        try execute(
            """
            INSERT INTO issue
                (run_id, export_id, file_id, code, severity, path, position, message)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                runID, exportID, fileID, issue.code.rawValue, issue.severity.rawValue, issue.file,
                issue.position?.description, issue.message,
            ])
    }

    /// Keeps an issue about a file that cannot be read, in place of what an earlier run said of it.
    package func replace(_ issue: ImportIssue, exportID: Int64) throws {
        try execute(
            """
            DELETE FROM issue
            WHERE export_id = ? AND file_id IS NULL AND code = ? AND path IS ?
            """, [exportID, issue.code.rawValue, issue.file])
        try record(issue, exportID: exportID)
    }

    /// Forgets what an earlier, unfinished run said about an export; its files' own issues stay.
    package func forgetIssues(exportID: Int64) throws {
        try execute("DELETE FROM issue WHERE export_id = ? AND file_id IS NULL", [exportID])
    }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
