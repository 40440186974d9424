public import ActivityModel
import ZIP

/// A file of an export.
public struct ExportFile: Hashable, Sendable {
    /// The path from the export's root, with components separated by `/`.
    public var path: String
    /// The size in bytes.
    public var size: UInt64
    /// The CRC-32 of the bytes if it is known without reading them, as in a ZIP.
    public var crc32: UInt32?
    /// The modification time. In a ZIP it is often the local time of an unknown place.
    public var modified: Timestamp?
    /// The role that the path gives the file, such as activity or photo.
    public var role: ExportRole
    var location: Location

    /// The location of a file's bytes.
    enum Location: Hashable, Sendable {
        /// An entry of one of the source's archives.
        case entry(ZIPEntry, archive: Int)
        /// A file on disk.
        case disk(String)
    }

    init(
        path: String, size: UInt64, crc32: UInt32?, modified: Timestamp?, location: Location
    ) {
        self.path = path
        self.size = size
        self.crc32 = crc32
        self.modified = modified
        self.location = location
        role = ExportRole(path: path)
    }
}

/// The role of a file in an export. File and folder names are English in every language.
public enum ExportRole: Hashable, Sendable {
    /// The table `activities.csv` at the root.
    case activitiesTable
    /// Another table at the root; the value is its name without `.csv`, in lower case.
    case table(String)
    /// A file in `activities/`, the only place of activity files.
    case activityFile
    /// A photo or video in `media/` or, in exports before 2023, `photos/`.
    case media
    /// A planned route in `routes/`; never an activity.
    case route
    /// A picture of a club, in `clubs/`.
    case clubPicture
    /// A file without a role of its own.
    case other

    /// Determines the role of a path from the export's root.
    init(path: String) {
        let folded = path.lowercased()
        guard let slash = folded.firstIndex(of: "/") else {
            if folded == "activities.csv" {
                self = .activitiesTable
            } else {
                self = folded.hasSuffix(".csv") ? .table(String(folded.dropLast(4))) : .other
            }
            return
        }
        switch folded[..<slash] {
        case "activities": self = .activityFile
        case "media", "photos": self = .media
        case "routes": self = .route
        case "clubs": self = .clubPicture
        default: self = .other
        }
    }
}
