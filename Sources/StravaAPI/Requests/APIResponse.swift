package import ActivityModel
package import Foundation

/// What Strava answered, as a value and as it came.
package struct APIResponse<Value: Sendable>: Sendable {
    package var value: Value
    /// The body as it came.
    package var raw: Data
    /// When it came, by the server's clock.
    package var receivedAt: Timestamp
    /// Elements of a list that could not be read, by their place in it: `[7].id`.
    package var unreadable: [String] = []

    package init(value: Value, raw: Data, receivedAt: Timestamp) {
        self.value = value
        self.raw = raw
        self.receivedAt = receivedAt
    }
}

/// A request and what came of it, for a log: no token, no query, no body.
package struct APIExchange: Sendable, Hashable {
    package var method: String
    /// Below the base of the API: `activities/123/streams`.
    package var path: String
    /// The status of the answer, or why there was none.
    package var result: Result
    package var seconds: Double

    package enum Result: Sendable, Hashable {
        case status(Int)
        case failure(TransportError.Reason)
    }
}

/// A pause that the limits impose.
package struct LimitPause: Sendable, Hashable {
    /// The window that is used up.
    package var window: LimitWindow
    /// When it goes on, by the server's clock.
    package var until: Timestamp
    /// Seconds that are left of it; 0 when it is over.
    package var secondsLeft: Double
}
