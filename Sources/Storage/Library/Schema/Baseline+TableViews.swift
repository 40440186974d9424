/// Views that read the other tables of exports as typed rows, and those that say which sources count.
///
/// The rows are kept as they came (`table_row`); columns are read by position, because only the
/// positions are the same in every language. Where years differ, the header's length tells.
extension Baseline {
    static let tableViews = """
        CREATE VIEW own_source AS SELECT * FROM source WHERE kind <> 'strava-api';

        CREATE VIEW export AS SELECT * FROM source WHERE kind = 'strava-export';

        CREATE VIEW own_row AS
        SELECT r.* FROM activity_row r JOIN own_source s ON s.id = r.source_id;

        CREATE VIEW newest_table AS
        SELECT t.source_id, t.name, e.athlete_id, h.cells AS header,
            json_array_length(h.cells) AS column_count, t.row_count
        FROM source_table t
        JOIN source e ON e.id = t.source_id
        JOIN csv_header h ON h.id = t.header_id
        WHERE NOT EXISTS (
            SELECT 1 FROM source_table u JOIN source n ON n.id = u.source_id
            WHERE u.name = t.name AND n.athlete_id = e.athlete_id
                AND (n.as_of, n.fingerprint) > (e.as_of, e.fingerprint));

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
        LEFT JOIN table_row r ON r.source_id = n.source_id AND r.name = 'profile'
            AND r.row_number = 1;

        CREATE VIEW gear AS
        WITH item AS (
            SELECT e.athlete_id, e.as_of, e.fingerprint, rtrim(r.name, 's') AS kind,
                trim(coalesce(r.cells ->> 0, '')) AS own_name,
                trim(coalesce(r.cells ->> 1, '')) AS brand,
                trim(coalesce(r.cells ->> 2, '')) AS model
            FROM table_row r JOIN source e ON e.id = r.source_id
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
            FROM activity_row r JOIN source e ON e.id = r.source_id
            WHERE coalesce(r.bike_id, r.gear_id) IS NOT NULL)
        SELECT n.athlete_id, n.kind, n.name, n.brand, n.model, i.strava_id
        FROM named n
        LEFT JOIN identifier i ON i.athlete_id = n.athlete_id AND i.kind = n.kind
            AND i.name = n.name AND i.age = 1
        WHERE n.age = 1 AND n.name <> '';

        CREATE VIEW components AS
        SELECT n.athlete_id, r.cells ->> 0 AS bike, r.cells ->> 1 AS type,
            r.cells ->> 2 AS brand, r.cells ->> 3 AS model
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'components';

        CREATE VIEW media AS
        WITH item AS (
            SELECT e.athlete_id, m.path, m.activity_id, m.caption, m.is_present,
                rank() OVER (
                    PARTITION BY e.athlete_id, m.path
                    ORDER BY m.activity_id IS NULL, e.as_of DESC, e.fingerprint DESC) AS age,
                max(m.is_present) OVER (PARTITION BY e.athlete_id, m.path) AS is_anywhere
            FROM media_row m JOIN source e ON e.id = m.source_id)
        SELECT athlete_id, path, activity_id, caption, is_anywhere AS is_present
        FROM item WHERE age = 1;

        CREATE VIEW routes AS
        SELECT n.athlete_id, r.cells ->> 0 AS name, r.cells ->> 1 AS file
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'routes';

        CREATE VIEW segments AS
        SELECT n.athlete_id, r.cells ->> 0 AS name,
            CAST(nullif(r.cells ->> 1, '') AS INTEGER) AS activity_id,
            CAST(r.cells ->> 2 AS REAL) AS start_latitude_degrees,
            CAST(r.cells ->> 3 AS REAL) AS start_longitude_degrees,
            CAST(r.cells ->> 4 AS REAL) AS end_latitude_degrees,
            CAST(r.cells ->> 5 AS REAL) AS end_longitude_degrees
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'segments';

        CREATE VIEW starred_routes AS
        SELECT n.athlete_id, r.cells ->> 0 AS date, CAST(r.cells ->> 1 AS INTEGER) AS route_id
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'starred_routes';

        CREATE VIEW starred_segments AS
        SELECT n.athlete_id, r.cells ->> 0 AS date, CAST(r.cells ->> 1 AS INTEGER) AS segment_id
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'starred_segments';

        CREATE VIEW goals AS
        SELECT n.athlete_id, r.cells ->> 0 AS type, r.cells ->> 1 AS activity_type,
            r.cells ->> 2 AS goal, r.cells ->> 3 AS start_date, r.cells ->> 4 AS end_date,
            CAST(nullif(r.cells ->> 5, '') AS INTEGER) AS segment_id,
            r.cells ->> 6 AS period, r.cells ->> 7 AS interval_time
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'goals';

        CREATE VIEW challenges AS
        SELECT n.athlete_id, n.name = 'group_challenges' AS is_group,
            r.cells ->> 0 AS join_date, r.cells ->> 1 AS name, r.cells ->> 2 AS completed
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name IN ('global_challenges', 'group_challenges');

        CREATE VIEW clubs AS
        SELECT n.athlete_id, r.cells ->> 0 AS name, r.cells ->> 1 AS description,
            r.cells ->> 2 AS type, r.cells ->> 3 AS sport, r.cells ->> 4 AS city,
            r.cells ->> 5 AS country, r.cells ->> 6 AS state, r.cells ->> 7 AS website,
            r.cells ->> CASE WHEN n.column_count > 10 THEN 10 ELSE 8 END AS cover_photo,
            r.cells ->> CASE WHEN n.column_count > 10 THEN 11 ELSE 9 END AS picture
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'clubs';

        CREATE VIEW memberships AS
        SELECT n.athlete_id, r.cells ->> 0 AS join_date, r.cells ->> 1 AS club
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'memberships';

        CREATE VIEW comments AS
        SELECT n.athlete_id, r.cells ->> 0 AS date, r.cells ->> 1 AS comment
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'comments';

        CREATE VIEW reactions AS
        SELECT n.athlete_id, r.cells ->> 0 AS date, r.cells ->> 1 AS type,
            CASE WHEN n.name = 'kudos' THEN NULL ELSE r.cells ->> 2 END AS parent_type,
            CAST(r.cells ->> CASE WHEN n.name = 'kudos' THEN 2 ELSE 3 END AS INTEGER) AS parent_id
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name IN ('kudos', 'reactions');

        CREATE VIEW preferences AS
        SELECT n.athlete_id, r.cells ->> 1 AS weight, r.cells ->> 2 AS functional_threshold_power,
            r.cells ->> 3 AS max_heartrate, r.cells ->> 4 AS athlete_type,
            r.cells ->> 5 AS measurement, r.cells ->> 6 AS date_format
        FROM newest_table n JOIN table_row r USING (source_id, name)
        WHERE n.name = 'general_preferences';
        """
}
