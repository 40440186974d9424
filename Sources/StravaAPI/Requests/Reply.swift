public import ActivityModel
public import Foundation

/// What Strava answered, as a value and as it came.
public struct Reply<Value: Sendable>: Sendable {
    /// What it means.
    public var value: Value
    /// The body as it came.
    public var raw: Data
    /// When it came, by the server's clock.
    public var receivedAt: Timestamp

    /// An answer.
    public init(value: Value, raw: Data, receivedAt: Timestamp) {
        self.value = value
        self.raw = raw
        self.receivedAt = receivedAt
    }
}

/// A pause that the limits impose.
public struct LimitPause: Sendable, Hashable {
    /// The window that is used up.
    public var window: LimitWindow
    /// When it goes on, by the server's clock.
    public var until: Timestamp
    /// Seconds that are left of it; 0 when it is over.
    public var secondsLeft: Double
}
