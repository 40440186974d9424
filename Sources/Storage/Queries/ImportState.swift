public import ActivityModel
import GRDB

/// What a library already holds, as an import needs to know it before it reads anything.
public struct ImportState: Sendable {
    /// A file that was read by today's decoder.
    public struct KnownFile: Sendable {
        /// Its row id.
        public var id: Int64
        /// How far decoding got.
        public var outcome: DecodingOutcome
        /// What it is for.
        public var purpose: FilePurpose
        /// What kept it from being read, when it could not be.
        public var failure: String?

        /// A file that was read.
        public init(id: Int64, outcome: DecodingOutcome, purpose: FilePurpose, failure: String?) {
            self.id = id
            self.outcome = outcome
            self.purpose = purpose
            self.failure = failure
        }
    }

    /// Activity files by path, size and checksum.
    public var files: [FileKey: KnownFile] = [:]
    /// The export with the fingerprint asked for, when it was met before.
    public var export: ExportRecord?
    /// Paths of that export that have an outcome, but for those that could not be read.
    public var settledPaths: Set<String> = []
    /// When the newest export of the athlete was true; `nil` when this is the first.
    public var newestAsOf: Int64?
    /// Whether the athlete is the library's first, whose cache has no athlete in its name.
    public var isFirstAthlete = true
    /// Activities that are not to be imported again.
    public var forgotten: Set<Int64> = []

    /// The state of a library that is not there yet.
    public init() {}
}

extension Library {
    /// What is known that bears on an export with this fingerprint, of an athlete's row id.
    public func importState(fingerprint: String, athleteID: Int64) throws -> ImportState {
        try read { database in
            var state = ImportState()
            state.export = try ExportRecord.fetch(fingerprint, database)
            if let export = state.export {
                state.settledPaths = Set(
                    try String.fetchAll(
                        database,
                        sql: """
                            SELECT l.path FROM ledger l
                            LEFT JOIN source_file f ON f.id = l.file_id
                            WHERE l.export_id = ? AND l.outcome <> 'failed'
                                AND coalesce(f.decoder_version, ?) = ?
                            """,
                        arguments: [
                            export.id, DecodedFile.decoderVersion, DecodedFile.decoderVersion,
                        ]))
            }
            state.isFirstAthlete =
                try Bool.fetchOne(
                    database, sql: "SELECT ? <= coalesce(min(id), ?) FROM athlete",
                    arguments: [athleteID, athleteID]) ?? true
            state.forgotten = try Self.forgotten(database)
            state.newestAsOf = try Int64.fetchOne(
                database, sql: "SELECT max(as_of) FROM export WHERE athlete_id = ?",
                arguments: [athleteID])
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT path, size_bytes, crc32, id, outcome, purpose,
                        CASE WHEN outcome IN ('failed', 'unsupported') THEN
                            (SELECT message FROM issue i WHERE i.file_id = source_file.id
                            ORDER BY i.severity = 'error' DESC, i.id LIMIT 1) END
                    FROM source_file WHERE athlete_id = ? AND decoder_version = ?
                    """,
                arguments: [athleteID, DecodedFile.decoderVersion])
            while let row = try rows.next() {
                let key = FileKey(path: row[0], size: row[1], crc32: row[2])
                state.files[key] = ImportState.KnownFile(
                    id: row[3], outcome: DecodingOutcome(rawValue: row[4]) ?? .failed,
                    purpose: FilePurpose(rawValue: row[5]) ?? .other, failure: row[6])
            }
            return state
        }
    }

    /// The row id of the athlete that an export with this Strava id (or none) would join, without
    /// making one; `nil` when it would be a new one.
    public func athleteID(stravaID: Int64?) throws -> Int64? {
        try read { database in
            let athletes = try KnownAthlete.fetchAll(database)
            switch KnownAthlete.match(stravaID, among: athletes) {
            case .known(let id), .takeOver(let id): return id
            case .new: return nil
            case .ambiguous:
                throw StoreError(
                    .ambiguousAthlete(athletes.compactMap(\.stravaID)), path: folder.path)
            }
        }
    }

    /// What the rows of an export would bring, without writing anything.
    public func preview(
        _ rows: [ActivityRowRecord], athleteID: Int64?, asOf: Int64, fingerprint: String
    ) throws -> ActivityCounts {
        try read { database in
            let known = try KnownActivity.fetchAll(database)
            let forgotten = try Self.forgotten(database)
            var counts = ActivityCounts()
            for row in rows where !forgotten.contains(row.activity.id) {
                _ = counts.count(
                    row, known: known[row.activity.id], athleteID: athleteID,
                    precedence: Precedence(asOf: asOf, fingerprint: fingerprint))
            }
            return counts
        }
    }

    static func forgotten(_ database: Database) throws -> Set<Int64> {
        try Int64.fetchSet(database, sql: "SELECT activity_id FROM forgotten")
    }
}
