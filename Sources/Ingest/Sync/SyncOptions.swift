package import ActivityModel
package import Storage

/// What to ask Strava for, and how far to go.
package struct SyncOptions: Sendable {
    /// The library.
    package var folder: LibraryFolder
    /// Strava's id of the athlete who is connected.
    package var athlete: Int64
    /// What the athlete granted: fewer scopes show fewer activities.
    package var scopes: Set<String>
    /// Walk the complete list, however recent the last complete walk is.
    package var isComplete = false
    /// Only activities that start at this instant or later; the newest date stays where it is.
    package var begin: Timestamp?
    /// Only activities that start before this instant; the newest date stays where it is.
    package var end: Timestamp?
    /// Ask only for these, and for all that there is of them, whatever is known; no list.
    package var activities: Set<Int64> = []
    /// Ask for details and recordings of what the range lists again, since Strava tells nobody what
    /// was edited.
    package var refetches = false
    /// Ask for the list, but write nothing and fetch nothing.
    package var isDryRun = false
    /// Stop after this many requests.
    package var maxRequests: Int?
    /// What to ask for besides detail and streams.
    package var extras = APIExtras()
    /// Whether a complete walk may mark more than a tenth of the library as absent.
    package var confirmsAbsence = false
    /// How many days before the newest activity a sync begins, for uploads that came late.
    package var overlapDays = 14
    /// After how many days a complete walk happens by itself.
    package var reconcileDays = 30
    /// After how many days activities that only the API brought go; `nil`: never.
    package var retentionDays: Int?

    /// A sync of an athlete into the library of a folder.
    package init(folder: LibraryFolder, athlete: Int64, scopes: Set<String>) {
        self.folder = folder
        self.athlete = athlete
        self.scopes = scopes
    }
}
