import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI

/// Asks Strava for what is new or missing, one sync at a time.
final class Syncer: Sendable {
    /// The progress is `nil` before the first request.
    typealias SyncJob = Job<SyncProgress?, SyncReport>

    /// What is asked for beside what is newer or missing.
    struct Range: Sendable {
        /// The complete list: late, edited and deleted activities.
        var isComplete = false
        /// Whether more than a tenth of the library may be marked as absent.
        var confirmsAbsence = false
        var begin: Timestamp?
        var end: Timestamp?
    }

    let job = SyncJob()
    private let options: PageOptions
    /// Called when a sync has ended, whatever way.
    private let ended: @Sendable (SyncJob.State) -> Void

    init(_ options: PageOptions, ended: @escaping @Sendable (SyncJob.State) -> Void) {
        self.options = options
        self.ended = ended
    }

    var isBusy: Bool { job.isBusy }

    /// Begins a sync.
    ///
    /// - Returns: whether it began; not when one is under way.
    func start(_ range: Range = Range()) -> Bool {
        job.run(nil) { [self] ticket in
            let result: SyncJob.State
            do {
                result = .ended(try await run(range, ticket))
            } catch {
                result = .failed(message: ErrorText.message(error, in: options.folder))
            }
            ended(result)
            return result
        }
    }

    /// Asks what is under way to stop; what came so far is kept.
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
        return try await SyncRun(
            asked, client: connection.client, budget: connection.budget,
            clock: connection.clock, stop: ticket.stop,
            progress: { [job] progress in job.report(progress, ticket) }
        ).run()
    }
}

extension Syncer.SyncJob.State {
    /// How long Strava's limit lasts that ended a sync; `nil` when it ended otherwise.
    func limit(now: Timestamp) -> Duration? {
        guard case .ended(let report) = self, case .rateLimited(let until) = report.ending else {
            return nil
        }
        return .seconds(max(0, until.seconds - now.seconds))
    }
}

extension PageOptions {
    /// What it takes to speak to Strava; requests do not wait at a limit, the report says when to
    /// go on.
    func connection() throws -> StravaConnection {
        try StravaConnection(folder, environment: environment)
    }

    /// Whether somebody is connected; a file of tokens says so, no request is made.
    var isConnected: Bool { FileManager.default.fileExists(atPath: folder.tokens.path) }
}
