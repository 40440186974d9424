import ActivityModel
import StravaAPI

extension StravaAPIError {
    /// When to go on, where a limit says so.
    var retryTime: Timestamp? {
        if case .rateLimited(_, let until) = self { until } else { nil }
    }

    /// Whether the next request may go well all the same. Without a network none will.
    var concernsOneRequest: Bool {
        switch self {
        case .transport(.notConnected), .transport(.unknownHost): false
        default: kind == .request
        }
    }

    /// Whether many activities in a row may answer so without anything being wrong with the rest.
    var isAboutOneActivity: Bool { self == .notFound }

    /// The same for the same refusal of different things: where in an answer the fault lies does not
    /// count.
    var refusal: StravaAPIError {
        if case .unexpectedPayload = self { .unexpectedPayload(path: "") } else { self }
    }

    /// Whether no sensible answer came at all.
    var isUnreachable: Bool {
        switch self {
        case .transport, .server: true
        default: false
        }
    }
}
