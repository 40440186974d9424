package import ActivityModel
import Foundation

/// Tells the time and waits; the program uses ``SystemClock``, tests use their own.
package protocol StravaClock: Sendable {
    /// The time now, as this clock sees it.
    func now() async -> Timestamp
    /// Waits until this clock shows a time; returns at once if it has passed.
    ///
    /// - Throws: `CancellationError`.
    func sleep(until instant: Timestamp) async throws
}

/// The clock of the machine.
package struct SystemClock: StravaClock {
    package init() {}

    /// The time of the machine.
    package func now() async -> Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// Waits; the time that the machine sleeps counts.
    package func sleep(until instant: Timestamp) async throws {
        let left = instant.microseconds - (await now()).microseconds
        guard left > 0 else { return try Task.checkCancellation() }
        try await Task.sleep(for: .microseconds(left), clock: .continuous)
    }
}
