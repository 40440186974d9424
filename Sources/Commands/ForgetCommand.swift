import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark forget ID…`: deletes activities for good.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Delete activities for good; no later import brings them back.",
        discussion: """
            Asks first. What Strava wrote about them in activities.csv stays in the tables of the \
            cache, which are kept byte for byte. With --undo, the next import of an export that has \
            them brings them back.

            Examples:

              waymark forget 1234567890
              waymark forget --undo 1234567890
            """)

    @Argument(help: ArgumentHelp("Strava's activity ids.", valueName: "id"))
    var ids: [Int64]

    @Flag(help: "Allow the next import to bring them back.")
    var undo = false

    @OptionGroup var consent: Consent
    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            try athlete.expect(activities: ids, in: try library.open(for: athlete))
            let count: Int
            if undo {
                count = try Library.openForWriting(library.folder).remember(ids)
            } else {
                try consent.ask("Delete \(Format.count(ids.count)) activities for good?")
                count = try LibraryMaintenance(library.folder).forget(ids, now: Clock.now())
                    .activities
            }
            let report = ForgetReport(count: count, named: ids.count, isUndo: undo)
            output.write(report.text, report.json)
        }
    }
}
