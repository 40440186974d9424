import Foundation
import Ingest
import Storage
import StravaAPI

/// Client id and secret of the user's API application, tested before they are stored.
struct ConnectCredentials {
    let folder: LibraryFolder

    /// Settings with credentials that Strava accepts: from environment or configuration, otherwise
    /// typed by the user, with as many attempts as needed.
    ///
    /// - Throws: `StravaAPIError` if there is no terminal to ask at.
    func settings(askingAnew: Bool) async throws -> (settings: StravaSettings, areNew: Bool) {
        let settings = try StravaSettings.load(configuration: folder.configuration)
        if settings.hasCredentials && !askingAnew {
            do {
                try await check(settings)
                return (settings, false)
            } catch StravaAPIError.wrongCredentials where Output.canAsk {
                Output.note("Strava does not accept the client id and client secret that are set.")
            }
        } else if !Output.canAsk {
            throw StravaAPIError.missingCredentials
        }
        return (try await asked(settings), true)
    }

    /// Stores credentials that were typed.
    func keep(_ settings: StravaSettings) throws {
        guard let id = settings.clientID, let secret = settings.clientSecret else { return }
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        try StravaSettings.save(clientID: id, clientSecret: secret, to: folder.configuration)
    }

    private func asked(_ settings: StravaSettings) async throws -> StravaSettings {
        var settings = settings
        Output.note("Your API application: https://www.strava.com/settings/api")
        while true {
            let (id, secret) = try await blocking {
                (try Self.clientID(), try Self.secret())
            }
            settings.clientID = id
            settings.clientSecret = secret
            do {
                try await check(settings)
                return settings
            } catch StravaAPIError.wrongCredentials {
                Output.note(
                    "Strava does not accept them. Compare both with that page and type them again.")
            }
        }
    }

    private func check(_ settings: StravaSettings) async throws {
        try await StravaConnection(folder, settings: settings).authorizer.checkCredentials()
    }

    private static func clientID() throws -> String {
        while true {
            let text = try Question.ask("Client ID: ")
            if StravaSettings.isClientID(text) { return text }
            Output.note("The client id is a number, such as 12345.")
        }
    }

    private static func secret() throws -> Secret {
        while true {
            let text = try Question.askSecret("Client Secret: ")
            if !text.isEmpty { return Secret(text) }
        }
    }
}
