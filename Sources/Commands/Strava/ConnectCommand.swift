import JSON
import ArgumentParser
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI

/// `waymark connect`: connects the library to the user's Strava account.
struct ConnectCommand: AsyncParsableCommand {
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

    @Flag(help: "Ask for client id and secret again, for another API application.")
    var newApplication = false

    @Flag(help: "Show the connection; change nothing.")
    var status = false

    @Option(
        help: ArgumentHelp(
            "Connect this athlete even if the library holds another's activities.",
            valueName: "id"))
    var athlete: Int64?

    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() async throws {
        try await ErrorPresentation.presenting {
            let folder = library.folder
            if status {
                return try await ConnectionStatus(folder).show(asJSON: output.json)
            }
            let tokens = try await connect(folder)
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

    private func connect(_ folder: LibraryFolder) async throws -> StravaTokens {
        let configured = try StravaConnection(folder)
        for remark in configured.settings.remarks {
            ErrorPresentation.note(ErrorReport(remark, for: .terminal))
        }
        if !newApplication, configured.settings.hasFreshCode(for: folder) {
            return try await configured.connectByCode(confirming: athlete)
        }
        if configured.settings.code != nil {
            Output.note(
                "The code in config.toml was used before, and a code works only once: it is "
                    + "ignored, and you can remove the line.")
        }
        let credentials = ConnectCredentials(folder: folder)
        let (settings, areNew) = try await credentials.settings(askingAnew: newApplication)
        let connection = try StravaConnection(folder, settings: settings)
        // If there are tokens already, Strava must ask again, otherwise no box can be ticked.
        let isConnected = (try? await connection.tokens.tokens()) != nil
        let answer =
            noBrowser
            ? try await byHand(settings, force: isConnected)
            : try await withBrowser(settings, force: isConnected)
        let connecting = StravaConnecting(folder, authorizer: connection.authorizer)
        let candidate = try await connecting.exchange(answer)
        if candidate.isAnotherAthlete, let id = candidate.tokens.athleteID, id != athlete {
            guard try await isMeant(id, beside: candidate.libraryAthletes) else {
                await connecting.drop(candidate)
                throw StravaAPIError.anotherAthlete(id, library: candidate.libraryAthletes)
            }
        }
        if areNew { try credentials.keep(settings) }
        try await connecting.keep(candidate)
        return candidate.tokens
    }

    /// Whether the user wants a second athlete in the library.
    private func isMeant(_ id: Int64, beside others: [Int64]) async throws -> Bool {
        guard Output.canAsk else { return false }
        let known = others.map { "\($0)" }.joined(separator: ", ")
        return try await blocking {
            try Question.confirm(
                "The library holds athlete \(known); you are signed in at Strava as \(id). "
                    + "Add this athlete to the library?")
        }
    }

    /// The redirect leads nowhere (the page is not found); its address contains the code.
    private func byHand(
        _ settings: StravaSettings, force: Bool
    ) async throws -> AuthorizationAnswer {
        guard let nowhere = URL(string: "http://localhost/waymark") else {
            throw CancellationError()
        }
        let request = try AuthorizationRequest(settings: settings, redirect: nowhere, force: force)
        Output.note("Open this address and press Authorize:\n\n  \(request.url.absoluteString)\n")
        Output.note("Your browser then reports that it cannot reach the page. This is expected.")
        return try request.parse(
            try await blocking { try Question.ask("Paste the address it shows: ") })
    }

    private func withBrowser(
        _ settings: StravaSettings, force: Bool
    ) async throws -> AuthorizationAnswer {
        let stop = StopSignal()
        let running = CancellableTask()
        let interrupt = Interrupt(stop, "Not connected; nothing was stored.") { running.cancel() }
        defer { interrupt.end() }
        do {
            return try await running.run {
                let server = CallbackServer()
                let request = try AuthorizationRequest(
                    settings: settings, redirect: try await server.start(), force: force)
                server.expect(state: request.state)
                let address = request.url.absoluteString
                if Browser.open(address) {
                    Output.note(
                        "Opening Strava in your browser. If it does not open:\n\n  \(address)\n")
                } else {
                    Output.note(
                        "No browser was found here. Open this address in one on this machine "
                            + "(on another: waymark connect --no-browser):\n\n  \(address)\n")
                }
                Output.note("Waiting for Strava's answer (Ctrl-C to stop) …")
                let redirect = try await server.redirect()
                await server.stop()
                return try request.parse(redirect: redirect)
            }
        } catch is CancellationError {
            throw ErrorPresentation.Exit.interrupted
        }
    }
}
