package import ActivityModel
package import Storage
package import StravaAPI

/// What a sync did, for people and programs.
package struct SyncReport: Sendable {
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
        package var detail = 0
        package var streams = 0
        package var gear = 0
        package var zones = 0
        /// All requests together, tries included.
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
    /// Questions that were not answered; a later sync asks again.
    package var failed: Int { failures.reduce(0) { $0 + $1.count } }
    /// What was not answered, by kind and reason.
    package var failures: [APIFailureGroup] = []
    /// Why zones were not asked for any further, if Strava refused them.
    package var zonesRefused: StravaAPIError?
    /// Elements of the list that could not be read.
    package var unreadable = 0
    /// Activities that only the API had and that are gone: expired, as the settings ask.
    package var expired = 0
    /// Activities that Strava no longer has and that were not marked, since they are too many.
    package var unconfirmedAbsent = 0
    /// What is still to be asked.
    package var queue = APIStatus()
    package var budget: BudgetSnapshot?
    /// How what is left spreads over Strava's windows.
    package var plan: [WindowShare] = []
    package var totalActivities = 0
    /// The newest activity of the library.
    package var newest: LibraryStatus.Newest?
    package var elapsedSeconds = 0.0
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

/// How far a sync has come.
package enum SyncProgress: Sendable {
    /// Asking for a page of the list.
    case listing(page: Int)
    case fetching(done: Int, of: Int)
}
