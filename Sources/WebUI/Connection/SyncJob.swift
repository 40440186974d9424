import ActivityModel
import Foundation
import Ingest
import Storage
import StravaAPI
import Synchronization

/// The one sync that runs at a time, and what became of the last.
///
/// As ``ImportJob`` it belongs to the server, not to a page.
final class SyncJob: Sendable {
    /// How far things are.
    enum State: Sendable {
        /// Nothing was asked for yet.
        case idle
        /// Under way; `nil` before the first request.
        case running(SyncProgress?)
        /// At its end, at a limit of Strava's, or stopped.
        case ended(SyncReport)
        /// Strava said no, or the library is in use: a sentence, and lines of advice.
        case refused(message: String)
    }

    /// What part of the account is asked for again; nothing: what is newer or missing.
    struct Range: Sendable {
        var begin: Timestamp?
        var end: Timestamp?
    }

    private struct Inner {
        var state = State.idle
        var stop = StopSignal()
        var task = CancellableTask()
        var number = 0
    }

    private let inner = Mutex(Inner())
    private let running = DispatchGroup()
    private let options: PageOptions

    /// Called when a sync has ended, whatever way.
    private let ended: @Sendable () -> Void

    init(_ options: PageOptions, ended: @escaping @Sendable () -> Void) {
        self.options = options
        self.ended = ended
    }

    /// How far things are.
    var state: State { inner.withLock(\.state) }
    /// The number of the job that ``state`` is about.
    var number: Int { inner.withLock(\.number) }
    /// Whether something is under way.
    var isBusy: Bool { if case .running = state { true } else { false } }

    /// Begins a sync.
    ///
    /// - Returns: whether it began; not when one is under way.
    func start(_ range: Range = Range()) -> Bool {
        let begun: (StopSignal, CancellableTask)? = inner.withLock { inner in
            if case .running = inner.state { return nil }
            inner.stop = StopSignal()
            inner.task = CancellableTask()
            inner.number += 1
            inner.state = .running(nil)
            return (inner.stop, inner.task)
        }
        guard let (stop, task) = begun else { return false }
        running.enter()
        // A thread that may block, for the library is written to between two requests.
        Thread.detachNewThread {
            let result: State
            do {
                result = .ended(try self.run(range, stop, task))
            } catch {
                result = .refused(message: ImportJob.message(error, in: self.options.folder))
            }
            self.inner.withLock { $0.state = result }
            self.ended()
            self.running.leave()
        }
        return true
    }

    /// Asks what is under way to stop; what came so far is kept.
    func cancel() {
        let task = inner.withLock { inner in
            inner.stop.set()
            return inner.task
        }
        task.cancel()
    }

    /// Waits until no sync is under way any more.
    func wait() { running.wait() }

    private func run(
        _ range: Range, _ stop: StopSignal, _ task: CancellableTask
    ) throws -> SyncReport {
        let connection = try options.connection()
        let connected = try waiting { try await connection.athlete() }
        var asked = SyncOptions(
            folder: options.folder, athlete: connected.id, scopes: connected.scopes)
        asked.overlapDays = connection.settings.overlapDays
        asked.reconcileDays = connection.settings.reconcileDays
        asked.retentionDays = connection.settings.retentionDays
        asked.begin = range.begin
        asked.end = range.end
        let chosen = asked
        return try waiting {
            try await task.run {
                try await SyncRun(
                    chosen, client: connection.client, budget: connection.budget,
                    clock: connection.clock, stop: stop,
                    progress: { progress in
                        self.inner.withLock { $0.state = .running(progress) }
                    }
                ).run()
            }
        }
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
