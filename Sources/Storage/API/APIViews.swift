/// Views of API data beyond an activity's row, read from the stored replies.
enum APIViews {
    static let views = """
        CREATE VIEW strava_facts AS
        SELECT x.activity_id AS id,
            x.newest ->> '$.workout_type' IN (1, 11) AS is_race,
            CASE x.newest ->> '$.workout_type'
                WHEN 1 THEN 'race' WHEN 11 THEN 'race' WHEN 2 THEN 'long-run'
                WHEN 3 THEN 'workout' WHEN 12 THEN 'workout' END AS workout,
            x.newest ->> '$.trainer' AS is_trainer,
            coalesce(x.whole ->> '$.device_name', x.newest ->> '$.device_name') AS device,
            x.newest ->> '$.device_watts' AS is_power_measured,
            x.newest ->> '$.kudos_count' AS kudos, x.newest ->> '$.comment_count' AS comments,
            x.newest ->> '$.achievement_count' AS achievements,
            x.newest ->> '$.pr_count' AS personal_records,
            x.newest ->> '$.total_photo_count' AS photos,
            x.newest ->> '$.athlete_count' AS participants,
            x.newest ->> '$.external_id' AS external_id,
            substr(x.newest ->> '$.timezone', instr(x.newest ->> '$.timezone', ') ') + 2)
                AS time_zone,
            x.newest ->> '$.start_latlng[0]' AS start_latitude_degrees,
            x.newest ->> '$.start_latlng[1]' AS start_longitude_degrees,
            x.newest ->> '$.end_latlng[0]' AS end_latitude_degrees,
            x.newest ->> '$.end_latlng[1]' AS end_longitude_degrees
        FROM (
            SELECT activity_id, detail AS whole,
                CASE WHEN detail IS NULL OR summary_at > detail_at THEN summary ELSE detail
                END AS newest
            FROM api_activity) x;

        CREATE VIEW splits AS
        SELECT x.activity_id, k.unit, v.value ->> '$.split' AS number,
            v.value ->> '$.distance' AS distance_m, v.value ->> '$.elapsed_time' AS elapsed_s,
            v.value ->> '$.moving_time' AS moving_s,
            v.value ->> '$.elevation_difference' AS elevation_difference_m,
            v.value ->> '$.average_speed' AS average_speed_mps,
            v.value ->> '$.average_heartrate' AS average_heartrate_bpm
        FROM (
            SELECT 'kilometre' AS unit, '$.splits_metric' AS path
            UNION ALL SELECT 'mile', '$.splits_standard') k,
            api_activity x, json_each(x.detail, k.path) v
        WHERE v.type = 'object';

        CREATE VIEW efforts AS
        SELECT x.activity_id, k.kind, v.key AS position, v.value ->> '$.name' AS name,
            v.value ->> '$.segment.id' AS segment_id, v.value ->> '$.start_date' AS start_utc,
            v.value ->> '$.elapsed_time' AS elapsed_s, v.value ->> '$.moving_time' AS moving_s,
            v.value ->> '$.distance' AS distance_m,
            v.value ->> '$.average_heartrate' AS average_heartrate_bpm,
            v.value ->> '$.average_watts' AS average_watts,
            v.value ->> '$.pr_rank' AS personal_rank
        FROM (
            SELECT 'best' AS kind, '$.best_efforts' AS path
            UNION ALL SELECT 'segment', '$.segment_efforts') k,
            api_activity x, json_each(x.detail, k.path) v
        WHERE v.type = 'object';

        CREATE VIEW zones AS
        SELECT y.activity_id, z.value ->> '$.type' AS type, b.key + 1 AS number,
            b.value ->> '$.min' AS minimum,
            nullif(b.value ->> '$.max', -1) AS maximum, b.value ->> '$.time' AS seconds
        FROM api_reply y, json_each(y.reply) z,
            json_each(z.value, '$.distribution_buckets') b
        WHERE z.type = 'object' AND b.type = 'object';
        """
}
