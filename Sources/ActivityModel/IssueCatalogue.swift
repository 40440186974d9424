/// What each issue code means and what to do about it.
enum IssueCatalogue {
    struct Entry {
        var severity: IssueSeverity
        var meaning: String
        var advice: String

        init(_ severity: IssueSeverity, _ meaning: String, _ advice: String) {
            self.severity = severity
            self.meaning = meaning
            self.advice = advice
        }
    }

    private static let again =
        "download the export again (or request a new one) and import that: nothing is doubled"
    private static let nothing = "nothing to do"
    private static let original =
        "import the original from the device or app that recorded it, if you still have it"

    static func entry(of code: IssueCode) -> Entry {
        switch code.rawValue.prefix(while: { $0 != "." }) {
        case "zip", "gzip": container(code)
        case "csv", "export": table(code)
        case "strava": api(code)
        default: activityFile(code)
        }
    }

    private static func api(_ code: IssueCode) -> Entry {
        switch code {
        case .stravaRefused:
            Entry(
                .warning, "Strava did not give what a sync asked for",
                "nothing to do: it is asked for again at the time that is named; an activity that "
                    + "stays broken is often repaired by editing it on Strava")
        case .stravaElement:
            Entry(
                .warning, "an element of Strava's list of activities cannot be read",
                "nothing to do: the others were read, and it is looked at again")
        default:
            Entry(
                .note, "Strava does not say which sport an activity was", "set it on Strava")
        }
    }

    private static func container(_ code: IssueCode) -> Entry {
        switch code {
        case .zipTruncated:
            Entry(.error, "the end of the ZIP is missing, as after a broken download", again)
        case .zipChecksumMismatch:
            Entry(.error, "an entry's bytes differ from its checksum", again)
        case .zipSizeMismatch:
            Entry(.error, "an entry is longer or shorter than the ZIP says", again)
        case .zipEncrypted:
            Entry(.error, "an entry is encrypted", "unpack it with its password, import the folder")
        case .zipUnsupportedMethod:
            Entry(
                .error, "an entry is compressed by a method other than deflate",
                "unpack the ZIP with another tool and import the folder")
        case .zipUnsafePath:
            Entry(
                .error, "an entry's name points outside the folder it is unpacked to",
                "Strava writes no such names: make sure where the ZIP comes from")
        case .zipSymlink:
            Entry(
                .error, "an entry is a symbolic link",
                "Strava writes no links: make sure where the ZIP comes from")
        case .zipDuplicateName:
            Entry(.warning, "two entries have one name; the last one counts", nothing)
        case .zipOverlap:
            Entry(
                .error, "two entries share the same bytes, as in a decompression bomb",
                "make sure where the ZIP comes from")
        case .zipLimit:
            Entry(
                .error, "an entry inflates to more than the limits allow",
                "make sure where the ZIP comes from")
        default:
            gzip(code)
        }
    }

    private static func gzip(_ code: IssueCode) -> Entry {
        switch code {
        case .gzipTruncated:
            Entry(.error, "a gzip file ends too early; what could be inflated was read", again)
        case .gzipChecksumMismatch:
            Entry(.error, "inflated bytes differ from the gzip checksum", again)
        case .gzipTrailing:
            Entry(.note, "there are bytes behind the end of a gzip file", nothing)
        case .gzipLimit:
            Entry(
                .error, "a gzip file inflates to more than the limits allow",
                "make sure where the file comes from")
        case .gzipNested:
            Entry(.note, "a gzip file holds another gzip file", nothing)
        case .gzipDamaged:
            Entry(.error, "a gzip file is damaged; what could be inflated was read", again)
        default:
            Entry(.error, "the ZIP's structure is damaged at this place", again)
        }
    }

    private static func activityFile(_ code: IssueCode) -> Entry {
        switch code {
        case .fileEmpty:
            Entry(.error, "the file has no bytes", original)
        case .fileUnknownFormat:
            Entry(.error, "the content is neither FIT nor GPX nor TCX", original)
        case .fileNotAnActivity:
            Entry(.warning, "the file is a course, a workout, settings or the like", nothing)
        case .fileNoSamples:
            Entry(.note, "the file is whole and holds no samples", nothing)
        case .fileUnreadable:
            Entry(
                .error, "the file could not be read from the disk", "check the file's permissions")
        case .fileNameMisleads:
            Entry(.note, "the content has another format than the name says", nothing)
        case .fileCropped:
            Entry(
                .note,
                "the activity was cropped or split on Strava; the file is the uncropped original",
                nothing)
        case .fileClock:
            Entry(
                .note,
                "file and activity start whole hours apart: a wrong clock or a guessed time zone",
                nothing)
        default:
            code.rawValue.hasPrefix("fit.") ? fit(code) : xml(code)
        }
    }

