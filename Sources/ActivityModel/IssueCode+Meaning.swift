extension IssueCode {
    /// The meaning of the code: a lower-case clause without a full stop.
    public var meaning: String {
        switch self {
        case .zipTruncated: "the end of the ZIP is missing, as after an interrupted download"
        case .zipChecksumMismatch: "an entry's bytes differ from its checksum"
        case .zipSizeMismatch: "an entry is longer or shorter than the ZIP says"
        case .zipEncrypted: "an entry is encrypted"
        case .zipUnsupportedMethod: "an entry is compressed by a method other than Deflate"
        case .zipUnsafePath: "an entry's name points outside the folder it is unpacked to"
        case .zipSymlink: "an entry is a symbolic link"
        case .zipDuplicateName: "two entries have the same name; the last one counts"
        case .zipOverlap: "two entries share the same bytes, as in a decompression bomb"
        case .zipLimit: "an entry inflates to more than the limits allow"
        case .zipDamaged: "the ZIP's structure is damaged at this place"
        case .gzipTruncated: "a gzip file ends too early; what could be inflated was read"
        case .gzipDamaged: "a gzip file is damaged; what could be inflated was read"
        case .gzipChecksumMismatch: "inflated bytes differ from the gzip checksum"
        case .gzipTrailing: "there are bytes after the end of a gzip file"
        case .gzipLimit: "a gzip file inflates to more than the limits allow"
        case .gzipNested: "a gzip file contains another gzip file"
        case .fileEmpty: "the file has no bytes"
        case .fileUnknownFormat: "the content is not FIT, GPX or TCX"
        case .fileNotAnActivity: "the file is a course, a workout, settings or the like"
        case .fileNoSamples: "the file is intact but contains no samples"
        case .fileUnreadable: "the file could not be read from the disk"
        case .fileNameMisleads: "the content has another format than the name says"
        case .fileInArchive: "the file is a ZIP archive around one activity file"
        case .fileCropped:
            "the activity was cropped or split on Strava; the file is the uncropped original"
        case .fileClock:
            "file and activity start whole quarter hours apart: a wrong clock or a guessed time zone"
        case .fileWeekRollover:
            "the file's dates are 1024 weeks off: the receiver missed a GPS week rollover"
        case .fileOtherStart:
            "file and activity start at different times: the device's clock was wrong, or the row "
                + "names another file"
        case .fileOtherWorkout:
            "file and activity agree neither in start nor in length: the row seems to name the file "
                + "of another workout"
        case .fileNoValue:
            "the file writes a number where it means \"unknown\"; such samples have no value"
        case .fitHeader: "the FIT header is damaged"
        case .fitTruncated: "the FIT file ends too early; what comes before the end was read"
        case .fitChecksumMismatch: "the FIT checksum differs; the content was read nevertheless"
        case .fitDataSize: "the FIT header gives the wrong size; the records were read"
        case .fitUndefinedMessage:
            "data of a message type that was never defined; reading ended there, or continued where "
                + "that was safe"
        case .fitDefinition: "a FIT definition makes no sense; its data was skipped by size"
        case .fitFieldSize:
            "a field's size is not a multiple of its base type; a single byte was read as such, "
                + "anything else was skipped"
        case .fitDeveloperField:
            "a developer field lacks its description, or has an impossible size or type; it was "
                + "skipped"
        case .fitTrailing: "there are bytes after the end of the FIT file"
        case .fitTime: "times in the FIT file go back or are implausible"
        case .fitLimit:
            "the FIT file holds more messages than a recording, or than its size can account for"
        case .fitFromStrava:
            "Strava wrote this FIT file, not a device: what another device measured, such as heart "
                + "rate, may be missing"
        case .xmlMalformed: "the XML is not well-formed; what could be read was read"
        case .xmlTruncated: "the file ends too early; what comes before the end was read"
        case .xmlDocumentType: "the file declares a document type, which could pull in other files"
        case .xmlLimit: "the file is nested or sized beyond the limits"
        case .xmlLeadingBlanks: "white space precedes the XML declaration, as Strava writes it"
        case .xmlPrefix: "a namespace prefix is used without being declared"
        case .xmlNumber: "a number could not be read; the value was left out"
        case .xmlTime: "a time could not be read; the value was left out"
        case .xmlNaiveTime: "times have no time zone; they were taken as UTC"
        case .xmlNoPosition: "track points have no position"
        case .xmlEncoding: "the text is not in the encoding that it declares; numbers were read"
        case .xmlTimeOrder: "times go back; the samples were kept in the order of the file"
        case .gpxRewritten: "Strava rewrote this file and left health data out"
        case .csvMalformed: "the table breaks the CSV rules at this place"
        case .csvColumnCount: "a row has more or fewer fields than the header"
        case .csvUnknownColumn: "a column that Waymark does not know; its cells are kept"
        case .csvUnknownLanguage:
            "the table is in a language that Waymark does not know; it was read by position"
        case .csvEncoding: "text that is not UTF-8"
        case .csvIdentifier: "a row has no usable activity id and was left out"
        case .csvDuplicateIdentifier: "two rows have the same activity id; the last one counts"
        case .csvDate: "a date could not be read"
        case .csvNumber: "a number could not be read; the raw cell is kept"
        case .csvUnknownType: "an activity type that Waymark does not know; it is kept as it is"
        case .csvResaved:
            "a spreadsheet program saved the table and changed how its cells are written"
        case .exportFileMissing: "a row names a file that the export does not contain"
        case .exportFileError:
            "Strava could not export this activity's file and wrote #error# instead"
        case .exportFileShared: "two rows name the same file"
        case .exportFileUnreferenced: "no row names this activity file; it is in the cache only"
        case .exportTableMissing: "the export has no activities.csv"
        case .exportFuture: "the activity starts in the future, as after a wrong clock"
        case .stravaRefused: "Strava did not give what a sync asked for"
        case .stravaElement: "an element of Strava's list of activities cannot be read"
        case .stravaSport: "Strava does not say which sport an activity was"
        case .stravaStart: "Strava does not say when an activity began"
        case .stravaReduced: "Strava's API sent fewer samples than it says were recorded"
        case .exportMediaMissing: "a row names a photo or video that the export does not contain"
        }
    }
}
