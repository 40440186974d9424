package import ActivityModel
import GRDB

/// Failures that have part and reason in common.
package struct APIFailureGroup: Hashable, Sendable {
    package var part: APIPart
    /// What Strava or the network said, as ``StravaAPIError`` writes it down.
    package var reason: String
    package var count: Int
    /// When the first of them is tried again.
    package var retryAt: Timestamp

    package init(part: APIPart, reason: String, count: Int, retryAt: Timestamp) {
        self.part = part
        self.reason = reason
        self.count = count
        self.retryAt = retryAt
    }
}

extension APIFailureGroup {
    /// The failures of an athlete, most frequent first.
    static func fetchAll(_ database: Database, athleteID: Int64) throws -> [APIFailureGroup] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT part, reason, count(*), min(retry_at) FROM api_failure
                WHERE athlete_id = ? GROUP BY part, reason
                ORDER BY count(*) DESC, part, reason
                """,
            arguments: [athleteID]
        ).compactMap { row in
            APIPart(rawValue: row[0]).map {
                APIFailureGroup(
                    part: $0, reason: row[1], count: row[2],
                    retryAt: Timestamp(seconds: row[3]))
            }
        }
    }
}

extension SyncWriter {
    /// Notes that an answer did not come.
    ///
    /// - Parameter retryAt: when to ask again, after so many failures in a row before this one.
    /// - Returns: that time.
    @discardableResult
    package func fail(
        _ part: APIPart, _ subject: String, because reason: String, now: Timestamp,
        retryAt: (Int) -> Timestamp
    ) throws -> Timestamp {
        try batch { batch in
            let attempts =
                try Int.fetchOne(
                    batch.database,
                    sql: "SELECT attempts FROM api_failure WHERE part = ? AND subject = ?",
                    arguments: [part.rawValue, subject]) ?? 0
            let time = retryAt(attempts)
            try batch.execute(
                "INSERT OR REPLACE INTO api_failure VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    part.rawValue, subject, athleteID, attempts + 1, now.seconds, time.seconds,
                    reason,
                ])
            return time
        }
    }
}

extension ImportBatch {
    /// Forgets failures of questions that nobody asks any more: an export has brought the file, or
    /// the activity is gone.
    func forgetSettledFailures(athleteID: Int64) throws {
        for part in [APIPart.detail, .streams, .zones] {
            try execute(
                """
                DELETE FROM api_failure
                WHERE part = ?3 AND athlete_id = ?1 AND CAST(subject AS INTEGER) NOT IN (
                    SELECT activity_id FROM (\(APITask.select(APIExtras(zones: true))))
                    WHERE wants_\(part.rawValue))
                """, [athleteID, Int64.max, part.rawValue])
        }
    }

    /// Forgets failures of a question that was answered.
    func succeed(_ part: APIPart, _ subject: String) throws {
        try execute(
            "DELETE FROM api_failure WHERE part = ? AND subject = ?", [part.rawValue, subject])
    }
}
