import ArgumentParser
import Foundation
import TestSupport

/// `make-export`: an invented export of any size, for measuring.
@main
struct MakeExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-export",
        abstract: "Write an invented Strava export of any size.",
        discussion: """
            70 % FIT, 20 % GPX, 8 % TCX, 2 % without a file; the same seed gives the same bytes. Prints \
            what is in it.

              make-export 1000 /tmp/export_12345678.zip

            --added makes the same athlete's export of a day later: some more activities, all else as it was.
            """)

    @Argument(help: "How many activities.")
    var count: Int

    @Argument(help: "Where to write the ZIP.")
    var output = "export_12345678.zip"

    @Option(help: "How many more activities a later export has.")
    var added = 0

    @Option(help: "Another seed, another export.")
    var seed: UInt64 = 1

    @Option(help: "How many activities are made at a time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if count < 1 || jobs < 1 || added < 0 {
            throw ValidationError("count and --jobs must be 1 or more, --added 0 or more")
        }
    }

    func run() throws {
        var export = LargeExport(count)
        export.seed = seed
        export.added = added
        if added > 0 { export.asOf += 86_400 }
        export.workers = jobs
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let manifest = try encoder.encode(try export.write(to: output))
        print(String(decoding: manifest, as: UTF8.self))
    }
}
