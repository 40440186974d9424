import JSON
import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark verify`: checks that library and cache are intact.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that every file, stream and reference is what was imported.",
        discussion: """
            Reads the whole cache and decodes every stream; with --athlete only that athlete's, \
            and the database as such. --repair reads damaged streams again from \
            the cache. Exit code 3 if something is wrong that was not repaired.

            Example:

              waymark verify --repair
            """)

    @Flag(help: "Read what is damaged again from the cache.")
    var repair = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            _ = try library.open(for: athlete)
            let result = try LibraryCheck(library.folder, athlete: athlete.athlete).run(
                repairs: repair, now: Clock.now())
            if output.json {
                Output.line(result.json.line)
            } else {
                Output.write(result.text)
            }
            if !result.isWhole { throw ErrorPresentation.Exit.someFilesFailed }
        }
    }
}
