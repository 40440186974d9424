package import ActivityModel
import GRDB

/// What a library already contains, for an import that is about to read an export.
package struct ImportState: Sendable {
    /// A file that was read by the present version of the decoder.
    package struct KnownFile: Sendable {
        package var id: Int64
        package var outcome: DecodingOutcome
        package var purpose: FilePurpose
        /// Why it could not be read.
        package var failure: String?

        /// Creates a file that was read.
        package init(id: Int64, outcome: DecodingOutcome, purpose: FilePurpose, failure: String?) {
            self.id = id
            self.outcome = outcome
            self.purpose = purpose
            self.failure = failure
        }
    }

    /// Activity files by path, size and checksum.
    package var files: [FileKey: KnownFile] = [:]
    /// The export with the fingerprint, if it was imported before.
    package var export: SourceRecord?
    /// Paths of that export that have an outcome, except those that could not be read.
    package var settledPaths: Set<String> = []
    /// A file in the newest of the athlete's other exports.
    package struct Version: Sendable {
        package var key: FileKey
        /// Whether that export is newer than the one being imported.
        package var isNewer: Bool
    }

    /// By path, what the cache has from the athlete's other exports; empty if the cache is not
    /// used.
    package var versions: [String: Version] = [:]
    /// The athlete's Strava id if the cache has it in its name, as in a library of several.
    package var cacheAthlete: Int64?
    /// Forgotten activities.
    package var forgotten: Set<Int64> = []

    /// The state of a library that does not exist yet.
    package init() {}
}

extension Library {
    /// What is known about an export and its athlete.
    ///
    /// - Parameters:
    ///   - usesCache: whether the content of the cache matters.
    ///   - decoderVersion: the present version of the decoder; files read by an older one do not
    ///     count as known.
    package func importState(
        _ export: SourceRecord, usesCache: Bool, decoderVersion: Int
    ) throws -> ImportState {
        let (fingerprint, athleteID) = (export.fingerprint, export.athleteID)
        return try read { database in
            var state = ImportState()
            state.export = try SourceRecord.fetch(fingerprint, database)
            if let export = state.export {
                state.settledPaths = Set(
                    try String.fetchAll(
                        database,
                        sql: """
                            SELECT l.path FROM ledger l
                            LEFT JOIN source_file f ON f.id = l.file_id
                            WHERE l.source_id = ? AND l.outcome <> 'failed'
                                AND coalesce(f.decoder_version, ?) = ?
                            """,
                        arguments: [
                            export.id, decoderVersion, decoderVersion,
                        ]))
            }
            state.cacheAthlete = try Int64.fetchOne(
                database, sql: "SELECT \(cacheAthleteSQL()) FROM (SELECT ? AS athlete_id)",
                arguments: [athleteID])
            state.forgotten = try Self.forgotten(database)
            if usesCache {
                state.versions = try ImportState.Version.fetchAll(
                    database,
                    besides: Precedence(
                        asOf: state.export?.dating(foundNow: export).asOf ?? export.asOf,
                        fingerprint: fingerprint),
                    athleteID: athleteID)
            }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT path, size_bytes, crc32, id, outcome, purpose,
                        CASE WHEN outcome IN ('failed', 'unsupported') THEN
                            (SELECT message FROM issue i WHERE i.file_id = source_file.id
                            ORDER BY i.severity = 'error' DESC, i.id LIMIT 1) END
                    FROM source_file WHERE athlete_id = ? AND decoder_version = ?
                    """,
                arguments: [athleteID, decoderVersion])
            while let row = try rows.next() {
                let key = FileKey(path: row[0], size: row[1], crc32: row[2])
                state.files[key] = ImportState.KnownFile(
                    id: row[3], outcome: DecodingOutcome(rawValue: row[4]) ?? .failed,
                    purpose: FilePurpose(rawValue: row[5]) ?? .other, failure: row[6])
            }
            return state
        }
    }

    static func forgotten(_ database: Database) throws -> Set<Int64> {
        try Int64.fetchSet(database, sql: "SELECT activity_id FROM forgotten")
    }
}

extension ImportState.Version {
    fileprivate static func fetchAll(
        _ database: Database, besides precedence: Precedence, athleteID: Int64
    ) throws -> [String: Self] {
        var versions: [String: Self] = [:]
        // Export by export, the oldest first: sorting all entries together would take much longer.
        let exports = try Row.fetchAll(
            database,
            sql: """
                SELECT id, as_of, fingerprint FROM source
                WHERE athlete_id = ? AND fingerprint <> ? ORDER BY as_of, fingerprint
                """,
            arguments: [athleteID, precedence.fingerprint])
        for export in exports {
            let isNewer = Precedence(asOf: export[1], fingerprint: export[2]) > precedence
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT path, size_bytes, crc32 FROM (\(LedgerSQL.versions))
                    WHERE source_id = ?
                    """,
                arguments: [export[0] as Int64])
            while let row = try rows.next() {
                let path: String = row[0]
                let crc32 = UInt32(truncatingIfNeeded: (row[2] as Int64?) ?? 0)
                versions[path] = Self(
                    key: FileKey(path: path, size: row[1], crc32: crc32), isNewer: isNewer)
            }
        }
        return versions
    }
}

/// Queries of the ledger that are shared.
enum LedgerSQL {
    /// The files of exports, export by export: for each path the cache keeps the bytes of the
    /// newest one. Files that an export could not provide, and those of forgotten activities, do
    /// not count.
    static let versions = """
        SELECT e.athlete_id, l.source_id, l.path, l.role, l.size_bytes, l.crc32, l.file_id,
            e.as_of, e.fingerprint, e.tables_folder, e.first_run_id
        FROM ledger l JOIN source e ON e.id = l.source_id
        WHERE NOT (l.outcome = 'failed' AND l.file_id IS NULL)
            AND coalesce(l.reason, '') <> 'forgotten'
        """
}
