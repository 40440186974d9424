/// What one row of an export says about one activity, in the domain's words.
public struct ActivitySummary: Hashable, Sendable {
    /// Strava's activity id; the identity.
    public var id: Int64
    /// The name as the athlete (or Strava) gave it.
    public var name: String
    /// The type as Strava wrote it, in the language of the account.
    public var type: String
    /// Strava's `sport_type`; `nil` when the word is not known.
    public var sportType: String?
    /// The start in UTC; `nil` when the date could not be read.
    public var start: Timestamp?
    /// The description; empty when there is none.
    public var details = ""
    /// The private note; empty when there is none.
    public var privateNote = ""
    /// The display name of the gear; `nil` when there is none.
    public var gear: String?
    /// Strava's id of the bike; lossy above 2^24 in exports before September 2025.
    public var bikeID: Int64?
    /// Strava's id of other gear; lossy above 2^24 in exports before September 2025.
    public var gearID: Int64?
    /// Whether it was a commute; `nil` when the export does not say.
    public var isCommute: Bool?
    /// Seconds from start to end.
    public var elapsedSeconds: Double?
    /// Moving time in seconds; `nil` if the row has none.
    public var movingSeconds: Double?
    /// Distance in metres; `nil` if the row has none.
    public var distanceMetres: Double?
    /// All other numbers of the row, in the unit of each measure.
    public var measures: [ActivityMeasure: Double] = [:]
    /// Where its samples should be.
    public var file: FileReference
    /// Photos and videos, as paths inside the export.
    public var media: [String] = []

    /// A row of which only the identity is known yet.
    public init(id: Int64, name: String, type: String, file: FileReference) {
        self.id = id
        self.name = name
        self.type = type
        self.file = file
    }
}

/// What the `Filename` cell of a row says.
public enum FileReference: Hashable, Sendable {
    /// The cell is empty: a manual activity.
    case none
    /// The cell is `#error#`: Strava failed to export the file.
    case error
    /// A path inside the export.
    case path(String)
}
