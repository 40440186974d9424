package import ActivityModel
import GRDB

/// A column of a row whose cell cannot be read. The value of another source takes its place: an
/// unreadable value erases nothing.
package enum UnreadableColumn: Hashable, Sendable {
    case start
    case elapsed
    case moving
    case distance
    case measure(ActivityMeasure)

    /// The column's name in `activity_row`.
    var name: String {
        switch self {
        case .start: "start_time"
        case .elapsed: "elapsed_s"
        case .moving: "moving_s"
        case .distance: "distance_m"
        case .measure(let measure): measure.rawValue
        }
    }

    private static let known: [String: UnreadableColumn] = {
        var all: [UnreadableColumn] = [.start, .elapsed, .moving, .distance]
        for measure in ActivityMeasure.allCases { all.append(.measure(measure)) }
        return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { one, _ in one })
    }()

    /// The column with the given name, if there is one.
    init?(name: String) {
        guard let column = Self.known[name] else { return nil }
        self = column
    }
}

extension Resolution {
    /// Fills unreadable values of affected activities from the newest older row that has them,
    /// otherwise from the oldest newer one.
    func fillUnreadable(_ affected: AffectedActivities) throws {
        let rows = try Row.fetchAll(
            try database.cachedStatement(
                sql: """
                    SELECT r.activity_id, r.source_id, j.value
                    FROM activity_row r JOIN json_each(r.unreadable) j
                    WHERE r.activity_id IN \(AffectedActivities.sql) AND r.unreadable IS NOT NULL
                    """), arguments: [affected.argument])
        for row in rows {
            guard let column = UnreadableColumn(name: row[2])?.name else { continue }
            try database.run(
                """
                UPDATE activity_row SET \(column) = (
                    SELECT o.\(column) FROM activity_row o
                    JOIN own_source e ON e.id = o.source_id
                    JOIN source n ON n.id = activity_row.source_id
                    WHERE o.activity_id = activity_row.activity_id AND o.\(column) IS NOT NULL
                        AND NOT EXISTS (
                            SELECT 1 FROM json_each(o.unreadable) u WHERE u.value = '\(column)')
                    ORDER BY (e.as_of, e.fingerprint) > (n.as_of, n.fingerprint),
                        CASE WHEN (e.as_of, e.fingerprint) > (n.as_of, n.fingerprint)
                            THEN e.as_of ELSE -e.as_of END,
                        e.fingerprint DESC
                    LIMIT 1)
                WHERE activity_id = ? AND source_id = ?
                """, [row[0] as Int64, row[1] as Int64])
        }
    }

    /// If no row has a readable start, the first sample of the file is the start.
    func fillStarts(_ affected: AffectedActivities) throws {
        try database.run(
            """
            UPDATE activity_row SET start_time = (
                SELECT f.first_time_us / 1000000 FROM source_file f
                JOIN activity a ON a.file_id = f.id WHERE a.id = activity_row.activity_id)
            WHERE start_time IS NULL AND activity_id IN \(AffectedActivities.sql)
                AND EXISTS (
                    SELECT 1 FROM json_each(activity_row.unreadable) u
                    WHERE u.value = 'start_time')
            """, [affected.argument])
    }
}
