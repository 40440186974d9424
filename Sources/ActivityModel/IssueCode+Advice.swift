extension IssueCode {
    private static let again =
        "download the export again (or request a new one) and import that: nothing is imported twice"
    private static let original =
        "import the original from the device or app that recorded it, if you still have it"
    private static let origin = "make sure where the ZIP comes from"

    /// What the user can do: a lower-case clause without a full stop.
    public var advice: String {
        switch self {
        case .zipTruncated, .zipChecksumMismatch, .zipSizeMismatch, .zipDamaged, .gzipTruncated,
            .gzipDamaged, .gzipChecksumMismatch, .csvMalformed, .csvColumnCount, .csvEncoding,
            .exportTableMissing:
            Self.again
        case .exportFileMissing:
            "if the export came in several ZIPs, import the others too; otherwise download it again: "
                + "nothing is imported twice"
        case .zipEncrypted: "unpack it with its password and import the folder"
        case .zipUnsupportedMethod: "unpack the ZIP with another tool and import the folder"
        case .zipUnsafePath: "Strava writes no such names: " + Self.origin
        case .zipSymlink: "Strava writes no links: " + Self.origin
        case .zipOverlap, .zipLimit: Self.origin
        case .gzipLimit: "make sure where the file comes from"
        case .fileUnreadable: "check the file's permissions"
        case .fileEmpty, .fileUnknownFormat, .fitHeader, .fitTruncated, .fitUndefinedMessage,
            .fitDefinition, .fitLimit, .xmlTruncated, .xmlLimit, .xmlMalformed, .gpxRewritten:
            Self.original
        case .fileOtherStart, .fileWeekRollover:
            "compare the two dates; if the file's is wrong, Strava's counts and there is nothing to do"
        case .fileOtherWorkout:
            "compare the activity's page on Strava with the file: the export may have mixed up two files"
        case .fitFromStrava:
            "nothing to do; where a device recorded the activity too, its own file may hold more"
        case .xmlDocumentType: "remove the DOCTYPE line and import again"
        case .csvUnknownLanguage: "please report the header line, without any data"
        case .csvIdentifier, .csvResaved:
            "import the ZIP as Strava made it; a table that a spreadsheet program saved may have "
                + "lost digits"
        case .csvDate: "please report the format of the date as shown in the issue"
        case .exportFileError:
            "request a new archive later, or download the activity's original from its page"
        case .stravaRefused:
            "nothing to do: it is asked for again at the time that is named; an activity that stays "
                + "broken is often repaired by editing it on Strava"
        case .stravaElement: "nothing to do: the others were read, and it is looked at again"
        case .stravaSport, .stravaStart: "set it on Strava"
        case .stravaReduced:
            "ask for the activity again by its number (waymark sync 1234567890); an export has the whole recording"
        case .exportFuture: "correct the date on Strava; until then it does not count as newest"
        case .zipDuplicateName, .gzipTrailing, .gzipNested, .fileNotAnActivity, .fileNoSamples,
            .fileNameMisleads, .fileInArchive, .fileCropped, .fileClock, .fileNoValue,
            .fitChecksumMismatch, .fitDataSize, .fitFieldSize, .fitDeveloperField, .fitTrailing,
            .fitTime, .xmlLeadingBlanks, .xmlPrefix, .xmlNumber, .xmlTime, .xmlNaiveTime,
            .xmlNoPosition, .xmlEncoding, .xmlTimeOrder, .csvUnknownColumn,
            .csvDuplicateIdentifier, .csvNumber, .csvUnknownType, .exportFileShared,
            .exportFileUnreferenced, .exportMediaMissing:
            "nothing to do"
        }
    }
}
