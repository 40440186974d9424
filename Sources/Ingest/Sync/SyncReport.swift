package import ActivityModel
package import Storage
package import StravaAPI

/// The result of a sync, for people and programs.
package struct SyncReport: Sendable {
    package enum Ending: Hashable, Sendable {
        /// All requests were made.
        case finished
        /// Interrupted, or at `--max-requests`: the next sync continues.
        case stopped
        /// One of Strava's limits: nothing may be requested before that time.
        case rateLimited(until: Timestamp)
        /// The same refusal of several activities in a row: the rest was not requested.
        case refused(StravaAPIError)
    }

    /// Requests by kind; repeated ones count each time.
    package struct Requests: Hashable, Sendable {
        /// Pages of the list.
        package var list = 0
        package var detail = 0
        package var streams = 0
        package var gear = 0
        package var zones = 0
        /// All requests together, including repeated ones.
        package var total = 0
    }

    /// The number of the run in the library; `nil` for a dry run.
    package var run: Int64?
    package var ending = Ending.finished
    /// Whether nothing was to be written.
    package var isDryRun = false
    /// Whether the complete list was walked to its end.
    package var isComplete = false
    package var requests = Requests()
    /// What the list and the details changed.
    package var activities = ActivityCounts()
    package var details = 0
    package var streams = 0
    /// Failed requests; a later sync repeats them.
    package var failed: Int { failures.reduce(0) { $0 + $1.count } }
    /// Failed requests by kind and reason.
    package var failures: [APIFailureGroup] = []
    /// Why zones are no longer requested, if Strava refused them.
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
    /// Removed activities, which only the API had: expired according to the settings.
    package var expired = 0
    /// Activities that Strava no longer has and that were not marked, because they are too many.
    package var unconfirmedAbsent = 0
    /// What remains to be requested.
    package var queue = APIStatus()
    package var budget: BudgetSnapshot?
    /// How the remaining requests are distributed over Strava's windows.
    package var plan: [WindowShare] = []
    package var totalActivities = 0
    /// The newest activity of the library.
    package var newest: LibraryStatus.Newest?
    package var elapsedSeconds = 0.0
    package var finishedAt: Timestamp

    init(at now: Timestamp) { finishedAt = now }

    /// Counts a failed request.
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

/// The progress of a sync.
package enum SyncProgress: Sendable {
    /// Requesting a page of the list.
    case listing(page: Int)
    /// The list is known; what it takes to fetch the rest does not fit into one window.
    case planned(SyncPlan)
    case fetching(done: Int, of: Int)
}
