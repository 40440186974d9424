import JSON
import ActivityModel
import ArgumentParser
import Ingest
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

    @Option(help: "Sort by start, distance, moving, elapsed, name or id; greatest or newest first.")
    var sort = ActivityFilter.Order.start

    @Flag(help: "Least or oldest first.")
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
            let activities = try library.open(for: athlete).activities(filter)
            if output.json {
                for activity in activities { Output.line(activity.json.line) }
            } else {
                Output.write(Self.table(activities))
                if activities.isEmpty { Output.note("no activity matches") }
            }
        }
    }

    private static func table(_ activities: [ActivityListing]) -> String {
        guard !activities.isEmpty else { return "" }
        var table = TextTable([
            ("START (UTC)", .left), ("TYPE", .left), ("NAME", .left), ("KM", .right),
            ("MOVING", .right), ("SAMPLES", .right), ("ID", .right),
        ])
        for activity in activities {
            table.add([
                activity.start.map { String(Figures.minute($0).dropLast(4)) } ?? "–",
                (activity.sportType ?? activity.type).shortened(to: 18),
                activity.name.printable.shortened(to: 40),
                activity.distanceMetres.map { Figures.fixed($0 / 1000, 2) } ?? "–",
                activity.movingSeconds.map(Figures.duration) ?? "–",
                activity.samples > 0 ? Figures.count(activity.samples) : activity.outcome.rawValue,
                String(activity.id),
            ])
        }
        return table.text
    }
}

extension ActivityFilter.Order: ExpressibleByArgument {}

extension ActivityListing {
    /// The activity as a program reads it; units in `Docs/reference/cli.md`.
    var json: JSONValue { .object(members) }

    var members: [(String, JSONValue)] {
        [
            ("id", .integer(id)), ("athlete_id", JSONValue(athleteID)), ("name", .string(name)),
            ("type", .string(type)), ("sport_type", JSONValue(sportType)),
            ("start", JSONValue(start)), ("distance", JSONValue(distanceMetres)),
            ("elapsed", JSONValue(elapsedSeconds)), ("moving", JSONValue(movingSeconds)),
            ("gear", JSONValue(gear)), ("file", JSONValue(file)),
            ("format", JSONValue(format?.rawValue)),
            ("samples", JSONValue(samples)), ("first_time", JSONValue(firstTime)),
            ("outcome", .string(outcome.rawValue)),
            ("no_samples_because", JSONValue(noSamplesBecause)),
            ("comparison", JSONValue(comparison?.rawValue)),
            ("absent_since", JSONValue(absentSince)),
            ("hidden_behind", JSONValue(hiddenBehind)),
        ]
    }
}
