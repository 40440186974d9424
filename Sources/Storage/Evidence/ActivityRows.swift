import JSON
package import ActivityModel
import GRDB

/// A row of activities.csv: its meaning and its original cells.
package struct ActivityRowRecord: Sendable {
    package var activity: ActivitySummary
    /// The number of the row in its table, from 1.
    package var number: Int
    /// The original cells.
    package var cells: [String]
    /// The path at which the export contains the file; `nil` if it does not.
    package var foundPath: String?
    /// The CRC-32 of that file, if known.
    package var foundChecksum: UInt32?
    /// That file, if it is in the library already.
    package var fileID: Int64?
    /// The provider's id of the activity, if the provider is not Strava.
    package var providerID: String?
    /// The columns whose cells cannot be read.
    package var unreadable: [UnreadableColumn] = []

    package init(
        activity: ActivitySummary, number: Int, cells: [String], foundPath: String?,
        foundChecksum: UInt32? = nil
    ) {
        self.activity = activity
        self.number = number
        self.cells = cells
        self.foundPath = foundPath
        self.foundChecksum = foundChecksum
    }
}

/// The result of an import by activity.
package struct ActivityCounts: Hashable, Sendable {
    package var new = 0
    /// Known before, and changed by this newer export.
    package var updated = 0
    /// Known before and not changed.
    package var unchanged = 0
    /// Rows of forgotten activities.
    package var forgotten = 0
    /// Rows that name an activity of another athlete, skipped.
    package var foreign: [Int64] = []
    /// The changes, in the order of the rows.
    package var changes: [ActivityChange] = []

    package init() {}

    /// Adds the counts of another export.
    package static func += (left: inout ActivityCounts, right: ActivityCounts) {
        left.new += right.new
        left.updated += right.updated
        left.unchanged += right.unchanged
        left.forgotten += right.forgotten
        left.foreign += right.foreign
        left.changes += right.changes
    }
}

/// Decides between two sources of the same activity: the newer export takes precedence, regardless
/// of the order of imports.
struct Precedence: Comparable {
    var asOf: Int64
    var fingerprint: String

    static func < (left: Precedence, right: Precedence) -> Bool {
        (left.asOf, left.fingerprint) < (right.asOf, right.fingerprint)
    }
}

extension ActivityCounts {
    /// Counts a row by comparing it with what is known; `false` if it belongs to another athlete
    /// and is skipped.
    mutating func count(
        _ row: ActivityRowRecord, columns: Int, known: KnownActivity?, athleteID: Int64,
        precedence: Precedence
    ) -> Bool {
        let id = row.activity.id
        guard let known else {
            new += 1
            changes.append(
                ActivityChange(activityID: id, kind: .new, old: nil, new: row.activity.name))
            return true
        }
        guard known.athleteID == athleteID else {
            foreign.append(id)
            return false
        }
        var found =
            precedence > known.precedence
            ? known.facts.changes(to: ActivityFacts(row, columns: columns), of: id) : []
        for index in found.indices { found[index].isOldFromAPI = known.isFromAPI }
        if found.isEmpty { unchanged += 1 } else { updated += 1 }
        changes += found
        return true
    }

    /// Adds what follows from the export as a whole: activities that it lacks, and those that it
    /// contains again.
    package mutating func add(_ absence: AbsenceChanges) {
        let changed = Set(changes.map(\.activityID))
        for id in absence.back {
            if !changed.contains(id) && unchanged > 0 {
                unchanged -= 1
                updated += 1
            }
            changes.append(ActivityChange(activityID: id, kind: .back, old: nil, new: nil))
        }
        changes += absence.gone.map {
            ActivityChange(activityID: $0, kind: .absent, old: nil, new: nil)
        }
    }
}

