package import ActivityModel
import GRDB

/// An activity as a line of a list.
package struct ActivityListing: Hashable, Sendable {
    /// Strava's activity id.
    package var id: Int64
    /// Strava's athlete id; `nil` when no export told it.
    package var athleteID: Int64?
    /// The name.
    package var name: String
    /// The type as Strava wrote it.
    package var type: String
    /// Strava's `sport_type`; `nil` when the word is not known.
    package var sportType: String?
    /// The start in UTC.
    package var start: Timestamp?
    /// Metres.
    package var distanceMetres: Double?
    /// Seconds from start to end.
    package var elapsedSeconds: Double?
    /// Seconds in motion.
    package var movingSeconds: Double?
    /// The gear's name.
    package var gear: String?
    /// The file as the row names it; `nil` when it names none.
    package var file: String?
    /// The format of the file's content.
    package var format: String?
    /// How many samples there are.
    package var samples: Int
    /// The time of the first sample.
    package var firstTime: Timestamp?
    /// What became of its file: `decoded`, `partial`, `failed`, `unsupported`, `manual`,
    /// `not-exported`, `missing`, `queued` or `no-streams`.
    package var outcome: String
    /// Why there are no samples; `nil` when there are some.
    package var noSamplesBecause: String?
    /// Where file and row disagree: `cropped-on-strava`, `clock-or-zone`; `nil` when they agree.
    package var comparison: String?
    /// When the first newer export that lacks it was true; `nil` while the newest export has it.
    package var absentSince: Timestamp?
    /// The other recording of the same workout that the athlete prefers; `nil` when it counts itself.
    package var hiddenBehind: Int64?
}

/// Which activities to list, and in which order.
package struct ActivityFilter: Sendable {
    /// What to sort by.
    package enum Order: String, CaseIterable, Sendable {
        /// The start.
        case start
        /// The distance.
        case distance
        /// The time in motion.
        case moving
        /// The time from start to end.
        case elapsed
        /// The name.
        case name
        /// Strava's id, the order of upload.
        case id
    }

    /// Only this type or sport type, whatever its case.
    package var type: String?
    /// Only activities that start at this instant or later.
    package var after: Timestamp?
    /// Only activities that start before this instant.
    package var before: Timestamp?
    /// Only this activity.
    package var id: Int64?
    /// Only activities of the athlete with this Strava id.
    package var athlete: Int64?
    /// Only activities that a newer export lacks.
    package var isAbsent = false
    /// At most this many.
    package var limit: Int?
    /// What to sort by.
    package var order = Order.start
    /// Least or oldest first; otherwise greatest or newest first.
    package var isAscending = false

    /// All activities, newest first.
    package init() {}
}

extension Library {
    /// The activities that a filter lets through.
    package func activities(_ filter: ActivityFilter = ActivityFilter()) throws -> [ActivityListing]
    {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        if let type = filter.type {
            conditions.append("(lower(r.type) = lower(?) OR lower(r.sport_type) = lower(?))")
            arguments += [type, type]
        }
        if let after = filter.after {
            conditions.append("r.start_time >= ?")
            arguments += [after.seconds]
        }
        if let before = filter.before {
            conditions.append("r.start_time < ?")
            arguments += [before.seconds]
        }
        if let id = filter.id {
            conditions.append("a.id = ?")
            arguments += [id]
        }
        if let athlete = filter.athlete {
            conditions.append("t.strava_id = ?")
            arguments += [athlete]
        }
        if filter.isAbsent { conditions.append("a.absent_since IS NOT NULL") }
        let direction = filter.isAscending ? "ASC" : "DESC"
        var sql = ActivityListing.select
        if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
        sql += " ORDER BY \(filter.order.column) \(direction) NULLS LAST, a.id \(direction)"
        if let limit = filter.limit {
            sql += " LIMIT ?"
            arguments += [limit]
        }
        return try read { database in
            try Row.fetchAll(database, sql: sql, arguments: arguments)
                .map(ActivityListing.init(row:))
        }
    }
}

extension ActivityFilter.Order {
    fileprivate var column: String {
        switch self {
        case .start: "r.start_time"
        case .distance: "r.distance_m"
        case .moving: "r.moving_s"
        case .elapsed: "r.elapsed_s"
        case .name: "r.name COLLATE NOCASE"
        case .id: "a.id"
        }
    }
}

extension ActivityListing {
    fileprivate static let select = """
        SELECT a.id, t.strava_id, r.name, r.type, r.sport_type, r.start_time, r.distance_m,
            r.elapsed_s, r.moving_s, r.gear_name, r.file_path, f.format,
            coalesce(a.sample_count, 0) AS samples, f.first_time_us, a.sample_state, a.comparison,
            (SELECT start_time_us FROM session s
                WHERE s.file_id = a.file_id AND s.number = a.leg) AS leg_start_us,
            a.absent_since, (
                SELECT p.preferred_id FROM preference p JOIN activity b ON b.id = p.preferred_id
                WHERE p.hidden_id = a.id) AS preferred_id,
            CASE WHEN a.sample_state IN ('failed', 'unsupported') THEN coalesce(
                (SELECT i.message FROM issue i WHERE i.file_id = a.file_id
                    ORDER BY i.severity = 'error' DESC, i.id LIMIT 1),
                (SELECT l.reason FROM ledger l
                    WHERE l.source_id = a.source_id AND l.path = r.found_path))
            END AS reason
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
        JOIN athlete t ON t.id = a.athlete_id
        LEFT JOIN source_file f ON f.id = a.file_id
        """

    init(row: Row) {
        id = row["id"]
        athleteID = row["strava_id"]
        name = row["name"]
        type = row["type"]
        sportType = row["sport_type"]
        start = (row["start_time"] as Int64?).map { Timestamp(seconds: $0) }
        distanceMetres = row["distance_m"]
        elapsedSeconds = row["elapsed_s"]
        movingSeconds = row["moving_s"]
        gear = row["gear_name"]
        file = row["file_path"]
        format = row["format"]
        samples = row["samples"]
        firstTime = ((row["leg_start_us"] ?? row["first_time_us"]) as Int64?)
            .map { Timestamp(microseconds: $0) }
        comparison = row["comparison"]
        absentSince = (row["absent_since"] as Int64?).map { Timestamp(seconds: $0) }
        hiddenBehind = row["preferred_id"]
        outcome = row["sample_state"]
        noSamplesBecause = samples > 0 ? nil : Self.reason(outcome, detail: row["reason"])
    }

    private static func reason(_ state: String, detail: String?) -> String {
        switch state {
        case "manual": "a manual activity: Strava has no file"
        case "not-exported": "Strava could not export the file and wrote #error#"
        case "queued": "the samples are still to be fetched from Strava"
        case "no-streams": "Strava has no samples of it"
        case "missing": "the export does not hold the file that its row names"
        case "decoded", "partial": "the file holds no samples"
        default: detail ?? "the file could not be read"
        }
    }
}
