import JSON
package import ActivityModel
import Foundation
import GRDB

/// The content of a library at a glance.
package struct LibraryStatus: Sendable {
    /// An export that was imported.
    package struct Export: Hashable, Sendable {
        /// The name of the ZIP or folder.
        package var name: String
        /// The athlete's Strava id; `nil` if no export states it.
        package var athleteID: Int64?
        package var asOf: Timestamp
        package var rows: Int
        package var files: Int
        /// The language of its tables; `nil` if unknown.
        package var language: String?
        /// Whether all its files and rows have an outcome.
        package var isComplete: Bool
        /// The number of the run that imported it first.
        package var run: Int64
    }

    /// A table of an export other than activities.csv.
    package struct Table: Hashable, Sendable {
        /// The file's name without `.csv`.
        package var name: String
        /// The number of rows.
        package var rows: Int
        package var columns: [String]
    }

    /// The newest activity of an athlete.
    package struct Newest: Hashable, Sendable {
        /// The athlete's Strava id; `nil` if no export states it.
        package var athleteID: Int64?
        package var id: Int64
        package var start: Timestamp
        /// The offset of its local time from UTC in seconds, if anything tells it.
        package var offsetSeconds: Int?
    }

    /// How many activities there are.
    package var activities = 0
    /// How many athletes there are.
    package var athletes = 0
    /// How many samples there are.
    package var samples = 0
    /// Activities by the state of their samples.
    package var outcomes: [SampleState: Int] = [:]
    package var exports: [Export] = []
    /// The newest activity of each athlete, the newest of all first.
    package var newest: [Newest] = []
    package var issues: [IssueSeverity: Int] = [:]
    package var databaseBytes: Int64 = 0
    /// The size of the files in the caches, according to the ledger; 0 if there is none.
    package var cacheBytes: Int64 = 0
    /// Whether a run is in progress or was killed.
    package var hasUnfinishedRun = false
    /// Whether the last run was a sync that was refused, interrupted or killed.
    package var hasUnfinishedSync = false
    /// Activities that a newer export or Strava's list lacks.
    package var absent = 0
    /// Forgotten activities.
    package var forgotten = 0
    /// The tables other than activities.csv of the newest export.
    package var tables: [Table] = []

    init(_ database: Database, athlete: Int64?) throws {
        let ours = ofAthlete(athlete)
        func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
        func counts<Word: RawRepresentable<String>>(_ sql: String) throws -> [Word: Int] {
            try Row.fetchAll(database, sql: sql).reduce(into: [:]) { counts, row in
                counts[try row.word(0) as Word] = row[1]
            }
        }
        activities = try number("SELECT count(*) FROM activity WHERE \(ours)")
        athletes = try number("SELECT count(*) FROM athlete WHERE \(ofAthlete(athlete, "id"))")
        samples = try number("SELECT sum(sample_count) FROM activity WHERE \(ours)")
        absent = try number(
            "SELECT count(*) FROM activity WHERE absent_since IS NOT NULL AND \(ours)")
        forgotten = try number("SELECT count(*) FROM forgotten")
        outcomes = try counts(
            "SELECT sample_state, count(*) FROM activity WHERE \(ours) GROUP BY sample_state")
        let theirs = athlete.map { "athlete_id = \($0)" } ?? "TRUE"
        issues = try counts(
            "SELECT severity, count(*) FROM issues WHERE \(theirs) GROUP BY severity")
        exports = try Export.fetchAll(database, athlete)
        newest = try Newest.fetchAll(database, athlete)
        tables = try Table.fetchAll(database, athlete)
        let unfinished = try RunKind.ofUnfinishedRun(database)
        hasUnfinishedRun = unfinished != nil
        hasUnfinishedSync = unfinished == .sync
    }
}

extension RunKind {
    /// The kind of the last run, when that did not end well; `nil` when it did.
    static func ofUnfinishedRun(_ database: Database) throws -> RunKind? {
        try String.fetchOne(
            database,
            sql: """
                SELECT CASE WHEN coalesce(outcome, '') NOT IN ('finished', 'undone') THEN kind END
                FROM run ORDER BY id DESC LIMIT 1
                """
        ).flatMap(RunKind.init)
    }
}

