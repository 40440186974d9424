import Synchronization

/// A wish to stop, set from anywhere (a signal handler, a button) and honoured at the next file.
public final class StopSignal: Sendable {
    private let flag = Atomic(false)

    /// Not yet set.
    public init() {}

    /// Asks the run to stop.
    public func set() { flag.store(true, ordering: .relaxed) }

    /// Whether the run shall stop.
    public var isSet: Bool { flag.load(ordering: .relaxed) }
}
