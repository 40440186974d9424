import GRDB
import JSON

/// A photo or video of an export; one that belongs to two activities appears twice.
package struct MediaRecord: Hashable, Sendable {
    /// The path inside the export.
    package var path: String
    /// The activity it belongs to, if the export names it.
    package var activityID: Int64?
    /// Its caption; empty if there is none.
    package var caption: String
    /// Whether the export contains the file.
    package var isPresent: Bool

    package init(path: String, activityID: Int64?, caption: String, isPresent: Bool) {
        self.path = path
        self.activityID = activityID
        self.caption = caption
        self.isPresent = isPresent
    }
}

extension ImportBatch {
    /// Stores photos and videos of an export, except those of forgotten activities.
    package func save(_ media: [MediaRecord], source: SourceRecord) throws {
        let forgotten = try Library.forgotten(database)
        try execute("DELETE FROM media_row WHERE source_id = ?", [source.id])
        for item in media where item.activityID.map({ !forgotten.contains($0) }) ?? true {
            try execute(
                """
                INSERT INTO media_row
                    (source_id, path, activity_id, caption, is_present)
                VALUES (?, ?, ?, ?, ?)
                """,
                [source.id, item.path, item.activityID, item.caption, item.isPresent])
        }
    }

    /// Stores the other tables of an export, row by row, unchanged.
    package func save(_ tables: [TableRecord], source: SourceRecord) throws {
        for table in tables {
            try execute(
                "DELETE FROM source_table WHERE source_id = ? AND name = ?",
                [source.id, table.name])
            try execute(
                """
                INSERT INTO source_table (source_id, name, header_id, row_count)
                VALUES (?, ?, ?, ?)
                """,
                [source.id, table.name, try headerID(table.header), table.rows.count])
            for (index, row) in table.rows.enumerated() {
                try execute(
                    """
                    INSERT INTO table_row (source_id, name, row_number, cells)
                    VALUES (?, ?, ?, ?)
                    """,
                    [source.id, table.name, index + 1, JSONWriter.line(row)])
            }
        }
    }
}
