package enum SourceKind: String, Sendable {
    /// A Strava account export: everything at one moment.
    case stravaExport = "strava-export"
    /// The present state according to Strava's API; one per athlete.
    case stravaAPI = "strava-api"
    /// Files that the user imported: they say nothing about other activities.
    case files
}

/// The form of an export.
package enum SourceContainer: String, Sendable {
    case zip
    case folder
}

/// A source of evidence; it belongs to one athlete and describes one moment.
package struct SourceRecord: Hashable, Sendable {
    /// The row id; 0 before it is stored.
    package var id: Int64 = 0
    package var athleteID: Int64
    /// Identifies its content; equal for a ZIP and the folder it was unpacked to.
    package var fingerprint: String
    /// The provider that assigned the activities' ids.
    package var provider = ActivityIdentity.strava
    package var kind = SourceKind.stravaExport
    /// The form of an export; `nil` for other sources.
    package var container: SourceContainer? = .zip
    /// Strava's id of the athlete as stated in this export; `nil` if it states none.
    package var athleteStravaID: Int64?
    /// The name of the ZIP or folder, without its path.
    package var name: String
    /// The moment it describes: seconds since 1970.
    package var asOf: Int64
    /// Whether the user gave the moment.
    package var hasExplicitDate = false
    /// The language of activities.csv as an IETF tag; `nil` if unknown.
    package var language: String?
    /// The number of columns of activities.csv.
    package var columnCount: Int
    /// The number of rows of activities.csv.
    package var rowCount: Int
    /// The number of files in the export.
    package var fileCount: Int
    /// Their uncompressed size in bytes.
    package var sizeBytes: Int64
    /// The folder of its tables inside `Export Tables`; `nil` if none were kept.
    package var tablesFolder: String?
    /// Whether parts of it are missing, so that it proves nothing absent.
    package var isDamaged = false
    /// Whether every file and every row has an outcome.
    package var isComplete = false
    /// The version of the reader that parsed its rows; an export from an older version is parsed
    /// again.
    package var readerVersion: Int

    /// Creates a source that is about to be imported.
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

/// A table of an export, unchanged: any CSV other than activities.csv.
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

/// Identifies a version of a file of an export.
package struct FileKey: Hashable, Sendable {
    /// The path inside the export.
    package var path: String
    /// The size as exported (compressed, if gzipped).
    package var size: Int64
    /// The CRC-32 of the exported bytes.
    package var crc32: UInt32

    package init(path: String, size: Int64, crc32: UInt32) {
        self.path = path
        self.size = size
        self.crc32 = crc32
    }
}

/// A ledger entry: the outcome of one file of one export.
package struct LedgerEntry: Hashable, Sendable {
    /// The outcome of a file. Every file of a complete export has one.
    package enum Outcome: String, Sendable {
        /// Read and stored in this run.
        case imported
        /// Known already, with the same size and checksum.
        case unchanged
        /// Nothing to decode: a table, a photo, a route, or a kind of file that is not an activity.
        case skipped
        case failed
    }

    /// The path inside the export.
    package var path: String
    /// The role of the file.
    package var role: String
    /// The size as exported.
    package var size: Int64
    /// The CRC-32, if known.
    package var crc32: UInt32?
    package var outcome: Outcome
    /// Why it failed or was skipped, in a few words.
    package var reason: String?
    /// The stored file, if it is an activity file.
    package var fileID: Int64?

    /// Creates a ledger entry.
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
