import JSON
import ActivityModel
import ArgumentParser
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI

/// `waymark sync`: fetches what is newer or missing from Strava.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Ask Strava only for what the library lacks, within its limits.",
        discussion: """
            Needs a connection (waymark connect). Summaries come first, so that everything new is \
            visible at once; details and streams follow, newest first. Ctrl-C at any time loses \
            nothing: the next sync continues.

            Examples:

              waymark sync
              waymark sync --dry-run
              waymark sync --reconcile        find late, edited and deleted activities too
              waymark sync 1234567890         ask for this one again, whatever is known
              waymark sync --refetch --strava-begin 2026-11-01
              waymark sync --no-wait          stop with exit code 75 at a limit, and say until when
            """)

    @Argument(
        help: ArgumentHelp(
            "Only these activities, whatever is known: no list tells all that was edited.",
            valueName: "id"), transform: activity)
    var activities: [Int64] = []

    @Flag(help: "Walk the complete list: find late, edited and deleted activities.")
    var reconcile = false

    @Option(
        help: ArgumentHelp(
            "Only activities from this day on; later syncs are not affected.",
            valueName: "date"),
        transform: DateArgument.parse)
    var stravaBegin: Timestamp?

    @Option(
        help: ArgumentHelp(
            "Only activities before this day; later syncs are not affected.",
            valueName: "date"),
        transform: DateArgument.parse)
    var stravaEnd: Timestamp?

    @Flag(
        help: "Ask for details and recordings of that range of days again: two requests each.")
    var refetch = false

    @Option(help: ArgumentHelp("Stop after this many requests.", valueName: "n"))
    var maxRequests: Int?

    @Flag(help: "Do not wait at a limit: stop with exit code 75 and say when to continue.")
    var noWait = false

    @Flag(help: "Request heart rate and power zones too (one request per activity).")
    var zones = false

    @Flag(help: "Show what a sync would request: activities, requests, windows. Write nothing.")
    var dryRun = false

    @Flag(help: "Mark activities as absent even when they are more than a tenth of the library.")
    var yes = false

    @Flag(name: [.short, .long], help: "Print nothing but errors.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "What to log to standard error: info logs a line for each request.",
            valueName: "level"))
    var logLevel = LogLevel.warning

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    /// The id in an argument: a number, or the address of the activity's page.
    @Sendable
    private static func activity(_ text: String) throws -> Int64 {
        guard let id = ActivityReference.id(text) else {
            throw ValidationError(
                "'\(text)' is not an activity's id: the number at the end of its address on Strava")
        }
        return id
    }

    func validate() throws {
        if let maxRequests, maxRequests < 1 {
            throw ValidationError("--max-requests must be 1 or more")
        }
        if let stravaBegin, let stravaEnd, stravaBegin >= stravaEnd {
            throw ValidationError("--strava-begin must be before --strava-end")
        }
        if let stravaBegin, stravaBegin > Clock.now() {
            throw ValidationError("--strava-begin is in the future")
        }
        if refetch && stravaBegin == nil && stravaEnd == nil {
            throw ValidationError("--refetch needs --strava-begin or --strava-end")
        }
        if !activities.isEmpty
            && (reconcile || stravaBegin != nil || stravaEnd != nil || dryRun)
        {
            throw ValidationError(
                "ids stand alone: no --reconcile, --strava-begin, --strava-end or --dry-run")
        }
    }

    func run() async throws {
        try await ErrorPresentation.presenting {
            try library.bringUpToDate()
            var session = SyncSession(folder: library.folder)
            session.isQuiet = quiet || output.json && !Output.isTerminal
            session.waits = !noWait
            session.athlete = athlete.athlete
            session.log = SyncLog(logger: logLevel.logger)
            let report = try await session.run { options in
                options.isComplete = reconcile
                options.activities = Set(activities)
                options.refetches = refetch
                options.begin = stravaBegin
                options.end = stravaEnd
                options.isDryRun = dryRun
                options.maxRequests = maxRequests
                options.extras = APIExtras(zones: zones)
                options.confirmsAbsence = yes
            }
            if output.json {
                Output.line(report.json.line)
            } else if !quiet {
                Output.write(SyncText.text(report))
            }
            try session.exit(report)
        }
    }
}

/// Strava is not connected; users without API access have another way.
struct NotConnected: ReportableError {
    let folder: LibraryFolder

    func report(for medium: Medium) -> ErrorReport {
        let exports = (try? Library.open(folder).status())?.exports
        return ErrorReport(
            ErrorReport(StravaAPIError.notConnected, for: medium).message,
            advice: "connect first (needs a paid subscription): waymark connect. "
                + SyncAfterImport.alternative(
                    newestExport: exports?.first?.asOf, now: Clock.now()),
            exit: .authorizationNeeded)
    }
}
