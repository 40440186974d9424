import JSON
public import ActivityModel
import GRDB

/// A photo or video of an export; one that belongs to two activities is there twice.
public struct MediaRecord: Hashable, Sendable {
    /// The path inside the export.
    public var path: String
    /// The activity it belongs to, where the export tells.
    public var activityID: Int64?
    /// Its caption; empty when there is none.
    public var caption: String
    /// Whether the export holds the file.
    public var isPresent: Bool

    /// A photo or video.
    public init(path: String, activityID: Int64?, caption: String, isPresent: Bool) {
        self.path = path
        self.activityID = activityID
        self.caption = caption
        self.isPresent = isPresent
    }
}

extension ImportBatch {
    /// Stores photos and videos of an export, but for those of forgotten activities.
    public func save(_ media: [MediaRecord], export: ExportRecord) throws {
        let forgotten = try Library.forgotten(database)
        try execute("DELETE FROM media_row WHERE export_id = ?", [export.id])
        for item in media where item.activityID.map({ !forgotten.contains($0) }) ?? true {
            try execute(
                """
                INSERT INTO media_row
                    (export_id, path, activity_id, caption, is_present)
                VALUES (?, ?, ?, ?, ?)
                """,
                [export.id, item.path, item.activityID, item.caption, item.isPresent])
        }
    }

    /// Stores the other tables of an export, row by row as they came.
    public func save(_ tables: [TableRecord], export: ExportRecord) throws {
        for table in tables {
            try execute(
                "DELETE FROM export_table WHERE export_id = ? AND name = ?",
                [export.id, table.name])
            try execute(
                """
                INSERT INTO export_table (export_id, name, header_id, row_count)
                VALUES (?, ?, ?, ?)
                """,
                [export.id, table.name, try headerID(table.header), table.rows.count])
            for (index, row) in table.rows.enumerated() {
                try execute(
                    """
                    INSERT INTO table_row (export_id, name, row_number, cells)
                    VALUES (?, ?, ?, ?)
                    """,
                    [export.id, table.name, index + 1, JSONWriter.line(row)])
            }
        }
    }

    /// Chooses the row in force of every activity that an export has a row of: that of the newest
    /// export, whatever came first. It follows on ``save(_:header:export:)-(_,[String],_)``.
    public func chooseRows(exportID: Int64) throws {
        try execute(
            """
            INSERT OR IGNORE INTO activity (id, athlete_id, export_id)
            SELECT r.activity_id, e.athlete_id, e.id
            FROM activity_row r JOIN export e ON e.id = r.export_id
            WHERE e.id = ? AND r.activity_id NOT IN \(Self.repeated)
            """, [exportID])
        try execute("UPDATE activity SET export_id = ? WHERE id IN \(Self.repeated)", [exportID])
        try affect(Self.otherActivities, [exportID])
        try deriveAPIRows()
        try update(Self.rowInForce)
    }

    /// Ties activities to their files. Whatever came first, the newest export that holds a
    /// readable file of an activity provides its samples.
    ///
    /// - Parameter isSaved: whether the rows of the export were saved in this run: then those
    ///   that repeat others have their files.
    public func settle(exportID: Int64, isSaved: Bool) throws {
        try affect(isSaved ? Self.otherActivities : Self.activitiesOfExport, [exportID])
        // Most rows of a later export came with their files: those are not written twice.
        let file = """
            (SELECT l.file_id FROM ledger l
            WHERE l.export_id = activity_row.export_id AND l.path = activity_row.found_path)
            """
        try execute(
            """
            UPDATE activity_row SET file_id = \(file)
            WHERE activity_id IN (SELECT id FROM temp.affected) AND export_id = ?
                AND file_id IS NOT \(file)
            """, [exportID])
        try tieFiles()
    }

    /// Derives file, state, leg and comparison of the affected activities.
    func tieFiles() throws {
        try update(Self.fileInForce)
        try update(Self.sampleState)
        try reconcile()
    }

    static let activitiesOfExport = "SELECT activity_id FROM activity_row WHERE export_id = ?"
    private static let otherActivities =
        "\(activitiesOfExport) AND activity_id NOT IN \(repeated)"

    /// Says which activities the derivations that follow are about.
    func affect(_ query: String, _ arguments: StatementArguments = []) throws {
        try database.execute(
            sql: "CREATE TEMP TABLE IF NOT EXISTS affected (id INTEGER PRIMARY KEY)")
        try execute("DELETE FROM temp.affected", [])
        try execute("INSERT OR IGNORE INTO temp.affected \(query)", arguments)
    }

    /// Assigns a column of the affected activities.
    func update(_ assignment: String) throws {
        try execute(
            "UPDATE activity SET \(assignment) WHERE id IN (SELECT id FROM temp.affected)", [])
    }

    static let rowInForce = """
        export_id = (
            SELECT r.export_id FROM activity_row r JOIN export e ON e.id = r.export_id
            WHERE r.activity_id = activity.id
            ORDER BY coalesce(r.as_of, e.as_of) DESC, e.fingerprint DESC LIMIT 1)
        """

    static let fileInForce = """
        file_id = (
            SELECT r.file_id FROM activity_row r
            JOIN source_file f ON f.id = r.file_id
            JOIN export e ON e.id = r.export_id
            WHERE r.activity_id = activity.id
            ORDER BY f.outcome IN ('decoded', 'partial') DESC, e.kind = 'api', e.as_of DESC,
                e.fingerprint DESC
            LIMIT 1)
        """

