import JSON
import ActivityModel
import Foundation
import GRDB

/// The rows of a later export that repeat, cell for cell, the rows in force of the export before it:
/// nearly all of them. They are copied inside the database, neither compared nor settled again.
///
/// A row repeats another only where everything that derives from it stays as it is: the export is the
/// newest of its athlete, the one before it is complete and typed by today's reader of tables, both
/// rows name the same bytes, these are the samples in force, and the API knows nothing of the activity.
extension ImportBatch {
    /// Finds the rows that repeat others, by their index in `rows`, and keeps them in
    /// `temp.repeated`: for ``copyRepeatedRows(exportID:)``, and for what derives from all rows but these.
    func findRepeatedRows(
        _ rows: [ActivityRowRecord], headerID: Int64, forgotten: Set<Int64>, export: ExportRecord
    ) throws -> Set<Int> {
        try database.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS repeated (
                    id INTEGER PRIMARY KEY, source INTEGER, row_number INTEGER);
                DELETE FROM temp.repeated
                """)
        guard let previous = try previousExport(of: export) else { return [] }
        var indices = [Int64: Int](minimumCapacity: rows.count)
        for (index, row) in rows.enumerated() { indices[row.activity.id] = index }
        var repeated = Set<Int>(minimumCapacity: rows.count)
        var text = JSONWriter()
        let keep = try database.cachedStatement(
            sql: "INSERT INTO temp.repeated (id, source, row_number) VALUES (?, ?, ?)")
        let candidates = try Row.fetchCursor(
            database, sql: Self.candidates, arguments: [previous, headerID])
        while let candidate = try candidates.next() {
            let id: Int64 = candidate[1]
            guard let index = indices[id], !forgotten.contains(id),
                candidate[2] as Int64? == rows[index].fileID,
                candidate[3] as String? == rows[index].foundPath
            else { continue }
            text.removeAll()
            text.write(rows[index].cells)
            guard try candidate.withUnsafeData(atIndex: 4, { Self.isSame($0, text.bytes) }) else {
                continue
            }
            repeated.insert(index)
            keep.setUncheckedArguments([id, candidate[0] as Int64, rows[index].number])
            try keep.execute()
        }
        return repeated
    }

    /// The activities of these rows.
    static let repeated = "(SELECT id FROM temp.repeated)"

    /// Copies the rows that repeat others, as rows of an export.
    func copyRepeatedRows(exportID: Int64) throws { try execute(Self.copy, [exportID]) }

    /// Byte for byte: to a person's eye, and to `String`, different bytes may be the same text.
    private static func isSame(_ data: Data?, _ text: [UInt8]) -> Bool {
        guard let data, data.count == text.count else { return false }
        return data.withUnsafeBytes { stored in
            text.withUnsafeBytes { wanted in
                guard let one = stored.baseAddress, let other = wanted.baseAddress else {
                    return true
                }
                return memcmp(one, other, wanted.count) == 0
            }
        }
    }

    /// The export that had the last word before a newest one; `nil` where there is none to rely on.
    private func previousExport(of export: ExportRecord) throws -> Int64? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT id, as_of, fingerprint, completed_at IS NOT NULL AND reader_version = ?
                FROM export WHERE athlete_id = ? AND kind <> 'api' AND id <> ?
                ORDER BY as_of DESC, fingerprint DESC LIMIT 1
                """,
            arguments: [ActivityRowRecord.readerVersion, export.athleteID, export.id])
        guard let row, row[3],
            Precedence(asOf: row[1], fingerprint: row[2])
                < Precedence(asOf: export.asOf, fingerprint: export.fingerprint)
        else { return nil }
        return row[0]
    }

    private static let candidates = """
        SELECT r.rowid, a.id, r.file_id, r.found_path, r.cells
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.export_id = a.export_id
        WHERE a.export_id = ? AND r.header_id = ? AND r.file_id = a.file_id
            AND a.sample_state IN ('decoded', 'partial')
            AND NOT EXISTS (SELECT 1 FROM api_activity x WHERE x.activity_id = a.id)
        """

    private static let copy: String = {
        let own = ["export_id": "?", "row_number": "t.row_number"]
        let values = rowColumns.map { own[$0] ?? "r.\($0)" }
        return """
            INSERT INTO activity_row (\(rowColumns.joined(separator: ", ")))
            SELECT \(values.joined(separator: ", "))
            FROM temp.repeated t JOIN activity_row r ON r.rowid = t.source
            """
    }()
}
