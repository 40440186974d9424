import ActivityModel
import ArgumentParser
import Ingest
import Storage

/// `waymark show ID`: everything about one activity.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one activity: facts, sessions, laps, streams, where it all came from.",
        discussion: """
            Examples:

              waymark show 1234567890
              waymark show 1234567890 --samples > samples.csv
              waymark show 1234567890 --samples --json | jq -r .heartrate
            """)

    @Argument(help: ArgumentHelp("Strava's activity id.", valueName: "id"))
    var id: Int64

    @Flag(help: "Print the samples instead, a line each: CSV, or JSON Lines with --json.")
    var samples = false

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption
    @OptionGroup var output: JSONFlag

    func run() throws {
        try ErrorPresentation.presenting {
            let library = try library.open(for: athlete)
            try athlete.expect(activities: [id], in: library)
            guard let detail = try library.activity(id) else {
                Output.note("waymark: no activity \(id) in \(library.folder.path.printable)")
                Output.note("  waymark list shows the ids that are there")
                throw ErrorPresentation.Exit.stopped
            }
            if samples {
                let table = SampleTable(try library.streams(ofActivity: id))
                table.print(asJSON: output.json)
            } else if output.json {
                Output.line(detail.json.line)
            } else {
                Output.write(ActivityText.text(detail))
            }
        }
    }
}

/// The streams of an activity, sample by sample.
struct SampleTable {
    private let columns: [(name: String, stream: Stream)]

    /// Two streams of one name (a native and a developer field) are told apart by a number.
    init(_ streams: [Stream]) {
        var seen: [String: Int] = [:]
        columns = streams.map { stream in
            let name = stream.name.rawValue
            seen[name, default: 0] += 1
            let number = seen[name] ?? 1
            return (name: number == 1 ? name : "\(name)_\(number)", stream: stream)
        }
    }

    func print(asJSON: Bool) {
        let count = columns.first?.stream.count ?? 0
        if !asJSON { Output.line(columns.map { Self.quoted($0.name) }.joined(separator: ",")) }
        for index in 0..<count {
            let cells = columns.map { Self.cell($0.stream, index) }
            if asJSON {
                Output.line(JSONText.object(zip(columns.map(\.name), cells).map { ($0, $1) }).line)
            } else {
                let texts = cells.map { cell -> String in
                    switch cell {
                    case .null: ""
                    case .string(let text): text
                    default: cell.line
                    }
                }
                Output.line(texts.joined(separator: ","))
            }
        }
    }

    private static func cell(_ stream: Stream, _ index: Int) -> JSONText {
        if stream.name == .time, case .scaled(let raw, .microseconds) = stream.values {
            return raw[index] == Stream.missing
                ? .null : .string(Timestamp(microseconds: raw[index]).description)
        }
        return JSONText(stream[index])
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
