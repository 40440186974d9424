package import ActivityModel
package import Foundation

/// A reply of Strava, as a value and in its original form.
package struct APIResponse<Value: Sendable>: Sendable {
    package var value: Value
    /// The original body.
    package var raw: Data
    /// When it arrived, by the server's clock.
    package var receivedAt: Timestamp
    /// Elements of a list that could not be read, by their position: `[7].id`.
    package var unreadable: [String] = []

    package init(value: Value, raw: Data, receivedAt: Timestamp) {
        self.value = value
        self.raw = raw
        self.receivedAt = receivedAt
    }
}

/// A request and its result, for a log: no token, no query, no body.
package struct APIExchange: Sendable, Hashable {
    package var method: String
    /// The path below the base of the API: `activities/123/streams`.
    package var path: String
    /// The status of the reply, or why there was none.
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
    /// When the pause ends, by the server's clock.
    package var until: Timestamp
    /// The remaining seconds; 0 when it is over.
    package var secondsLeft: Double
}