extension Library {
    /// The status of the library, or of one athlete by Strava id.
    package func status(athlete: Int64? = nil) throws -> LibraryStatus {
        try read { database in
            var status = try LibraryStatus(database, athlete: athlete)
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: folder.database.path)
            status.databaseBytes = (attributes?[.size] as? NSNumber)?.int64Value ?? 0
            status.cacheBytes = try cacheBytes(database, athlete: athlete)
            return status
        }
    }

    /// From the ledger: reading the sizes of ten thousand files from disk takes half a second.
    private func cacheBytes(_ database: Database, athlete: Int64?) throws -> Int64 {
        try Row.fetchAll(
            database,
            sql: """
                SELECT sum(size_bytes), \(cacheAthleteSQL()) FROM (
                    SELECT athlete_id, size_bytes, row_number() OVER (
                        PARTITION BY athlete_id, path
                        ORDER BY as_of DESC, fingerprint DESC) AS age
                    FROM (\(LedgerSQL.versions)) WHERE \(ofAthlete(athlete)))
                WHERE age = 1 GROUP BY athlete_id
                """
        ).reduce(0) { sum, row in
            let cache = folder.cache(ofAthlete: row[1])
            return sum + (FileManager.default.fileExists(atPath: cache.path) ? row[0] : 0)
        }
    }
}

package struct LibraryTotals: Sendable {
    /// How many activities there are.
    package var activities: Int
    package var distanceMetres: Double
    package var movingSeconds: Double
    /// The newest of all; `nil` if there is none.
    package var newest: LibraryStatus.Newest?
}

extension Library {
    /// Totals over the whole library.
    package func totals() throws -> LibraryTotals {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), coalesce(sum(distance_m), 0.0), coalesce(sum(moving_s), 0.0)
                    FROM current_activity WHERE hidden_behind IS NULL
                    """)
            let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM activity") ?? 0
            return LibraryTotals(
                activities: count, distanceMetres: row?[1] ?? 0, movingSeconds: row?[2] ?? 0,
                newest: try LibraryStatus.Newest.fetchAll(database).first)
        }
    }
}

extension LibraryStatus.Export {
    static func fetchAll(_ database: Database, _ athlete: Int64?) throws -> [Self] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT e.*, t.strava_id FROM own_source e JOIN athlete t ON t.id = e.athlete_id
                WHERE \(ofAthlete(athlete, "e.athlete_id"))
                ORDER BY e.as_of DESC, e.fingerprint DESC
                """
        ).map { row in
            Self(
                name: row["name"], athleteID: row["strava_id"],
                asOf: Timestamp(seconds: row["as_of"]), rows: row["row_count"],
                files: row["file_count"], language: row["language"],
                isComplete: row["completed_at"] != nil as Int64?, run: row["first_run_id"])
        }
    }
}

extension LibraryStatus.Table {
    static func fetchAll(_ database: Database, _ athlete: Int64?) throws -> [Self] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT name, row_count, header FROM newest_table
                WHERE \(ofAthlete(athlete)) ORDER BY name
                """
        ).map { row in
            let header: String = row[2]
            let columns = try? JSONReader.read(header).elements
            return Self(name: row[0], rows: row[1], columns: columns?.compactMap(\.text) ?? [])
        }
    }
}

extension LibraryStatus.Newest {
    static func fetchAll(_ database: Database, _ athlete: Int64? = nil) throws -> [Self] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT t.strava_id, w.activity_id, max(w.start_time), l.utc_offset_s
                FROM watermark w
                JOIN athlete t ON t.id = w.athlete_id
                LEFT JOIN local_time l ON l.activity_id = w.activity_id
                WHERE \(ofAthlete(athlete, "w.athlete_id")) GROUP BY w.athlete_id ORDER BY 3 DESC
                """
        ).map { row in
            Self(
                athleteID: row[0], id: row[1], start: Timestamp(seconds: row[2]),
                offsetSeconds: row[3])
        }
    }
}
