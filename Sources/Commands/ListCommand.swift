import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Reports
package import Storage

/// `waymark list`: activities as a table or as JSON Lines.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List activities, newest first.",
        discussion: """
            Examples:

              waymark list --type run --after 2026-01-01
              waymark list --sort distance --limit 10
              waymark list --json | jq -r 'select(.samples == 0) | .no_samples_because'
              waymark list --json | jq -r 'select(.race) | [.start, .name, .kudos] | @tsv'

            With --json, positions inside the privacy zones of `waymark serve` are left out.
            """)

    @Option(
        help: ArgumentHelp(
            "Only this type, as Strava wrote it or as its sport_type (Ride, TrailRun, …).",
            valueName: "type"))
    var type: String?

    @Option(
        help: ArgumentHelp(
            "Only activities that start on this UTC date or later.", valueName: "date"),
        transform: DateArgument.parse)
    var after: Timestamp?

    @Option(
        help: ArgumentHelp("Only activities that start before this UTC date.", valueName: "date"),
        transform: DateArgument.parse)
    var before: Timestamp?

    @Option(help: ArgumentHelp("At most this many.", valueName: "n"))
    var limit: Int?

    @Option(help: "What to sort by; largest or newest first.")
    var sort = ActivityFilter.Order.start

    @Flag(help: "Smallest or oldest first.")
    var ascending = false

    @Flag(help: "Only activities that a newer export lacks.")
    var absent = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
    }

    func run() throws {
        try ErrorPresentation.presenting {
            var filter = ActivityFilter()
            filter.type = type
            filter.after = after
            filter.before = before
            filter.limit = limit
            filter.order = sort
            filter.isAscending = ascending
            filter.isAbsent = absent
            filter.athlete = athlete.athlete
            let library = try library.open(for: athlete)
            let activities = try library.activities(filter)
            if output.json {
                let facts = try library.stravaFacts(filter)
                let zones = try library.privacyZones()
                for activity in activities {
                    Output.line(activity.json(facts[activity.id], outside: zones).line)
                }
            } else {
                Output.write(ListText.table(activities))
                if activities.isEmpty { Output.note("no activity matches") }
            }
        }
    }
}

extension ActivityFilter.Order: ExpressibleByArgument {}
