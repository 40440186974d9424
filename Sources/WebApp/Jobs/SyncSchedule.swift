import ActivityModel
import Synchronization

/// Decides when the page syncs automatically: some time after an event from Strava, at an interval,
/// and as soon as a limit ends.
final class SyncSchedule: Sendable {
    struct Times: Sendable {
        /// The quiet period after the last event: one upload causes several events.
        var quiet: Duration = .seconds(60)
        /// The maximum delay of an event, however many follow.
        var longest: Duration = .seconds(300)
        /// The time from the end of a sync to the next; `nil` means only when there is a reason.
        var interval: Duration?
        /// The delay if another job is running.
        var retry: Duration = .seconds(30)
    }

    private struct State {
        var firstAnnounced: ContinuousClock.Instant?
        var announced: ContinuousClock.Instant?
        var planned: ContinuousClock.Instant?
        var task: Task<Void, Never>?
        var isStopped = false
    }

    private let state = Mutex(State())
    private let times: Times
    /// Starts a sync; `false` if it cannot start now.
    private let begin: @Sendable () -> Bool

    init(_ times: Times, begin: @escaping @Sendable () -> Bool) {
        self.times = times
        self.begin = begin
    }

    /// Starts the interval, if there is one.
    func start() { plan(times.interval) }

    func announce() {
        state.withLock { state in
            let now = ContinuousClock.now
            let first = state.firstAnnounced ?? now
            state.firstAnnounced = first
            state.announced = min(first + times.longest, now + times.quiet)
            arm(&state)
        }
    }

    /// A sync has ended.
    ///
    /// - Parameter limit: the remaining time of Strava's limit, if it ended the sync.
    func ended(limit: Duration?) {
        plan(limit.map { $0 + .seconds(1) } ?? times.interval)
    }

    func stop() {
        state.withLock { state in
            state.isStopped = true
            state.task?.cancel()
        }
    }

    private func plan(_ time: Duration?) {
        guard let time else { return }
        state.withLock { state in
            state.planned = .now + time
            arm(&state)
        }
    }

    private func arm(_ state: inout State) {
        state.task?.cancel()
        let due = [state.announced, state.planned].compactMap(\.self).min()
        guard !state.isStopped, let due else { return }
        state.task = Task {
            try? await Task.sleep(until: due, clock: .continuous)
            if !Task.isCancelled { self.fire() }
        }
    }

    private func fire() {
        guard begin() else { return plan(times.retry) }
        state.withLock { state in
            state.firstAnnounced = nil
            state.announced = nil
            state.planned = nil
        }
    }
}
