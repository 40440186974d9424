import JSON
import ActivityDecoding
import ActivityModel
import ArgumentParser
import Bytes
import Ingest
import Reports

/// `waymark inspect FILE…`: decodes activity files without a library.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Decode FIT, GPX and TCX files (gzipped or not) and show their content.",
        discussion: """
            Needs no library. Exit code 3 when a file could not be read.

            Examples:

              waymark inspect ride.fit run.tcx.gz
              waymark inspect --json *.gpx | jq .totals
            """)

    @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file())
    var files: [String]

    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let decoder = ActivityFileDecoder()
            var hasFailure = false
            for path in files {
                let content = decoder.decodeFile(at: path)
                if content.outcome == .failed { hasFailure = true }
                if output.json {
                    Output.line(content.json(path: path).line)
                } else {
                    Output.write(FileText.text(content, path: path))
                }
            }
            if hasFailure { throw ErrorPresentation.Exit.someFilesFailed }
        }
    }
}
