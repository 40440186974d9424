import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark undo RUN`: undoes one import.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take one import back, as if its exports had never been seen.",
        discussion: """
            Database, 'Strava Export' and 'Export Tables' alike. Asks first. The ZIP itself is not \
            touched: importing it again brings everything back.

            Example:

              waymark undo 3
            """)

    @Argument(help: ArgumentHelp("The run's number, as import-export prints it.", valueName: "run"))
    var number: Int64

    @OptionGroup var consent: Consent
    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let open = try library.open(for: athlete)
            if let id = athlete.athlete { try open.expect(run: number, of: id) }
            let names = try open.exportNames(ofRun: number)
            guard !names.isEmpty else {
                Output.note("waymark: run \(number) has no export left in the library")
                Output.note("  waymark status -v shows which run imported which export")
                throw ErrorPresentation.Exit.stopped
            }
            let list = names.map(\.printable).joined(separator: ", ")
            try consent.ask("Undo the import of \(list)?")
            let leftovers = try LibraryMaintenance(library.folder)
                .undo(run: number, now: Clock.now())
            output.write(leftovers.undoneText, leftovers.undoneJSON(run: number))
        }
    }
}

/// Confirmation of an action that cannot be undone.
struct Consent: ParsableArguments {
    @Flag(name: [.short, .long], help: "Do not ask.")
    var yes = false

    /// Asks on the terminal; without one, `--yes` is required.
    func ask(_ question: String) throws {
        if yes { return }
        guard Output.canAsk else {
            throw ValidationError("there is no terminal to ask at; add --yes")
        }
        guard try Question.confirm(question) else {
            Output.note("nothing was changed")
            throw ErrorPresentation.Exit.stopped
        }
    }
}
