import TestSupport

/// How the mock behaves; everything can change while it runs.
public struct MockOptions: Sendable {
    // MARK: The application

    /// The application's number.
    public var clientID = 4711
    /// The application's secret.
    public var clientSecret = "0123456789abcdef0123456789abcdef01234567"
    /// The domain that redirects may go to, subdomains included; loopback always may.
    public var callbackDomain = "localhost"
    /// Whether the application's owner has a subscription; without, every API call is answered 403.
    public var isActive = true
    /// How many athletes may be connected; `nil` for no limit.
    public var athleteCap: Int?
    /// The limits in force.
    public var limits = MockLimits()

    // MARK: The server

    /// The port on 127.0.0.1; 0 for any free one.
    public var port: UInt16 = 0
    /// The clock at the beginning, seconds since 1970: 2026-11-21 12:00 UTC.
    public var startsAt = CivilTime.seconds(2026, 11, 21, 12)
    /// Whether the clock runs; else it moves only when told.
    public var clockRuns = false
    /// How long every answer takes at least.
    public var latency: Duration = .zero
    /// How long answers of some endpoints take, in place of `latency`.
    public var latencies: [MockEndpoint: Duration] = [:]
    /// Which answers go wrong.
    public var faults = MockFaults()

    // MARK: Consent

    /// What athletes leave ticked; `nil` for all that is asked for.
    public var grantedScopes: Set<String>?
    /// Whether the athlete says no.
    public var declines = false
    /// Whether consent is given at once, without a page; a page is only shown to browsers.
    public var autoApproves = true
    /// Which athlete is signed in where consent is asked; the first account when `nil`.
    public var signedInAthlete: Int64?
    /// How many seconds a code can be exchanged.
    public var codeLifetime: Int64 = 600

    // MARK: Tokens

    /// Whether token answers tell the scope, as since April 2026.
    public var tokensTellScope = true
    /// Whether each refresh gives another refresh token; the old one dies at once.
    public var refreshTokensRotate = true
    /// When `oauth/deauthorize` ends, seconds since 1970: 2027-06-01.
    public var deauthorizeEnds = CivilTime.seconds(2027, 6, 1)
    /// When tokens in a query end, seconds since 1970: 2027-06-01.
    public var queryTokensEnd = CivilTime.seconds(2027, 6, 1)

    // MARK: Answers

    /// Whether streams tell the limits; they have not since August 2025.
    public var streamsHaveHeaders = false
    /// Whether errors other than 429 tell the limits.
    public var errorsHaveHeaders = false
    /// Whether 429 says when to come again; Strava's never does.
    public var tellsRetryAfter = false
    /// The field that a 429 names; `nil` for `overall rate limit`.
    public var rateLimitField: String?
    /// Whether `after` and `before` include their own second.
    public var boundsAreInclusive = false
    /// How often an upload answers that it is being processed before it is ready.
    public var uploadPolls = 1
    /// How long the handshake of a webhook and each delivery may take.
    public var webhookTimeout: Duration = .seconds(2)

    /// Strava as a new application of one athlete meets it.
    public init() {}
}

/// How many requests an application may send, as of one athlete's own application in 2026.
public struct MockLimits: Sendable, Equatable {
    /// All requests in a quarter of an hour.
    public var overall15: Int
    /// All requests in a UTC day.
    public var overallDay: Int
    /// Requests that read in a quarter of an hour.
    public var read15: Int
    /// Requests that read in a UTC day.
    public var readDay: Int

    /// Limits; without arguments those of an application for one athlete.
    public init(
        overall15: Int = 200, overallDay: Int = 2_000, read15: Int = 100, readDay: Int = 1_000
    ) {
        self.overall15 = overall15
        self.overallDay = overallDay
        self.read15 = read15
        self.readDay = readDay
    }

    /// What an application for up to ten athletes has.
    public static let upgraded = MockLimits(
        overall15: 400, overallDay: 4_000, read15: 200, readDay: 2_000)
    /// More than any test asks.
    public static let none = MockLimits(
        overall15: 1_000_000_000, overallDay: 1_000_000_000, read15: 1_000_000_000,
        readDay: 1_000_000_000)
}

/// What an endpoint is for; requests are counted by it.
public enum MockEndpoint: String, Sendable, CaseIterable {
    case authorize, token, revoke, deauthorize
    case athlete, updateAthlete, athleteZones, athleteStats
    case list, detail, streams, laps, zones, comments, kudos, photos, gear
    case createActivity, updateActivity, createUpload, upload
    case subscriptions, control, internalOnly, unknown
}
