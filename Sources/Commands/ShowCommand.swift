import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark show ID`: everything about one activity.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Show one activity: facts, laps, lengths, sets, zones, splits, streams, where it all came from.",
        discussion: """
            Examples:

              waymark show 1234567890
              waymark show 1234567890 --samples > samples.csv
              waymark show 1234567890 --samples --json | jq -r .heartrate
              waymark show 1234567890 --json | jq '.messages[] | select(.name == "set")'

            Positions inside the privacy zones of `waymark serve` are left out.
            """)

    @Argument(help: ArgumentHelp("Strava's activity id.", valueName: "id"))
    var id: Int64

    @Flag(help: "Print the samples instead, one per line: CSV, or JSON Lines with --json.")
    var samples = false

    @Flag(help: "Print the times between heartbeats instead, in seconds, one per line.")
    var heartbeats = false

    @Flag(help: "Print positions inside privacy zones, too.")
    var whole = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let library = try library.open(for: athlete)
            try athlete.expect(activities: [id], in: library)
            guard let detail = try library.activity(id) else {
                Output.note("waymark: no activity \(id) in \(library.folder.path.printable)")
                Output.note("  waymark list shows all ids")
                throw ErrorPresentation.Exit.stopped
            }
            let zones = whole ? [] : try library.privacyZones()
            if heartbeats {
                let intervals = try library.heartbeats(ofActivity: id)
                HeartbeatText.write(intervals, asJSON: output.json) { Output.line($0) }
                if intervals == nil {
                    Output.note("waymark: the recording has no times between heartbeats")
                }
            } else if samples {
                let table = SampleTable(try library.streams(ofActivity: id), outside: zones)
                table.write(asJSON: output.json) { Output.line($0) }
                if table.isCut {
                    Output.note("waymark: positions inside privacy zones are left out")
                    Output.note("  --whole prints them, too")
                }
            } else if output.json {
                Output.line(detail.json(outside: zones).line)
            } else {
                Output.write(ActivityText.text(detail))
            }
        }
    }
}
