import ActivityModel
import ArgumentParser
import Foundation
import Ingest
import Logging
import Storage
import WebApp

/// `waymark serve`: serves the page on this machine.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the library in a browser: map, curves, totals; drop exports on it.",
        discussion: """
            Imports what lies in the library's 'Strava Export' and, when connected, asks Strava for \
            what is newer; the page can be used meanwhile, until Ctrl-C. Only this machine can see it; with --host others can, and need a password: set \
            WAYMARK_PASSWORD, or give --password-file. In a library of several athletes visitors \
            choose whom they see; with --athlete they see that one only.

            Examples:

              waymark serve
              waymark serve --port 0 --no-browser --skip-reload
            """)

    @Option(help: ArgumentHelp("The port; 0 takes any free one.", valueName: "n"))
    var port: UInt16 = 8080

    @Option(
        help: ArgumentHelp(
            "The address or name of this machine for others; needs a password.", valueName: "name"))
    var host: String?

    @Option(
        help: ArgumentHelp("A file whose first line is the password.", valueName: "path"))
    var passwordFile: String?

    @Flag(help: "Do not open the browser.")
    var noBrowser = false

    @Flag(help: "Do not import 'Strava Export' or sync at the start.")
    var skipReload = false

    @Option(
        help: ArgumentHelp(
            "Sync activities from this day on at the start, including known ones.",
            valueName: "date"),
        transform: DateArgument.parse)
    var stravaBegin: Timestamp?

    @Option(
        help: ArgumentHelp(
            "Sync only activities before this day at the start.", valueName: "date"),
        transform: DateArgument.parse)
    var stravaEnd: Timestamp?

    @Option(
        help: ArgumentHelp(
            "Sync again this long after each sync, such as 30m, 6h or 1d.",
            valueName: "time"),
        transform: Self.interval)
    var syncEvery: Duration?

    @Option(
        help: ArgumentHelp(
            "What to log to standard error: info logs a line for each request.",
            valueName: "level"))
    var logLevel = LogLevel.warning

    @OptionGroup var athlete: AthleteOption
    @OptionGroup var library: LibraryOption

    func validate() throws {
        if let stravaBegin, let stravaEnd, stravaBegin >= stravaEnd {
            throw ValidationError("--strava-begin must be before --strava-end")
        }
        if skipReload, stravaBegin != nil || stravaEnd != nil {
            throw ValidationError("--skip-reload asks Strava for nothing: leave out the dates")
        }
    }

    /// The minimum is half a minute: Strava counts requests per quarter hour.
    private static func interval(_ text: String) throws -> Duration {
        let seconds = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let match = text.wholeMatch(of: /([0-9]{1,6})([smhd])/),
            let number = Int(match.output.1), let unit = seconds[String(match.output.2)],
            number * unit >= 30
        else { throw ValidationError("expected a time such as 30m, 6h or 1d") }
        return .seconds(number * unit)
    }

    func run() async throws {
        try await ErrorPresentation.presenting {
            try library.bringUpToDate()
            var options = PageOptions(folder: library.folder, now: Clock.now)
            if let id = athlete.athlete {
                try library.open(for: athlete).close()
                options.athlete = id
            }
            options.port = port
            options.host = host
            options.password = try password()
            options.workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
            options.sample = SampleLocation.path
            options.logger = logLevel.logger
            options.syncInterval = syncEvery
            let app = LibraryApp(options)
            let server = try PageServer(app)
            if skipReload {
                app.prepareMap()
            } else {
                app.reload(stravaBegin: stravaBegin, stravaEnd: stravaEnd)
            }
            app.startSchedule()
            try await serve(server, app)
        }
    }

    private func serve(_ server: PageServer, _ app: LibraryApp) async throws {
        let opensBrowser = !noBrowser
        let interrupt = Interrupt(StopSignal(), "Ending.", signals: [SIGINT, SIGTERM]) {
            app.stopJobs()
            Task { await server.stop() }
        }
        defer { interrupt.end() }
        do {
            try await server.run { address in
                Output.line("\(address.absoluteString)")
                Output.flush()
                Output.note("Waymark shows your library there. Ctrl-C ends it.")
                if opensBrowser { Browser.open(address.absoluteString) }
            }
        } catch {
            app.stopJobs()
            await app.waitForJobs()
            throw error
        }
        await app.waitForJobs()
    }

    private func password() throws -> String? {
        if let passwordFile {
            let text: String
            do {
                text = try String(contentsOfFile: passwordFile, encoding: .utf8)
            } catch {
                throw ValidationError("the password file cannot be read")
            }
            guard let line = text.split(whereSeparator: \.isNewline).first, !line.isEmpty else {
                throw ValidationError("the password file is empty")
            }
            return String(line)
        }
        let named = ProcessInfo.processInfo.environment["WAYMARK_PASSWORD"]
        return named?.isEmpty == false ? named : nil
    }
}

/// The amount of logging to standard error while the page is served.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case debug, info, warning, error

    var logger: Logger {
        var logger = Logger(label: "waymark") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel =
            switch self {
            case .debug: .debug
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
        return logger
    }
}

/// The sample export: beside the program, in its share folder, or in a checkout of the source.
private enum SampleLocation {
    static var path: String? {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
        guard let folder = program?.deletingLastPathComponent() else { return nil }
        var places = [
            folder, folder.appending(path: "../share/waymark"),
        ]
        // .build/<triple>/<configuration>/waymark
        places.append(folder.appending(path: "../../../Fixtures"))
        return places.map { $0.appending(path: "export_12345678.zip").standardizedFileURL.path }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}
