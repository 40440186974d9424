import ActivityModel
import GRDB

/// Where files were recorded, and the local time of activities, with the views that say it.
///
/// Tables of their own: a further column of a large table would make SQLite read the whole schema
/// again at the creation of every library.
enum LocalTimeTables {
    static func create(in database: Database) throws {
        try database.execute(sql: tables + views)
        try fill(database)
    }

    private static let tables = """
        CREATE TABLE file_zone (
            file_id INTEGER PRIMARY KEY REFERENCES source_file (id) ON DELETE CASCADE,
            zone TEXT NOT NULL
        ) STRICT;

        CREATE TABLE local_time (
            activity_id INTEGER PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE,
            utc_offset_s INTEGER NOT NULL,
            source TEXT NOT NULL
        ) STRICT;

        """

    /// The views of the baseline that know local time.
    private static let views = """
        DROP VIEW current_activity;
        CREATE VIEW current_activity AS
        SELECT a.id, a.provider, a.athlete_id, a.source_id, a.file_id, a.sample_state, a.leg,
            a.first_sample, a.sample_count, a.comparison, a.absent_since,
            r.name, r.type, a.sport_type, coalesce(a.sport_type, r.type) AS sport, r.start_time,
            r.as_of AS row_as_of, r.description, r.private_note,
            nullif(trim(r.gear_name), '') AS gear, coalesce(r.bike_id, r.gear_id) AS gear_id,
            r.is_commute, r.elapsed_s, r.moving_s,
            r.distance_m, r.ascent_m, r.average_heartrate_bpm, r.average_watts, r.calories_kcal,
            r.file_path, r.found_path,
            (SELECT t.utc_offset_s FROM local_time t WHERE t.activity_id = a.id) AS utc_offset_s,
            (SELECT p.preferred_id FROM preference p JOIN activity b ON b.id = p.preferred_id
                WHERE p.hidden_id = a.id) AS hidden_behind
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id;

        DROP VIEW activities;
        CREATE VIEW activities AS
        SELECT c.id, t.strava_id AS athlete_id, c.name, c.type, c.sport_type,
            strftime('%Y-%m-%dT%H:%M:%SZ', c.start_time, 'unixepoch') AS start_utc,
            strftime('%Y-%m-%dT%H:%M:%S', c.start_time + l.utc_offset_s, 'unixepoch')
                AS start_local,
            CAST(strftime('%Y', c.start_time + coalesce(l.utc_offset_s, 0), 'unixepoch')
                AS INTEGER) AS year,
            c.distance_m, c.distance_m / 1000 AS distance_km,
            c.elapsed_s, c.moving_s, c.moving_s / 3600 AS moving_hours,
            c.ascent_m, c.average_heartrate_bpm, c.average_watts, c.calories_kcal,
            c.gear, c.is_commute, c.description, c.private_note,
            c.sample_state, c.comparison, c.file_path AS file, f.format,
            c.sample_count AS samples, l.utc_offset_s, l.source AS utc_offset_source,
            z.zone AS time_zone,
            strftime('%Y-%m-%dT%H:%M:%SZ', c.absent_since, 'unixepoch') AS absent_since_utc,
            c.hidden_behind IS NOT NULL AS is_hidden,
            CASE WHEN EXISTS (SELECT 1 FROM own_row o WHERE o.activity_id = c.id)
                THEN CASE c.provider WHEN 'strava' THEN 'export' ELSE 'files' END
                ELSE 'api' END AS source,
            x.visibility, c.provider
        FROM current_activity c
        JOIN athlete t ON t.id = c.athlete_id
        LEFT JOIN source_file f ON f.id = c.file_id
        LEFT JOIN file_zone z ON z.file_id = c.file_id
        LEFT JOIN local_time l ON l.activity_id = c.id
        LEFT JOIN api_activity x ON x.activity_id = c.id;
        """

    /// Derives the local time of what an older program imported, from the stored positions.
    private static func fill(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(StreamRecord.columns), s.file_id FROM stream s
                WHERE s.name IN ('latitude', 'longitude') AND s.field IS NULL
                ORDER BY s.file_id, s.name
                """)
        var latitude: (file: Int64, stream: SampleStream)?
        while let row = try rows.next() {
            let file: Int64 = row["file_id"]
            // A record that is damaged has no zone; `verify` reports it.
            guard let stream = try? StreamRecord(row: row).decoded() else { continue }
            if stream.name == .latitude {
                latitude = (file, stream)
            } else if let first = latitude, first.file == file,
                let zone = DecodedFile.zone(of: [first.stream, stream])
            {
                try database.run(
                    "INSERT INTO file_zone (file_id, zone) VALUES (?, ?)", [file, zone])
            }
        }
        for athlete in try Int64.fetchAll(database, sql: "SELECT id FROM athlete") {
            try Resolution(database).deriveLocalTimes(athleteID: athlete)
        }
    }
}
