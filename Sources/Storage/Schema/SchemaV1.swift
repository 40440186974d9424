/// The first schema. Never edited after a release: later changes are migrations of their own.
///
/// Times are whole seconds since 1970-01-01T00:00:00Z unless the column says microseconds.
/// `Docs/reference/schema.md` documents every column; a test compares the two.
enum SchemaV1 {
    static let tables = """
        CREATE TABLE athlete (
            id INTEGER PRIMARY KEY,
            strava_id INTEGER UNIQUE
        ) STRICT;

        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('import')),
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
            kind TEXT NOT NULL CHECK (kind IN ('zip', 'folder')),
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
        ) STRICT;
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
            format TEXT NOT NULL CHECK (format IN ('fit', 'gpx', 'tcx', 'unknown')),
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
                'missing')),
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
        \(measureColumns)
            file_reference TEXT NOT NULL
                CHECK (file_reference IN ('none', 'error', 'path')),
            file_path TEXT CHECK ((file_path IS NOT NULL) = (file_reference = 'path')),
            found_path TEXT,
            file_id INTEGER REFERENCES source_file (id),
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
        """
}
