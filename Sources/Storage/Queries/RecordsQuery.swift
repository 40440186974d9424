package import ActivityModel
import GRDB

/// The best that an athlete did in one respect, in one year or at any time.
package struct EffortRecord: Hashable, Sendable {
    package enum Measure: Hashable, Sendable {
        /// The shortest time over a distance; ``EffortRecord/value`` is seconds by the clock.
        case fastest(metres: Double)
        /// The longest distance of an activity, in metres.
        case longest
        /// The most metres climbed in an activity.
        case climb
        /// The highest point, in metres above the sea.
        case highest
        /// The highest mean power over a time, in watts.
        case power(seconds: Int)

        /// Whether one value is better than another.
        fileprivate func prefers(_ value: Double, to other: Double) -> Bool {
            if case .fastest = self { value < other } else { value > other }
        }
    }

    package var family: SportFamily
    package var measure: Measure
    package var value: Double
    /// Where it begins in the activity, in seconds after its first sample; `nil` if it is about the
    /// whole.
    package var startSeconds: Double?
    package var activityID: Int64
    /// The name of the activity.
    package var name: String
    /// The local day, `2026-11-21`; `nil` for an activity without a start.
    package var day: String?

    /// The year of the day.
    package var year: Int? { day.flatMap { Int($0.prefix(4)) } }
}

/// The records of an athlete, or of all, for each sport family and year.
package struct Records: Sendable {
    /// The best of each year, by family, measure and year.
    package var ofYears: [EffortRecord] = []

    /// The years with records, newest first.
    package var years: [Int] { Set(ofYears.compactMap(\.year)).sorted(by: >) }

    /// The best of a year, or of all time: at most one for each family and measure.
    package func best(in year: Int? = nil) -> [EffortRecord] {
        var order: [EffortRecord] = []
        var places: [Key: Int] = [:]
        for record in ofYears where year == nil || record.year == year {
            let key = Key(family: record.family, measure: record.measure)
            guard let place = places[key] else {
                places[key] = order.count
                order.append(record)
                continue
            }
            if record.measure.prefers(record.value, to: order[place].value) {
                order[place] = record
            }
        }
        return order
    }

    private struct Key: Hashable {
        var family: SportFamily
        var measure: EffortRecord.Measure
    }
}

extension Library {
    /// The records of all athletes or of one by Strava id, without hidden duplicates and without
    /// rides with a motor.
    package func records(athlete: Int64? = nil) throws -> Records {
        let ours = athlete.map { "b.athlete_id = \($0)" } ?? "TRUE"
        func fetch(
            _ source: String, _ step: String, _ value: String, _ start: String,
            _ measure: (DatabaseValue) -> EffortRecord.Measure?
        ) throws -> [EffortRecord] {
            // The other columns are those of the row with the extreme value, as SQLite promises.
            try read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT x.family, x.step, x.value, x.start_s, x.activity_id, c.name, x.day
                        FROM (
                            SELECT b.family, \(step) AS step, \(value) AS value,
                                \(start) AS start_s, b.activity_id, b.day
                            FROM \(source) b
                            WHERE \(ours) AND b.family IS NOT NULL
                                AND NOT \(BestEfforts.isMotorised("b.sport"))
                            GROUP BY b.family, step, substr(b.day, 1, 4)) x
                        JOIN current_activity c ON c.id = x.activity_id
                        ORDER BY x.family, x.step, x.day
                        """
                ).compactMap { row in
                    guard let family = SportFamily(rawValue: row[0]), let measure = measure(row[1])
                    else { return nil }
                    return EffortRecord(
                        family: family, measure: measure, value: row[2], startSeconds: row[3],
                        activityID: row[4], name: row[5], day: row[6])
                }
            }
        }
        var records = try fetch("best_efforts", "b.distance_m", "min(b.elapsed_s)", "b.start_s") {
            Double.fromDatabaseValue($0).map { .fastest(metres: $0) }
        }
        for (column, measure) in [
            ("distance_m", EffortRecord.Measure.longest), ("ascent_m", .climb),
            ("highest_altitude_m", .highest),
        ] {
            records += try fetch(
                "(\(Self.wholes(column)))", "0", "max(b.value)", "NULL"
            ) { _ in measure }
        }
        records += try fetch("power_curve", "b.duration_s", "max(b.watts)", "b.start_s") {
            Int.fromDatabaseValue($0).map { .power(seconds: $0) }
        }
        return Records(ofYears: records)
    }

    /// A column of the rows in force where it is more than nothing.
    private static func wholes(_ column: String) -> String {
        """
        SELECT c.id AS activity_id, t.strava_id AS athlete_id, c.sport,
            coalesce(\(BestEfforts.family("c.sport")), 'other') AS family,
            \(BestEfforts.localDay("c")) AS day, r.\(column) AS value
        FROM current_activity c
        JOIN athlete t ON t.id = c.athlete_id
        JOIN activity_row r ON r.activity_id = c.id AND r.source_id = c.source_id
        WHERE c.hidden_behind IS NULL AND r.\(column) > 0
        """
    }

    /// The power curve of a year or of all time: the best mean power for each window, by family.
    package func powerCurve(athlete: Int64? = nil, year: Int? = nil) throws -> [EffortRecord] {
        try records(athlete: athlete).best(in: year).filter {
            if case .power = $0.measure { true } else { false }
        }
    }

    /// The fastest parts of an activity by distance; none for a sport without such records.
    package func bestEfforts(ofActivity id: Int64) throws -> [DistanceEffort] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT e.kind, e.distance_m, e.elapsed_s, e.start_s
                    FROM current_activity c JOIN best_effort e
                        ON e.file_id = c.file_id AND e.leg = coalesce(c.leg, -1)
                        AND e.kind = \(BestEfforts.kind("c.sport"))
                    WHERE c.id = ? ORDER BY e.distance_m
                    """, arguments: [id]
            ).map { row in
                DistanceEffort(
                    kind: try row.word(0), metres: row[1], elapsedSeconds: row[2],
                    startSeconds: row[3])
            }
        }
    }

    /// The best mean powers of an activity by length of the window.
    package func powerCurve(ofActivity id: Int64) throws -> [PowerEffort] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT e.duration_s, e.watts, e.start_s
                    FROM activity c JOIN power_effort e
                        ON e.file_id = c.file_id AND e.leg = coalesce(c.leg, -1)
                    WHERE c.id = ? ORDER BY e.duration_s
                    """, arguments: [id]
            ).map { PowerEffort(seconds: $0[0], watts: $0[1], startSeconds: $0[2]) }
        }
    }
}
