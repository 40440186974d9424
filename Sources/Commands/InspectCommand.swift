import JSON
import ActivityDecoding
import ActivityModel
import ArgumentParser
import Bytes
import Ingest

/// `waymark inspect FILE…`: decodes activity files without a library.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Decode FIT, GPX and TCX files (gzipped or not) and say what is in them.",
        discussion: """
            Needs no library. Exit code 3 when a file could not be read.

            Examples:

              waymark inspect ride.fit run.tcx.gz
              waymark inspect --json *.gpx | jq .totals
            """)

    @Argument(help: ArgumentHelp("The files.", valueName: "file"))
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

extension ActivityFile {
    /// The file as a program reads it.
    func json(path: String) -> JSONValue {
        .object([
            "path": .string(path),
            "format": .string(format.rawValue),
            "purpose": .string(purpose.rawValue),
            "outcome": .string(outcome.rawValue),
            "totals": .object([
                "samples": JSONValue(sampleCount), "sessions": JSONValue(sessions.count),
                "laps": JSONValue(laps.count), "first_time": JSONValue(firstTime),
                "last_time": JSONValue(lastTime), "distance": JSONValue(distanceMetres),
                "elapsed": JSONValue(recordedTotals.elapsedSeconds), "sport": JSONValue(sport),
                "lengths": JSONValue(lengths.count), "events": JSONValue(events.count),
            ]),
            "streams": streamSummaries,
            "sessions": .array(sessions.map(\.json)),
            "creator": JSONValue(creator),
            "utc_offset": JSONValue(utcOffset?.seconds),
            "issues": .array(
                issues.map { issue in
                    .object([
                        "code": .string(issue.code.rawValue),
                        "severity": .string(issue.severity.rawValue),
                        "message": .string(issue.message),
                        "position": JSONValue(issue.position?.description),
                    ])
                }),
        ])
    }

    /// Count, sum, least and greatest by stream; developer fields as `name (developer field)`. Fields
    /// of two applications that have one name are told apart by a number.
    private var streamSummaries: JSONValue {
        let shown = streams.filter { $0.name != .time }
        let names = shown.uniqueNames { stream in
            stream.name.rawValue + (stream.source == .native ? "" : " (developer field)")
        }
        return .object(
            zip(names, shown).map { name, stream in
                let summary = stream.summary
                return (
                    name,
                    .object([
                        "count": JSONValue(summary.count), "sum": .decimal(summary.sum),
                        "min": JSONValue(summary.min), "max": JSONValue(summary.max),
                        "unit": .string(stream.unit),
                    ])
                )
            })
    }
}
