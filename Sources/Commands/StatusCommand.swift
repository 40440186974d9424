import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark status`: shows what the library holds and what to do next.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the library holds, from which exports, and what to do next.",
        discussion: """
            Examples:

              waymark status
              waymark status --json | jq .newest_activity.start
            """)

    @Flag(name: [.short, .long], help: "List the tables and runs as well.")
    var verbose = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() async throws {
        try await ErrorPresentation.presenting {
            let now = Clock.now()
            // First, or the terms would upgrade an older library without a word.
            try library.bringUpToDate()
            _ = try? StravaTerms(library.folder).apply(now: now)
            let opened = try library.open(for: athlete)
            let status = try opened.status(athlete: athlete.athlete)
            let fetched = try opened.apiStatus(athlete: athlete.athlete, now: now)
            let connection =
                SyncAfterImport(folder: library.folder, isQuiet: true).isConnected
                ? try await ConnectionStatus(library.folder).report : nil
            if output.json {
                Output.line(
                    status.json(
                        at: now, folder: library.folder,
                        strava: [
                            ("strava", connection?.json ?? ["connected": false]),
                            ("strava_queue", fetched.json),
                        ]
                    ).line)
            } else {
                Output.write(
                    StatusText.text(
                        status, folder: library.folder, now: now,
                        strava: StatusText.strava(connection, fetched, now: now),
                        isConnected: connection?.isConnected == true, queued: fetched.queued))
                if verbose { Output.write(StatusText.details(status)) }
            }
        }
    }
}
