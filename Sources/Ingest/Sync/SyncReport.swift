package import ActivityModel
package import Storage
package import StravaAPI

/// What a sync did, for people and programs.
package struct SyncReport: Sendable {
    /// How a sync ended.
    package enum Ending: Hashable, Sendable {
        /// Everything that was to be asked was asked.
        case finished
        /// Interrupted, or at `--max-requests`: the next sync goes on.
        case stopped
        /// A limit of Strava's: nothing may be asked before that moment.
        case rateLimited(until: Timestamp)
        /// The same refusal of several activities in a row: the rest was not asked for.
        case refused(StravaAPIError)
    }

    /// Requests by what they asked for; those that were tried again count each time.
    package struct Requests: Hashable, Sendable {
        /// Pages of the list.
        package var list = 0
        /// Details.
        package var detail = 0
        /// Streams.
        package var streams = 0
        /// Gear.
        package var gear = 0
        /// Zones.
        package var zones = 0
        /// All requests together, tries included.
        package var total = 0
    }

    /// The number of the run in the library; `nil` for a dry run.
    package var run: Int64?
    /// How it ended.
    package var ending = Ending.finished
    /// Whether nothing was to be written.
    package var isDryRun = false
    /// Whether the complete list was walked to its end.
    package var isComplete = false
    /// Requests sent.
    package var requests = Requests()
    /// What the list and the details changed.
    package var activities = ActivityCounts()
    /// Activities whose detail came.
    package var details = 0
    /// Activities whose streams came.
    package var streams = 0
    /// Questions that were not answered; a later sync asks again.
    package var failed: Int { failures.reduce(0) { $0 + $1.count } }
    /// What was not answered, by kind and reason.
    package var failures: [APIFailureGroup] = []
    /// Why zones were not asked for any further, if Strava refused them.
    package var zonesRefused: StravaAPIError?
    /// Elements of the list that could not be read.
    package var unreadable = 0
    /// Activities that were asked for by id and that Strava does not have.
    package var unknown: [Int64] = []
    /// Whether the list was asked for to its end.
    package var isListed = false
    /// What the silence of a complete list proves; `nil` when the list was not complete.
    package var absence: AbsenceProof?
    /// Whether an export of the athlete is in the library.
    package var hasExport = false
    /// Activities that only the API had and that are gone: expired, as the settings ask.
    package var expired = 0
    /// Activities that Strava no longer has and that were not marked, since they are too many.
    package var unconfirmedAbsent = 0
    /// What is still to be asked.
    package var queue = APIStatus()
    /// The budget afterwards.
    package var budget: BudgetSnapshot?
    /// How what is left spreads over Strava's windows.
    package var plan: [WindowShare] = []
    /// Activities in the library.
    package var totalActivities = 0
    /// The newest activity of the library.
    package var newest: LibraryStatus.Newest?
    /// Seconds the run took.
    package var elapsedSeconds = 0.0
    /// When the run ended.
    package var finishedAt: Timestamp

    init(at now: Timestamp) { finishedAt = now }

    /// Counts a question that was not answered.
    mutating func note(_ part: APIPart, _ reason: String, retryAt: Timestamp) {
        if let index = failures.firstIndex(where: { $0.part == part && $0.reason == reason }) {
            failures[index].count += 1
            failures[index].retryAt = min(failures[index].retryAt, retryAt)
        } else {
            failures.append(
                APIFailureGroup(part: part, reason: reason, count: 1, retryAt: retryAt))
        }
    }
}

/// What a complete list proves of the activities that it does not name.
package enum AbsenceProof: String, Sendable {
    /// They are gone.
    case proved
    /// Nothing: without the permission, what only the athlete may see is not in the list.
    case missingScope = "missing-scope"
    /// Nothing: an element that could not be read may be any of them.
    case unreadable
    /// Nothing yet: pages may have shifted under a list that was interrupted.
    case interrupted
    /// They are so many that a person has to say so.
    case unconfirmed
}

/// What a sync has before it.
package struct SyncPlan: Hashable, Sendable {
    package var activities: Int
    package var requests: Int
    /// Quarter hours of Strava's limits.
    package var windows: Int
    package var until: Timestamp
    /// Whether any export is in the library.
    package var hasExport: Bool
}

/// How far a sync has come.
package enum SyncProgress: Sendable {
    /// Asking for a page of the list.
    case listing(page: Int)
    /// The list is known; what it takes to fetch the rest does not fit into one window.
    case planned(SyncPlan)
    /// Fetching details and streams.
    case fetching(done: Int, of: Int)
}
