public import ActivityModel
import GRDB

/// A run with what it changed.
public struct RunChanges: Sendable {
    /// The run's number.
    public var run: Int64
    /// When it began.
    public var startedAt: Timestamp
    /// The exports that it met first.
    public var exports: [String]
    /// What changed, in order.
    public var changes: [ActivityChange]
}

extension Library {
    /// What a run changed, or the newest run that changed anything; `nil` when there is none.
    public func changes(ofRun run: Int64?) throws -> RunChanges? {
        try read { database in
            let newest = try Int64.fetchOne(database, sql: "SELECT max(run_id) FROM change")
            guard let id = run ?? newest,
                let row = try Row.fetchOne(
                    database, sql: "SELECT started_at FROM run WHERE id = ?", arguments: [id])
            else { return nil }
            let changes = try Row.fetchAll(
                database, sql: "SELECT * FROM change WHERE run_id = ? ORDER BY number",
                arguments: [id]
            ).compactMap { row in
                ActivityChange.Kind(rawValue: row["kind"]).map {
                    ActivityChange(
                        activityID: row["activity_id"], kind: $0, old: row["old"], new: row["new"])
                }
            }
            return RunChanges(
                run: id, startedAt: Timestamp(seconds: row[0]),
                exports: try String.fetchAll(
                    database, sql: "SELECT name FROM export WHERE first_run_id = ? ORDER BY id",
                    arguments: [id]),
                changes: changes)
        }
    }
}
