package import ActivityModel

/// The reason why Strava did not provide what was requested. Each error has a message and advice.
/// No case contains a token, a secret, a name or a place.
package enum StravaAPIError: Error, Hashable, Sendable {
    // Missing on this machine.

    /// There are no tokens: Strava is not connected yet.
    case notConnected
    /// The settings have no client id or no client secret.
    case missingCredentials

    // Strava's verdict on the authorisation.

    /// Strava does not know the client id, or the secret does not belong to it.
    case wrongCredentials
    /// Strava refuses the access token, even if it has just issued it.
    case unauthorized
    /// Strava refuses the refresh token: the access was revoked, or the token was replaced
    /// elsewhere.
    case revoked
    /// The user did not grant this scope, such as `activity:read_all`.
    case missingScope(String)
    /// The owner of the API application has no paid subscription (403 Application/Status/Inactive).
    case inactive
    /// The API application has reached its maximum number of athletes.
    case athleteLimit

    // The redirect of the browser.

    case denied
    /// The redirect does not belong to this attempt to connect.
    case stateMismatch
    /// The text contains no authorization code; the value says what was found.
    case noCode(String)
    /// The code was used before, or is too old.
    case codeRefused
    /// The code in config.toml was used before, so it was not sent again.
    case codeSpent
    /// A different athlete is connected than those whose activities the library contains.
    case anotherAthlete(Int64, library: [Int64])

    // Strava's verdict on a request.

    /// It does not exist, or belongs to another athlete.
    case notFound
    /// Strava does not know the address at all.
    case unknownAddress
    /// `after` is in Strava's future.
    case futureAfter
    /// Strava refuses the request for a reason without a case of its own.
    case refused(status: Int, reason: String)
    /// The budget of a window is used up; `until` (server clock) is when to continue.
    case rateLimited(LimitWindow, until: Timestamp)

    // The result of a request after all attempts.

    /// Strava reports an internal error.
    case server(status: Int)
    /// No complete reply arrived.
    case transport(TransportError.Reason)
    /// The reply does not match the API; the path says where, such as `[3].id`.
    case unexpectedPayload(path: String)
    /// The reply is truncated or invalid JSON.
    case malformedJSON

    // Webhooks.

    /// Strava could not reach the callback address, or its response was wrong.
    case callbackNotVerified
    /// The application has its one subscription already.
    case alreadySubscribed

    // On this machine.

    /// The file of tokens is not one.
    case damagedTokens(path: String)
    /// A file with tokens or the budget cannot be read or written.
    case unusableFile(path: String, reason: String)
}

/// One of Strava's two windows, both in UTC.
package enum LimitWindow: String, Sendable, Hashable, Codable, CaseIterable {
    /// From :00, :15, :30 or :45 to the next.
    case quarterHour = "quarter_hour"
    /// From midnight UTC to the next.
    case day

    package var seconds: Int64 { self == .day ? 86_400 : 900 }
}

extension StravaAPIError {
    /// The meaning of an error for a calling program.
    package enum Kind: Sendable, Hashable {
        /// The user has to connect, possibly again (exit code 12).
        case authorization
        /// The API application is inactive (exit code 13).
        case inactive
        /// Try again at a known time (exit code 75).
        case rateLimited
        /// It affects only this request; the next may succeed.
        case request
        /// It affects the whole run.
        case run
    }

    /// Whether the same request may succeed in a moment.
    var isTransient: Bool {
        switch self {
        case .server, .transport: true
        default: false
        }
    }

    /// The meaning of the error for a calling program.
    package var kind: Kind {
        switch self {
        case .notConnected, .missingCredentials, .wrongCredentials, .unauthorized, .revoked,
            .missingScope, .athleteLimit, .denied, .stateMismatch, .noCode, .codeRefused,
            .codeSpent, .anotherAthlete, .damagedTokens:
            .authorization
        case .inactive: .inactive
        case .rateLimited: .rateLimited
        case .notFound, .refused, .server, .transport, .unexpectedPayload, .malformedJSON: .request
        case .unknownAddress, .futureAfter, .callbackNotVerified, .alreadySubscribed,
            .unusableFile:
            .run
        }
    }
}
