import Ingest
import Synchronization

/// A kind of work, one piece at a time, with the result of the last piece.
///
/// It belongs to the server, not to a page: closing or reloading the page changes nothing.
final class Job<Progress: Sendable, Outcome: Sendable>: Sendable {
    enum State: Sendable {
        /// Nothing has been started yet.
        case idle
        case running(Progress)
        /// Completed, or stopped with partial results.
        case ended(Outcome)
        /// It could not start or continue: what happened, and what to do.
        case failed([String])
    }

    /// The right to report on a piece of work, for as long as it runs.
    struct Ticket: Sendable {
        fileprivate let number: Int
        /// Set when the work should stop.
        let stop: StopSignal
    }

    private struct Inner {
        var state = State.idle
        var ticket = Ticket(number: 0, stop: StopSignal())
        var task: Task<Void, Never>?
        var waiters: [CheckedContinuation<Void, Never>] = []

        var isBusy: Bool { if case .running = state { true } else { false } }

        func isCurrent(_ ticket: Ticket) -> Bool { isBusy && self.ticket.number == ticket.number }
    }

    private let inner = Mutex(Inner())

    var state: State { inner.withLock(\.state) }
    /// Counts the pieces of work, so that a page can distinguish a new one.
    var number: Int { inner.withLock(\.ticket.number) }
    var isBusy: Bool { inner.withLock(\.isBusy) }

    /// Starts; `nil` if a piece of work is running.
    func begin(_ progress: Progress) -> Ticket? {
        inner.withLock { inner in
            guard !inner.isBusy else { return nil }
            inner.ticket = Ticket(number: inner.ticket.number + 1, stop: StopSignal())
            inner.state = .running(progress)
            return inner.ticket
        }
    }

    /// Starts, works in a task of its own, and ends.
    ///
    /// - Returns: whether it started.
    func run(
        _ progress: Progress, _ work: @escaping @Sendable (Ticket) async -> State
    ) -> Bool {
        guard let ticket = begin(progress) else { return false }
        let task = Task.detached { self.end(await work(ticket), ticket) }
        inner.withLock { if $0.isCurrent(ticket) { $0.task = task } }
        return true
    }

    /// Reports the progress.
    ///
    /// - Returns: whether the ticket is still current.
    @discardableResult
    func report(_ progress: Progress, _ ticket: Ticket) -> Bool {
        inner.withLock { inner in
            guard inner.isCurrent(ticket) else { return false }
            inner.state = .running(progress)
            return true
        }
    }

    /// Ends the work, if the ticket is still current.
    func end(_ state: State, _ ticket: Ticket) {
        let waiters = inner.withLock { inner in
            guard inner.isCurrent(ticket) else { return [] as [CheckedContinuation<Void, Never>] }
            inner.state = state
            inner.task = nil
            defer { inner.waiters = [] }
            return inner.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Asks the running work to stop.
    ///
    /// - Returns: its ticket.
    @discardableResult
    func cancel() -> Ticket? {
        let (ticket, task) = inner.withLock { inner in
            (inner.isBusy ? inner.ticket : nil, inner.task)
        }
        ticket?.stop.set()
        task?.cancel()
        return ticket
    }

    /// Clears the result of the last piece of work.
    func reset() { inner.withLock { if !$0.isBusy { $0.state = .idle } } }

    /// Waits until nothing is running.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isBusy = inner.withLock { inner in
                if inner.isBusy { inner.waiters.append(continuation) }
                return inner.isBusy
            }
            if !isBusy { continuation.resume() }
        }
    }
}
