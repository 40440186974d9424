public import ActivityModel
import Foundation

/// Tells the time and waits; the product's is ``SystemClock``, tests drive their own.
public protocol StravaClock: Sendable {
    /// The time now, as this clock sees it.
    func now() async -> Timestamp
    /// Waits until this clock shows the instant; at once when it has passed.
    ///
    /// - Throws: `CancellationError`.
    func sleep(until instant: Timestamp) async throws
}

/// The clock of the machine.
public struct SystemClock: StravaClock {
    /// The clock.
    public init() {}

    /// The time of the machine.
    public func now() async -> Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// Waits; the time that a machine sleeps counts.
    public func sleep(until instant: Timestamp) async throws {
        let left = instant.microseconds - (await now()).microseconds
        guard left > 0 else { return try Task.checkCancellation() }
        try await Task.sleep(for: .microseconds(left), clock: .continuous)
    }
}
