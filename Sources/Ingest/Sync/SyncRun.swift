import JSON
import ActivityModel
import Foundation
package import Storage
package import StravaAPI

/// One execution of a sync: fetches what Strava has and the library lacks.
///
/// Every reply is durable before the next request is sent. What remains to be requested is a queue
/// in the library, so a run that is killed loses only the request in flight.
///
/// Between two requests the library is read and written, which blocks; therefore the actor has its
/// own queue instead of the shared thread pool.
package actor SyncRun {
    let options: SyncOptions
    let client: StravaClient
    let budget: RequestBudget
    let clock: any StravaClock
    let stop: StopSignal
    let library: Library?
    let show: @Sendable (SyncProgress) -> Void
    var report: SyncReport
    /// How each activity was counted in this run.
    var counted: [Int64: Counted] = [:]
    private let executor = BlockingExecutor(label: "waymark.sync")

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// What the report says of an activity.
    enum Counted {
        case unchanged
        /// New or updated.
        case changed
    }

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - library: open for writing, such as one in memory; `nil`: that of the options' folder.
    ///   - stop: ends the run before the next request.
    ///   - progress: called with the progress.
    package init(
        _ options: SyncOptions, client: StravaClient, budget: RequestBudget,
        clock: any StravaClock, library: Library? = nil, stop: StopSignal = StopSignal(),
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) {
        self.options = options
        self.client = client
        self.budget = budget
        self.clock = clock
        self.stop = stop
        self.library = library
        show = progress
        report = SyncReport(at: Timestamp(seconds: 0))
    }

    /// Requests what is newer or missing; for a dry run, only reports what that is.
    ///
    /// - Throws: `StravaAPIError` if Strava refuses, `StoreError`. Nothing that was received is
    ///   lost.
    package func run() async throws -> SyncReport {
        let started = ContinuousClock.now
        report = SyncReport(at: await clock.now())
        report.isDryRun = options.isDryRun
        if options.isDryRun {
            try await preview()
        } else {
            try await write()
        }
        report.finishedAt = await clock.now()
        report.requests.total = await client.requestCount
        report.budget = await budget.snapshot()
        if let snapshot = report.budget {
            report.plan = RequestBudget.plan(
                requests: report.queue.queuedRequests, from: snapshot, now: report.finishedAt)
        }
        report.elapsedSeconds = (ContinuousClock.now - started) / .seconds(1)
        return report
    }

    private func write() async throws {
        let library = try library ?? Library.openForWriting(options.folder)
        let now = await clock.now()
        let writer = try SyncWriter(library, athlete: options.athlete, now: now)
        report.run = writer.runID
        do {
            if let days = options.retentionDays {
                report.expired = try library.expireAPI(
                    before: Timestamp(seconds: now.seconds - Int64(days) * 86_400), now: now)
            }
            try writer.widen(to: scopes)
            try writer.deriveStaleReplies()
            let stop = stop
            try library.deriveEfforts(shouldStop: { stop.isSet })
            count(try writer.applyEvents(now: now))
            if options.activities.isEmpty {
                try await list(library, writer)
            } else {
                try writer.want(options.activities, now: now)
            }
            try await announce(library)
            try await fetch(library, writer)
        } catch let refusal as RepeatedRefusal {
            report.ending = .refused(refusal.error)
        } catch let error as StravaAPIError {
            guard let until = error.retryTime else {
                try? writer.finish(.failed, report: nil, at: await clock.now())
                throw error
            }
            report.ending = .rateLimited(until: until)
        } catch is CancellationError {
            report.ending = .stopped
        } catch {
            try? writer.finish(.failed, report: nil, at: await clock.now())
            throw error
        }
        let end = await clock.now()
        report.queue = try library.apiStatus(athlete: options.athlete, now: end)
        report.hasExport = try library.newestExport(athleteID: writer.athleteID) != nil
        let totals = try library.totals()
        report.totalActivities = totals.activities
        report.newest = totals.newest
        try writer.finish(outcome, report: report.json.line, at: end)
    }

    /// Says what is to be fetched, where Strava's limits make it long.
    private func announce(_ library: Library) async throws {
        let now = await clock.now()
        let queue = try library.apiStatus(athlete: options.athlete, now: now)
        let plan = RequestBudget.plan(
            requests: queue.queuedRequests, from: await budget.snapshot(), now: now)
        guard options.activities.isEmpty, plan.count > 1, let end = plan.last?.ends else { return }
        show(
            .planned(
                SyncPlan(
                    activities: queue.queued, requests: queue.queuedRequests,
                    windows: plan.count, until: end,
                    hasExport: try library.newestExport() != nil)))
    }

    private var outcome: RunOutcome {
        switch report.ending {
        case .finished: .finished
        case .stopped, .rateLimited: .stopped
        case .refused: .failed
        }
    }

    /// Adds to the report and counts each activity once: events, the list, details and gear may all
    /// tell of it.
    ///
    /// - Parameter ids: the activities that were looked at, besides those that changed.
    func count(_ added: ActivityCounts, of ids: [Int64] = []) {
        var added = added
        let changed = Set(added.changes.filter { $0.kind != .absent }.map(\.activityID))
        for id in changed.union(ids) {
            let isChanged = changed.contains(id)
            switch counted[id] {
            case nil: counted[id] = isChanged ? .changed : .unchanged
            case .unchanged? where isChanged:
                report.activities.unchanged -= 1
                counted[id] = .changed
            case .changed? where isChanged: added.updated = max(0, added.updated - 1)
            default: added.unchanged = max(0, added.unchanged - 1)
            }
        }
        report.activities += added
    }

    /// Stops before a request if the user asked to stop.
    func checkStop(requests: Int = 1) async throws {
        if stop.isSet { throw CancellationError() }
        try Task.checkCancellation()
        if let most = options.maxRequests, await client.requestCount + requests > most {
            throw CancellationError()
        }
    }

    var scopes: String { options.scopes.sorted().joined(separator: ",") }
}
