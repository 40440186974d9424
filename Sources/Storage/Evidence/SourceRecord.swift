package enum SourceKind: String, Sendable {
    /// An account export of Strava: everything there was at one moment.
    case stravaExport = "strava-export"
    /// What Strava's API says now; one for each athlete.
    case stravaAPI = "strava-api"
    /// Files that a person handed over: they say nothing of what else there is.
    case files
}

/// What an export came in.
package enum SourceContainer: String, Sendable {
    case zip
    case folder
}

/// What the library knows of a source of evidence: of one athlete, true at one moment.
package struct SourceRecord: Hashable, Sendable {
    /// The row id; 0 before it is stored.
    package var id: Int64 = 0
    package var athleteID: Int64
    /// What its content is known by; equal for a ZIP and the folder it was unpacked to.
    package var fingerprint: String
    /// Who gave the activities their ids.
    package var provider = ActivityIdentity.strava
    package var kind = SourceKind.stravaExport
    /// What it came in; `nil` for what is no export.
    package var container: SourceContainer? = .zip
    /// Strava's id of the athlete, as this very export tells it; `nil` when it does not.
    package var athleteStravaID: Int64?
    /// The name of the ZIP or folder, without its path.
    package var name: String
    /// When it was true: seconds since 1970.
    package var asOf: Int64
    /// Whether a person said when, and not the export.
    package var hasExplicitDate = false
    /// The language of activities.csv as an IETF tag; `nil` when unknown.
    package var language: String?
    /// How many columns activities.csv has.
    package var columnCount: Int
    /// How many rows activities.csv has.
    package var rowCount: Int
    /// How many files the export holds.
    package var fileCount: Int
    /// Their size in bytes, uncompressed.
    package var sizeBytes: Int64
    /// Where its own tables are kept, inside `Export Tables`; `nil` when none were kept.
    package var tablesFolder: String?
    /// Whether parts of it are gone, so that what it lacks proves nothing.
    package var isDamaged = false
    /// Whether every file and every row has an outcome.
    package var isComplete = false
    /// The version of the reader that typed its rows; an export of an older one is typed again.
    package var readerVersion: Int

    /// A source that is about to be imported.
    package init(
        athleteID: Int64, fingerprint: String, name: String, asOf: Int64, language: String?,
        columnCount: Int, rowCount: Int, fileCount: Int, sizeBytes: Int64, readerVersion: Int
    ) {
        self.athleteID = athleteID
        self.fingerprint = fingerprint
        self.name = name
        self.asOf = asOf
        self.language = language
        self.columnCount = columnCount
        self.rowCount = rowCount
        self.fileCount = fileCount
        self.sizeBytes = sizeBytes
        self.readerVersion = readerVersion
    }
}

/// A table of an export as it came: any CSV but activities.csv.
package struct TableRecord: Hashable, Sendable {
    /// The file's name without `.csv`, in lower case.
    package var name: String
    package var header: [String]
    package var rows: [[String]]

    package init(name: String, header: [String], rows: [[String]]) {
        self.name = name
        self.header = header
        self.rows = rows
    }
}

/// A file of an export by what tells it from another version of itself.
package struct FileKey: Hashable, Sendable {
    /// The path inside the export.
    package var path: String
    /// Bytes as exported (compressed by gzip where it is).
    package var size: Int64
    /// CRC-32 of those bytes.
    package var crc32: UInt32

    package init(path: String, size: Int64, crc32: UInt32) {
        self.path = path
        self.size = size
        self.crc32 = crc32
    }
}

/// A line of the ledger: what became of one file of one export.
package struct LedgerEntry: Hashable, Sendable {
    /// How a file ended. Every file of an export has one of these when the export is complete.
    package enum Outcome: String, Sendable {
        /// Read and stored in this run.
        case imported
        /// Known already, with the same size and checksum.
        case unchanged
        /// Nothing to decode: a table, a photo, a route; or a kind of file that is no activity.
        case skipped
        case failed
    }

    /// The path inside the export.
    package var path: String
    /// What kind of file it is.
    package var role: String
    /// Bytes as exported.
    package var size: Int64
    /// CRC-32, where it is known.
    package var crc32: UInt32?
    package var outcome: Outcome
    /// Why, in a few words, when it failed or was skipped.
    package var reason: String?
    /// The stored file, when it is an activity file.
    package var fileID: Int64?

    /// A line of the ledger.
    package init(
        path: String, role: String, size: Int64, crc32: UInt32?, outcome: Outcome,
        reason: String? = nil, fileID: Int64? = nil
    ) {
        self.path = path
        self.role = role
        self.size = size
        self.crc32 = crc32
        self.outcome = outcome
        self.reason = reason
        self.fileID = fileID
    }
}
