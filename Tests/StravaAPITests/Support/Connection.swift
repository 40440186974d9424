import ActivityModel
import Foundation
import StravaAPI
import StravaMock
import TestSupport

/// A client with everything it needs in a folder of its own.
struct Connection {
    let folder: TemporaryFolder
    let settings: StravaSettings
    let store: TokenStore
    let budget: RequestBudget
    let client: StravaClient

    static let accessToken = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    static let refreshToken = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    static let clientSecret = "cccccccccccccccccccccccccccccccccccccccc"

    /// A client whose answers are written by the test.
    init(
        _ transport: any HTTPTransport, clock: ManualClock = ManualClock(.on(12)),
        expiresAt: Timestamp = .on(18), reserve: Double = 0.05, noWait: Bool = false,
        onWait: (@Sendable (LimitPause) -> Void)? = nil
    ) async throws {
        folder = try TemporaryFolder()
        settings = StravaSettings(clientID: "4711", clientSecret: Secret(Self.clientSecret))
        store = TokenStore(library: folder.url)
        try await store.save(
            StravaTokens(
                accessToken: Secret(Self.accessToken), refreshToken: Secret(Self.refreshToken),
                expiresAt: expiresAt, scopes: ["read", "activity:read_all"], athleteID: 7))
        budget = RequestBudget(
            file: folder.url.appending(path: "budget.json"), reserve: reserve, clock: clock)
        client = StravaClient(
            settings: settings, tokens: store, budget: budget, transport: transport, clock: clock,
            noWait: noWait, seed: 1, onWait: onWait)
    }

    /// A client of a mock, over HTTP.
    init(
        _ strava: MockStrava, athleteID: Int64,
        scope: String = "read,activity:read_all", noWait: Bool = false
    ) async throws {
        folder = try TemporaryFolder()
        var options = MockOptions()
        strava.withOptions { options = $0 }
        settings = StravaSettings(
            clientID: String(options.clientID), clientSecret: Secret(options.clientSecret),
            apiURL: strava.apiURL, oauthURL: strava.oauthURL)
        store = TokenStore(library: folder.url)
        let tokens = strava.issueTokens(athleteID: athleteID, scope: scope)
        try await store.save(
            StravaTokens(
                accessToken: Secret(tokens.accessToken), refreshToken: Secret(tokens.refreshToken),
                expiresAt: Timestamp(seconds: tokens.expiresAt),
                scopes: Set(scope.split(separator: ",").map(String.init)), athleteID: athleteID))
        budget = RequestBudget(
            file: folder.url.appending(path: "budget.json"), clock: MockClock(strava: strava))
        client = StravaClient(
            settings: settings, tokens: store, budget: budget, clock: MockClock(strava: strava),
            noWait: noWait, seed: 1)
    }
}

/// What a call throws, if it is one of Strava's errors.
func failure<Value>(_ call: () async throws -> Value) async throws -> StravaAPIError? {
    do {
        _ = try await call()
        return nil
    } catch let error as StravaAPIError {
        return error
    }
}
