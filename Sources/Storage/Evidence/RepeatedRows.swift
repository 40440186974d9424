import JSON
import ActivityModel
import Foundation
import GRDB

/// The rows of a later export that repeat, cell for cell, the rows in force of the previous export:
/// almost all of them. They are copied inside the database, neither compared nor resolved again.
///
/// A row counts as a repetition only if everything derived from it stays the same: the export is
/// the newest of its athlete, the previous one is complete and was parsed by the present version of
/// the reader, both rows name the same bytes, these are the samples in force, and the API knows
/// nothing about the activity.
struct RepeatedRows {
    /// One repetition: its activity, the row it repeats, and its number in its own table.
    private struct Copy {
        var activityID: Int64
        var original: Int64
        var number: Int
    }

    private var indices: Set<Int> = []
    private var copies: [Copy] = []

    var count: Int { copies.count }
    var activities: [Int64] { copies.map(\.activityID) }

    /// Whether the row at an index is a repetition.
    func contains(_ index: Int) -> Bool { indices.contains(index) }

    fileprivate mutating func append(_ index: Int, _ id: Int64, original: Int64, number: Int) {
        indices.insert(index)
        copies.append(Copy(activityID: id, original: original, number: number))
    }

    fileprivate func forEach(_ body: (_ original: Int64, _ number: Int) throws -> Void) rethrows {
        for copy in copies { try body(copy.original, copy.number) }
    }
}

extension ImportBatch {
    /// Finds the rows that repeat others.
    func findRepeatedRows(
        _ rows: [ActivityRowRecord], headerID: Int64, forgotten: Set<Int64>, export: SourceRecord
    ) throws -> RepeatedRows {
        var repeated = RepeatedRows()
        guard export.kind == .stravaExport, let previous = try previousExport(of: export) else {
            return repeated
        }
        var indices = [Int64: Int](minimumCapacity: rows.count)
        for (index, row) in rows.enumerated() { indices[row.activity.id] = index }
        var text = JSONWriter()
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
            repeated.append(index, id, original: candidate[0], number: rows[index].number)
        }
        return repeated
    }

    /// Copies the rows that repeat others, as rows of a source.
    func copy(_ repeated: RepeatedRows, sourceID: Int64) throws {
        let copy = try database.cachedStatement(sql: Self.copy)
        try repeated.forEach { original, number in
            copy.setUncheckedArguments([sourceID, number, original])
            try copy.execute()
        }
    }

    /// Compares byte for byte: different bytes can be equal as a `String`.
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

    /// The export that was the newest before; `nil` if there is none to rely on.
    private func previousExport(of export: SourceRecord) throws -> Int64? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT id, as_of, fingerprint, completed_at IS NOT NULL AND reader_version = ?
                FROM export WHERE athlete_id = ? AND id <> ?
                ORDER BY as_of DESC, fingerprint DESC LIMIT 1
                """,
            arguments: [export.readerVersion, export.athleteID, export.id])
        guard let row, row[3],
            Precedence(asOf: row[1], fingerprint: row[2])
                < Precedence(asOf: export.asOf, fingerprint: export.fingerprint)
        else { return nil }
        return row[0]
    }

    private static let candidates = """
        SELECT r.rowid, a.id, r.file_id, r.found_path, r.cells
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
        WHERE a.source_id = ? AND r.header_id = ? AND r.file_id = a.file_id
            AND a.sample_state IN ('decoded', 'partial')
            AND NOT EXISTS (SELECT 1 FROM api_activity x WHERE x.activity_id = a.id)
        """

    private static let copy: String = {
        let own = ["source_id": "?1", "row_number": "?2"]
        let values = rowColumns.map { own[$0] ?? $0 }
        return """
            INSERT INTO activity_row (\(rowColumns.joined(separator: ", ")))
            SELECT \(values.joined(separator: ", ")) FROM activity_row WHERE rowid = ?3
            """
    }()
}
