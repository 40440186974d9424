/// API data beside that of exports, and the user's settings.
///
/// The API's rows are derived like those of exports: a source of kind `strava-api` represents the
/// present state of the account, and its rows have an `as_of` of their own.
extension Baseline {
    static let api = """
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
            summary TEXT,
            summary_at INTEGER,
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
            shape TEXT NOT NULL,
            elapsed_s REAL,
            moving_s REAL,
            distance_m REAL,
        \(measureColumns)
            streams_state TEXT CHECK (streams_state IN ('done', 'none')),
            streams_at INTEGER,
            file_id INTEGER REFERENCES source_file (id),
            sketch_id INTEGER REFERENCES source_file (id) ON DELETE SET NULL,
            parts_key TEXT,
            streams_envelope TEXT
        ) STRICT;
        CREATE INDEX api_activity_athlete ON api_activity (athlete_id);
        CREATE INDEX api_activity_file ON api_activity (file_id);
        CREATE INDEX api_activity_sketch ON api_activity (sketch_id);
        CREATE INDEX api_activity_gear ON api_activity (gear_key, detail_at, gear_name)
            WHERE gear_name IS NOT NULL;

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
            kind TEXT NOT NULL CHECK (kind IN ('zones', 'photos')),
            as_of INTEGER NOT NULL,
            reply TEXT NOT NULL,
            PRIMARY KEY (activity_id, kind)
        ) STRICT;

        CREATE TABLE api_failure (
            part TEXT NOT NULL CHECK (part IN ('detail', 'streams', 'zones', 'gear')),
            subject TEXT NOT NULL,
            athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
            attempts INTEGER NOT NULL,
            failed_at INTEGER NOT NULL,
            retry_at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (part, subject)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE api_wanted (
            activity_id INTEGER PRIMARY KEY,
            athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
            since INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE api_expired (
            activity_id INTEGER PRIMARY KEY,
            athlete_id INTEGER NOT NULL REFERENCES athlete (id) ON DELETE CASCADE,
            expired_at INTEGER NOT NULL,
            is_gone INTEGER NOT NULL CHECK (is_gone IN (0, 1))
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
        """

    static let settings = """
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
        """
}
