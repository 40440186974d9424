import GRDB

/// Precedence: derives what is in force for an activity from the evidence of all sources, and from
/// nothing else. The order of the sources therefore does not matter.
struct Resolution {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// Derives everything about activities that follows from the evidence.
    func resolve(_ affected: AffectedActivities) throws {
        try chooseRows(affected)
        try chooseFiles(affected)
    }

    /// Chooses the row in force: that of the newest source.
    func chooseRows(_ affected: AffectedActivities) throws {
        try fillUnreadable(affected)
        try deriveAPIRows(affected)
        try update(Self.rowInForce, affected)
        try update(Self.sportInForce, affected)
    }

    /// Chooses the file that provides the samples, and the part that belongs to the activity. The
    /// newest source with a *readable* file takes precedence, so a later `#error#` loses nothing.
    func chooseFiles(_ affected: AffectedActivities) throws {
        try update(Self.fileInForce, affected)
        try update(Self.sampleState, affected)
        try fillStarts(affected)
        try matchFiles(affected)
        try database.run(
            """
            UPDATE activity SET sport_type = \(FileSport.sql)
            WHERE id IN \(AffectedActivities.sql) AND (
                SELECT r.sport_type FROM activity_row r
                WHERE r.activity_id = activity.id AND r.source_id = activity.source_id) IS NULL
            """, [affected.argument])
    }

    /// Sets a column of the affected activities.
    private func update(_ assignment: String, _ affected: AffectedActivities) throws {
        try database.run(
            "UPDATE activity SET \(assignment) WHERE id IN \(AffectedActivities.sql)",
            [affected.argument])
    }

    private static let rowInForce = """
        source_id = (
            SELECT r.source_id FROM activity_row r JOIN source e ON e.id = r.source_id
            WHERE r.activity_id = activity.id
            ORDER BY coalesce(r.as_of, e.as_of) DESC, e.fingerprint DESC LIMIT 1)
        """

    /// The row's word, or a finer one that another source has for it: an export says Run where the
    /// API knows it for a TrailRun. Where the API's own reply is in force, its word is exact. A word
    /// that nobody knows leaves it to the file.
    private static let sportInForce = """
        sport_type = (
            SELECT coalesce(
                CASE WHEN s.kind <> 'strava-api' THEN (
                    SELECT f.sport_type FROM activity_row f JOIN source e ON e.id = f.source_id
                    WHERE f.activity_id = activity.id
                        AND \(SportKinship.parentSQL("f.sport_type")) = r.sport_type
                    ORDER BY coalesce(f.as_of, e.as_of) DESC, e.fingerprint DESC LIMIT 1) END,
                r.sport_type, \(FileSport.sql))
            FROM activity_row r JOIN source s ON s.id = r.source_id
            WHERE r.activity_id = activity.id AND r.source_id = activity.source_id)
        """

    private static let fileInForce = """
        file_id = (
            SELECT r.file_id FROM activity_row r
            JOIN source_file f ON f.id = r.file_id
            JOIN source e ON e.id = r.source_id
            WHERE r.activity_id = activity.id
            ORDER BY f.outcome IN ('decoded', 'partial') DESC, e.kind = 'strava-api',
                e.as_of DESC, e.fingerprint DESC
            LIMIT 1)
        """

    private static let sampleState = """
        sample_state = CASE
            WHEN file_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM api_activity x
                WHERE x.activity_id = activity.id AND x.sketch_id = activity.file_id)
                THEN (SELECT outcome FROM source_file f WHERE f.id = activity.file_id)
            WHEN EXISTS (
                SELECT 1 FROM activity_row r
                JOIN ledger l ON l.source_id = r.source_id AND l.path = r.found_path
                WHERE r.activity_id = activity.id AND l.outcome = 'failed') THEN 'failed'
            WHEN EXISTS (
                SELECT 1 FROM api_activity x WHERE x.activity_id = activity.id
                    AND x.streams_state IS NULL AND NOT x.is_manual
                    AND x.activity_id NOT IN (SELECT activity_id FROM api_expired)) THEN 'queued'
            WHEN NOT EXISTS (
                SELECT 1 FROM own_row r WHERE r.activity_id = activity.id) AND NOT (
                SELECT is_manual FROM api_activity x WHERE x.activity_id = activity.id)
                THEN 'no-streams'
            ELSE (SELECT CASE r.file_reference
                    WHEN 'none' THEN 'manual' WHEN 'error' THEN 'not-exported' ELSE 'missing' END
                FROM activity_row r
                WHERE r.activity_id = activity.id AND r.source_id = activity.source_id)
            END
        """
}

extension Database {
    /// Runs one statement, prepared once per connection.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
