import ActivityModel

/// The best efforts within each file, with the views of records and of the daily load.
enum BestEfforts {
    static let sql = tables + views

    private static let tables = """
        CREATE TABLE effort_file (
            file_id INTEGER PRIMARY KEY REFERENCES source_file (id) ON DELETE CASCADE,
            version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE best_effort (
            file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
            leg INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN (\(list(EffortKind.allCases.map(\.rawValue))))),
            distance_m REAL NOT NULL,
            elapsed_s REAL NOT NULL,
            start_s REAL NOT NULL,
            PRIMARY KEY (file_id, leg, kind, distance_m)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE power_effort (
            file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
            leg INTEGER NOT NULL,
            duration_s INTEGER NOT NULL,
            watts REAL NOT NULL,
            start_s INTEGER NOT NULL,
            PRIMARY KEY (file_id, leg, duration_s)
        ) STRICT, WITHOUT ROWID;

        """

    private static let views = """
        CREATE VIEW best_efforts AS
        SELECT c.id AS activity_id, t.strava_id AS athlete_id, c.sport,
            \(family("c.sport")) AS family, e.distance_m, e.elapsed_s,
            e.distance_m / e.elapsed_s AS speed_mps, e.start_s,
            \(localDay("c")) AS day
        FROM current_activity c
        JOIN athlete t ON t.id = c.athlete_id
        JOIN best_effort e ON e.file_id = c.file_id AND e.leg = coalesce(c.leg, -1)
            AND e.kind = \(kind("c.sport"))
        WHERE c.hidden_behind IS NULL;

        CREATE VIEW power_curve AS
        SELECT c.id AS activity_id, t.strava_id AS athlete_id, c.sport,
            \(family("c.sport")) AS family, e.duration_s, e.watts, e.start_s,
            \(localDay("c")) AS day
        FROM current_activity c
        JOIN athlete t ON t.id = c.athlete_id
        JOIN power_effort e ON e.file_id = c.file_id AND e.leg = coalesce(c.leg, -1)
        WHERE c.hidden_behind IS NULL;

        CREATE VIEW daily_load AS
        WITH ceiling AS (
            SELECT a.athlete_id, coalesce(
                (SELECT nullif(max(p.max_heartrate), 0) FROM preferences p
                    WHERE p.athlete_id = a.athlete_id),
                max(r.max_heartrate_bpm) FILTER (WHERE r.max_heartrate_bpm BETWEEN 100 AND 220),
                190) AS bpm
            FROM activity a
            JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
            GROUP BY a.athlete_id),
        device AS (
            SELECT activity_id, sum(training_load) AS load FROM session_facts
            GROUP BY activity_id),
        loaded AS (
            SELECT c.athlete_id, \(localDay("c")) AS day,
                coalesce(
                    nullif(d.load, 0), nullif(r.training_load, 0), nullif(r.relative_effort, 0))
                    AS stated,
                coalesce(c.moving_s, c.elapsed_s) / 60
                    * min(5, max(0, 10 * c.average_heartrate_bpm / m.bpm - 4.5)) AS estimated
            FROM current_activity c
            JOIN activity_row r ON r.activity_id = c.id AND r.source_id = c.source_id
            LEFT JOIN device d ON d.activity_id = c.id
            JOIN ceiling m ON m.athlete_id = c.athlete_id
            WHERE c.hidden_behind IS NULL AND c.start_time IS NOT NULL)
        SELECT t.strava_id AS athlete_id, l.day, sum(coalesce(l.stated, l.estimated)) AS load,
            count(*) AS activities, count(l.stated) AS stated_activities,
            count(*) FILTER (WHERE l.stated IS NULL AND l.estimated IS NOT NULL)
                AS estimated_activities
        FROM loaded l JOIN athlete t ON t.id = l.athlete_id
        GROUP BY l.athlete_id, l.day;
        """

    /// The day of an activity where it began, `2026-11-21`.
    static func localDay(_ table: String) -> String {
        "date(\(table).start_time + coalesce(\(table).utc_offset_s, 0), 'unixepoch')"
    }

    /// Whether a sport has a motor: it sets no records.
    static func isMotorised(_ sport: String) -> String {
        "\(sport) IN (\(list([Sport.eBikeRide, .eMountainBikeRide].map(\.rawValue))))"
    }

    /// The kind of efforts that count for a sport; null if none do.
    static func kind(_ sport: String) -> String {
        cases(sport) { EffortKind($0)?.rawValue }
    }

    static func family(_ sport: String) -> String {
        cases(sport) { $0.family.rawValue }
    }

    private static func cases(_ sport: String, _ word: (Sport) -> String?) -> String {
        let groups = Dictionary(grouping: Sport.allCases) { word($0) ?? "" }
        let branches = groups.keys.sorted().filter { !$0.isEmpty }.map { key in
            "WHEN \(sport) IN (\(list(groups[key, default: []].map(\.rawValue)))) THEN '\(key)'"
        }
        return "CASE \(branches.joined(separator: " ")) END"
    }

    private static func list(_ words: [String]) -> String {
        words.map { "'\($0)'" }.joined(separator: ", ")
    }
}
