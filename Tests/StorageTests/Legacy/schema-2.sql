CREATE TABLE athlete (
    id INTEGER PRIMARY KEY,
    strava_id INTEGER UNIQUE
) STRICT;
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'sync')),
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    outcome TEXT CHECK (outcome IN ('finished', 'stopped', 'failed', 'undone')),
    report TEXT
) STRICT;
CREATE TABLE export (
    id INTEGER PRIMARY KEY,
    athlete_id INTEGER NOT NULL REFERENCES athlete (id),
    fingerprint TEXT NOT NULL UNIQUE,
    athlete_strava_id INTEGER,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('zip', 'folder', 'api')),
    as_of INTEGER NOT NULL,
    as_of_is_told INTEGER NOT NULL CHECK (as_of_is_told IN (0, 1)),
    language TEXT,
    column_count INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    file_count INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    tables_folder TEXT,
    is_damaged INTEGER NOT NULL CHECK (is_damaged IN (0, 1)),
    first_run_id INTEGER NOT NULL REFERENCES run (id),
    completed_at INTEGER
, reader_version INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX export_athlete ON export (athlete_id);
CREATE TABLE csv_header (
    id INTEGER PRIMARY KEY,
    cells TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE export_table (
    export_id INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    header_id INTEGER NOT NULL REFERENCES csv_header (id),
    row_count INTEGER NOT NULL,
    PRIMARY KEY (export_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE table_row (
    export_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    row_number INTEGER NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (export_id, name, row_number),
    FOREIGN KEY (export_id, name) REFERENCES export_table (export_id, name)
        ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    athlete_id INTEGER NOT NULL REFERENCES athlete (id),
    path TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    crc32 INTEGER NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('fit', 'gpx', 'tcx', 'api', 'unknown')),
    purpose TEXT NOT NULL,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('decoded', 'partial', 'failed', 'unsupported')),
    sample_count INTEGER NOT NULL,
    first_time_us INTEGER,
    last_time_us INTEGER,
    distance_m REAL,
    utc_offset_s INTEGER,
    utc_offset_source TEXT,
    creator TEXT,
    created_at_us INTEGER,
    decoder_version INTEGER NOT NULL,
    UNIQUE (athlete_id, path, size_bytes, crc32)
) STRICT;
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    athlete_id INTEGER NOT NULL REFERENCES athlete (id),
    export_id INTEGER NOT NULL,
    file_id INTEGER REFERENCES source_file (id),
    sample_state TEXT NOT NULL DEFAULT 'missing' CHECK (sample_state IN (
        'decoded', 'partial', 'failed', 'unsupported', 'manual', 'not-exported',
        'missing', 'queued', 'no-streams')),
    leg INTEGER,
    first_sample INTEGER,
    sample_count INTEGER,
    comparison TEXT CHECK (comparison IN ('cropped-on-strava', 'clock-or-zone')),
    absent_since INTEGER,
    FOREIGN KEY (id, export_id) REFERENCES activity_row (activity_id, export_id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX activity_athlete ON activity (athlete_id);
CREATE INDEX activity_file ON activity (file_id);
CREATE INDEX activity_export ON activity (export_id);
CREATE TABLE activity_row (
    activity_id INTEGER NOT NULL,
    export_id INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
    row_number INTEGER NOT NULL,
    header_id INTEGER NOT NULL REFERENCES csv_header (id),
    cells TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    sport_type TEXT,
    start_time INTEGER,
    description TEXT NOT NULL,
    private_note TEXT NOT NULL,
    gear_name TEXT,
    bike_id INTEGER,
    gear_id INTEGER,
    is_commute INTEGER CHECK (is_commute IN (0, 1)),
    elapsed_s REAL,
    moving_s REAL,
    distance_m REAL,
    relative_effort REAL,
    athlete_weight_kg REAL,
    bike_weight_kg REAL,
    max_speed_mps REAL,
    average_speed_mps REAL,
    average_elapsed_speed_mps REAL,
    ascent_m REAL,
    descent_m REAL,
    lowest_altitude_m REAL,
    highest_altitude_m REAL,
    max_grade_percent REAL,
    average_grade_percent REAL,
    max_cadence_rpm REAL,
    average_cadence_rpm REAL,
    max_heartrate_bpm REAL,
    average_heartrate_bpm REAL,
    max_watts REAL,
    average_watts REAL,
    weighted_average_watts REAL,
    power_count REAL,
    calories_kcal REAL,
    average_temperature_c REAL,
    total_work_j REAL,
    number_of_runs REAL,
    perceived_exertion REAL,
    perceived_relative_effort REAL,
    grade_adjusted_distance_m REAL,
    average_grade_adjusted_pace_mps REAL,
    dirt_distance_m REAL,
    downhill_distance_m REAL,
    total_steps REAL,
    total_cycles REAL,
    total_sets REAL,
    total_reps REAL,
    pool_length_m REAL,
    training_load REAL,
    intensity REAL,
    carbon_saved_kg REAL,
    flagged REAL,
    from_upload REAL,
    weather_observation_time REAL,
    weather_condition REAL,
    weather_temperature_c REAL,
    apparent_temperature_c REAL,
    dewpoint_c REAL,
    humidity_ratio REAL,
    air_pressure_hpa REAL,
    wind_speed_mps REAL,
    wind_gust_mps REAL,
    wind_bearing_degrees REAL,
    precipitation_mm_per_h REAL,
    precipitation_probability_ratio REAL,
    precipitation_type REAL,
    cloud_cover_ratio REAL,
    visibility_m REAL,
    uv_index REAL,
    ozone_du REAL,
    sunrise_time REAL,
    sunset_time REAL,
    moon_phase_ratio REAL,
    file_reference TEXT NOT NULL
        CHECK (file_reference IN ('none', 'error', 'path')),
    file_path TEXT CHECK ((file_path IS NOT NULL) = (file_reference = 'path')),
    found_path TEXT,
    file_id INTEGER REFERENCES source_file (id), as_of INTEGER,
    PRIMARY KEY (activity_id, export_id)
) STRICT;
CREATE INDEX activity_row_start ON activity_row (start_time);
CREATE INDEX activity_row_export ON activity_row (export_id, found_path);
CREATE INDEX activity_row_file ON activity_row (file_id);
CREATE TABLE forgotten (
    activity_id INTEGER PRIMARY KEY,
    forgotten_at INTEGER NOT NULL
) STRICT;
CREATE TABLE forgotten_row (
    activity_id INTEGER NOT NULL,
    export_id INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
    PRIMARY KEY (activity_id, export_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE preference (
    hidden_id INTEGER PRIMARY KEY,
    preferred_id INTEGER NOT NULL CHECK (preferred_id <> hidden_id)
) STRICT;
CREATE TABLE change (
    run_id INTEGER NOT NULL REFERENCES run (id),
    number INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    old TEXT,
    new TEXT,
    PRIMARY KEY (run_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger (
    export_id INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    role TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    crc32 INTEGER,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('imported', 'unchanged', 'skipped', 'failed')),
    reason TEXT,
    file_id INTEGER REFERENCES source_file (id),
    run_id INTEGER NOT NULL REFERENCES run (id),
    PRIMARY KEY (export_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_file ON ledger (file_id);
CREATE TABLE session (
    file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sport TEXT,
    sub_sport TEXT,
    start_time_us INTEGER,
    lap_count INTEGER NOT NULL,
    first_sample INTEGER,
    sample_count INTEGER,
    pool_length_m REAL,
    elapsed_s REAL,
    timer_s REAL,
    moving_s REAL,
    distance_m REAL,
    ascent_m REAL,
    descent_m REAL,
    calories_kcal REAL,
    average_speed_mps REAL,
    max_speed_mps REAL,
    average_heartrate_bpm REAL,
    max_heartrate_bpm REAL,
    average_cadence_rpm REAL,
    max_cadence_rpm REAL,
    average_watts REAL,
    max_watts REAL,
    average_temperature_c REAL,
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE lap (
    file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_time_us INTEGER,
    trigger_kind TEXT,
    intensity TEXT,
    first_sample INTEGER,
    sample_count INTEGER,
    elapsed_s REAL,
    timer_s REAL,
    moving_s REAL,
    distance_m REAL,
    ascent_m REAL,
    descent_m REAL,
    calories_kcal REAL,
    average_speed_mps REAL,
    max_speed_mps REAL,
    average_heartrate_bpm REAL,
    max_heartrate_bpm REAL,
    average_cadence_rpm REAL,
    max_cadence_rpm REAL,
    average_watts REAL,
    max_watts REAL,
    average_temperature_c REAL,
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE pool_length (
    file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_time_us INTEGER,
    elapsed_s REAL,
    timer_s REAL,
    strokes INTEGER,
    stroke TEXT,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    time_us INTEGER,
    event TEXT NOT NULL,
    event_type TEXT,
    data INTEGER,
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE device (
    file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    device_index INTEGER,
    manufacturer TEXT,
    product INTEGER,
    product_name TEXT,
    software_version TEXT,
    serial_number INTEGER,
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE stream (
    file_id INTEGER NOT NULL REFERENCES source_file (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    application TEXT,
    field INTEGER,
    sample_count INTEGER NOT NULL,
    value_count INTEGER NOT NULL,
    minimum REAL,
    maximum REAL,
    encoding TEXT NOT NULL CHECK (encoding IN ('delta', 'float64')),
    multiplier REAL NOT NULL,
    divisor REAL NOT NULL CHECK (divisor <> 0),
    "offset" REAL NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (file_id, number)
) STRICT;
CREATE INDEX stream_name ON stream (name, file_id);
CREATE TABLE media_row (
    export_id INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    activity_id INTEGER,
    caption TEXT NOT NULL,
    is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
    UNIQUE (export_id, path, activity_id)
) STRICT;
CREATE INDEX media_row_activity ON media_row (activity_id);
CREATE TABLE issue (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run (id),
    export_id INTEGER REFERENCES export (id) ON DELETE CASCADE,
    file_id INTEGER REFERENCES source_file (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
    path TEXT,
    position TEXT,
    message TEXT NOT NULL
) STRICT;
CREATE INDEX issue_code ON issue (code);
CREATE INDEX issue_export ON issue (export_id);
CREATE INDEX issue_file ON issue (file_id);
CREATE TABLE watermark (
    athlete_id INTEGER PRIMARY KEY REFERENCES athlete (id),
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    start_time INTEGER NOT NULL
) STRICT;
CREATE VIEW newest_table AS
SELECT t.export_id, t.name, e.athlete_id, h.cells AS header,
    json_array_length(h.cells) AS column_count, t.row_count
FROM export_table t
JOIN export e ON e.id = t.export_id
JOIN csv_header h ON h.id = t.header_id
WHERE NOT EXISTS (
    SELECT 1 FROM export_table u JOIN export n ON n.id = u.export_id
    WHERE u.name = t.name AND n.athlete_id = e.athlete_id
        AND (n.as_of, n.fingerprint) > (e.as_of, e.fingerprint))
/* newest_table(export_id,name,athlete_id,header,column_count,row_count) */;
CREATE VIEW athletes AS
SELECT a.id, a.strava_id,
    r.cells ->> ((n.column_count > 9) + 1) AS first_name,
    r.cells ->> ((n.column_count > 9) + 2) AS last_name,
    r.cells ->> ((n.column_count > 9) + 3) AS sex,
    r.cells ->> ((n.column_count > 9) + 6) AS city,
    r.cells ->> ((n.column_count > 9) + 7) AS state,
    r.cells ->> ((n.column_count > 9) + 8) AS country
FROM athlete a
LEFT JOIN newest_table n ON n.athlete_id = a.id AND n.name = 'profile'
LEFT JOIN table_row r ON r.export_id = n.export_id AND r.name = 'profile'
    AND r.row_number = 1
/* athletes(id,strava_id,first_name,last_name,sex,city,state,country) */;
CREATE VIEW gear AS
WITH item AS (
    SELECT e.athlete_id, e.as_of, e.fingerprint, rtrim(r.name, 's') AS kind,
        trim(coalesce(r.cells ->> 0, '')) AS own_name,
        trim(coalesce(r.cells ->> 1, '')) AS brand,
        trim(coalesce(r.cells ->> 2, '')) AS model
    FROM table_row r JOIN export e ON e.id = r.export_id
    WHERE r.name IN ('bikes', 'shoes')),
named AS (
    SELECT *, CASE WHEN own_name <> '' THEN own_name
        ELSE trim(brand || ' ' || model) END AS name,
        row_number() OVER (
            PARTITION BY athlete_id, kind, CASE WHEN own_name <> '' THEN own_name
                ELSE trim(brand || ' ' || model) END
            ORDER BY as_of DESC, fingerprint DESC) AS age
    FROM item),
identifier AS (
    SELECT e.athlete_id, trim(r.gear_name) AS name,
        CASE WHEN r.bike_id IS NULL THEN 'shoe' ELSE 'bike' END AS kind,
        coalesce(r.bike_id, r.gear_id) AS strava_id,
        row_number() OVER (
            PARTITION BY e.athlete_id, trim(r.gear_name), r.bike_id IS NULL
            ORDER BY e.as_of DESC, e.fingerprint DESC, r.activity_id DESC) AS age
    FROM activity_row r JOIN export e ON e.id = r.export_id
    WHERE coalesce(r.bike_id, r.gear_id) IS NOT NULL)
SELECT n.athlete_id, n.kind, n.name, n.brand, n.model, i.strava_id
FROM named n
LEFT JOIN identifier i ON i.athlete_id = n.athlete_id AND i.kind = n.kind
    AND i.name = n.name AND i.age = 1
WHERE n.age = 1 AND n.name <> ''
/* gear(athlete_id,kind,name,brand,model,strava_id) */;
CREATE VIEW components AS
SELECT n.athlete_id, r.cells ->> 0 AS bike, r.cells ->> 1 AS type,
    r.cells ->> 2 AS brand, r.cells ->> 3 AS model
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'components'
/* components(athlete_id,bike,type,brand,model) */;
CREATE VIEW media AS
WITH item AS (
    SELECT e.athlete_id, m.path, m.activity_id, m.caption, m.is_present,
        rank() OVER (
            PARTITION BY e.athlete_id, m.path
            ORDER BY m.activity_id IS NULL, e.as_of DESC, e.fingerprint DESC) AS age,
        max(m.is_present) OVER (PARTITION BY e.athlete_id, m.path) AS is_anywhere
    FROM media_row m JOIN export e ON e.id = m.export_id)
SELECT athlete_id, path, activity_id, caption, is_anywhere AS is_present
FROM item WHERE age = 1
/* media(athlete_id,path,activity_id,caption,is_present) */;
CREATE VIEW routes AS
SELECT n.athlete_id, r.cells ->> 0 AS name, r.cells ->> 1 AS file
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'routes'
/* routes(athlete_id,name,file) */;
CREATE VIEW segments AS
SELECT n.athlete_id, r.cells ->> 0 AS name,
    CAST(nullif(r.cells ->> 1, '') AS INTEGER) AS activity_id,
    CAST(r.cells ->> 2 AS REAL) AS start_latitude_degrees,
    CAST(r.cells ->> 3 AS REAL) AS start_longitude_degrees,
    CAST(r.cells ->> 4 AS REAL) AS end_latitude_degrees,
    CAST(r.cells ->> 5 AS REAL) AS end_longitude_degrees
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'segments'
/* segments(athlete_id,name,activity_id,start_latitude_degrees,start_longitude_degrees,end_latitude_degrees,end_longitude_degrees) */;
CREATE VIEW starred_routes AS
SELECT n.athlete_id, r.cells ->> 0 AS date, CAST(r.cells ->> 1 AS INTEGER) AS route_id
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'starred_routes'
/* starred_routes(athlete_id,date,route_id) */;
CREATE VIEW starred_segments AS
SELECT n.athlete_id, r.cells ->> 0 AS date, CAST(r.cells ->> 1 AS INTEGER) AS segment_id
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'starred_segments'
/* starred_segments(athlete_id,date,segment_id) */;
CREATE VIEW goals AS
SELECT n.athlete_id, r.cells ->> 0 AS type, r.cells ->> 1 AS activity_type,
    r.cells ->> 2 AS goal, r.cells ->> 3 AS start_date, r.cells ->> 4 AS end_date,
    CAST(nullif(r.cells ->> 5, '') AS INTEGER) AS segment_id,
    r.cells ->> 6 AS period, r.cells ->> 7 AS interval_time
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'goals'
/* goals(athlete_id,type,activity_type,goal,start_date,end_date,segment_id,period,interval_time) */;
CREATE VIEW challenges AS
SELECT n.athlete_id, n.name = 'group_challenges' AS is_group,
    r.cells ->> 0 AS join_date, r.cells ->> 1 AS name, r.cells ->> 2 AS completed
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name IN ('global_challenges', 'group_challenges')
/* challenges(athlete_id,is_group,join_date,name,completed) */;
CREATE VIEW clubs AS
SELECT n.athlete_id, r.cells ->> 0 AS name, r.cells ->> 1 AS description,
    r.cells ->> 2 AS type, r.cells ->> 3 AS sport, r.cells ->> 4 AS city,
    r.cells ->> 5 AS country, r.cells ->> 6 AS state, r.cells ->> 7 AS website,
    r.cells ->> CASE WHEN n.column_count > 10 THEN 10 ELSE 8 END AS cover_photo,
    r.cells ->> CASE WHEN n.column_count > 10 THEN 11 ELSE 9 END AS picture
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'clubs'
/* clubs(athlete_id,name,description,type,sport,city,country,state,website,cover_photo,picture) */;
CREATE VIEW memberships AS
SELECT n.athlete_id, r.cells ->> 0 AS join_date, r.cells ->> 1 AS club
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'memberships'
/* memberships(athlete_id,join_date,club) */;
CREATE VIEW comments AS
SELECT n.athlete_id, r.cells ->> 0 AS date, r.cells ->> 1 AS comment
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'comments'
/* comments(athlete_id,date,comment) */;
CREATE VIEW reactions AS
SELECT n.athlete_id, r.cells ->> 0 AS date, r.cells ->> 1 AS type,
    CASE WHEN n.name = 'kudos' THEN NULL ELSE r.cells ->> 2 END AS parent_type,
    CAST(r.cells ->> CASE WHEN n.name = 'kudos' THEN 2 ELSE 3 END AS INTEGER) AS parent_id
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name IN ('kudos', 'reactions')
/* reactions(athlete_id,date,type,parent_type,parent_id) */;
CREATE VIEW preferences AS
SELECT n.athlete_id, r.cells ->> 1 AS weight, r.cells ->> 2 AS functional_threshold_power,
    r.cells ->> 3 AS max_heartrate, r.cells ->> 4 AS athlete_type,
    r.cells ->> 5 AS measurement, r.cells ->> 6 AS date_format
FROM newest_table n JOIN table_row r USING (export_id, name)
WHERE n.name = 'general_preferences'
/* preferences(athlete_id,weight,functional_threshold_power,max_heartrate,athlete_type,measurement,date_format) */;
CREATE VIEW laps AS
SELECT a.id AS activity_id, l.number,
    strftime('%Y-%m-%dT%H:%M:%SZ', l.start_time_us / 1000000, 'unixepoch') AS start_utc,
    l.trigger_kind, l.intensity, l.elapsed_s, l.timer_s, l.distance_m, l.ascent_m,
    l.average_heartrate_bpm, l.max_heartrate_bpm, l.average_watts, l.average_cadence_rpm
FROM activity a JOIN lap l ON l.file_id = a.file_id
WHERE a.leg IS NULL
    OR l.first_sample BETWEEN a.first_sample AND a.first_sample + a.sample_count - 1
/* laps(activity_id,number,start_utc,trigger_kind,intensity,elapsed_s,timer_s,distance_m,ascent_m,average_heartrate_bpm,max_heartrate_bpm,average_watts,average_cadence_rpm) */;
CREATE VIEW sessions AS
SELECT a.id AS activity_id, s.number, s.sport, s.sub_sport,
    strftime('%Y-%m-%dT%H:%M:%SZ', s.start_time_us / 1000000, 'unixepoch') AS start_utc,
    s.lap_count, s.elapsed_s, s.timer_s, s.distance_m, s.ascent_m,
    s.average_heartrate_bpm, s.average_watts
FROM activity a JOIN session s ON s.file_id = a.file_id
WHERE a.leg IS NULL OR s.number = a.leg
/* sessions(activity_id,number,sport,sub_sport,start_utc,lap_count,elapsed_s,timer_s,distance_m,ascent_m,average_heartrate_bpm,average_watts) */;
CREATE VIEW streams AS
SELECT a.id AS activity_id, s.name, s.unit, s.application, s.sample_count,
    s.value_count, s.minimum, s.maximum, length(s.data) AS size_bytes
FROM activity a JOIN stream s ON s.file_id = a.file_id
/* streams(activity_id,name,unit,application,sample_count,value_count,minimum,maximum,size_bytes) */;
CREATE VIEW issues AS
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
/* issues(id,code,severity,file,position,message,export,activity_id,athlete_id) */;
CREATE TABLE api_account (
    athlete_id INTEGER PRIMARY KEY REFERENCES athlete (id) ON DELETE CASCADE,
    list_cursor INTEGER,
    listed_at INTEGER,
    walked_at INTEGER,
    concluded_at INTEGER,
    walk_begun_at INTEGER,
    walk_page INTEGER,
    walk_scopes TEXT,
    scopes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE api_activity (
    activity_id INTEGER PRIMARY KEY,
    athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
    as_of INTEGER NOT NULL,
    summary TEXT NOT NULL,
    detail TEXT,
    detail_at INTEGER,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    sport_type TEXT,
    start_time INTEGER,
    utc_offset_s INTEGER,
    description TEXT,
    private_note TEXT,
    gear_key TEXT,
    gear_name TEXT,
    is_commute INTEGER CHECK (is_commute IN (0, 1)),
    is_manual INTEGER NOT NULL CHECK (is_manual IN (0, 1)),
    visibility TEXT,
    photo_count INTEGER NOT NULL DEFAULT 0,
    shape TEXT NOT NULL,
    elapsed_s REAL,
    moving_s REAL,
    distance_m REAL,
    relative_effort REAL,
    athlete_weight_kg REAL,
    bike_weight_kg REAL,
    max_speed_mps REAL,
    average_speed_mps REAL,
    average_elapsed_speed_mps REAL,
    ascent_m REAL,
    descent_m REAL,
    lowest_altitude_m REAL,
    highest_altitude_m REAL,
    max_grade_percent REAL,
    average_grade_percent REAL,
    max_cadence_rpm REAL,
    average_cadence_rpm REAL,
    max_heartrate_bpm REAL,
    average_heartrate_bpm REAL,
    max_watts REAL,
    average_watts REAL,
    weighted_average_watts REAL,
    power_count REAL,
    calories_kcal REAL,
    average_temperature_c REAL,
    total_work_j REAL,
    number_of_runs REAL,
    perceived_exertion REAL,
    perceived_relative_effort REAL,
    grade_adjusted_distance_m REAL,
    average_grade_adjusted_pace_mps REAL,
    dirt_distance_m REAL,
    downhill_distance_m REAL,
    total_steps REAL,
    total_cycles REAL,
    total_sets REAL,
    total_reps REAL,
    pool_length_m REAL,
    training_load REAL,
    intensity REAL,
    carbon_saved_kg REAL,
    flagged REAL,
    from_upload REAL,
    weather_observation_time REAL,
    weather_condition REAL,
    weather_temperature_c REAL,
    apparent_temperature_c REAL,
    dewpoint_c REAL,
    humidity_ratio REAL,
    air_pressure_hpa REAL,
    wind_speed_mps REAL,
    wind_gust_mps REAL,
    wind_bearing_degrees REAL,
    precipitation_mm_per_h REAL,
    precipitation_probability_ratio REAL,
    precipitation_type REAL,
    cloud_cover_ratio REAL,
    visibility_m REAL,
    uv_index REAL,
    ozone_du REAL,
    sunrise_time REAL,
    sunset_time REAL,
    moon_phase_ratio REAL,
    streams_state TEXT CHECK (streams_state IN ('done', 'none')),
    streams_at INTEGER,
    file_id INTEGER REFERENCES source_file (id),
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER,
    failure TEXT
) STRICT;
CREATE INDEX api_activity_athlete ON api_activity (athlete_id);
CREATE INDEX api_activity_file ON api_activity (file_id);
CREATE TABLE api_absent (
    activity_id INTEGER PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT;
CREATE TABLE api_gear (
    id TEXT PRIMARY KEY,
    athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
    as_of INTEGER NOT NULL,
    name TEXT,
    reply TEXT NOT NULL
) STRICT;
CREATE TABLE api_reply (
    activity_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('photos', 'zones')),
    as_of INTEGER NOT NULL,
    reply TEXT NOT NULL,
    PRIMARY KEY (activity_id, kind)
) STRICT;
CREATE TABLE api_event (
    id INTEGER PRIMARY KEY,
    object_type TEXT NOT NULL,
    object_id INTEGER NOT NULL,
    aspect TEXT NOT NULL,
    owner_id INTEGER NOT NULL,
    event_time INTEGER NOT NULL,
    updates TEXT NOT NULL,
    handled_at INTEGER,
    UNIQUE (object_type, object_id, aspect, event_time)
) STRICT;
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE privacy_zone (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    latitude_e7 INTEGER NOT NULL,
    longitude_e7 INTEGER NOT NULL,
    radius_m REAL NOT NULL CHECK (radius_m > 0)
) STRICT;
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
LEFT JOIN api_activity x ON x.activity_id = a.id
/* activities(id,athlete_id,name,type,sport_type,start_utc,year,distance_m,distance_km,elapsed_s,moving_s,moving_hours,ascent_m,average_heartrate_bpm,average_watts,calories_kcal,gear,is_commute,description,private_note,sample_state,comparison,file,format,samples,utc_offset_s,absent_since_utc,is_hidden,source,visibility) */;
CREATE VIEW yearly_totals AS
SELECT year, sport_type, count(*) AS activities, sum(distance_km) AS distance_km,
    sum(moving_hours) AS moving_hours, sum(ascent_m) AS ascent_m
FROM activities WHERE NOT is_hidden GROUP BY year, sport_type
/* yearly_totals(year,sport_type,activities,distance_km,moving_hours,ascent_m) */;
CREATE VIEW gear_totals AS
SELECT gear, count(*) AS activities, sum(distance_km) AS distance_km,
    sum(moving_hours) AS moving_hours, min(start_utc) AS first_use_utc,
    max(start_utc) AS last_use_utc
FROM activities WHERE gear IS NOT NULL AND NOT is_hidden GROUP BY gear
/* gear_totals(gear,activities,distance_km,moving_hours,first_use_utc,last_use_utc) */;
