/// What the library knows of an export: a download of one athlete, true at one moment.
public struct ExportRecord: Hashable, Sendable {
    /// The row id; 0 before it is stored.
    public var id: Int64 = 0
    /// The athlete's row id.
    public var athleteID: Int64
    /// What its content is known by; equal for a ZIP and the folder it was unpacked to.
    public var fingerprint: String
    /// Strava's id of the athlete, as this very export tells it; `nil` when it does not.
    public var athleteStravaID: Int64?
    /// The name of the ZIP or folder, without its path.
    public var name: String
    /// Whether it came as a ZIP.
    public var isZIP: Bool
    /// When it was true: seconds since 1970.
    public var asOf: Int64
    /// Whether a person said when, and not the export.
    public var isAsOfTold = false
    /// The language of activities.csv as an IETF tag; `nil` when unknown.
    public var language: String?
    /// How many columns activities.csv has.
    public var columnCount: Int
    /// How many rows activities.csv has.
    public var rowCount: Int
    /// How many files the export holds.
    public var fileCount: Int
    /// Their size in bytes, uncompressed.
    public var sizeBytes: Int64
    /// Where its own tables are kept, inside `Export Tables`; `nil` when none were kept.
    public var tablesFolder: String?
    /// Whether parts of it are gone, so that what it lacks proves nothing.
    public var isDamaged = false
    /// Whether every file and every row has an outcome, the rows by today's reader.
    public var isComplete = false

    /// An export that is about to be imported.
    public init(
        athleteID: Int64, fingerprint: String, name: String, isZIP: Bool, asOf: Int64,
        language: String?, columnCount: Int, rowCount: Int, fileCount: Int, sizeBytes: Int64
    ) {
        self.athleteID = athleteID
        self.fingerprint = fingerprint
        self.name = name
        self.isZIP = isZIP
        self.asOf = asOf
        self.language = language
        self.columnCount = columnCount
        self.rowCount = rowCount
        self.fileCount = fileCount
        self.sizeBytes = sizeBytes
    }
}

/// A table of an export as it came: any CSV but activities.csv.
public struct TableRecord: Hashable, Sendable {
    /// The file's name without `.csv`, in lower case.
    public var name: String
    /// The header's cells.
    public var header: [String]
    /// The rows' cells.
    public var rows: [[String]]

    /// A table.
    public init(name: String, header: [String], rows: [[String]]) {
        self.name = name
        self.header = header
        self.rows = rows
    }
}

/// A file of an export by what tells it from another version of itself.
public struct FileKey: Hashable, Sendable {
    /// The path inside the export.
    public var path: String
    /// Bytes as exported (compressed by gzip where it is).
    public var size: Int64
    /// CRC-32 of those bytes.
    public var crc32: UInt32

    /// A file's key.
    public init(path: String, size: Int64, crc32: UInt32) {
        self.path = path
        self.size = size
        self.crc32 = crc32
    }
}

/// A line of the ledger: what became of one file of one export.
public struct LedgerEntry: Hashable, Sendable {
    /// How a file ended. Every file of an export has one of these when the export is complete.
    public enum Outcome: String, Sendable {
        /// Read and stored in this run.
        case imported
        /// Known already, with the same size and checksum.
        case unchanged
        /// Nothing to decode: a table, a photo, a route; or a kind of file that is no activity.
        case skipped
        /// Could not be read.
        case failed
    }

    /// The path inside the export.
    public var path: String
    /// What kind of file it is.
    public var role: String
    /// Bytes as exported.
    public var size: Int64
    /// CRC-32, where it is known.
    public var crc32: UInt32?
    /// How it ended.
    public var outcome: Outcome
    /// Why, in a few words, when it failed or was skipped.
    public var reason: String?
    /// The stored file, when it is an activity file.
    public var fileID: Int64?

    /// A line of the ledger.
    public init(
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
