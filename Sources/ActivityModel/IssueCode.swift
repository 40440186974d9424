/// The kinds of issue that Waymark reports. Codes are only ever added.
///
/// `Docs/reference/issues.md` lists them; a test compares the two.
public enum IssueCode: String, CaseIterable, Sendable {
    // MARK: ZIP archives
    case zipTruncated = "zip.truncated"
    case zipChecksumMismatch = "zip.crc-mismatch"
    case zipSizeMismatch = "zip.size-mismatch"
    case zipEncrypted = "zip.encrypted"
    case zipUnsupportedMethod = "zip.unsupported-method"
    case zipUnsafePath = "zip.unsafe-path"
    case zipSymlink = "zip.symlink"
    case zipDuplicateName = "zip.duplicate-name"
    case zipOverlap = "zip.overlap"
    case zipLimit = "zip.limit"
    case zipDamaged = "zip.damaged"

    // MARK: gzip
    case gzipTruncated = "gzip.truncated"
    case gzipDamaged = "gzip.damaged"
    case gzipChecksumMismatch = "gzip.crc-mismatch"
    case gzipTrailing = "gzip.trailing-bytes"
    case gzipLimit = "gzip.limit"
    case gzipNested = "gzip.nested"

    // MARK: activity files of any format
    case fileEmpty = "file.empty"
    case fileUnknownFormat = "file.unknown-format"
    case fileNotAnActivity = "file.not-an-activity"
    case fileNoSamples = "file.no-samples"
    case fileUnreadable = "file.unreadable"
    case fileNameMisleads = "file.name-misleads"
    case fileInArchive = "file.in-zip"
    case fileCropped = "file.cropped-on-strava"
    case fileClock = "file.clock-or-zone"
    case fileWeekRollover = "file.gps-week-rollover"
    case fileOtherStart = "file.other-start"
    case fileOtherWorkout = "file.other-workout"
    case fileNoValue = "file.number-for-unknown"

    // MARK: FIT
    case fitHeader = "fit.header"
    case fitTruncated = "fit.truncated"
    case fitChecksumMismatch = "fit.crc-mismatch"
    case fitDataSize = "fit.data-size"
    case fitUndefinedMessage = "fit.undefined-message"
    case fitDefinition = "fit.bad-definition"
    case fitFieldSize = "fit.field-size"
    case fitDeveloperField = "fit.developer-field"
    case fitTrailing = "fit.trailing-bytes"
    case fitTime = "fit.time"
    case fitLimit = "fit.limit"
    case fitFromStrava = "fit.written-by-strava"

    // MARK: GPX and TCX
    case xmlMalformed = "xml.malformed"
    case xmlTruncated = "xml.truncated"
    case xmlDocumentType = "xml.doctype"
    case xmlLimit = "xml.limit"
    case xmlLeadingBlanks = "xml.leading-blanks"
    case xmlPrefix = "xml.undeclared-prefix"
    case xmlNumber = "xml.bad-number"
    case xmlTime = "xml.bad-time"
    case xmlNaiveTime = "xml.naive-time"
    case xmlNoPosition = "xml.no-position"
    case xmlEncoding = "xml.encoding"
    case xmlTimeOrder = "xml.time-goes-back"
    case gpxRewritten = "gpx.rewritten-by-strava"

    // MARK: the export's tables
    case csvMalformed = "csv.malformed"
    case csvColumnCount = "csv.column-count"
    case csvUnknownColumn = "csv.unknown-column"
    case csvUnknownLanguage = "csv.unknown-language"
    case csvEncoding = "csv.encoding"
    case csvIdentifier = "csv.bad-id"
    case csvDuplicateIdentifier = "csv.duplicate-id"
    case csvDate = "csv.bad-date"
    case csvNumber = "csv.bad-number"
    case csvUnknownType = "csv.unknown-type"
    case csvResaved = "csv.re-saved"

    // MARK: the export as a whole
    case exportFileMissing = "export.file-missing"
    case exportFileError = "export.file-not-exported"
    case exportFileShared = "export.file-shared"
    case exportFileUnreferenced = "export.file-unreferenced"
    case exportTableMissing = "export.table-missing"
    case exportFuture = "export.start-in-future"
    case exportMediaMissing = "export.media-missing"

    // MARK: Strava's API
    case stravaRefused = "strava.refused"
    case stravaElement = "strava.unreadable-element"
    case stravaSport = "strava.no-sport"
    case stravaStart = "strava.no-start"
    case stravaReduced = "strava.reduced-samples"
}
