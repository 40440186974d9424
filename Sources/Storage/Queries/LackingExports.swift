package import ActivityModel
import GRDB

/// An export that lacks files which its rows name.
package struct LackingExport: Sendable {
    package var name: String
    package var asOf: Timestamp
    package var athleteStravaID: Int64?
    /// The folder with its tables, by name.
    package var tablesFolder: String?
    /// The paths in its rows of files that it does not contain.
    package var missing: [String]
}

extension Library {
    /// The exports that lack files which their rows name, the newest first.
    package func exportsLackingFiles() throws -> [LackingExport] {
        try read { database in
            var exports: [LackingExport] = []
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT e.id, e.name, e.as_of, e.athlete_strava_id, e.tables_folder, r.file_path
                    FROM own_source e JOIN activity_row r ON r.source_id = e.id
                    WHERE e.kind = 'strava-export' AND r.file_path IS NOT NULL
                        AND r.found_path IS NULL
                    ORDER BY e.as_of DESC, e.fingerprint DESC, r.row_number
                    """)
            var last: Int64?
            while let row = try rows.next() {
                let id: Int64 = row[0]
                if id != last {
                    exports.append(
                        LackingExport(
                            name: row[1], asOf: Timestamp(seconds: row[2]),
                            athleteStravaID: row[3], tablesFolder: row[4], missing: []))
                    last = id
                }
                exports[exports.count - 1].missing.append(row[5])
            }
            return exports
        }
    }
}
