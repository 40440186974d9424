import ActivityModel

/// Views for people who write SQL: units in the names, times as ISO 8601 text, one line per
/// question.
extension Baseline {
    static let views = """
        CREATE VIEW current_activity AS
        SELECT a.id, a.provider, a.athlete_id, a.source_id, a.file_id, a.sample_state, a.leg,
            a.first_sample, a.sample_count, a.comparison, a.absent_since,
            r.name, r.type, a.sport_type, coalesce(a.sport_type, r.type) AS sport, r.start_time,
            r.as_of AS row_as_of, r.description, r.private_note,
            nullif(trim(r.gear_name), '') AS gear, coalesce(r.bike_id, r.gear_id) AS gear_id,
            r.is_commute, r.elapsed_s, r.moving_s,
            r.distance_m, r.ascent_m, r.average_heartrate_bpm, r.average_watts, r.calories_kcal,
            r.file_path, r.found_path,
            coalesce(
                (SELECT f.utc_offset_s FROM source_file f WHERE f.id = a.file_id),
                (SELECT x.utc_offset_s FROM api_activity x WHERE x.activity_id = a.id))
                AS utc_offset_s,
            (SELECT p.preferred_id FROM preference p JOIN activity b ON b.id = p.preferred_id
                WHERE p.hidden_id = a.id) AS hidden_behind
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id;

        CREATE VIEW activities AS
        SELECT c.id, t.strava_id AS athlete_id, c.name, c.type, c.sport_type,
            strftime('%Y-%m-%dT%H:%M:%SZ', c.start_time, 'unixepoch') AS start_utc,
            CAST(strftime('%Y', c.start_time, 'unixepoch') AS INTEGER) AS year,
            c.distance_m, c.distance_m / 1000 AS distance_km,
            c.elapsed_s, c.moving_s, c.moving_s / 3600 AS moving_hours,
            c.ascent_m, c.average_heartrate_bpm, c.average_watts, c.calories_kcal,
            c.gear, c.is_commute, c.description, c.private_note,
            c.sample_state, c.comparison, c.file_path AS file, f.format,
            c.sample_count AS samples, c.utc_offset_s,
            strftime('%Y-%m-%dT%H:%M:%SZ', c.absent_since, 'unixepoch') AS absent_since_utc,
            c.hidden_behind IS NOT NULL AS is_hidden,
            CASE WHEN EXISTS (SELECT 1 FROM own_row o WHERE o.activity_id = c.id)
                THEN CASE c.provider WHEN 'strava' THEN 'export' ELSE 'files' END
                ELSE 'api' END AS source,
            x.visibility, c.provider
        FROM current_activity c
        JOIN athlete t ON t.id = c.athlete_id
        LEFT JOIN source_file f ON f.id = c.file_id
        LEFT JOIN api_activity x ON x.activity_id = c.id;

        CREATE VIEW laps AS
        SELECT a.id AS activity_id, l.number,
            strftime('%Y-%m-%dT%H:%M:%SZ', l.start_time_us / 1000000, 'unixepoch') AS start_utc,
            l.trigger_kind, l.intensity, l.elapsed_s, l.timer_s, l.distance_m, l.ascent_m,
            l.average_heartrate_bpm, l.max_heartrate_bpm, l.average_watts, l.average_cadence_rpm,
            l.name, l.lap_index, l.pace_zone
        FROM activity a JOIN lap l ON l.file_id = a.file_id
        WHERE a.leg IS NULL
            OR l.first_sample BETWEEN a.first_sample AND a.first_sample + a.sample_count - 1;

        CREATE VIEW sessions AS
        SELECT a.id AS activity_id, s.number, s.sport, s.sub_sport,
            strftime('%Y-%m-%dT%H:%M:%SZ', s.start_time_us / 1000000, 'unixepoch') AS start_utc,
            s.lap_count, s.elapsed_s, s.timer_s, s.distance_m, s.ascent_m,
            s.average_heartrate_bpm, s.average_watts
        FROM activity a JOIN session s ON s.file_id = a.file_id
        WHERE a.leg IS NULL OR s.number = a.leg;

        CREATE VIEW streams AS
        SELECT a.id AS activity_id, s.name, s.unit, s.application, s.sample_count,
            s.value_count, s.minimum, s.maximum, length(s.data) AS size_bytes
        FROM activity a JOIN stream s ON s.file_id = a.file_id;

        CREATE VIEW yearly_totals AS
        SELECT year, sport_type, count(*) AS activities, sum(distance_km) AS distance_km,
            sum(moving_hours) AS moving_hours, sum(ascent_m) AS ascent_m
        FROM activities WHERE NOT is_hidden GROUP BY year, sport_type;

        CREATE VIEW gear_totals AS
        WITH used AS (
            SELECT athlete_id, gear, gear_id, count(*) AS activities,
                sum(distance_m) AS distance_m, sum(moving_s) AS moving_s,
                min(start_time) AS first_use, max(start_time) AS last_use
            FROM current_activity WHERE gear IS NOT NULL AND hidden_behind IS NULL
            GROUP BY athlete_id, gear, gear_id),
        -- Exports before September 2025 wrote ids as 32-bit floats: equal within that.
        exact AS (
            SELECT u.athlete_id, u.gear, u.gear_id, u.activities, (
                SELECT max(v.gear_id) FROM used v
                WHERE v.athlete_id = u.athlete_id AND v.gear = u.gear
                    AND abs(v.gear_id - u.gear_id) <= max(v.gear_id, u.gear_id) >> 23)
                AS identity
            FROM used u WHERE u.gear_id IS NOT NULL)
        SELECT u.gear, sum(u.activities) AS activities, sum(u.distance_m) / 1000 AS distance_km,
            sum(u.moving_s) / 3600 AS moving_hours,
            strftime('%Y-%m-%dT%H:%M:%SZ', min(u.first_use), 'unixepoch') AS first_use_utc,
            strftime('%Y-%m-%dT%H:%M:%SZ', max(u.last_use), 'unixepoch') AS last_use_utc,
            -- What tells no id belongs to the most used thing of its name.
            coalesce(
                (SELECT x.identity FROM exact x WHERE x.athlete_id = u.athlete_id
                    AND x.gear = u.gear AND x.gear_id = u.gear_id),
                (SELECT x.identity FROM exact x
                    WHERE x.athlete_id = u.athlete_id AND x.gear = u.gear
                    ORDER BY x.activities DESC, x.identity LIMIT 1)) AS gear_id,
            t.strava_id AS athlete_id
        FROM used u JOIN athlete t ON t.id = u.athlete_id
        GROUP BY u.athlete_id, u.gear, 7;

        CREATE VIEW issues AS
        SELECT i.id, i.code, i.severity, i.path AS file, i.position, i.message,
            e.name AS export, coalesce(i.activity_id, a.id) AS activity_id,
            t.strava_id AS athlete_id
        FROM issue i
        LEFT JOIN source e ON e.id = i.source_id
        LEFT JOIN source_file f ON f.id = i.file_id
        LEFT JOIN athlete t ON t.id = coalesce(e.athlete_id, f.athlete_id)
        LEFT JOIN activity a ON a.file_id = i.file_id AND i.file_id IS NOT NULL
        -- A file that one export lacks is missing no longer once its samples came from elsewhere.
        WHERE i.code <> 'export.file-missing' OR NOT EXISTS (
            SELECT 1 FROM activity b WHERE b.id = i.activity_id
                AND b.sample_state IN ('decoded', 'partial'))
        UNION ALL
        SELECT NULL, 'file.' || c.comparison, \(comparisonSeverity), c.file_path, NULL,
            CASE c.comparison
                WHEN 'cropped-on-strava' THEN format('the file lasts %d s, the activity %d s',
                    (f.last_time_us - f.first_time_us) / 1000000, c.elapsed_s)
                WHEN 'other-workout' THEN format('the file starts %s and lasts %d s, the activity %d s',
                    \(startDifference), (f.last_time_us - f.first_time_us) / 1000000, c.elapsed_s)
                ELSE format('the file starts %s', \(startDifference)) END,
            NULL, c.id, t.strava_id
        FROM current_activity c
        JOIN athlete t ON t.id = c.athlete_id
        JOIN source_file f ON f.id = c.file_id
        WHERE c.comparison IS NOT NULL
        UNION ALL
        SELECT NULL, 'strava.refused', 'warning', f.part || '/' || f.subject, NULL,
            format('%s; asked %s, again after %s UTC', f.reason,
                iif(f.attempts = 1, 'once', f.attempts || ' times'),
                strftime('%Y-%m-%d %H:%M', f.retry_at, 'unixepoch')),
            NULL, CASE WHEN f.part <> 'gear' THEN CAST(f.subject AS INTEGER) END, t.strava_id
        FROM api_failure f JOIN athlete t ON t.id = f.athlete_id
        UNION ALL
        SELECT NULL, 'strava.no-sport', 'note', 'activities/' || x.activity_id, NULL,
            'neither sport_type nor type is told', NULL, x.activity_id, t.strava_id
        FROM api_activity x JOIN athlete t ON t.id = x.athlete_id
        WHERE x.sport_type IS NULL AND x.type = 'Unknown'
        UNION ALL
        SELECT NULL, 'strava.no-start', 'note', 'activities/' || x.activity_id, NULL,
            'start_date is missing or no date', NULL, x.activity_id, t.strava_id
        FROM api_activity x JOIN athlete t ON t.id = x.athlete_id
        WHERE x.start_time IS NULL;

        \(APIViews.views)
        """

