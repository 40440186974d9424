package import ActivityModel
import GRDB

/// Selects and orders activities, for lists, tables and maps alike. Every part narrows the
/// selection further.
package struct ActivityFilter: Hashable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        case start
        case distance
        case moving
        /// The elapsed time.
        case elapsed
        case ascent
        case heartrate
        case name
        case sport
        /// The id; for Strava, the order of upload.
        case id
    }

    /// Whether there is a recording.
    package enum Recording: String, CaseIterable, Sendable {
        case with
        case without
    }

    package var id: Int64?
    /// Only activities of the athlete with this Strava id.
    package var athlete: Int64?
    /// Only this type or sport type, ignoring case.
    package var type: String?
    /// Only this sport, exactly as in ``ActivityListing/sport``.
    package var sport: String?
    /// Only activities that start at this time or later.
    package var after: Timestamp?
    /// Only activities that start before this time.
    package var before: Timestamp?
    /// Only starts on this day or later: days since 1970, in local time.
    package var firstDay: Int?
    /// Only starts on this day or earlier.
    package var lastDay: Int?
    package var gear: String?
    /// Minimum distance in metres.
    package var minMetres: Double?
    /// Maximum distance in metres.
    package var maxMetres: Double?
    /// Only names and descriptions that contain this.
    package var text: String?
    /// Only activities with samples, or without.
    package var recording: Recording?
    /// Only activities with positions.
    package var hasTrack = false
    /// Only activities that count: no other recording of the same workout is preferred to them.
    package var counts = false
    /// Only activities that were cropped on Strava.
    package var isCropped = false
    /// Only activities that a newer source lacks.
    package var isAbsent = false
    /// Only activities whose row in force is from this source, by name.
    package var source: String?
    package var order = Order.start
    /// Smallest or oldest first; otherwise largest or newest first.
    package var isAscending = false
    /// The number of activities to skip at the beginning.
    package var offset = 0
    package var limit: Int?

    package init() {}
}

extension ActivityFilter {
    /// The part after `FROM current_activity c`, without the order.
    var condition: (sql: String, arguments: StatementArguments) {
        var conditions = [ofAthlete(athlete, "c.athlete_id")]
        var arguments: StatementArguments = []
        func add(_ condition: String, _ values: StatementArguments = []) {
            conditions.append(condition)
            arguments += values
        }
        if let id { add("c.id = ?", [id]) }
        if let type {
            add("(lower(c.type) = lower(?) OR lower(c.sport_type) = lower(?))", [type, type])
        }
        if let sport { add("c.sport = ?", [sport]) }
        if let after { add("c.start_time >= ?", [after.seconds]) }
        if let before { add("c.start_time < ?", [before.seconds]) }
        let local = "(c.start_time + coalesce(c.utc_offset_s, 0))"
        if let firstDay { add("\(local) >= ?", [Int64(firstDay) * 86_400]) }
        if let lastDay { add("\(local) < ?", [(Int64(lastDay) + 1) * 86_400]) }
        if let gear { add("c.gear = ?", [gear]) }
        if let minMetres { add("c.distance_m >= ?", [minMetres]) }
        if let maxMetres { add("c.distance_m <= ?", [maxMetres]) }
        if let text, !text.isEmpty {
            let pattern = Self.pattern(FoldedText.of(text))
            add(
                """
                (folded(c.name) LIKE ? ESCAPE '\\' OR folded(c.description) LIKE ? ESCAPE '\\')
                """,
                [pattern, pattern])
        }
        switch recording {
        case .with: add("coalesce(c.sample_count, 0) > 0")
        case .without: add("coalesce(c.sample_count, 0) = 0")
        case nil: break
        }
        if hasTrack {
            add(
                """
                c.sample_count > 0 AND EXISTS (
                    SELECT 1 FROM stream s
                    WHERE s.file_id = c.file_id AND s.name = 'latitude' AND s.value_count > 0)
                """)
        }
        if counts { add("c.hidden_behind IS NULL") }
        if isCropped { add("c.comparison = ?", [FileComparison.cropped.rawValue]) }
        if isAbsent { add("c.absent_since IS NOT NULL") }
        if let source { add("c.source_id IN (SELECT id FROM source WHERE name = ?)", [source]) }
        return (conditions.joined(separator: " AND "), arguments)
    }

    /// Order and limit; the ids make the order of equal activities deterministic.
    var ending: (sql: String, arguments: StatementArguments) {
        let direction = isAscending ? "ASC" : "DESC"
        return (
            """
            ORDER BY \(order.column) \(direction) NULLS LAST, c.id \(direction) LIMIT ? OFFSET ?
            """, [limit ?? -1, offset]
        )
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

extension ActivityFilter.Order {
    fileprivate var column: String {
        switch self {
        case .start: "c.start_time"
        case .distance: "c.distance_m"
        case .moving: "c.moving_s"
        case .elapsed: "c.elapsed_s"
        case .ascent: "c.ascent_m"
        case .heartrate: "c.average_heartrate_bpm"
        case .name: "c.name COLLATE NOCASE"
        case .sport: "c.sport"
        case .id: "c.id"
        }
    }
}

/// Restricts rows to those of an athlete by Strava id, or to none without one: the only such
/// condition.
///
/// - Parameter column: the column with the athlete's row id.
func ofAthlete(_ stravaID: Int64?, _ column: String = "athlete_id") -> String {
    stravaID.map { "\(column) = (SELECT id FROM athlete WHERE strava_id = \($0))" } ?? "TRUE"
}
