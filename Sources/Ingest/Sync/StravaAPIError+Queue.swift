import ActivityModel
import StravaAPI

extension StravaAPIError {
    /// When to continue, if a limit says so.
    var retryTime: Timestamp? {
        if case .rateLimited(_, let until) = self { until } else { nil }
    }

    /// Whether the next request may succeed nevertheless. Without a network none will.
    var concernsOneRequest: Bool {
        switch self {
        case .transport(.notConnected), .transport(.unknownHost): false
        default: kind == .request
        }
    }

    /// Whether many activities in a row may get this reply without a general problem.
    var isAboutOneActivity: Bool { self == .notFound }

    /// The same value for the same refusal of different things, regardless of the position of the
    /// fault in a reply.
    var refusal: StravaAPIError {
        if case .unexpectedPayload = self { .unexpectedPayload(path: "") } else { self }
    }

    /// Whether no usable reply arrived at all.
    var isUnreachable: Bool {
        switch self {
        case .transport, .server: true
        default: false
        }
    }
}
