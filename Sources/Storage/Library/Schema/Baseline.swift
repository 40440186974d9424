/// The tables of a new library. Frozen by a release: later changes are migrations in ``Schema``.
///
/// Times are whole seconds since 1970-01-01T00:00:00Z unless the column says microseconds.
/// `Docs/reference/schema.md` documents every column; a test compares the two.
enum Baseline {
    static let sql = [evidence, files, api, settings, tableViews, views]

    /// The evidence, and which of it is in force.
    private static let evidence = """
        CREATE TABLE athlete (
            id INTEGER PRIMARY KEY,
            provider TEXT NOT NULL,
            provider_id TEXT,
            strava_id INTEGER GENERATED ALWAYS AS (
                CASE provider WHEN 'strava' THEN CAST(provider_id AS INTEGER) END) VIRTUAL,
            UNIQUE (provider, provider_id)
        ) STRICT;

        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('import', 'sync')),
            started_at INTEGER NOT NULL,
            finished_at INTEGER,
            outcome TEXT CHECK (outcome IN ('finished', 'stopped', 'failed', 'undone')),
            report TEXT
        ) STRICT;

        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            athlete_id INTEGER NOT NULL REFERENCES athlete (id),
            provider TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('strava-export', 'strava-api', 'files')),
            container TEXT CHECK (container IN ('zip', 'folder')),
            fingerprint TEXT NOT NULL UNIQUE,
            athlete_strava_id INTEGER,
            name TEXT NOT NULL,
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
            completed_at INTEGER,
            reader_version INTEGER NOT NULL DEFAULT 0,
            CHECK (kind NOT LIKE 'strava-%' OR provider = 'strava'),
            CHECK (kind <> 'strava-export' OR container IS NOT NULL)
        ) STRICT;
        CREATE INDEX source_athlete ON source (athlete_id);

        CREATE TABLE csv_header (
            id INTEGER PRIMARY KEY,
            cells TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE source_table (
            source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            header_id INTEGER NOT NULL REFERENCES csv_header (id),
            row_count INTEGER NOT NULL,
            PRIMARY KEY (source_id, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE table_row (
            source_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            row_number INTEGER NOT NULL,
            cells TEXT NOT NULL,
            PRIMARY KEY (source_id, name, row_number),
            FOREIGN KEY (source_id, name) REFERENCES source_table (source_id, name)
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
            sport TEXT,
            sub_sport TEXT,
            UNIQUE (athlete_id, path, size_bytes, crc32)
        ) STRICT;

        CREATE TABLE activity (
            id INTEGER PRIMARY KEY,
            provider TEXT NOT NULL,
            provider_id TEXT NOT NULL,
            athlete_id INTEGER NOT NULL REFERENCES athlete (id),
            source_id INTEGER NOT NULL,
            sport_type TEXT,
            file_id INTEGER REFERENCES source_file (id),
            sample_state TEXT NOT NULL DEFAULT 'missing' CHECK (sample_state IN (
                'decoded', 'partial', 'failed', 'unsupported', 'manual', 'not-exported',
                'missing', 'queued', 'no-streams')),
            leg INTEGER,
            first_sample INTEGER,
            sample_count INTEGER,
            comparison TEXT CHECK (comparison IN (\(comparisons))),
            absent_since INTEGER,
            FOREIGN KEY (id, source_id) REFERENCES activity_row (activity_id, source_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (CASE provider
                WHEN 'strava' THEN id BETWEEN 1 AND 4503599627370495
                    AND provider_id = CAST(id AS TEXT)
                ELSE id BETWEEN 4503599627370496 AND 9007199254740991 END)
        ) STRICT;
        CREATE UNIQUE INDEX activity_identity ON activity (provider, provider_id)
            WHERE provider <> 'strava';
        CREATE INDEX activity_athlete ON activity (athlete_id);
        CREATE INDEX activity_file ON activity (file_id);
        CREATE INDEX activity_source ON activity (source_id);

        CREATE TABLE activity_row (
            activity_id INTEGER NOT NULL,
            source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
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
            as_of INTEGER,
            provider_id TEXT,
            unreadable TEXT,
            PRIMARY KEY (activity_id, source_id)
        ) STRICT;
        CREATE INDEX activity_row_start ON activity_row (start_time);
        CREATE INDEX activity_row_source ON activity_row (source_id, found_path);
        CREATE INDEX activity_row_file ON activity_row (file_id);

        CREATE TABLE forgotten (
            activity_id INTEGER PRIMARY KEY,
            forgotten_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE forgotten_row (
            activity_id INTEGER NOT NULL,
            source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
            PRIMARY KEY (activity_id, source_id)
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
            is_old_from_api INTEGER NOT NULL DEFAULT 0 CHECK (is_old_from_api IN (0, 1)),
            PRIMARY KEY (run_id, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ledger (
            source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            role TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            crc32 INTEGER,
            outcome TEXT NOT NULL
                CHECK (outcome IN ('imported', 'unchanged', 'skipped', 'failed')),
            reason TEXT,
            file_id INTEGER REFERENCES source_file (id),
            run_id INTEGER NOT NULL REFERENCES run (id),
            PRIMARY KEY (source_id, path)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ledger_file ON ledger (file_id);
        """
}
