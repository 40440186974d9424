import JSON
import ArgumentParser
import Ingest
import Reports
import Storage
import StravaAPI

/// `waymark disconnect`: takes the access back.
struct DisconnectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disconnect",
        abstract: "Revoke Strava's access, and keep or delete what only the API brought.",
        discussion: """
            What exports brought stays in any case. Without --keep or --delete you are asked what \
            to do with activities that only the API brought.

            Examples:

              waymark disconnect --keep
              waymark disconnect --delete
            """)

    @Flag(help: "Keep activities that only the API brought.")
    var keep = false

    @Flag(help: "Delete activities that only the API brought.")
    var delete = false

    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func validate() throws {
        if keep && delete { throw ValidationError("--keep and --delete exclude each other") }
    }

    func run() throws {
        try ErrorPresentation.presenting {
            let connection = try StravaConnection(library.folder)
            guard let tokens = try waiting({ try await connection.tokens.tokens() }) else {
                throw StravaAPIError.notConnected
            }
            let only = try onlyAPI(of: tokens.athleteID)
            let deletes = try only > 0 && (delete || !keep && asks(only))
            try waiting { try await connection.authorizer.revoke(tokens) }
            try waiting { try await connection.tokens.remove() }
            var gone = 0
            if deletes, let athlete = tokens.athleteID {
                gone = try Library.openForWriting(library.folder).removeAPI(
                    athlete: athlete, now: Clock.now())
            }
            if output.json {
                Output.line(
                    JSONValue.object([
                        "connected": .bool(false), "deleted": JSONValue(gone),
                        "kept": JSONValue(only - gone),
                    ]).line)
                return
            }
            Output.line("Disconnected: Strava revoked the access, and the tokens are deleted.")
            if only > 0 {
                let activities = "\(Format.count(only)) that only the API brought"
                Output.line(deletes ? "Deleted \(activities)." : "Kept \(activities).")
            }
        }
    }

    private func onlyAPI(of athlete: Int64?) throws -> Int {
        do {
            return try Library.open(library.folder).apiStatus(athlete: athlete, now: Clock.now())
                .onlyAPI
        } catch let error as StoreError where error.kind == .notFound {
            return 0
        }
    }

    private func asks(_ count: Int) throws -> Bool {
        guard Output.canAsk else {
            throw ValidationError(
                "\(count) activities came from the API only: say --keep or --delete")
        }
        return try Question.confirm(
            "\(Format.count(count)) activities came from the API only. Delete them?")
    }
}
