import GRDB

/// What activity files say beyond samples, sessions and laps, with the views of it.
///
/// Names and units of fields are stored once for all files (`message_field`), the values as one
/// JSON array of arrays for each file and kind: this takes a fifth of the space of a row for each
/// value.
enum FileMessages {
    static func create(in database: Database) throws {
        let columns = try database.columns(in: "device").map(\.name)
        for (column, type) in deviceColumns where !columns.contains(column) {
            try database.execute(sql: "ALTER TABLE device ADD COLUMN \(column) \(type)")
        }
        try database.execute(sql: tables + views + pivots)
    }

    private static let tables = """
        CREATE TABLE message_field (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            unit TEXT NOT NULL,
            application TEXT
        ) STRICT;
        CREATE INDEX message_field_name ON message_field (name);

        CREATE TABLE message (
            file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            message_count INTEGER NOT NULL,
            fields TEXT,
            content TEXT,
            PRIMARY KEY (file_id, number)
        ) STRICT;

        CREATE TABLE heartbeat (
            file_id INTEGER PRIMARY KEY REFERENCES source_file (id) ON DELETE CASCADE,
            interval_count INTEGER NOT NULL,
            minimum_s REAL,
            maximum_s REAL,
            divisor REAL NOT NULL CHECK (divisor <> 0),
            data BLOB NOT NULL
        ) STRICT;
        """

    /// What is known of a device beyond its name. New libraries have these columns from the start:
    /// adding one reads the whole schema again.
    static let deviceColumns = [
        ("kind", "TEXT"), ("connection", "TEXT"), ("battery_status", "TEXT"), ("battery_v", "REAL"),
    ]

    private static let views = """
        CREATE VIEW messages AS
        SELECT a.id AS activity_id, m.name, m.message_count, m.content IS NOT NULL AS is_read
        FROM activity a JOIN message m ON m.file_id = a.file_id;

        CREATE VIEW file_fields AS
        SELECT * FROM (
            SELECT m.file_id, m.name AS message, r.key AS number, d.name AS field, d.unit,
                d.application,
                CASE f.type WHEN 'array' THEN f.value ->> 1 ELSE r.value ->> f.key END AS value,
                CASE f.type WHEN 'array' THEN json_type(f.value, '$[1]')
                    ELSE json_type(r.value, '$[' || f.key || ']') END AS type
            FROM message m
            JOIN json_each(m.content) r
            JOIN json_each(m.fields) f
            JOIN message_field d
                ON d.id = CASE f.type WHEN 'array' THEN f.value ->> 0 ELSE f.value END)
        WHERE value IS NOT NULL;

        CREATE VIEW fields AS
        SELECT a.id AS activity_id, x.message, x.number, x.field, x.unit, x.application, x.value
        FROM activity a
        JOIN file_fields x ON x.file_id = a.file_id
        WHERE a.leg IS NULL
            OR x.message NOT IN ('session', 'lap')
            OR (x.message = 'session' AND x.number = a.leg)
            OR (x.message = 'lap' AND EXISTS (
                SELECT 1 FROM lap p WHERE p.file_id = a.file_id AND p.number = x.number
                    AND p.first_sample BETWEEN a.first_sample
                        AND a.first_sample + a.sample_count - 1));

        CREATE VIEW lengths AS
        SELECT a.id AS activity_id, p.number,
            strftime('%Y-%m-%dT%H:%M:%SZ', p.start_time_us / 1000000, 'unixepoch') AS start_utc,
            p.elapsed_s, p.timer_s, p.strokes, p.stroke, p.is_active
        FROM activity a JOIN pool_length p ON p.file_id = a.file_id;

        CREATE VIEW events AS
        SELECT a.id AS activity_id, e.number,
            strftime('%Y-%m-%dT%H:%M:%SZ', e.time_us / 1000000, 'unixepoch') AS time_utc,
            e.event, e.event_type, e.data
        FROM activity a JOIN event e ON e.file_id = a.file_id;

        CREATE VIEW gear_changes AS
        SELECT activity_id, number, time_utc, event,
            nullif(nullif((data >> 24) & 255, 255), 0) AS front_teeth,
            nullif(nullif((data >> 8) & 255, 255), 0) AS rear_teeth,
            nullif(nullif((data >> 16) & 255, 255), 0) AS front_number,
            nullif(nullif(data & 255, 255), 0) AS rear_number
        FROM events WHERE event LIKE '%\\_gear\\_change' ESCAPE '\\' AND data IS NOT NULL;

        CREATE VIEW devices AS
        SELECT a.id AS activity_id, d.number, d.manufacturer, d.product, d.product_name, d.kind,
            d.connection, d.software_version, d.serial_number, d.battery_status, d.battery_v
        FROM activity a JOIN device d ON d.file_id = a.file_id;

        CREATE VIEW heartbeats AS
        SELECT a.id AS activity_id, h.interval_count, h.minimum_s, h.maximum_s
        FROM activity a JOIN heartbeat h ON h.file_id = a.file_id;

        CREATE VIEW time_in_zone AS
        WITH part AS (
            SELECT file_id, number,
                max(value) FILTER (WHERE field = 'reference_mesg') AS part,
                max(value) FILTER (WHERE field = 'reference_index') AS part_number
            FROM file_fields WHERE message = 'time_in_zone' GROUP BY file_id, number)
        SELECT a.id AS activity_id, p.part, p.part_number,
            substr(t.field, 9, length(t.field) - 13) AS type, z.key AS zone, z.value AS seconds,
            (SELECT json(iif(h.type = 'array', h.value, json_array(h.value))) ->> z.key
                FROM file_fields h
                WHERE h.file_id = t.file_id AND h.message = 'time_in_zone' AND h.number = t.number
                    AND h.field IN (
                        substr(t.field, 9, length(t.field) - 13) || '_zone_high_boundary',
                        substr(t.field, 9, length(t.field) - 13) || '_zone_high_bondary'))
                AS upper_boundary
        FROM activity a
        JOIN file_fields t ON t.file_id = a.file_id
        JOIN part p ON p.file_id = t.file_id AND p.number = t.number
        JOIN json_each(iif(t.type = 'array', t.value, json_array(t.value))) z
        WHERE t.message = 'time_in_zone' AND t.field LIKE 'time\\_in\\_%\\_zone' ESCAPE '\\'
            AND z.value IS NOT NULL;
        """

