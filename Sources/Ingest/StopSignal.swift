import Synchronization

/// A request to stop, set from anywhere (a signal handler, a button) and honoured at the next file.
package final class StopSignal: Sendable {
    private let flag = Atomic(false)

    package init() {}

    /// Asks the run to stop.
    package func set() { flag.store(true, ordering: .relaxed) }

    /// Whether the run should stop.
    package var isSet: Bool { flag.load(ordering: .relaxed) }
}
