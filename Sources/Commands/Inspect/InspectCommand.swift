import JSON
import ActivityModel
import ArgumentParser
import Ingest
import Reports

/// `waymark inspect FILE…`: decodes activity files without a library.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Decode FIT, GPX and TCX files (gzipped, zipped or not) and show their content.",
        discussion: """
            Needs no library. Exit code 3 when a file could not be read. A ZIP archive stands for \
            all activity files in it, and export.zip!activities/1.fit.gz for one of them.

            Examples:

              waymark inspect ride.fit run.tcx.gz
              waymark inspect --json *.gpx | jq .totals
              waymark inspect --samples ride.fit > ride.csv
              waymark inspect --samples --format arrow export.zip > samples.arrow
              waymark inspect --laps --json ride.fit | jq .average_watts
            """)

    @Argument(
        help: ArgumentHelp("Files, ZIP archives, or files in them.", valueName: "file"),
        completion: .file())
    var files: [String]

    @Flag(
        exclusivity: .exclusive,
        help: "Print one table alone, complete; the samples as CSV, others as text.")
    var table: FileTable?

    @Option(
        help: ArgumentHelp(
            "The format of the table: csv, jsonl or arrow.",
            discussion: """
                jsonl is JSON Lines, arrow is Apache Arrow's stream. Units are in the header (csv) \
                or the schema (arrow). With several files, the first column is the file.
                """,
            valueName: "format"))
    var format: TableFormat?

    @Flag(help: "Print every row and field, except samples.")
    var all = false

    @Flag(help: "Print no tables, names or coordinates, as for a bug report.")
    var brief = false

    @OptionGroup var output: JSONFlag

    func validate() throws {
        if table == nil, format != nil {
            throw ValidationError("--format needs a table, such as --samples or --laps")
        }
        if output.json, format == .csv || format == .arrow {
            throw ValidationError(
                "--json and --format \(format?.rawValue ?? "") exclude each other")
        }
        if [all, brief, output.json || table != nil].count(where: { $0 }) > 1 {
            throw ValidationError("--all and --brief are for the text of a whole file")
        }
    }

    func run() throws {
        try ErrorPresentation.presenting {
            let files = files.flatMap { InspectedFile.files(named: $0) }
            let inspector = FileInspector()
            var hasFailure = false
            if let table, let format = tableFormat(of: table) {
                hasFailure = try TablePrinter(inspector, table, format).print(files)
            } else {
                for file in files {
                    let content = inspector.decode(file)
                    if content.outcome == .failed { hasFailure = true }
                    print(content, file.name)
                }
            }
            if hasFailure { throw ErrorPresentation.Exit.someFilesFailed }
        }
    }

    /// The format for programs in which a table is printed; `nil` for text.
    private func tableFormat(of table: FileTable) -> TableFormat? {
        format ?? (output.json ? .jsonl : table == .samples ? .csv : nil)
    }

    private func print(_ content: ActivityFile, _ name: String) {
        if let table {
            Output.write(FileText.text(table, of: content, path: name))
        } else if output.json {
            FileJSON(content, path: name).write { Output.write($0) }
            Output.line()
        } else {
            let extent: FileText.Extent = all ? .all : brief ? .brief : .overview
            Output.write(FileText(content, extent).text(path: name))
        }
    }
}

extension FileTable: EnumerableFlag {}

extension TableFormat: ExpressibleByArgument {}
