/// The views that know where a row came from.
enum ViewsV2 {
    static let views = """
        CREATE VIEW activities AS
        SELECT a.id, t.strava_id AS athlete_id, r.name, r.type, r.sport_type,
            strftime('%Y-%m-%dT%H:%M:%SZ', r.start_time, 'unixepoch') AS start_utc,
            CAST(strftime('%Y', r.start_time, 'unixepoch') AS INTEGER) AS year,
            r.distance_m, r.distance_m / 1000 AS distance_km,
            r.elapsed_s, r.moving_s, r.moving_s / 3600 AS moving_hours,
            r.ascent_m, r.average_heartrate_bpm, r.average_watts, r.calories_kcal,
            trim(r.gear_name) AS gear, r.is_commute, r.description, r.private_note,
            a.sample_state, a.comparison, r.file_path AS file, f.format,
            a.sample_count AS samples, coalesce(f.utc_offset_s, x.utc_offset_s) AS utc_offset_s,
            strftime('%Y-%m-%dT%H:%M:%SZ', a.absent_since, 'unixepoch') AS absent_since_utc,
            EXISTS (
                SELECT 1 FROM preference p JOIN activity b ON b.id = p.preferred_id
                WHERE p.hidden_id = a.id) AS is_hidden,
            CASE WHEN EXISTS (
                SELECT 1 FROM activity_row o JOIN export e ON e.id = o.export_id
                WHERE o.activity_id = a.id AND e.kind <> 'api') THEN 'export' ELSE 'api'
            END AS source,
            x.visibility
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.export_id = a.export_id
        JOIN athlete t ON t.id = a.athlete_id
        LEFT JOIN source_file f ON f.id = a.file_id
        LEFT JOIN api_activity x ON x.activity_id = a.id;

        CREATE VIEW yearly_totals AS
        SELECT year, sport_type, count(*) AS activities, sum(distance_km) AS distance_km,
            sum(moving_hours) AS moving_hours, sum(ascent_m) AS ascent_m
        FROM activities WHERE NOT is_hidden GROUP BY year, sport_type;

        CREATE VIEW gear_totals AS
        SELECT gear, count(*) AS activities, sum(distance_km) AS distance_km,
            sum(moving_hours) AS moving_hours, min(start_utc) AS first_use_utc,
            max(start_utc) AS last_use_utc
        FROM activities WHERE gear IS NOT NULL AND NOT is_hidden GROUP BY gear;
        """
}
