public import ActivityModel
public import Storage

/// What to ask Strava for, and how far to go.
public struct SyncOptions: Sendable {
    /// The library.
    public var folder: LibraryFolder
    /// Strava's id of the athlete who is connected.
    public var athlete: Int64
    /// What the athlete granted: fewer scopes show fewer activities.
    public var scopes: Set<String>
    /// Walk the complete list, however recent the last complete walk is.
    public var isComplete = false
    /// Only activities that start at this instant or later; the newest date stays where it is.
    public var begin: Timestamp?
    /// Only activities that start before this instant; the newest date stays where it is.
    public var end: Timestamp?
    /// Ask for the list, but write nothing and fetch nothing.
    public var isDryRun = false
    /// Stop after this many requests.
    public var maxRequests: Int?
    /// What to ask for besides detail and streams.
    public var extras = APIExtras()
    /// Whether a complete walk may mark more than a tenth of the library as absent.
    public var confirmsAbsence = false
    /// How many days before the newest activity a sync begins, for uploads that came late.
    public var overlapDays = 14
    /// After how many days a complete walk happens by itself.
    public var reconcileDays = 30
    /// After how many days activities that only the API brought go; `nil`: never.
    public var retentionDays: Int?

    /// A sync of an athlete into the library of a folder.
    public init(folder: LibraryFolder, athlete: Int64, scopes: Set<String>) {
        self.folder = folder
        self.athlete = athlete
        self.scopes = scopes
    }
}
