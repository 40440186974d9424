import JSON
import ActivityModel
public import ArgumentParser
import Dispatch
import Foundation
import Ingest
import Reports
import Storage
import ZIP

/// `waymark import-export PATH…`: imports exports into the library.
public struct ImportExportCommand: AsyncParsableCommand {
    /// Name and help text of `waymark import-export`.
    public static let configuration = CommandConfiguration(
        commandName: "import-export",
        abstract: "Import Strava account exports into the library.",
        discussion: """
            Takes the ZIPs that Strava sends, or the folders they were unpacked to. Import as many as \
            you have, in any order, as often as you like: nothing is imported twice, nothing is lost. An \
            interrupted import is completed by the next. Exit code 3: finished, but some files could \
            not be read. If Strava is connected, a sync follows.

            Examples:

              waymark import-export ~/Downloads/export_12345678.zip
              waymark import-export 2019.zip 2024.zip ~/unpacked-export
              waymark import-export --dry-run export_12345678.zip
            """)

    @Argument(
        help: ArgumentHelp(
            "ZIPs or unpacked export folders. Default: the library's 'Strava Export'.",
            valueName: "path"),
        completion: .file(extensions: ["zip"]))
    var paths: [String] = []

    @OptionGroup var library: LibraryOption

    @Option(
        help: ArgumentHelp(
            "Strava's athlete id, for exports that do not name their athlete.", valueName: "id"))
    var athlete: Int64?

    @Option(
        help: ArgumentHelp(
            "The date of the exports (2026-01-31), if it cannot be determined.",
            valueName: "date"),
        transform: DateArgument.parse)
    var asOf: Timestamp?

    @Flag(help: "Keep tables about logins, devices, contacts and messages in the database too.")
    var includePrivate = false

    @Flag(help: "Show what an import would change; write nothing.")
    var dryRun = false

    @Flag(
        help:
            "Import without asking, even if an export lacks a tenth of the library or looks older than its date."
    )
    var yes = false

    @Flag(help: "Do not sync with Strava afterwards.")
    var noSync = false

    @Flag(help: "Decode straight from the ZIP; do not unpack it into 'Strava Export'.")
    var noCache = false

    @Option(
        help: ArgumentHelp("Number of workers (default: one per core).", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Maximum size of an inflated ZIP in gigabytes (256).", valueName: "gb"))
    var maxSize: Int?

    @Option(
        help: ArgumentHelp(
            "Maximum compression ratio of a large entry (250); beyond it, the ZIP is treated as a bomb.",
            valueName: "n"))
    var maxRatio: Int?

    @Flag(name: [.short, .long], help: "Print nothing but errors.")
    var quiet = false

    @Flag(name: [.short, .long], help: "List every failure and the issues by code.")
    var verbose = false

    @OptionGroup var output: JSONFlag

    /// Creates a command for the argument parser.
    public init() {}

    /// Validates what the argument parser cannot.
    public func validate() throws {
        for (name, value) in [("jobs", jobs), ("max-size", maxSize), ("max-ratio", maxRatio)] {
            if let value, !(1...1_000_000).contains(value) {
                throw ValidationError("--\(name) must be from 1 to 1,000,000")
            }
        }
    }

    /// Imports the exports, prints the report, and syncs if Strava is connected.
    public func run() async throws {
        try await ErrorPresentation.presenting {
            let report = try await imported()
            // The text of the report names them too.
            for error in report.rejected where output.json || quiet {
                ErrorPresentation.note(ErrorReport(error, for: .terminal))
            }
            if let upgrade = report.upgrade { Output.note(upgrade.text) }
            if !output.json && !quiet {
                Output.write(ImportText.text(report, isVerbose: verbose))
            }
            let sync = await handOff(after: report)
            if output.json { Output.line(report.json(with: sync.report).line) }
            if report.outcome == .stopped { throw ErrorPresentation.Exit.interrupted }
            if report.hasFailures { throw ErrorPresentation.Exit.someFilesFailed }
            if let exit = sync.exit { throw exit }
        }
    }

    private func imported() async throws -> ImportReport {
        var options = ImportOptions(sources: paths, folder: library.folder)
        options.isDryRun = dryRun
        options.usesCache = !noCache
        options.jobs = jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
        options.namesAllFailures = verbose
        options.athlete = athlete
        options.asOf = asOf
        options.confirmsAbsence = yes
        options.includesPrivate = includePrivate
        options.terms = try? StravaTerms(library.folder)
        if let maxSize { options.limits.maximumTotalSize = UInt64(maxSize) * 1_000_000_000 }
        if let maxRatio { options.limits.maximumRatio = UInt64(maxRatio) }
        let chosen = options
        let isSilent = quiet || output.json && !Output.isTerminal
        return try await blocking {
            let stop = StopSignal()
            let interrupt = Interrupt(stop, "Stopping after the files under way;")
            let line = ProgressLine(isQuiet: isSilent)
            defer {
                line.end()
                interrupt.end()
            }
            return try ImportRun(
                chosen, now: Clock.now(), stop: stop, progress: line.show
            ).run()
        }
    }

    private func handOff(after report: ImportReport) async -> (report: SyncReport?, exit: ExitCode?)
    {
        let next = SyncAfterImport(folder: library.folder, isQuiet: quiet || output.json)
        guard !dryRun, !noSync, report.outcome == .finished else { return (nil, nil) }
        guard next.isConnected else {
            if !quiet && !output.json {
                Output.line(
                    SyncAfterImport.alternative(
                        newestExport: report.newestExport, now: Clock.now()))
            }
            return (nil, nil)
        }
        Output.flush()
        let (sync, exit) = await next.run()
        if let sync, !quiet, !output.json {
            Output.write("\n" + SyncText.text(sync))
        }
        return (sync, exit)
    }
}
