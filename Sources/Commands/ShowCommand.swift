import JSON
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

            Positions inside the privacy zones of `waymark serve` are left out.
            """)

    @Argument(help: ArgumentHelp("Strava's activity id.", valueName: "id"))
    var id: Int64

    @Flag(help: "Print the samples instead, a line each: CSV, or JSON Lines with --json.")
    var samples = false

    @Flag(help: "Print positions inside privacy zones, too.")
    var whole = false

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
            let zones = whole ? [] : try library.privacyZones()
            if samples {
                let table = SampleTable(try library.streams(ofActivity: id), outside: zones)
                table.print(asJSON: output.json)
                if table.isCut {
                    Output.note("waymark: positions inside privacy zones are left out")
                    Output.note("  --whole prints them, too")
                }
            } else if output.json {
                Output.line(detail.json(withPlaces: zones.isEmpty).line)
            } else {
                Output.write(ActivityText.text(detail))
            }
        }
    }
}

/// The streams of an activity, sample by sample.
struct SampleTable {
    private let columns: [(name: String, stream: SampleStream)]
    /// The samples whose position is left out.
    private let hidden: Set<Int>

    /// Whether any position is left out.
    var isCut: Bool { !hidden.isEmpty }

    /// Two streams of one name (a native and a developer field) are told apart by a number.
    ///
    /// - Parameter zones: circles whose inside is left out of the positions.
    init(_ streams: [SampleStream], outside zones: [PrivacyZone]) {
        let streams = streams.mergingInstants()
        hidden = Self.hidden(streams, zones)
        columns = zip(streams.uniqueNames { $0.name.rawValue }, streams).map { ($0, $1) }
    }

    func print(asJSON: Bool) {
        let count = columns.first?.stream.count ?? 0
        if !asJSON { Output.line(columns.map { Self.quoted($0.name) }.joined(separator: ",")) }
        for index in 0..<count {
            let isHidden = hidden.contains(index)
            let cells = columns.map { column in
                isHidden && [.latitude, .longitude].contains(column.stream.name)
                    ? .null : Self.cell(column.stream, index)
            }
            if asJSON {
                Output.line(JSONValue.object(zip(columns.map(\.name), cells).map { ($0, $1) }).line)
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

    /// The samples of which any pair of coordinates lies in a zone, or is only half there.
    private static func hidden(_ streams: [SampleStream], _ zones: [PrivacyZone]) -> Set<Int> {
        guard !zones.isEmpty else { return [] }
        let north = streams.filter { $0.name == .latitude }
        let east = streams.filter { $0.name == .longitude }
        var hidden: Set<Int> = []
        for number in 0..<max(north.count, east.count) {
            let latitude = number < north.count ? north[number] : nil
            let longitude = number < east.count ? east[number] : nil
            for index in 0..<max(latitude?.count ?? 0, longitude?.count ?? 0) {
                let y = latitude.flatMap { index < $0.count ? $0[index] : nil }
                let x = longitude.flatMap { index < $0.count ? $0[index] : nil }
                if y == nil, x == nil { continue }
                if let y, let x, !zones.contains(where: { $0.covers(latitude: y, longitude: x) }) {
                    continue
                }
                hidden.insert(index)
            }
        }
        return hidden
    }

    private static func cell(_ stream: SampleStream, _ index: Int) -> JSONValue {
        if stream.name == .time, case .scaled(let raw, .microseconds) = stream.values {
            return raw[index] == SampleStream.missing
                ? .null : .string(Timestamp(microseconds: raw[index]).description)
        }
        return JSONValue(stream[index])
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
