package import ActivityModel
import GRDB

/// The effect of saving the rows of a source.
package struct SavedRows: Sendable {
    /// New, updated and unchanged activities, and the changes.
    package var counts = ActivityCounts()
    /// The activities with new data, for everything derived from it.
    package internal(set) var affected = AffectedActivities([])
    /// The activities of rows that repeat those in force, cell for cell.
    var repeated: [Int64] = []

    package init() {}
}

extension ImportBatch {
    private var resolution: Resolution { Resolution(database) }

    /// Chooses the row in force of every activity in a source, regardless of the order of imports.
    package func chooseRows(_ saved: SavedRows, of source: SourceRecord) throws {
        try execute(
            """
            INSERT OR IGNORE INTO activity (id, provider, provider_id, athlete_id, source_id)
            SELECT r.activity_id, e.provider, coalesce(r.provider_id, r.activity_id), e.athlete_id,
                e.id
            FROM activity_row r JOIN source e ON e.id = r.source_id
            WHERE e.id = ?2 AND r.activity_id IN \(AffectedActivities.sql)
            """, [saved.affected.argument, source.id])
        // A row that repeats the one in force comes from the newest source of all.
        try execute(
            "UPDATE activity SET source_id = ?2 WHERE id IN \(AffectedActivities.sql)",
            [AffectedActivities(saved.repeated).argument, source.id])
        try resolution.chooseRows(saved.affected)
    }

    /// Links activities to their files.
    ///
    /// - Parameter saved: what was saved of the source in this run; `nil` if its rows are from an
    ///   earlier run.
    package func settle(_ source: SourceRecord, _ saved: SavedRows?) throws {
        let affected = try saved?.affected ?? .all(of: source.id, database)
        // Most rows of a later export were stored with their files: those are not written twice.
        let file = """
            (SELECT l.file_id FROM ledger l
            WHERE l.source_id = activity_row.source_id AND l.path = activity_row.found_path)
            """
        try execute(
            """
            UPDATE activity_row SET file_id = \(file)
            WHERE activity_id IN \(AffectedActivities.sql) AND source_id = ?2
                AND file_id IS NOT \(file)
            """, [affected.argument, source.id])
        try resolution.chooseFiles(affected)
        try resolution.deriveLocalTimes(athleteID: source.athleteID)
    }

    /// Marks the activities that a newer, undamaged export of their athlete lacks, and unmarks
    /// others.
    package func markAbsent(athleteID: Int64) throws -> AbsenceChanges {
        try resolution.markAbsent(athleteID: athleteID)
    }

    /// Records the newest activity of an athlete that does not start in the future.
    package func moveWatermark(athleteID: Int64, now: Timestamp) throws {
        try resolution.moveWatermark(athleteID: athleteID, now: now)
    }
}
