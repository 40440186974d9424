/// The views that know where a row came from.
enum ViewsV2 {
    static let issues = """
        SELECT i.id, i.code, i.severity, i.path AS file, i.position, i.message,
            e.name AS export, a.id AS activity_id, t.strava_id AS athlete_id
        FROM issue i
        LEFT JOIN export e ON e.id = i.export_id
        LEFT JOIN source_file f ON f.id = i.file_id
        LEFT JOIN athlete t ON t.id = coalesce(e.athlete_id, f.athlete_id)
        LEFT JOIN activity a ON a.file_id = i.file_id AND i.file_id IS NOT NULL
        UNION ALL
        SELECT NULL, 'file.' || a.comparison, 'note', r.file_path, NULL,
            CASE a.comparison
                WHEN 'cropped-on-strava' THEN format('the file lasts %d s, the activity %d s',
                    (f.last_time_us - f.first_time_us) / 1000000, r.elapsed_s)
                ELSE format('the file starts %+d s from the activity',
                    f.first_time_us / 1000000 - r.start_time) END,
            NULL, a.id, t.strava_id
        FROM activity a
        JOIN athlete t ON t.id = a.athlete_id
        JOIN activity_row r ON r.activity_id = a.id AND r.export_id = a.export_id
        JOIN source_file f ON f.id = a.file_id
        WHERE a.comparison IS NOT NULL
        """

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

        DROP VIEW issues;
        CREATE VIEW issues AS
        \(issues)
        UNION ALL
        SELECT NULL, 'strava.refused', 'warning', f.part || '/' || f.subject, NULL,
            format('%s; asked %d times, again after %s', f.reason, f.attempts,
                strftime('%Y-%m-%dT%H:%MZ', f.retry_at, 'unixepoch')),
            NULL, CASE WHEN f.part <> 'gear' THEN CAST(f.subject AS INTEGER) END, t.strava_id
        FROM api_failure f JOIN athlete t ON t.id = f.athlete_id
        UNION ALL
        SELECT NULL, 'strava.no-sport', 'note', 'activities/' || x.activity_id, NULL,
            'neither sport_type nor type is told', NULL, x.activity_id, t.strava_id
        FROM api_activity x JOIN athlete t ON t.id = x.athlete_id
        WHERE x.sport_type IS NULL AND x.type = 'Unknown';

        \(APIViews.views)

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
