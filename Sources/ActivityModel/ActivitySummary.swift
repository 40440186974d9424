/// An activity as one row of an export describes it.
public struct ActivitySummary: Hashable, Sendable {
    /// Strava's activity id, which identifies the activity.
    public var id: Int64
    /// The name that the athlete or Strava gave it.
    public var name: String
    /// The type as Strava wrote it, in the account's language.
    public var type: String
    /// Strava's `sport_type`; `nil` if the type is unknown.
    public var sportType: String?
    /// The start in UTC; `nil` if the date could not be read.
    public var start: Timestamp?
    /// The description; empty if there is none.
    public var details = ""
    /// The private note; empty if there is none.
    public var privateNote = ""
    /// The display name of the gear; `nil` if there is none.
    public var gear: String?
    /// Strava's id of the bike; inexact above 2^24 in exports before September 2025.
    public var bikeID: Int64?
    /// Strava's id of other gear; inexact above 2^24 in exports before September 2025.
    public var gearID: Int64?
    /// Whether it was a commute; `nil` if the export does not say.
    public var isCommute: Bool?
    /// Elapsed time in seconds, including pauses.
    public var elapsedSeconds: Double?
    /// Moving time in seconds; `nil` if the row has none.
    public var movingSeconds: Double?
    /// Distance in metres; `nil` if the row has none.
    public var distanceMetres: Double?
    /// All other numbers of the row, in the unit of each measure.
    public var measures: [ActivityMeasure: Double] = [:]
    /// The file with its samples, according to the row.
    public var file: FileReference
    /// Photos and videos as paths inside the export.
    public var media: [String] = []

    /// Creates a row with nothing but its identity.
    public init(id: Int64, name: String, type: String, file: FileReference) {
        self.id = id
        self.name = name
        self.type = type
        self.file = file
    }
}

/// The content of a row's `Filename` cell.
public enum FileReference: Hashable, Sendable {
    /// The cell is empty: a manual activity.
    case none
    /// The cell is `#error#`: Strava failed to export the file.
    case error
    /// A path inside the export.
    case path(String)
}
