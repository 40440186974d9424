public import ActivityModel
import GRDB

/// Gear as bikes.csv and shoes.csv list it.
public struct GearRecord: Hashable, Sendable {
    /// `bike` or `shoe`.
    public var kind: String
    /// The name by which activities refer to it.
    public var name: String
    /// The brand; empty when not given.
    public var brand: String
    /// The model; empty when not given.
    public var model: String

    /// A bike or a pair of shoes.
    public init(kind: String, name: String, brand: String, model: String) {
        self.kind = kind
        self.name = name
        self.brand = brand
        self.model = model
    }
}

/// A photo or video of an export.
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
    /// Stores gear; the newest export's words win.
    public func save(_ gear: [GearRecord], export: ExportRecord) throws {
        for item in gear {
            try execute(
                """
                INSERT INTO gear (athlete_id, kind, name, brand, model, as_of)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (athlete_id, kind, name) DO UPDATE SET brand = excluded.brand,
                    model = excluded.model, as_of = excluded.as_of
                WHERE excluded.as_of >= as_of
                """,
                [export.athleteID, item.kind, item.name, item.brand, item.model, export.asOf])
        }
    }

    /// Stores photos and videos; the newest export's words win, a file once there stays there.
    public func save(_ media: [MediaRecord], export: ExportRecord) throws {
        for item in media {
            try execute(
                """
                INSERT INTO media (athlete_id, path, activity_id, caption, is_present, as_of)
                VALUES (?, ?, (SELECT id FROM activity WHERE id = ?), ?, ?, ?)
                ON CONFLICT (athlete_id, path) DO UPDATE SET
                    is_present = max(is_present, excluded.is_present),
                    activity_id = CASE WHEN excluded.as_of >= as_of
                        THEN coalesce(excluded.activity_id, activity_id)
                        ELSE coalesce(activity_id, excluded.activity_id) END,
                    caption = CASE WHEN excluded.as_of >= as_of
                        THEN excluded.caption ELSE caption END,
                    as_of = max(as_of, excluded.as_of)
                """,
                [
                    export.athleteID, item.path, item.activityID, item.caption, item.isPresent,
                    export.asOf,
                ])
        }
    }

    /// Ties activities to their files. Whatever came first, the newest export that holds a
    /// readable file of an activity provides its samples.
    public func settle(exportID: Int64) throws {
        try execute(
            """
            UPDATE activity_row SET file_id = (
                SELECT l.file_id FROM ledger l
                WHERE l.export_id = activity_row.export_id AND l.path = activity_row.file_path)
            WHERE export_id = ?
            """, [exportID])
        try execute(
            """
            UPDATE activity SET file_id = (
                SELECT r.file_id FROM activity_row r
                JOIN source_file f ON f.id = r.file_id
                JOIN export e ON e.id = r.export_id
                WHERE r.activity_id = activity.id
                ORDER BY f.outcome IN ('decoded', 'partial') DESC, e.as_of DESC,
                    e.fingerprint DESC
                LIMIT 1)
            WHERE id IN (SELECT activity_id FROM activity_row WHERE export_id = ?)
            """, [exportID])
        try execute(
            """
            UPDATE activity SET sample_state = CASE
                WHEN file_id IS NOT NULL
                    THEN (SELECT outcome FROM source_file f WHERE f.id = activity.file_id)
                WHEN file_reference = 'none' THEN 'manual'
                WHEN file_reference = 'error' THEN 'not-exported'
                WHEN EXISTS (
                    SELECT 1 FROM activity_row r
                    JOIN ledger l ON l.export_id = r.export_id AND l.path = r.file_path
                    WHERE r.activity_id = activity.id AND l.outcome = 'failed') THEN 'failed'
                ELSE 'missing' END
            WHERE id IN (SELECT activity_id FROM activity_row WHERE export_id = ?)
            """, [exportID])
        try reconcile(exportID: exportID)
    }

    /// Notes that every file and every row of an export has an outcome.
    public func complete(exportID: Int64, at now: Timestamp) throws {
        try execute(
            "UPDATE export SET completed_at = ? WHERE id = ?", [now.seconds, exportID])
    }

    /// Records the newest activity that does not start in the future.
    public func moveWatermark(athleteID: Int64, now: Timestamp) throws {
        try execute(
            """
            INSERT OR REPLACE INTO watermark (athlete_id, activity_id, start_time, run_id)
            SELECT athlete_id, id, start_time, ? FROM activity
            WHERE athlete_id = ? AND start_time <= ?
            ORDER BY start_time DESC, id DESC LIMIT 1
            """, [runID, athleteID, now.seconds])
    }
}
