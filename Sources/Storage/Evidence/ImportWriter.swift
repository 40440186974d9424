package import ActivityModel
import Foundation
import GRDB

/// Writes one run of an import or of a sync. All methods keep the library's invariants; each is one
/// transaction unless it takes a batch.
package final class ImportWriter {
    let library: Library
    package let runID: Int64
    let startedAt: Timestamp

    /// Begins a run in a library opened for writing.
    package init(_ library: Library, kind: RunKind = .import, now: Timestamp) throws {
        self.library = library
        startedAt = now
        runID = try library.write { database in
            try database.execute(
                sql: "INSERT INTO run (kind, started_at) VALUES (?, ?)",
                arguments: [kind.rawValue, now.seconds])
            return database.lastInsertedRowID
        }
    }

    /// Ends the run: `finished`, `stopped` (interrupted) or `failed`, with its report as JSON.
    package func finish(_ outcome: RunOutcome, report: String?, at now: Timestamp) throws {
        try library.write { database in
            try database.execute(
                sql: "UPDATE run SET finished_at = ?, outcome = ?, report = ? WHERE id = ?",
                arguments: [now.seconds, outcome.rawValue, report, runID])
        }
    }

    /// The row id of the athlete of an export with this Strava id (or none), created if new.
    ///
    /// An export without an id belongs to the library's only athlete; an export with an id gives it
    /// to the only athlete, if that athlete has none.
    ///
    /// - Throws: ``StoreError`` `ambiguousAthlete` if an export without an id could belong to
    ///   several.
    package func athlete(stravaID: Int64?) throws -> Int64 {
        try library.write { database in
            let athletes = try KnownAthlete.fetchAll(database)
            switch KnownAthlete.match(stravaID, among: athletes) {
            case .known(let id): return id
            case .takeOver(let id):
                try database.execute(
                    sql: "UPDATE athlete SET provider_id = ? WHERE id = ?",
                    arguments: [stravaID.map(String.init), id])
                return id
            case .new:
                try database.execute(
                    sql: "INSERT INTO athlete (provider, provider_id) VALUES (?, ?)",
                    arguments: [ActivityIdentity.strava, stravaID.map(String.init)])
                let id = database.lastInsertedRowID
                try library.settleCaches(database)
                return id
            case .ambiguous:
                throw StoreError(
                    .ambiguousAthlete(athletes.compactMap(\.stravaID)), path: library.folder.path)
            }
        }
    }

    /// Stores a source, or finds the one with its fingerprint.
    package func source(_ export: SourceRecord) throws -> SourceRecord {
        try library.write { database in
            if var known = try SourceRecord.fetch(export.fingerprint, database) {
                (known.asOf, known.hasExplicitDate) = known.dating(foundNow: export)
                known.readerVersion = export.readerVersion
                known.tablesFolder = known.tablesFolder ?? export.tablesFolder
                try database.execute(
                    sql: """
                        UPDATE source SET as_of = ?, as_of_is_told = ?, tables_folder = ?
                        WHERE id = ?
                        """,
                    arguments: [known.asOf, known.hasExplicitDate, known.tablesFolder, known.id])
                return known
            }
            var stored = export
            try database.execute(
                sql: """
                    INSERT INTO source (athlete_id, provider, kind, container, fingerprint,
                        athlete_strava_id, name, as_of, as_of_is_told, language, column_count,
                        row_count, file_count, size_bytes, tables_folder, is_damaged, first_run_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    export.athleteID, export.provider, export.kind.rawValue,
                    export.container?.rawValue, export.fingerprint, export.athleteStravaID,
                    export.name, export.asOf, export.hasExplicitDate, export.language,
                    export.columnCount, export.rowCount, export.fileCount, export.sizeBytes,
                    export.tablesFolder, export.isDamaged, runID,
                ])
            stored.id = database.lastInsertedRowID
            return stored
        }
    }

    /// Calls `body` with a batch: one transaction, durable when this returns.
    package func batch(_ body: (ImportBatch) throws -> Void) throws {
        try library.write { database in
            try body(ImportBatch(database: database, runID: runID))
        }
    }
}

/// Writes one piece of work after the other, and commits them together at intervals.
package final class BatchSequence {
    private let database: Database
    private let batch: ImportBatch
    private var pending = 0
    private var begun = ContinuousClock.now

    fileprivate init(database: Database, runID: Int64) {
        self.database = database
        batch = ImportBatch(database: database, runID: runID)
    }

    /// Runs one piece of work; it becomes durable with its batch, completely or not at all.
    package func write(_ work: (ImportBatch) throws -> Void) throws {
        try work(batch)
        pending += 1
        if pending >= 500 || ContinuousClock.now - begun > .seconds(1) { try commit() }
    }

    private func commit() throws {
        try database.commit()
        try database.beginTransaction(.immediate)
        pending = 0
        begun = .now
    }
}

extension ImportWriter {
    /// Calls `body` with a sequence of batches: a kill, or an error, loses at most the last one.
    package func batches(_ body: (BatchSequence) throws -> Void) throws {
        try Library.translatingErrors(library.folder) {
            try library.database.writeWithoutTransaction { database in
                try database.beginTransaction(.immediate)
                do {
                    try body(BatchSequence(database: database, runID: runID))
                    try database.commit()
                } catch {
                    // Everything written since the last commit is complete: keep it.
                    if database.isInsideTransaction { try? database.commit() }
                    if database.isInsideTransaction { try? database.rollback() }
                    throw error
                }
            }
        }
    }
}

package enum RunKind: String, Sendable {
    case `import`
    case sync
}

package enum RunOutcome: String, Sendable {
    case finished
    /// Interrupted; the next run completes it.
    case stopped
    case failed
    case undone
}

extension SourceRecord {
    /// The moment that a source describes, after importing it again: the user's choice counts,
    /// otherwise the latest date, because a ZIP is more reliable than the folder it was unpacked
    /// to.
    package func dating(foundNow export: SourceRecord) -> (asOf: Int64, isTold: Bool) {
        if export.hasExplicitDate || hasExplicitDate {
            return (export.hasExplicitDate ? export.asOf : asOf, true)
        }
        return (max(asOf, export.asOf), false)
    }

    static func fetch(_ fingerprint: String, _ database: Database) throws -> SourceRecord? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM source WHERE fingerprint = ?", arguments: [fingerprint]
        ).map(SourceRecord.init(row:))
    }

    init(row: Row) {
        self.init(
            athleteID: row["athlete_id"], fingerprint: row["fingerprint"], name: row["name"],
            asOf: row["as_of"], language: row["language"], columnCount: row["column_count"],
            rowCount: row["row_count"], fileCount: row["file_count"],
            sizeBytes: row["size_bytes"], readerVersion: row["reader_version"])
        id = row["id"]
        athleteStravaID = row["athlete_strava_id"]
        provider = row["provider"]
        kind = SourceKind(rawValue: row["kind"]) ?? .files
        container = (row["container"] as String?).flatMap(SourceContainer.init)
        hasExplicitDate = row["as_of_is_told"]
        tablesFolder = row["tables_folder"]
        isDamaged = row["is_damaged"]
        isComplete = row["completed_at"] != nil as Int64?
    }
}
