import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark changes [RUN]`: what an import changed, with old and new values.
struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "List what an import changed: new, renamed, gear, files, absent.",
        discussion: """
            Without a number: the newest import that changed anything.

            Examples:

              waymark changes
              waymark changes 3 --json | jq 'select(.kind == "renamed")'
            """)

    @Argument(help: ArgumentHelp("The run's number, as import-export prints it.", valueName: "run"))
    var number: Int64?

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            guard
                let found = try library.open(for: athlete).changes(
                    ofRun: number, athlete: athlete.athlete)
            else {
                Output.note(
                    number.map { "waymark: there is no run \($0)" } ?? "nothing changed yet")
                if number != nil { throw ErrorPresentation.Exit.stopped }
                return
            }
            if output.json {
                for change in found.changes { Output.line(change.json(run: found.run).line) }
                return
            }
            Output.line(
                "Run \(found.run), \(Format.minute(found.startedAt)): "
                    + found.exports.map(\.printable).joined(separator: ", "))
            Output.write(ChangeText.text(found.changes))
            if found.changes.isEmpty { Output.note("it changed nothing") }
        }
    }
}