    static let sampleState = """
        sample_state = CASE
            WHEN file_id IS NOT NULL
                THEN (SELECT outcome FROM source_file f WHERE f.id = activity.file_id)
            WHEN EXISTS (
                SELECT 1 FROM activity_row r
                JOIN ledger l ON l.export_id = r.export_id AND l.path = r.found_path
                WHERE r.activity_id = activity.id AND l.outcome = 'failed') THEN 'failed'
            WHEN EXISTS (
                SELECT 1 FROM api_activity x WHERE x.activity_id = activity.id
                    AND x.streams_state IS NULL AND NOT x.is_manual) THEN 'queued'
            WHEN NOT EXISTS (
                SELECT 1 FROM activity_row r JOIN export e ON e.id = r.export_id
                WHERE r.activity_id = activity.id AND e.kind <> 'api') AND NOT (
                SELECT is_manual FROM api_activity x WHERE x.activity_id = activity.id)
                THEN 'no-streams'
            ELSE (SELECT CASE r.file_reference
                    WHEN 'none' THEN 'manual' WHEN 'error' THEN 'not-exported' ELSE 'missing' END
                FROM activity_row r
                WHERE r.activity_id = activity.id AND r.export_id = activity.export_id)
            END
        """

    /// Notes that every file and every row of an export has an outcome.
    public func complete(exportID: Int64, at now: Timestamp) throws {
        try execute(
            "UPDATE export SET completed_at = ? WHERE id = ?", [now.seconds, exportID])
    }

    /// Marks the activities that a newer, whole export of their athlete lacks, and unmarks others.
    public func markAbsent(athleteID: Int64) throws -> AbsenceChanges {
        func absent() throws -> [Int64] {
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT id FROM activity WHERE athlete_id = ? AND absent_since IS NOT NULL
                    ORDER BY id
                    """,
                arguments: [athleteID])
        }
        let before = try absent()
        // An export whose rows are not there (yet) proves nothing. Where the newest one has the last
        // word, there is none that could lack the activity.
        try execute(
            """
            UPDATE activity SET absent_since = (
                SELECT min(n.as_of) FROM (
                    SELECT id, athlete_id, as_of, fingerprint FROM export
                    WHERE NOT is_damaged AND kind <> 'api') n
                JOIN export e ON e.id = activity.export_id
                JOIN activity_row r
                    ON r.activity_id = activity.id AND r.export_id = activity.export_id
                WHERE n.athlete_id = activity.athlete_id
                    AND EXISTS (SELECT 1 FROM activity_row o WHERE o.export_id = n.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM forgotten_row f
                        WHERE f.activity_id = activity.id AND f.export_id = n.id)
                    AND n.as_of >= coalesce(r.start_time, 0)
                    AND (n.as_of, n.fingerprint)
                        > (coalesce(r.as_of, e.as_of), e.fingerprint))
            WHERE athlete_id = ?1 AND (absent_since IS NOT NULL OR export_id IS NOT (
                SELECT id FROM export WHERE athlete_id = ?1 AND kind <> 'api'
                ORDER BY as_of DESC, fingerprint DESC LIMIT 1))
            """, [athleteID])
        try markGone(athleteID: athleteID)
        let now = try absent()
        let (old, new) = (Set(before), Set(now))
        return AbsenceChanges(
            gone: now.filter { !old.contains($0) }, back: before.filter { !new.contains($0) })
    }

    /// Keeps what an import changed, for `changes`.
    public func record(_ changes: [ActivityChange]) throws {
        let count = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM change WHERE run_id = ?", arguments: [runID])
        for (index, change) in changes.enumerated() {
            try execute(
                """
                INSERT INTO change (run_id, number, activity_id, kind, old, new)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    runID, (count ?? 0) + index + 1, change.activityID, change.kind.rawValue,
                    change.old, change.new,
                ])
        }
    }

    /// Records the newest activity that does not start in the future. Cross join: newest first,
    /// by the index of starts, so that the first one found ends the search.
    public func moveWatermark(athleteID: Int64, now: Timestamp) throws {
        try execute("DELETE FROM watermark WHERE athlete_id = ?", [athleteID])
        try execute(
            """
            INSERT INTO watermark (athlete_id, activity_id, start_time)
            SELECT a.athlete_id, a.id, r.start_time
            FROM activity_row r
            CROSS JOIN activity a ON a.id = r.activity_id AND a.export_id = r.export_id
            WHERE a.athlete_id = ? AND r.start_time <= ? AND (\(WatermarkSQL.isCovered))
            ORDER BY r.start_time DESC, a.id DESC LIMIT 1
            """, [athleteID, now.seconds])
    }
}

/// What the newest activity of an athlete may be.
enum WatermarkSQL {
    /// Whether everything up to the activity `a` with its row `r` is known: an export has it, or the
    /// regular walk through Strava's list has come that far. What a look at some other range of dates
    /// brought moves nothing.
    static let isCovered = """
        r.start_time <= (
            SELECT c.list_cursor FROM api_account c WHERE c.athlete_id = a.athlete_id)
        OR EXISTS (
            SELECT 1 FROM activity_row o JOIN export e ON e.id = o.export_id
            WHERE o.activity_id = a.id AND e.kind <> 'api')
        """
}
