import ArgumentParser
import Ingest
import Reports
import Storage
import StravaAPI

/// `waymark disconnect`: ends the access to Strava.
struct DisconnectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disconnect",
        abstract: "Revoke Strava's access, and keep or delete what came only from the API.",
        discussion: """
            Data from exports always stays. Without --keep or --delete you are asked what \
            to do with activities that came only from the API.

            Examples:

              waymark disconnect --keep
              waymark disconnect --delete
            """)

    @Flag(help: "Keep activities that came only from the API.")
    var keep = false

    @Flag(help: "Delete activities that came only from the API.")
    var delete = false

    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func validate() throws {
        if keep && delete { throw ValidationError("--keep and --delete exclude each other") }
    }

    func run() async throws {
        try await ErrorPresentation.presenting {
            let leaving = StravaLeaving(library.folder)
            let (only, isConnected) = try await leaving.state(now: Clock.now())
            guard isConnected || only > 0 || delete else { throw StravaAPIError.notConnected }
            var deletes = delete
            if only > 0 && !keep && !delete { deletes = try await asks(only) }
            let outcome = try await leaving.leave(deleting: deletes, now: Clock.now())
            output.write(outcome.text, outcome.json)
        }
    }

    private func asks(_ count: Int) async throws -> Bool {
        guard Output.canAsk else {
            throw ValidationError(
                "\(count) activities came from the API only: say --keep or --delete")
        }
        return try await blocking {
            try Question.confirm(
                "\(Format.count(count)) activities came from the API only. Delete them?")
        }
    }
}
