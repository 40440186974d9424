package import ActivityModel
import GRDB

/// What a library has from Strava's API, and what remains to be requested.
package struct APIStatus: Hashable, Sendable {
    /// Activities that no export contains.
    package var onlyAPI = 0
    /// When the oldest of those was fetched.
    package var oldest: Timestamp?
    /// When the newest of those was fetched.
    package var newest: Timestamp?
    /// Activities with remaining requests.
    package var queued = 0
    package var queuedRequests = 0
    /// Activities that failed and wait for their retry time.
    package var failed = 0
    package var failures: [APIFailureGroup] = []
    /// Activities that a webhook named and no sync has handled.
    package var named = 0
    /// When the list was last requested.
    package var listedAt: Timestamp?
    /// When the last complete walk began.
    package var walkedAt: Timestamp?

    package init() {}
}

extension Library {
    /// The status of the API data, of one athlete by Strava id or of all.
    package func apiStatus(athlete: Int64? = nil, now: Timestamp) throws -> APIStatus {
        try read { database in
            var status = APIStatus()
            let athletes = try Int64.fetchAll(
                try database.cachedStatement(
                    sql: "SELECT id FROM athlete WHERE strava_id = ?1 OR ?1 IS NULL"),
                arguments: [athlete])
            for id in athletes { try status.add(id, database, now: now) }
            return status
        }
    }
}

extension APIStatus {
    fileprivate mutating func add(_ athleteID: Int64, _ database: Database, now: Timestamp) throws {
        func later(_ one: Timestamp?, _ other: Int64?, _ choose: (Int64, Int64) -> Int64)
            -> Timestamp?
        {
            guard let other else { return one }
            return Timestamp(seconds: one.map { choose($0.seconds, other) } ?? other)
        }
        if let row = try Row.fetchOne(
            try database.cachedStatement(
                sql: """
                    SELECT count(*), min(as_of), max(as_of) FROM api_activity x
                    WHERE athlete_id = ? AND NOT EXISTS (
                        SELECT 1 FROM own_row r WHERE r.activity_id = x.activity_id)
                    """),
            arguments: [athleteID])
        {
            onlyAPI += row[0] as Int
            oldest = later(oldest, row[1], min)
            newest = later(newest, row[2], max)
        }
        for time in [now.seconds, Int64.max] {
            let row = try Row.fetchOne(
                try database.cachedStatement(
                    sql: """
                        SELECT count(*), coalesce(sum(
                            wants_detail + wants_streams + (wants_detail AND NOT is_known)), 0)
                        FROM (\(APITask.select()))
                        """),
                arguments: [athleteID, time])
            let (count, requests): (Int, Int) = (row?[0] ?? 0, row?[1] ?? 0)
            if time == now.seconds {
                queued += count
                queuedRequests += requests
                failed -= count
            } else {
                failed += count
            }
        }
        failures += try APIFailureGroup.fetchAll(database, athleteID: athleteID)
        named +=
            try Int.fetchOne(
                try database.cachedStatement(
                    sql: """
                        SELECT count(DISTINCT object_id) FROM api_event
                        WHERE handled_at IS NULL AND object_type = 'activity'
                            AND owner_id = (SELECT strava_id FROM athlete WHERE id = ?)
                        """),
                arguments: [athleteID]) ?? 0
        let account = try APIAccount.fetch(database, athleteID: athleteID)
        listedAt = later(listedAt, account.listedAt?.seconds, max)
        walkedAt = later(walkedAt, account.walkedAt?.seconds, max)
    }
}
