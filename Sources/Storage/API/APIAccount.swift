package import ActivityModel
import GRDB

/// The progress of the walk through an athlete's list of activities on Strava.
package struct APIAccount: Hashable, Sendable {
    /// The start of the newest activity up to which the list is complete.
    package var listCursor: Timestamp?
    /// When the list was last requested.
    package var listedAt: Timestamp?
    /// When the last complete walk began.
    package var walkedAt: Timestamp?
    /// When the last complete walk began that proves activities absent.
    package var concludedAt: Timestamp?
    /// The start of the complete walk in progress.
    package var walkBegunAt: Timestamp?
    /// The next page of the complete walk in progress.
    package var walkPage: Int?
    /// The scopes granted when the walk began; fewer scopes show fewer activities.
    package var walkScopes: String?
    package var scopes = ""

    /// Creates an account without any listed activity.
    package init() {}

    fileprivate init(row: Row) {
        func time(_ column: String) -> Timestamp? {
            (row[column] as Int64?).map { Timestamp(seconds: $0) }
        }
        listCursor = time("list_cursor")
        listedAt = time("listed_at")
        walkedAt = time("walked_at")
        concludedAt = time("concluded_at")
        walkBegunAt = time("walk_begun_at")
        walkPage = row["walk_page"]
        walkScopes = row["walk_scopes"]
        scopes = row["scopes"]
    }
}

extension Library {
    /// The progress of the walks through an athlete's account.
    package func apiAccount(athleteID: Int64) throws -> APIAccount {
        try read { try APIAccount.fetch($0, athleteID: athleteID) }
    }

    /// The `as_of` of the newest undamaged export, of an athlete or of anyone; `nil` if there is
    /// none.
    package func newestExport(athleteID: Int64? = nil) throws -> Timestamp? {
        try read { database in
            try Int64.fetchOne(
                try database.cachedStatement(
                    sql: """
                        SELECT max(as_of) FROM export
                        WHERE (athlete_id = ?1 OR ?1 IS NULL) AND NOT is_damaged AND row_count > 0
                        """),
                arguments: [athleteID]
            ).map { Timestamp(seconds: $0) }
        }
    }

    /// The row id of the athlete with a Strava id; `nil` if the athlete is not in the library.
    package func rowID(ofAthlete stravaID: Int64) throws -> Int64? {
        try read { database in
            try Int64.fetchOne(
                try database.cachedStatement(sql: "SELECT id FROM athlete WHERE strava_id = ?"),
                arguments: [stravaID])
        }
    }

    /// The start of the newest activity of an athlete; `nil` if there is none.
    package func watermark(athleteID: Int64) throws -> Timestamp? {
        try read { database in
            try Int64.fetchOne(
                try database.cachedStatement(
                    sql: """
                        SELECT start_time FROM watermark
                        WHERE athlete_id = ? AND provider = 'strava'
                        """),
                arguments: [athleteID]
            ).map { Timestamp(seconds: $0) }
        }
    }
}

extension APIAccount {
    static func fetch(_ database: Database, athleteID: Int64) throws -> APIAccount {
        try Row.fetchOne(
            try database.cachedStatement(sql: "SELECT * FROM api_account WHERE athlete_id = ?"),
            arguments: [athleteID]
        ).map(APIAccount.init(row:)) ?? APIAccount()
    }
}

extension ImportBatch {
    func save(_ account: APIAccount, athleteID: Int64) throws {
        try execute(
            """
            INSERT OR REPLACE INTO api_account (athlete_id, list_cursor, listed_at, walked_at,
                concluded_at, walk_begun_at, walk_page, walk_scopes, scopes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                athleteID, account.listCursor?.seconds, account.listedAt?.seconds,
                account.walkedAt?.seconds, account.concludedAt?.seconds,
                account.walkBegunAt?.seconds, account.walkPage,
                account.walkScopes, account.scopes,
            ])
    }
}
