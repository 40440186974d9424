import ActivityModel
import Foundation
import Ingest
import Storage
import StravaAPI

/// What a command needs to speak to Strava: settings, tokens, budget and client of a library.
struct StravaConnection: Sendable {
    let settings: StravaSettings
    let tokens: TokenStore
    let budget: RequestBudget
    let client: StravaClient
    let authorizer: StravaAuthorizer
    let clock: any StravaClock = SystemClock()

    /// - Parameters:
    ///   - waits: whether requests wait for Strava's next window; otherwise they fail at a limit.
    ///   - onWait: told while a wait lasts.
    init(
        _ folder: LibraryFolder, settings given: StravaSettings? = nil, waits: Bool = false,
        onWait: @escaping @Sendable (LimitPause) -> Void = { _ in }
    ) throws {
        settings = try given ?? StravaSettings.load(configuration: folder.configuration)
        let transport = URLSessionTransport()
        tokens = TokenStore(library: folder.url)
        authorizer = StravaAuthorizer(settings: settings, transport: transport)
        budget = RequestBudget(
            file: RequestBudget.stateFile(clientID: settings.clientID ?? "unknown"),
            reserve: settings.reserve, clock: clock)
        client = StravaClient(
            settings: settings, tokens: tokens, budget: budget, transport: transport, clock: clock,
            noWait: !waits, onWait: onWait)
    }

    /// The athlete who is connected and what was granted.
    ///
    /// - Throws: `StravaAPIError` `notConnected`.
    func athlete() async throws -> (id: Int64, scopes: Set<String>) {
        guard let stored = try await tokens.tokens() else { throw StravaAPIError.notConnected }
        if let id = stored.athleteID { return (id, stored.scopes) }
        // A token that came from elsewhere: Strava says whose it is.
        let id = try await client.athlete().value.id
        var known = try await tokens.tokens() ?? stored
        known.athleteID = id
        try await tokens.save(known)
        return (id, known.scopes)
    }
}
