package import ActivityModel

/// Why Strava did not give what was asked for. Roof errors: each has a sentence that says what, and
/// one that says what to do. No case carries a token, a secret, a name or a place.
package enum StravaAPIError: Error, Hashable, Sendable {
    // What is missing here.

    /// There are no tokens: nobody has connected yet.
    case notConnected
    /// The settings have no client id or no client secret.
    case missingCredentials

    // What Strava says about the permission.

    /// Strava does not know the client id, or the secret is not that of it.
    case wrongCredentials
    /// Strava refuses the access token, also one that it has just given.
    case unauthorized
    /// Strava refuses the refresh token: the access was revoked, or the token was replaced elsewhere.
    case revoked
    /// The person did not grant this scope, such as `activity:read_all`.
    case missingScope(String)
    /// The owner of the API application has no paid subscription (403 Application/Status/Inactive).
    case inactive
    /// The API application has as many athletes as it may have.
    case athleteLimit

    // What came back from the browser.

    case denied
    /// The redirect does not belong to this attempt to connect.
    case stateMismatch
    /// The text that was given has no authorization code; the reason says what was found.
    case noCode(String)
    /// The code was used before, or is too old.
    case codeRefused
    /// The code in config.toml was used before, so it was not sent again.
    case codeSpent
    /// Another athlete is connected than those whose activities the library holds.
    case anotherAthlete(Int64, library: [Int64])

    // What Strava says about a request.

    /// There is no such thing, or it is not the athlete's.
    case notFound
    /// Strava does not know the address at all.
    case unknownAddress
    /// `after` lies in Strava's future.
    case futureAfter
    /// Strava refuses the request for a reason that has no case of its own.
    case refused(status: Int, reason: String)
    /// The budget of a window is used up; `until` (server clock) is when to go on.
    case rateLimited(LimitWindow, until: Timestamp)

    // What came of a request, after every try.

    /// Strava answers with an error of its own.
    case server(status: Int)
    /// No whole answer came.
    case transport(TransportError.Reason)
    /// The answer is not what the API promises; the path says where, such as `[3].id`.
    case unexpectedPayload(path: String)
    /// The answer is JSON that breaks off or has a fault in it.
    case malformedJSON

    // Webhooks.

    /// Strava could not reach the callback address, or it did not answer as it must.
    case callbackNotVerified
    /// The application has its one subscription already.
    case alreadySubscribed

    // What happened on this machine.

    /// A file that keeps tokens or the budget cannot be read or written.
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
    /// What an error means for a program that calls this one.
    package enum Kind: Sendable, Hashable {
        /// A person has to connect, or to connect anew (exit code 12).
        case authorization
        /// The API application is inactive (exit code 13).
        case inactive
        /// Try again at a time that is known (exit code 75).
        case rateLimited
        /// It concerns this one request; the next may succeed.
        case request
        /// It concerns the whole run.
        case run
    }

    /// Whether the same request may succeed in a moment.
    var isTransient: Bool {
        switch self {
        case .server, .transport: true
        default: false
        }
    }

    /// What the error means for a program that calls this one.
    package var kind: Kind {
        switch self {
        case .notConnected, .missingCredentials, .wrongCredentials, .unauthorized, .revoked,
            .missingScope, .athleteLimit, .denied, .stateMismatch, .noCode, .codeRefused,
            .codeSpent, .anotherAthlete:
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
