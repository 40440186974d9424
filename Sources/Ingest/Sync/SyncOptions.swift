package import ActivityModel
package import Storage

/// What to request from Strava, and when to stop.
package struct SyncOptions: Sendable {
    package var folder: LibraryFolder
    /// Strava's id of the connected athlete.
    package var athlete: Int64
    /// The granted scopes: fewer scopes show fewer activities.
    package var scopes: Set<String>
    /// Walk the complete list, however recent the last complete walk is.
    package var isComplete = false
    /// Only activities that start at this time or later; later syncs are not affected.
    package var begin: Timestamp?
    /// Only activities that start before this time; later syncs are not affected.
    package var end: Timestamp?
    /// Ask only for these, and for all that there is of them, whatever is known; no list.
    package var activities: Set<Int64> = []
    /// Ask for details and recordings of what the range lists again, since Strava tells nobody what
    /// was edited.
    package var refetches = false
    /// Request the list, but write nothing and fetch nothing.
    package var isDryRun = false
    /// Stop after this many requests.
    package var maxRequests: Int?
    /// What to request besides details and streams.
    package var extras = APIExtras()
    /// Whether a complete walk may mark more than a tenth of the library as absent.
    package var confirmsAbsence = false
    /// The number of days before the newest activity from which a sync begins, for late uploads.
    package var overlapDays = 14
    /// The number of days after which a complete walk happens automatically.
    package var reconcileDays = 30
    /// The number of days after which API data is removed; `nil` means never.
    package var retentionDays: Int?

    /// Creates a sync of an athlete into the library in a folder.
    package init(folder: LibraryFolder, athlete: Int64, scopes: Set<String>) {
        self.folder = folder
        self.athlete = athlete
        self.scopes = scopes
    }
}
