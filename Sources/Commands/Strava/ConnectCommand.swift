import JSON
import ArgumentParser
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI
import WebUI

/// `waymark connect`: lets Waymark ask Strava on a person's behalf.
struct ConnectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect",
        abstract: "Connect your own Strava API application, so that sync can fetch what is newer.",
        discussion: """
            Since July 2026 Strava's API needs a paid subscription and an application of your own \
            (https://www.strava.com/settings/api; callback domain: localhost). Exports need neither.

            Client id and secret are asked for, or taken from STRAVA_CLIENT_ID and \
            STRAVA_CLIENT_SECRET, or from [strava] client_id, client_secret in config.toml of the \
            library's folder. They never belong on a command line.

            Examples:

              waymark connect
              waymark connect --no-browser    print the address; paste the one you are sent to
              waymark connect --status
            """)

    @Flag(help: "Print the address instead of opening a browser, and take the redirect as text.")
    var noBrowser = false

    @Flag(help: "Say whether and as whom Waymark is connected; change nothing.")
    var status = false

    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let folder = library.folder
            if status { return try ConnectionStatus(folder).show(asJSON: output.json) }
            let connection = try StravaConnection(folder, settings: credentials(folder))
            let answer = try answer(connection.settings)
            let tokens = try waiting {
                try await connection.authorizer.exchange(answer, keepingIn: connection.tokens)
            }
            if output.json {
                Output.line(ConnectionReport(tokens: tokens).json.line)
                return
            }
            Output.line("Connected" + (tokens.athleteID.map { " as athlete \($0)" } ?? "") + ".")
            for scope in AuthorizationRequest.scopes where !tokens.scopes.contains(scope) {
                Output.line("Not granted: \(scope). " + AuthorizationRequest.consequence(of: scope))
            }
            Output.line("Next: waymark sync --dry-run (what it would ask for) · waymark sync")
        }
    }

    /// Client id and secret from environment or configuration, else from the person, kept for later.
    private func credentials(_ folder: LibraryFolder) throws -> StravaSettings {
        var settings = try StravaSettings.load(configuration: folder.configuration)
        guard !settings.hasCredentials else { return settings }
        guard Output.canAsk else { throw StravaAPIError.missingCredentials }
        Output.note("Your API application: https://www.strava.com/settings/api")
        let id = try settings.clientID ?? Question.ask("Client ID: ")
        let secret = try settings.clientSecret ?? Secret(Question.askSecret("Client Secret: "))
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        try StravaSettings.save(clientID: id, clientSecret: secret, to: folder.configuration)
        settings.clientID = id
        settings.clientSecret = secret
        return settings
    }

    private func answer(_ settings: StravaSettings) throws -> AuthorizationAnswer {
        if let code = settings.code { return AuthorizationAnswer(code: code) }
        return try noBrowser ? byHand(settings) : withBrowser(settings)
    }

    /// The redirect goes nowhere (the page is not found); its address has the answer.
    private func byHand(_ settings: StravaSettings) throws -> AuthorizationAnswer {
        guard let nowhere = URL(string: "http://localhost/waymark") else {
            throw CancellationError()
        }
        let request = try AuthorizationRequest(settings: settings, redirect: nowhere)
        Output.note("Open this address and press Authorize:\n\n  \(request.url.absoluteString)\n")
        Output.note("Your browser then says that it cannot reach the page. That is right.")
        return try request.parse(Question.ask("Paste the address it shows: "))
    }

    private func withBrowser(_ settings: StravaSettings) throws -> AuthorizationAnswer {
        let stop = StopSignal()
        let running = CancellableTask()
        let interrupt = Interrupt(stop, "Not connected; nothing was stored.") { running.cancel() }
        defer { interrupt.end() }
        do {
            return try waiting {
                try await running.run {
                    let server = try CallbackServer()
                    let request = try AuthorizationRequest(
                        settings: settings, redirect: try await server.start())
                    let address = request.url.absoluteString
                    Output.note(
                        "Opening Strava in your browser. If it does not open:\n\n  \(address)\n")
                    Browser.open(address)
                    Output.note("Waiting for Strava's answer (Ctrl-C to stop) …")
                    let redirect = try await server.redirect(state: request.state)
                    await server.stop()
                    return try request.parse(redirect: redirect)
                }
            }
        } catch is CancellationError {
            throw ErrorPresentation.Exit.interrupted
        }
    }
}
