package import ActivityModel
import GRDB

/// Which activities a person looks for; every part narrows the search further.
package struct ActivitySearch: Hashable, Sendable {
    /// What to sort by.
    package enum Order: String, CaseIterable, Sendable {
        /// The start.
        case start
        /// The name.
        case name
        /// The sport.
        case sport
        /// The distance.
        case distance
        /// The time in motion.
        case moving
        /// Metres climbed.
        case ascent
        /// The average heart rate.
        case heartrate
    }

    /// Whether there is a recording.
    package enum Recording: String, CaseIterable, Sendable {
        /// With samples.
        case with
        /// Without.
        case without
    }

    /// Only activities of the athlete with this Strava id.
    package var athlete: Int64?
    /// Only this sport (`sport_type`, or the type as Strava wrote it).
    package var sport: String?
    /// Only starts on this day or later: days since 1970 by the clock on the wall.
    package var firstDay: Int?
    /// Only starts on this day or earlier.
    package var lastDay: Int?
    /// Only this gear.
    package var gear: String?
    /// At least so many metres.
    package var leastMetres: Double?
    /// At most so many metres.
    package var mostMetres: Double?
    /// Only names and descriptions that contain this.
    package var text: String?
    /// Only activities with samples, or without.
    package var recording: Recording?
    /// Only activities that were cropped on Strava.
    package var isCropped = false
    /// Only activities that a newer export lacks.
    package var isAbsent = false
    /// Only activities whose row in force is of this export, by name.
    package var export: String?
    /// What to sort by.
    package var order = Order.start
    /// Least or oldest first.
    package var isAscending = false
    /// How many to leave out at the beginning.
    package var offset = 0
    /// At most this many.
    package var limit = 50

    /// Every activity, newest first.
    package init() {}
}

/// An activity as a line of the page's table.
package struct FoundActivity: Hashable, Sendable {
    /// Strava's activity id.
    package var id: Int64
    /// Strava's athlete id; `nil` when no export told it.
    package var athleteID: Int64?
    /// The name.
    package var name: String
    /// Strava's `sport_type`, or the type as Strava wrote it where that is not known.
    package var sport: String
    /// The start in UTC.
    package var start: Timestamp?
    /// Seconds that the clock on the wall was ahead of UTC, where the file tells.
    package var offsetSeconds: Int?
    /// Metres.
    package var distanceMetres: Double?
    /// Seconds in motion.
    package var movingSeconds: Double?
    /// Metres climbed.
    package var ascentMetres: Double?
    /// Beats per minute.
    package var averageHeartrate: Double?
    /// The gear's name.
    package var gear: String?
    /// How many samples there are.
    package var samples: Int
    /// What became of its file, in the words of ``ActivityListing/outcome``.
    package var outcome: String
    /// Whether it was cropped on Strava.
    package var isCropped: Bool
    /// Whether a newer export lacks it.
    package var isAbsent: Bool
}

/// What a search found: one page of it, and sums over all of it.
package struct FoundActivities: Sendable {
    /// The activities of the page.
    package var activities: [FoundActivity] = []
    /// How many there are on all pages.
    package var count = 0
    /// Metres on all pages.
    package var distanceMetres = 0.0
    /// Seconds in motion on all pages.
    package var movingSeconds = 0.0
}

/// What a person can choose from when searching.
package struct SearchChoices: Sendable {
    /// Sports, the most frequent first.
    package var sports: [String] = []
    /// Gear by name.
    package var gear: [String] = []
    /// Exports whose rows are in force, newest first.
    package var exports: [String] = []
}

extension Library {
    /// What a search finds.
    package func search(_ search: ActivitySearch) throws -> FoundActivities {
        let (conditions, arguments) = search.conditions
        let source = """
            FROM activity a
            JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
            LEFT JOIN source_file f ON f.id = a.file_id
            WHERE \(conditions)
            """
        let direction = search.isAscending ? "ASC" : "DESC"
        return try read { database in
            var found = FoundActivities()
            let sums = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), coalesce(sum(r.distance_m), 0.0),
                        coalesce(sum(r.moving_s), 0.0) \(source)
                    """,
                arguments: arguments)
            found.count = sums?[0] ?? 0
            found.distanceMetres = sums?[1] ?? 0
            found.movingSeconds = sums?[2] ?? 0
            found.activities = try Row.fetchAll(
                database,
                sql: """
                    SELECT \(FoundActivity.columns) \(source)
                    ORDER BY \(search.order.column) \(direction) NULLS LAST, a.id \(direction)
                    LIMIT ? OFFSET ?
                    """,
                arguments: arguments + [search.limit, search.offset]
            ).map(FoundActivity.init(row:))
            return found
        }
    }

    /// What there is to choose from, in the library or among one athlete's.
    package func searchChoices(athlete: Int64? = nil) throws -> SearchChoices {
        let ours = PageSQL.ours(athlete)
        return try read { database in
            SearchChoices(
                sports: try String.fetchAll(
                    database,
                    sql: """
                        SELECT coalesce(r.sport_type, r.type) AS sport
                        FROM activity a
                        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                        WHERE a.\(ours)
                        GROUP BY sport ORDER BY count(*) DESC, sport
                        """),
                gear: try String.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT trim(r.gear_name) AS gear
                        FROM activity a
                        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                        WHERE r.gear_name IS NOT NULL AND a.\(ours)
                        ORDER BY gear COLLATE NOCASE
                        """),
                exports: try String.fetchAll(
                    database,
                    sql: """
                        SELECT name FROM source
                        WHERE id IN (SELECT source_id FROM activity WHERE \(ours))
                        GROUP BY name ORDER BY max(as_of) DESC
                        """))
        }
    }
}