extension ImportBatch {
    /// Stores all rows of an export, and the changes they make.
    package func save(
        _ rows: [ActivityRowRecord], header: [String], export: SourceRecord
    ) throws -> SavedRows {
        let headerID = try self.headerID(header)
        let forgotten = try Library.forgotten(database)
        let precedence = Precedence(asOf: export.asOf, fingerprint: export.fingerprint)
        var saved = SavedRows()
        var counts = ActivityCounts()
        // Until it is resolved, data derived from the rows is not reliable.
        try execute(
            "UPDATE source SET completed_at = NULL, reader_version = ? WHERE id = ?",
            [export.readerVersion, export.id])
        let repeated = try findRepeatedRows(
            rows, headerID: headerID, forgotten: forgotten, export: export)
        saved.repeated = repeated.activities
        let others = AffectedActivities(
            rows.indices.filter { !repeated.contains($0) }.map { rows[$0].activity.id })
        let known = try KnownActivity.fetchAll(database, others)
        // Only for an export that was imported before; replacing rows one by one would slow down
        // the first import.
        try execute("DELETE FROM activity_row WHERE source_id = ?", [export.id])
        try copy(repeated, sourceID: export.id)
        counts.unchanged = repeated.count
        let insert = try database.cachedStatement(sql: Self.insert)
        var written: [Int64] = []
        for (index, row) in rows.enumerated() where !repeated.contains(index) {
            if forgotten.contains(row.activity.id) {
                counts.forgotten += 1
                try execute(
                    "INSERT OR IGNORE INTO forgotten_row (activity_id, source_id) VALUES (?, ?)",
                    [row.activity.id, export.id])
                continue
            }
            try expectIdentity(of: row, provider: export.provider)
            let isOurs = counts.count(
                row, columns: header.count, known: known[row.activity.id],
                athleteID: export.athleteID, precedence: precedence)
            guard isOurs else { continue }
            insert.setUncheckedArguments(Self.values(row, headerID: headerID, export: export))
            try insert.execute()
            written.append(row.activity.id)
        }
        try execute(
            """
            DELETE FROM forgotten_row WHERE source_id = ?
                AND activity_id NOT IN (SELECT activity_id FROM forgotten)
            """, [export.id])
        saved.affected = AffectedActivities(written)
        saved.counts = counts
        return saved
    }

    /// Checks that the library's activity with a row's key is the row's activity.
    ///
    /// - Throws: ``StoreError`` `identityCollision`.
    private func expectIdentity(of row: ActivityRowRecord, provider: String) throws {
        guard let providerID = row.providerID else { return }
        let known = try Row.fetchOne(
            database, sql: "SELECT provider, provider_id FROM activity WHERE id = ?",
            arguments: [row.activity.id])
        guard let known else { return }
        let one = ActivityIdentity(provider: known[0], providerID: known[1])
        let other = ActivityIdentity(provider: provider, providerID: providerID)
        if one != other {
            throw StoreError(.identityCollision(one: one, other: other), path: "")
        }
    }

    func headerID(_ header: [String]) throws -> Int64 {
        let text = JSONWriter.line(header)
        try execute("INSERT OR IGNORE INTO csv_header (cells) VALUES (?)", [text])
        let id = try Int64.fetchOne(
            database, sql: "SELECT id FROM csv_header WHERE cells = ?", arguments: [text])
        return id ?? 0
    }

    private static let measures = ActivityMeasure.allCases
    static let rowColumns =
        [
            "activity_id", "source_id", "row_number", "header_id", "cells", "name", "type",
            "sport_type", "start_time", "description", "private_note", "gear_name", "bike_id",
            "gear_id", "is_commute", "elapsed_s", "moving_s", "distance_m", "file_reference",
            "file_path", "found_path", "file_id", "provider_id", "unreadable",
        ] + measures.map(\.rawValue)
    private static let insert = """
        INSERT INTO activity_row (\(rowColumns.joined(separator: ", ")))
        VALUES (\(rowColumns.map { _ in "?" }.joined(separator: ", ")))
        """

    private static func values(
        _ row: ActivityRowRecord, headerID: Int64, export: SourceRecord
    ) -> StatementArguments {
        let activity = row.activity
        let reference: String
        var path: String?
        switch activity.file {
        case .none: reference = "none"
        case .error: reference = "error"
        case .path(let named):
            reference = "path"
            path = named
        }
        // GRDB is slow with arrays of any other element.
        var values: [(any DatabaseValueConvertible)?] = []
        values.reserveCapacity(rowColumns.count)
        func add(_ value: (any DatabaseValueConvertible)?) { values.append(value) }
        add(activity.id)
        add(export.id)
        add(row.number)
        add(headerID)
        add(JSONWriter.line(row.cells))
        add(activity.name)
        add(activity.type)
        add(activity.sportType)
        add(activity.start?.seconds)
        add(activity.details)
        add(activity.privateNote)
        add(activity.gear)
        add(activity.bikeID)
        add(activity.gearID)
        add(activity.isCommute)
        add(activity.elapsedSeconds)
        add(activity.movingSeconds)
        add(activity.distanceMetres)
        add(reference)
        add(path)
        add(row.foundPath)
        add(row.fileID)
        add(row.providerID)
        add(row.unreadable.isEmpty ? nil : JSONWriter.line(row.unreadable.map(\.name).sorted()))
        for measure in measures { add(activity.measures[measure]) }
        return StatementArguments(values)
    }
}