    /// The severity of the issue for each comparison.
    private static let comparisonSeverity =
        "CASE c.comparison "
        + FileComparison.allCases.map {
            "WHEN '\($0.rawValue)' THEN '\($0.issueCode.severity.rawValue)'"
        }.joined(separator: " ") + " END"

    /// `5 hours 30 minutes before the activity`; for years and weeks without the rest, which is a
    /// time zone's.
    private static let startDifference = """
        (SELECT CASE
            WHEN c.comparison = 'gps-week-rollover' THEN format('%d weeks', round(d.s / 604800.0))
            WHEN d.s >= 63113904 THEN format('%d years', round(d.s / 31556952.0))
            WHEN d.s >= 172800 THEN format('%d days', d.s / 86400)
            WHEN d.minutes = 60 THEN '1 hour'
            WHEN d.minutes % 60 = 0 THEN format('%d hours', d.minutes / 60)
            WHEN d.minutes < 60 THEN format('%d minutes', d.minutes)
            ELSE format('%d h %d min', d.minutes / 60, d.minutes % 60) END
            || iif(d.is_before, ' before', ' after') || ' the activity'
        FROM (SELECT x.lead < 0 AS is_before, abs(x.lead) AS s, (abs(x.lead) + 30) / 60 AS minutes
            FROM (SELECT f.first_time_us / 1000000 - c.start_time AS lead) x) d)
        """
}
