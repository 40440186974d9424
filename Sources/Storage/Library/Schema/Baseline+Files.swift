/// The content of activity files, the issues, and the newest activity.
extension Baseline {
    static let files = """
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
        \(totalsColumns),
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
            name TEXT,
            lap_index INTEGER,
            pace_zone INTEGER,
        \(totalsColumns),
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
        \(FileMessages.deviceColumns.map { "    \($0) \($1)," }.joined(separator: "\n"))
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
            source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            activity_id INTEGER,
            caption TEXT NOT NULL,
            is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
            UNIQUE (source_id, path, activity_id)
        ) STRICT;
        CREATE INDEX media_row_activity ON media_row (activity_id);

        CREATE TABLE issue (
            id INTEGER PRIMARY KEY,
            run_id INTEGER NOT NULL REFERENCES run (id),
            source_id INTEGER REFERENCES source (id) ON DELETE CASCADE,
            file_id INTEGER REFERENCES source_file (id) ON DELETE CASCADE,
            code TEXT NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
            path TEXT,
            position TEXT,
            activity_id INTEGER,
            message TEXT NOT NULL
        ) STRICT;
        CREATE INDEX issue_code ON issue (code);
        CREATE INDEX issue_source ON issue (source_id);
        CREATE INDEX issue_file ON issue (file_id);

        CREATE TABLE watermark (
            athlete_id INTEGER NOT NULL REFERENCES athlete (id),
            provider TEXT NOT NULL,
            activity_id INTEGER NOT NULL REFERENCES activity (id),
            start_time INTEGER NOT NULL,
            PRIMARY KEY (athlete_id, provider)
        ) STRICT, WITHOUT ROWID;
        """
}