    /// A view with a row for each message of a kind and a column for each field.
    private struct Pivot {
        var view: String
        var message: String
        /// The columns, and the fields whose values they have.
        var columns: [(name: String, field: String)]

        /// One value for each message: of a list, the first.
        var sql: String {
            let columns = columns.map { name, field in
                """
                    max(iif(type = 'array', value ->> '$[0]', value))
                            FILTER (WHERE field = '\(field)') AS \(name)
                """
            }
            return """
                CREATE VIEW \(view) AS
                SELECT x.* FROM (
                    SELECT a.id AS activity_id, x.number,
                        \(columns.joined(separator: ",\n        ").trimmed)
                    FROM activity a JOIN file_fields x ON x.file_id = a.file_id
                    WHERE x.message = '\(message)'\(Self.leg[message] ?? "")
                    GROUP BY a.id, x.number) x;
                """
        }

        /// The condition for the rows that belong to an activity's leg.
        private static let leg = ["session": " AND (a.leg IS NULL OR x.number = a.leg)"]
    }

    private static let pivots = all.map(\.sql).joined(separator: "\n\n")

    private static let all = [
        Pivot(
            view: "session_facts", message: "session",
            columns: [
                ("profile_name", "sport_profile_name"),
                ("training_effect", "total_training_effect"),
                ("anaerobic_training_effect", "total_anaerobic_training_effect"),
                ("training_load", "training_load_peak"),
                ("normalized_watts", "normalized_power"), ("threshold_watts", "threshold_power"),
                ("training_stress_score", "training_stress_score"),
                ("intensity_factor", "intensity_factor"), ("work_j", "total_work"),
                ("balance_right_percent", "left_right_balance"),
                ("min_heartrate_bpm", "min_heart_rate"), ("total_cycles", "total_cycles"),
                ("min_altitude_m", "enhanced_min_altitude"),
                ("max_altitude_m", "enhanced_max_altitude"),
                ("min_temperature_c", "min_temperature"), ("max_temperature_c", "max_temperature"),
                ("respiration_per_min", "enhanced_avg_respiration_rate"),
                ("perceived_exertion", "workout_rpe"), ("feel", "workout_feel"),
                ("swim_stroke", "swim_stroke"), ("strokes_per_length", "avg_stroke_count"),
                ("swim_cadence_per_min", "avg_swimming_cadence"),
                ("jump_count", "jump_count"), ("grit", "total_grit"), ("flow", "avg_flow"),
            ]),
        Pivot(
            view: "lap_facts", message: "lap",
            columns: [
                ("workout_step", "wkt_step_index"), ("normalized_watts", "normalized_power"),
                ("work_j", "total_work"), ("balance_right_percent", "left_right_balance"),
                ("min_heartrate_bpm", "min_heart_rate"), ("total_cycles", "total_cycles"),
                ("swim_stroke", "swim_stroke"), ("length_count", "num_lengths"),
                ("active_length_count", "num_active_lengths"),
                ("respiration_per_min", "enhanced_avg_respiration_rate"),
                ("steps", "steps"),
            ]),
        Pivot(
            view: "exercise_sets", message: "set",
            columns: [
                ("start_time", "start_time"), ("duration_s", "duration"), ("set_type", "set_type"),
                ("category", "category"), ("exercise", "category_subtype"),
                ("repetitions", "repetitions"), ("weight_kg", "weight"),
                ("workout_step", "wkt_step_index"),
            ]),
        Pivot(
            view: "file_splits", message: "split",
            columns: [
                ("split_type", "split_type"), ("start_time", "start_time"),
                ("elapsed_s", "total_elapsed_time"), ("timer_s", "total_timer_time"),
                ("distance_m", "total_distance"), ("average_speed_mps", "avg_speed"),
                ("ascent_m", "total_ascent"), ("descent_m", "total_descent"),
                ("average_heartrate_bpm", "avg_heart_rate"), ("calories_kcal", "total_calories"),
            ]),
        Pivot(
            view: "workout_steps", message: "workout_step",
            columns: [
                ("name", "wkt_step_name"), ("intensity", "intensity"),
                ("duration_type", "duration_type"), ("duration_value", "duration_value"),
                ("target_type", "target_type"), ("target_value", "target_value"),
                ("target_low", "custom_target_value_low"),
                ("target_high", "custom_target_value_high"), ("notes", "notes"),
                ("category", "exercise_category"), ("exercise", "exercise_name"),
                ("weight_kg", "exercise_weight"),
            ]),
        Pivot(
            view: "climbs", message: "climb_pro",
            columns: [
                ("time", "timestamp"), ("event", "climb_pro_event"), ("climb", "climb_number"),
                ("category", "climb_category"), ("distance_m", "current_dist"),
            ]),
        Pivot(
            view: "dives", message: "dive_summary",
            columns: [
                ("part", "reference_mesg"), ("part_number", "reference_index"),
                ("dive_number", "dive_number"), ("average_depth_m", "avg_depth"),
                ("max_depth_m", "max_depth"), ("bottom_time_s", "bottom_time"),
                ("surface_interval_s", "surface_interval"), ("start_cns_percent", "start_cns"),
                ("end_cns_percent", "end_cns"), ("start_n2_percent", "start_n2"),
                ("end_n2_percent", "end_n2"), ("oxygen_toxicity_otu", "o2_toxicity"),
            ]),
        Pivot(
            view: "dive_gases", message: "dive_gas",
            columns: [
                ("oxygen_percent", "oxygen_content"), ("helium_percent", "helium_content"),
                ("status", "status"), ("mode", "mode"),
            ]),
        Pivot(
            view: "jumps", message: "jump",
            columns: [
                ("time", "timestamp"), ("distance_m", "distance"), ("height_m", "height"),
                ("hang_time_s", "hang_time"), ("score", "score"), ("rotations", "rotations"),
            ]),
        Pivot(
            view: "weather", message: "weather_conditions",
            columns: [
                ("time", "timestamp"), ("report", "weather_report"), ("condition", "condition"),
                ("temperature_c", "temperature"), ("feels_like_c", "temperature_feels_like"),
                ("wind_speed_mps", "wind_speed"), ("wind_from_degrees", "wind_direction"),
                ("humidity_percent", "relative_humidity"),
                ("precipitation_percent", "precipitation_probability"),
            ]),
    ]
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
