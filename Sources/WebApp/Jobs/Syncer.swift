import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI

/// Runs syncs, one at a time.
final class Syncer: Sendable {
    /// The progress is `nil` before the first request.
    typealias SyncJob = Job<SyncProgress?, SyncReport>

    /// What is requested besides what is newer or missing.
    struct Range: Sendable {
        /// The complete list: late, edited and deleted activities.
        var isComplete = false
        /// Whether more than a tenth of the library may be marked as absent.
        var confirmsAbsence = false
        var begin: Timestamp?
        var end: Timestamp?
        /// Only these activities, whatever is known of them, and no list.
        var activities: Set<Int64> = []
        /// Whether details and recordings of the range are requested again.
        var refetches = false
    }

    let job = SyncJob()
    private let options: PageOptions
    /// Called when a sync has ended in any way.
    private let ended: @Sendable (SyncJob.State) -> Void

    init(_ options: PageOptions, ended: @escaping @Sendable (SyncJob.State) -> Void) {
        self.options = options
        self.ended = ended
    }

    var isBusy: Bool { job.isBusy }

    /// Starts a sync.
    ///
    /// - Returns: whether it started; `false` if one is running.
    func start(_ range: Range = Range()) -> Bool {
        job.run(nil) { [self] ticket in
            let result: SyncJob.State
            do {
                result = .ended(try await run(range, ticket))
            } catch {
                result = .failed(ErrorText.sentences(error, in: options.folder))
            }
            ended(result)
            return result
        }
    }

    /// Asks the running sync to stop; what was fetched is kept.
    func cancel() { job.cancel() }

    private func run(_ range: Range, _ ticket: SyncJob.Ticket) async throws -> SyncReport {
        let connection = try options.connection()
        let connected = try await connection.athlete()
        var asked = SyncOptions(
            folder: options.folder, athlete: connected.id, scopes: connected.scopes)
        asked.overlapDays = connection.settings.overlapDays
        asked.reconcileDays = connection.settings.reconcileDays
        asked.retentionDays = connection.settings.retentionDays
        asked.isComplete = range.isComplete
        asked.confirmsAbsence = range.confirmsAbsence
        asked.begin = range.begin
        asked.end = range.end
        asked.activities = range.activities
        asked.refetches = range.refetches
        return try await SyncRun(
            asked, client: connection.client, budget: connection.budget,
            clock: connection.clock, stop: ticket.stop,
            progress: { [job] progress in job.report(progress, ticket) }
        ).run()
    }
}

extension Syncer.SyncJob.State {
    /// The remaining time of Strava's limit that ended a sync; `nil` if it ended otherwise.
    func limit(now: Timestamp) -> Duration? {
        guard case .ended(let report) = self, case .rateLimited(let until) = report.ending else {
            return nil
        }
        return .seconds(max(0, until.seconds - now.seconds))
    }
}

extension PageOptions {
    /// Opens the connection to Strava. Requests do not wait at a limit; the report says when to
    /// continue.
    func connection() throws -> StravaConnection {
        try StravaConnection(folder, environment: environment)
    }

    /// Whether Strava is connected, judging by the file of tokens; no request is made.
    var isConnected: Bool { FileManager.default.fileExists(atPath: folder.tokens.path) }
}
