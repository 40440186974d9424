public import ActivityModel
public import Storage
public import StravaAPI

/// What a sync did, for people and programs.
public struct SyncReport: Sendable {
    /// How a sync ended.
    public enum Ending: Hashable, Sendable {
        /// Everything that was to be asked was asked.
        case finished
        /// Interrupted, or at `--max-requests`: the next sync goes on.
        case stopped
        /// A limit of Strava's: nothing may be asked before that moment.
        case rateLimited(until: Timestamp)
    }

    /// Requests by what they asked for; those that were tried again count each time.
    public struct Requests: Hashable, Sendable {
        /// Pages of the list.
        public var list = 0
        /// Details.
        public var detail = 0
        /// Streams.
        public var streams = 0
        /// Gear.
        public var gear = 0
        /// Photos and zones.
        public var extras = 0
        /// All requests together, tries included.
        public var total = 0
    }

    /// The number of the run in the library; `nil` for a dry run.
    public var run: Int64?
    /// How it ended.
    public var ending = Ending.finished
    /// Whether nothing was to be written.
    public var isDryRun = false
    /// Whether the complete list was walked to its end.
    public var isComplete = false
    /// Requests sent.
    public var requests = Requests()
    /// What the list and the details changed.
    public var activities = ActivityCounts()
    /// Activities whose detail came.
    public var details = 0
    /// Activities whose streams came.
    public var streams = 0
    /// Activities of which something failed; a later sync tries again.
    public var failed = 0
    /// Activities that only the API had and that are gone: expired, as the settings ask.
    public var expired = 0
    /// Activities that Strava no longer has and that were not marked, since they are too many.
    public var unconfirmedAbsent = 0
    /// What is still to be asked.
    public var queue = APIStatus()
    /// The budget afterwards.
    public var budget: BudgetSnapshot?
    /// How what is left spreads over Strava's windows.
    public var plan: [WindowShare] = []
    /// Activities in the library.
    public var totalActivities = 0
    /// The newest activity of the library.
    public var newest: LibraryStatus.Newest?
    /// Seconds the run took.
    public var elapsedSeconds = 0.0
    /// When the run ended.
    public var finishedAt: Timestamp

    init(at now: Timestamp) { finishedAt = now }
}

/// How far a sync has come.
public enum SyncProgress: Sendable {
    /// Asking for a page of the list.
    case listing(page: Int)
    /// Fetching details and streams.
    case fetching(done: Int, of: Int)
}