    private static func fit(_ code: IssueCode) -> Entry {
        switch code {
        case .fitHeader:
            Entry(.error, "the FIT header is damaged", original)
        case .fitTruncated:
            Entry(
                .warning, "the FIT file ends too early; what comes before the end was read",
                original)
        case .fitChecksumMismatch:
            Entry(.warning, "the FIT checksum differs; the content was read all the same", nothing)
        case .fitDataSize:
            Entry(.warning, "the FIT header lies about the size; the records were read", nothing)
        case .fitUndefinedMessage:
            Entry(
                .error,
                "data of a message type that was never defined; reading ended there, or went on "
                    + "where that was safe",
                original)
        case .fitDefinition:
            Entry(.error, "a FIT definition makes no sense; its data was skipped by size", original)
        case .fitFieldSize:
            Entry(
                .note,
                "a field's size is no multiple of its base type; a single byte was read as such, "
                    + "anything else was skipped",
                nothing)
        case .fitDeveloperField:
            Entry(
                .note,
                "a developer field lacks its description, has an impossible size or is no "
                    + "number; it was skipped",
                nothing)
        case .fitLimit:
            Entry(
                .error,
                "the FIT file holds more messages than a recording, or than its size can account for",
                original)
        case .fitFromStrava:
            Entry(
                .note,
                "Strava wrote this FIT file, not a device: what another device measured, such as "
                    + "heart rate, may be missing",
                "nothing to do; where a device recorded the activity too, its own file may hold more"
            )
        case .fitTrailing:
            Entry(.note, "there are bytes behind the end of the FIT file", nothing)
        default:
            Entry(.note, "times in the FIT file go back or lie outside any reason", nothing)
        }
    }

    private static func xml(_ code: IssueCode) -> Entry {
        switch code {
        case .xmlTruncated:
            Entry(.warning, "the file ends too early; what comes before the end was read", original)
        case .xmlDocumentType:
            Entry(
                .error, "the file declares a document type, which could pull in other files",
                "remove the DOCTYPE line and import again")
        case .xmlLimit:
            Entry(.error, "the file is nested or sized beyond the limits", original)
        case .xmlLeadingBlanks:
            Entry(.note, "blanks stand before the XML declaration, as Strava writes them", nothing)
        case .xmlPrefix:
            Entry(.note, "a name space prefix is used without being declared", nothing)
        case .xmlNumber:
            Entry(.warning, "a number could not be read; the value was left out", nothing)
        case .xmlTime:
            Entry(.warning, "a time could not be read; the value was left out", nothing)
        case .xmlNaiveTime:
            Entry(.warning, "times have no time zone; they were taken as UTC", nothing)
        case .xmlNoPosition:
            Entry(.note, "track points have no position", nothing)
        case .xmlEncoding:
            Entry(
                .warning, "the text is not in the encoding that it declares; numbers were read",
                nothing)
        case .xmlTimeOrder:
            Entry(.note, "times go back; the samples were kept in the order of the file", nothing)
        case .gpxRewritten:
            Entry(
                .warning, "Strava rewrote this file and left health data out", original)
        default:
            Entry(.warning, "the XML is not well-formed; what could be read was read", original)
        }
    }

    private static func table(_ code: IssueCode) -> Entry {
        switch code {
        case .csvMalformed:
            Entry(.warning, "the table breaks the CSV rules at this place", again)
        case .csvColumnCount:
            Entry(.warning, "a row has more or fewer fields than the header", again)
        case .csvUnknownColumn:
            Entry(.note, "a column that Waymark does not know; its cells are kept", nothing)
        case .csvUnknownLanguage:
            Entry(
                .note,
                "the table is in a language that Waymark has not met; it was read by position",
                "please report the header line, without any data")
        case .csvEncoding:
            Entry(.warning, "text that is not UTF-8", again)
        case .csvIdentifier:
            Entry(.error, "a row has no usable activity id and was left out", again)
        case .csvDuplicateIdentifier:
            Entry(.warning, "two rows have one activity id; the last one counts", nothing)
        case .csvDate:
            Entry(.error, "a date could not be read", "please report the shape of the date")
        case .csvNumber:
            Entry(.warning, "a number could not be read; the raw cell is kept", nothing)
        case .csvUnknownType:
            Entry(
                .note, "an activity type that Waymark does not know; it is kept as it is", nothing)
        default:
            export(code)
        }
    }

    private static func export(_ code: IssueCode) -> Entry {
        switch code {
        case .exportFileMissing:
            Entry(.error, "a row names a file that the export does not hold", again)
        case .exportFileError:
            Entry(
                .warning, "Strava could not export this activity's file and wrote #error# instead",
                "request a new archive later, or download the activity's original from its page")
        case .exportFileShared:
            Entry(.note, "two rows name one file", nothing)
        case .exportFileUnreferenced:
            Entry(.note, "no row names this activity file; it is in the cache only", nothing)
        case .exportTableMissing:
            Entry(.error, "the export has no activities.csv", again)
        case .exportFuture:
            Entry(
                .warning, "the activity starts in the future, as after a wrong clock",
                "correct the date on Strava; until then it does not count as newest")
        default:
            Entry(.note, "a row names a photo or video that the export does not hold", nothing)
        }
    }
}
