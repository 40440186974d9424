import ActivityModel
import GRDB

/// A table of an export other than activities.csv, as the library keeps it.
package struct KeptTable: Hashable, Sendable {
    /// The file name without `.csv`.
    package var name: String
    /// The athlete's Strava id; `nil` if no export states it.
    package var athleteID: Int64?
    /// The headings as the export wrote them, in its language.
    package var header: [String]
    package var rows: Int
}

/// A row of a kept table.
package struct KeptRow: Hashable, Sendable {
    /// The file name of its table without `.csv`.
    package var table: String
    package var athleteID: Int64?
    /// The number of columns of its table.
    package var width: Int
    /// The cells as written; empty if there is nothing.
    package var cells: [String]
}

extension KeptRow {
    /// A cell by the library's name of its column; empty if the table lacks it.
    package subscript(column: String) -> String {
        guard
            let index = ExportTableLayout.named(table)?.column(column)?.index(width: width),
            cells.indices.contains(index)
        else { return "" }
        return cells[index]
    }
}

extension Library {
    /// The tables of the newest exports that have any row, by name.
    ///
    /// - Parameter athlete: only those of the athlete with this Strava id.
    package func keptTables(athlete: Int64? = nil) throws -> [KeptTable] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT n.name, t.strava_id, n.row_count, n.header
                    FROM newest_table n LEFT JOIN athlete t ON t.id = n.athlete_id
                    WHERE n.row_count > 0 AND \(ofAthlete(athlete, "n.athlete_id"))
                    ORDER BY n.name, t.strava_id
                    """
            ).map { row in
                KeptTable(
                    name: row[0], athleteID: row[1],
                    header: try Self.cells(row[3], database), rows: row[2])
            }
        }
    }

    /// Rows of tables by name, table after table, in the order of the export.
    package func keptRows(
        _ names: [String], athlete: Int64? = nil, offset: Int = 0, limit: Int
    ) throws -> [KeptRow] {
        try read { database in
            try names.flatMap { name in
                // Table by table: the names are few, and each has its own order.
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT r.name, t.strava_id, n.column_count, r.cells
                        FROM newest_table n
                        JOIN table_row r ON r.source_id = n.source_id AND r.name = n.name
                        LEFT JOIN athlete t ON t.id = n.athlete_id
                        WHERE n.name = ? AND \(ofAthlete(athlete, "n.athlete_id"))
                        ORDER BY n.athlete_id, r.row_number LIMIT ?
                        """,
                    arguments: [name, offset + limit])
            }.dropFirst(offset).prefix(limit).map { row in
                KeptRow(
                    table: row[0], athleteID: row[1], width: row[2],
                    cells: try Self.cells(row[3], database))
            }
        }
    }

    private static func cells(_ json: String, _ database: Database) throws -> [String] {
        try String?.fetchAll(
            database.cachedStatement(sql: "SELECT value FROM json_each(?) ORDER BY key"),
            arguments: [json]
        ).map { $0 ?? "" }
    }
}
