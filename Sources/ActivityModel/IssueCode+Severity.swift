extension IssueCode {
    /// The severity, unless the case at hand sets another one.
    public var severity: IssueSeverity {
        switch self {
        case .zipTruncated, .zipChecksumMismatch, .zipSizeMismatch, .zipEncrypted,
            .zipUnsupportedMethod, .zipUnsafePath, .zipSymlink, .zipOverlap, .zipLimit, .zipDamaged,
            .gzipTruncated, .gzipDamaged, .gzipChecksumMismatch, .gzipLimit, .fileEmpty,
            .fileUnknownFormat, .fileUnreadable, .fitHeader, .fitUndefinedMessage, .fitDefinition,
            .fitLimit, .xmlDocumentType, .xmlLimit, .csvIdentifier, .csvDate, .exportFileMissing,
            .exportTableMissing:
            .error
        case .zipDuplicateName, .fileNotAnActivity, .fileOtherStart, .fileOtherWorkout,
            .fileWeekRollover, .fitTruncated, .fitChecksumMismatch, .fitDataSize, .xmlMalformed,
            .xmlTruncated, .xmlNumber, .xmlTime, .xmlNaiveTime, .xmlEncoding, .gpxRewritten,
            .stravaRefused, .stravaElement, .stravaReduced, .csvMalformed, .csvColumnCount,
            .csvEncoding,
            .csvDuplicateIdentifier, .csvNumber,
            .exportFileError, .exportFuture:
            .warning
        case .gzipTrailing, .gzipNested, .fileNoSamples, .fileNameMisleads, .fileInArchive,
            .fileCropped,
            .fileClock, .fileNoValue, .fitFieldSize, .fitDeveloperField, .fitTrailing,
            .fitTime, .fitFromStrava, .xmlLeadingBlanks, .xmlPrefix, .xmlNoPosition, .xmlTimeOrder,
            .csvUnknownColumn, .csvUnknownLanguage, .csvUnknownType, .csvResaved, .exportFileShared,
            .exportFileUnreferenced, .exportMediaMissing, .stravaSport, .stravaStart:
            .note
        }
    }
}
