package import ActivityModel
import Foundation
import GRDB

/// Writes one run of an import or of a sync. All methods keep the library's invariants; each is one transaction
/// unless it takes a batch.
package final class ImportWriter {
    let library: Library
    /// The run's row id.
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

    /// The row id of the athlete of an export with this Strava id (or none), made when new.
    ///
    /// An export without an id joins the only athlete there is; one with an id takes over an athlete
    /// that came without one, when that is the only one there is.
    ///
    /// - Throws: ``StoreError`` `ambiguousAthlete` when an export without an id could join several.
    package func athlete(stravaID: Int64?) throws -> Int64 {
        try library.write { database in
            let athletes = try KnownAthlete.fetchAll(database)
            switch KnownAthlete.match(stravaID, among: athletes) {
            case .known(let id): return id
            case .takeOver(let id):
                try database.execute(
                    sql: "UPDATE athlete SET strava_id = ? WHERE id = ?",
                    arguments: [stravaID, id])
                return id
            case .new:
                try database.execute(
                    sql: "INSERT INTO athlete (strava_id) VALUES (?)", arguments: [stravaID])
                let id = database.lastInsertedRowID
                try library.settleCaches(database)
                return id
            case .ambiguous:
                throw StoreError(
                    .ambiguousAthlete(athletes.compactMap(\.stravaID)), path: library.folder.path)
            }
        }
    }

    /// Stores an export, or finds the one with its fingerprint.
    package func export(_ export: ExportRecord) throws -> ExportRecord {
        try library.write { database in
            if var known = try ExportRecord.fetch(export.fingerprint, database) {
                (known.asOf, known.isAsOfTold) = known.dating(foundNow: export)
                known.tablesFolder = known.tablesFolder ?? export.tablesFolder
                try database.execute(
                    sql: """
                        UPDATE export SET as_of = ?, as_of_is_told = ?, tables_folder = ?
                        WHERE id = ?
                        """,
                    arguments: [known.asOf, known.isAsOfTold, known.tablesFolder, known.id])
                return known
            }
            var stored = export
            try database.execute(
                sql: """
                    INSERT INTO export (athlete_id, fingerprint, athlete_strava_id, name, kind,
                        as_of, as_of_is_told, language, column_count, row_count, file_count, size_bytes,
                        tables_folder, is_damaged, first_run_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    export.athleteID, export.fingerprint, export.athleteStravaID, export.name,
                    export.isZIP ? "zip" : "folder", export.asOf, export.isAsOfTold,
                    export.language, export.columnCount, export.rowCount, export.fileCount,
                    export.sizeBytes,
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

/// Writes one after the other, made durable together every so often.
package final class BatchSequence {
    private let database: Database
    private let batch: ImportBatch
    private var pending = 0
    private var begun = ContinuousClock.now

    fileprivate init(database: Database, runID: Int64) {
        self.database = database
        batch = ImportBatch(database: database, runID: runID)
    }

    /// Runs one piece of work; it becomes durable with its batch, whole or not at all.
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
    /// Calls `body` with a sequence of batches: a kill, or an error, costs the last one at most.
    package func batches(_ body: (BatchSequence) throws -> Void) throws {
        try Library.translatingErrors(library.folder) {
            try library.database.writeWithoutTransaction { database in
                try database.beginTransaction(.immediate)
                do {
                    try body(BatchSequence(database: database, runID: runID))
                    try database.commit()
                } catch {
                    // What was written since the last commit is whole pieces: keep them.
                    if database.isInsideTransaction { try? database.commit() }
                    if database.isInsideTransaction { try? database.rollback() }
                    throw error
                }
            }
        }
    }
}

/// What a run does.
package enum RunKind: String, Sendable {
    /// Reads exports.
    case `import`
    /// Asks Strava.
    case sync
}

/// How a run ended.
package enum RunOutcome: String, Sendable {
    /// Everything has an outcome.
    case finished
    /// Interrupted; the next run completes it.
    case stopped
    /// An error ended it.
    case failed
    /// Taken back later.
    case undone
}

extension ExportRecord {
    /// When it was true, after another look: what a person says counts, else the latest date, since
    /// a ZIP tells better than the folder it was unpacked to.
    package func dating(foundNow export: ExportRecord) -> (asOf: Int64, isTold: Bool) {
        if export.isAsOfTold || isAsOfTold {
            return (export.isAsOfTold ? export.asOf : asOf, true)
        }
        return (max(asOf, export.asOf), false)
    }

    static func fetch(_ fingerprint: String, _ database: Database) throws -> ExportRecord? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM export WHERE fingerprint = ?", arguments: [fingerprint]
        ).map(ExportRecord.init(row:))
    }

    init(row: Row) {
        self.init(
            athleteID: row["athlete_id"], fingerprint: row["fingerprint"], name: row["name"],
            isZIP: row["kind"] == "zip", asOf: row["as_of"], language: row["language"],
            columnCount: row["column_count"], rowCount: row["row_count"],
            fileCount: row["file_count"], sizeBytes: row["size_bytes"])
        id = row["id"]
        athleteStravaID = row["athlete_strava_id"]
        isAsOfTold = row["as_of_is_told"]
        tablesFolder = row["tables_folder"]
        isDamaged = row["is_damaged"]
        isComplete =
            row["completed_at"] != nil as Int64?
            && row["reader_version"] == ActivityRowRecord.readerVersion
    }
}
