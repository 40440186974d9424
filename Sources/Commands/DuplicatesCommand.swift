import JSON
import ArgumentParser
import Ingest
import Reports
import Storage

/// `waymark duplicates`: the same workout recorded twice.
struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "List pairs of activities that look like one workout recorded twice.",
        discussion: """
            They overlap in time, with the same sport and a similar distance, as from a watch and a \
            phone. Nothing is merged: waymark prefer ID leaves the other one out of totals.

            Example:

              waymark duplicates
            """)

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let pairs = try library.open(for: athlete).duplicates(athlete: athlete.athlete)
            if output.json {
                for pair in pairs { Output.line(pair.json.line) }
            } else if pairs.isEmpty {
                Output.note("no workout was recorded twice")
            } else {
                for pair in pairs { Output.write(pair.text) }
            }
        }
    }
}

/// `waymark prefer ID`: which of two recordings counts.
struct PreferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefer",
        abstract: "Count one recording of a workout and leave the others out of totals.",
        discussion: """
            Both stay in the library. --undo reverts the choice.

            Example:

              waymark prefer 1234567890
            """)

    @Argument(help: ArgumentHelp("Strava's id of the activity to count.", valueName: "id"))
    var id: Int64

    @Flag(help: "Let all recordings of it count again.")
    var undo = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let open = try library.open(for: athlete)
            try athlete.expect(activities: [id], in: open)
            let others = try open.duplicates(athlete: athlete.athlete).flatMap { pair -> [Int64] in
                let ids = [pair.first.id, pair.second.id]
                return ids.contains(id) ? ids.filter { $0 != id } : []
            }
            let writing = try Library.openForWriting(library.folder)
            let report: PreferenceReport
            if undo {
                report = PreferenceReport(restored: try writing.dropPreference(for: id))
            } else {
                guard !others.isEmpty else {
                    Output.note("waymark: activity \(id) has no duplicate here")
                    Output.note("  waymark duplicates lists those that do")
                    throw ErrorPresentation.Exit.stopped
                }
                try writing.prefer(id, over: others)
                report = PreferenceReport(id, over: others)
            }
            output.write(report.text, report.json)
        }
    }
}
