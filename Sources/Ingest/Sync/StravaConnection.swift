import ActivityModel
import Foundation
package import Storage
package import StravaAPI

/// The parts of a connection to Strava: settings, tokens, budget and client of a library.
package struct StravaConnection: Sendable {
    package let settings: StravaSettings
    private let folder: LibraryFolder
    /// The store of the tokens.
    package let tokens: TokenStore
    /// The budget of requests.
    package let budget: RequestBudget
    package let client: StravaClient
    /// Obtains, refreshes and revokes tokens.
    package let authorizer: StravaAuthorizer
    package let clock: any StravaClock = SystemClock()

    /// Creates the connection of a library.
    ///
    /// - Parameters:
    ///   - settings: replaces the settings from configuration and environment.
    ///   - environment: `STRAVA_…`, and the location of the budget.
    ///   - waits: whether requests wait for Strava's next window; otherwise they fail at a limit.
    ///   - onWait: called during a wait.
    ///   - onExchange: called for every request.
    /// - Throws: `StravaSettingsError`.
    package init(
        _ folder: LibraryFolder, settings given: StravaSettings? = nil, waits: Bool = false,
        environment: [String: String] = ProcessInfo.processInfo.environment,
        onWait: @escaping @Sendable (LimitPause) -> Void = { _ in },
        onExchange: (@Sendable (APIExchange) -> Void)? = nil
    ) throws {
        self.folder = folder
        settings =
            try given
            ?? StravaSettings.load(
                configuration: folder.configuration, environment: environment)
        let transport = URLSessionTransport()
        tokens = TokenStore(library: folder.url)
        authorizer = StravaAuthorizer(settings: settings, transport: transport)
        budget = RequestBudget(
            file: RequestBudget.stateFile(
                clientID: settings.clientID ?? "unknown", environment: environment),
            reserve: settings.reserve, clock: clock)
        client = StravaClient(
            settings: settings, tokens: tokens, budget: budget, transport: transport, clock: clock,
            noWait: !waits, onWait: onWait, onExchange: onExchange)
    }

    /// The connected athlete and the granted scopes. An unused code in the settings connects first.
    ///
    /// - Throws: `StravaAPIError`; `notConnected`, `codeSpent`.
    package func athlete() async throws -> (id: Int64, scopes: Set<String>) {
        let stored: StravaTokens
        if let kept = try await tokens.tokens() {
            stored = kept
        } else {
            stored = try await connectByCode()
        }
        if let id = stored.athleteID { return (id, stored.scopes) }
        // A token from elsewhere: Strava states its athlete.
        let id = try await client.athlete().value.id
        var known = try await tokens.tokens() ?? stored
        known.athleteID = id
        try await tokens.save(known)
        return (id, known.scopes)
    }

    /// Connects with the code in the settings.
    ///
    /// - Parameter athlete: the athlete named by the user, if the library contains another's
    ///   activities.
    /// - Throws: `StravaAPIError`; `notConnected` without a code, `codeSpent` if it was used
    ///   before.
    @discardableResult
    package func connectByCode(confirming athlete: Int64? = nil) async throws -> StravaTokens {
        guard let code = settings.code else { throw StravaAPIError.notConnected }
        let spent = SpentCode(folder)
        guard !spent.contains(code) else { throw StravaAPIError.codeSpent }
        do {
            let tokens = try await StravaConnecting(folder, authorizer: authorizer).connect(
                AuthorizationAnswer(written: code.revealed), confirming: athlete)
            try spent.insert(code)
            return tokens
        } catch let error as StravaAPIError {
            switch error {
            case .codeRefused, .missingScope, .anotherAthlete: try spent.insert(code)
            default: break
            }
            throw error
        }
    }
}