extension ActivitySearch {
    fileprivate var conditions: (String, StatementArguments) {
        var conditions = ["a.\(PageSQL.ours(athlete))"]
        var arguments: StatementArguments = []
        func add(_ condition: String, _ values: StatementArguments = []) {
            conditions.append(condition)
            arguments += values
        }
        let local = "(r.start_time + coalesce(\(PageSQL.offset), 0))"
        if let sport { add("coalesce(r.sport_type, r.type) = ?", [sport]) }
        if let firstDay { add("\(local) >= ?", [Int64(firstDay) * 86_400]) }
        if let lastDay { add("\(local) < ?", [(Int64(lastDay) + 1) * 86_400]) }
        if let gear { add("trim(r.gear_name) = ?", [gear]) }
        if let leastMetres { add("r.distance_m >= ?", [leastMetres]) }
        if let mostMetres { add("r.distance_m <= ?", [mostMetres]) }
        if let text, !text.isEmpty {
            add(
                "(r.name LIKE ? ESCAPE '\\' OR r.description LIKE ? ESCAPE '\\')",
                [Self.pattern(text), Self.pattern(text)])
        }
        switch recording {
        case .with: add("coalesce(a.sample_count, 0) > 0")
        case .without: add("coalesce(a.sample_count, 0) = 0")
        case nil: break
        }
        if isCropped { add("a.comparison = 'cropped-on-strava'") }
        if isAbsent { add("a.absent_since IS NOT NULL") }
        if let export {
            add("a.source_id IN (SELECT id FROM source WHERE name = ?)", [export])
        }
        return (conditions.joined(separator: " AND "), arguments)
    }

    private static func pattern(_ text: String) -> String {
        var pattern = "%"
        for character in text {
            if character == "%" || character == "_" || character == "\\" { pattern += "\\" }
            pattern.append(character)
        }
        return pattern + "%"
    }
}

extension ActivitySearch.Order {
    fileprivate var column: String {
        switch self {
        case .start: "r.start_time"
        case .name: "r.name COLLATE NOCASE"
        case .sport: "coalesce(r.sport_type, r.type)"
        case .distance: "r.distance_m"
        case .moving: "r.moving_s"
        case .ascent: "r.ascent_m"
        case .heartrate: "r.average_heartrate_bpm"
        }
    }
}

extension FoundActivity {
    fileprivate static let columns = """
        a.id, (SELECT t.strava_id FROM athlete t WHERE t.id = a.athlete_id) AS strava_id, r.name,
        coalesce(r.sport_type, r.type) AS sport, r.start_time, \(PageSQL.offset) AS utc_offset_s,
        r.distance_m, r.moving_s, r.ascent_m, r.average_heartrate_bpm, trim(r.gear_name) AS gear,
        coalesce(a.sample_count, 0) AS samples, a.sample_state, a.comparison, a.absent_since
        """

    fileprivate init(row: Row) {
        let comparison: String? = row["comparison"]
        self.init(
            id: row["id"], athleteID: row["strava_id"], name: row["name"], sport: row["sport"],
            start: (row["start_time"] as Int64?).map { Timestamp(seconds: $0) },
            offsetSeconds: row["utc_offset_s"], distanceMetres: row["distance_m"],
            movingSeconds: row["moving_s"], ascentMetres: row["ascent_m"],
            averageHeartrate: row["average_heartrate_bpm"], gear: row["gear"],
            samples: row["samples"], outcome: row["sample_state"],
            isCropped: comparison == "cropped-on-strava",
            isAbsent: row["absent_since"] != nil as Int64?)
    }
}
