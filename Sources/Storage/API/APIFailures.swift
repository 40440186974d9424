package import ActivityModel
import GRDB

/// Why a request failed, and when it is repeated.
package struct APIFailure: Hashable, Sendable {
    package var part: APIPart
    /// Strava's id of the activity, or of the gear with its letter.
    package var subject: String
    /// The reason given by Strava or the network, as ``StravaAPIError`` writes it.
    package var reason: String
    /// The number of consecutive failures.
    package var attempts: Int
    package var retryAt: Timestamp
}

/// Failures with the same part and reason.
package struct APIFailureGroup: Hashable, Sendable {
    package var part: APIPart
    /// What Strava or the network said, as ``StravaAPIError`` writes it down.
    package var reason: String
    package var count: Int
    /// When the first of them is repeated.
    package var retryAt: Timestamp

    package init(part: APIPart, reason: String, count: Int, retryAt: Timestamp) {
        self.part = part
        self.reason = reason
        self.count = count
        self.retryAt = retryAt
    }
}

extension Library {
    /// The failed requests that have not succeeded since, for an activity or for all.
    package func apiFailures(activity id: Int64? = nil) throws -> [APIFailure] {
        try read { try APIFailure.fetchAll($0, activity: id) }
    }
}

extension APIFailure {
    static func fetchAll(_ database: Database, activity id: Int64?) throws -> [APIFailure] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT part, subject, reason, attempts, retry_at FROM api_failure
                WHERE ?1 IS NULL OR (subject = CAST(?1 AS TEXT) AND part <> 'gear')
                ORDER BY retry_at, part, subject
                """,
            arguments: [id]
        ).compactMap(APIFailure.init)
    }

    fileprivate init?(_ row: Row) {
        guard let part = APIPart(rawValue: row[0]) else { return nil }
        self.init(
            part: part, subject: row[1], reason: row[2], attempts: row[3],
            retryAt: Timestamp(seconds: row[4]))
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
    /// Records a failed request.
    ///
    /// - Parameter retryAt: when to repeat it, given the number of previous consecutive failures.
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
    /// Removes failures of requests that are no longer needed: an export contains the file, or the
    /// activity is gone.
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

    /// Removes failures of a request that succeeded.
    func succeed(_ part: APIPart, _ subject: String) throws {
        try execute(
            "DELETE FROM api_failure WHERE part = ? AND subject = ?", [part.rawValue, subject])
    }
}
