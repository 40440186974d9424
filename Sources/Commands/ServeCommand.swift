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

            In a container or service, these variables stand for options: WAYMARK_HOST, WAYMARK_PORT, \
            WAYMARK_PUBLIC_PORT, WAYMARK_PASSWORD_FILE, WAYMARK_SYNC_EVERY, WAYMARK_LOG_LEVEL.

            Examples:

              waymark serve
              waymark serve --port 0 --no-browser --skip-reload
              waymark serve --check
            """)

    @Option(
        help: ArgumentHelp(
            "The port; 0 takes any free one.",
            discussion: "Default: WAYMARK_PORT, otherwise 8080.", valueName: "n"))
    var port: UInt16?

    @Option(
        help: ArgumentHelp(
            "The port that visitors use, if a container or router publishes another.",
            valueName: "n"))
    var publicPort: UInt16?

    @Option(
        help: ArgumentHelp(
            "The address or name of this machine for others; needs a password.", valueName: "name"))
    var host: String?

    @Option(
        help: ArgumentHelp("A file whose first line is the password.", valueName: "path"),
        completion: .file())
    var passwordFile: String?

    @Flag(help: "Only ask the page served at this port how it is; exit code 1 if it is not well.")
    var check = false

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
            discussion: "Default: WAYMARK_LOG_LEVEL, otherwise warning.", valueName: "level"))
    var logLevel: LogLevel?

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
            let settings = ServeSettings(environment: ProcessInfo.processInfo.environment)
            if check { return try checkServer(settings) }
            try library.bringUpToDate()
            var options = PageOptions(folder: library.folder, now: Clock.now)
            if let id = athlete.athlete {
                try library.open(for: athlete).close()
                options.athlete = id
            }
            try configure(&options, settings)
            guard try choosePort(&options, settings) else { return }
            let quit = QuitButton()
            if options.isQuittable { options.quit = quit }
            let app = LibraryApp(options)
            let server = try PageServer(app)
            if skipReload {
                app.prepareMap()
            } else {
                app.reload(stravaBegin: stravaBegin, stravaEnd: stravaEnd)
            }
            app.startSchedule()
            try await serve(server, app, quit)
        }
    }

    private func configure(_ options: inout PageOptions, _ settings: ServeSettings) throws {
        options.port = try settings.port(port, or: "WAYMARK_PORT", allowingZero: true) ?? 8080
        options.publicPort = try settings.port(
            publicPort, or: "WAYMARK_PUBLIC_PORT", allowingZero: false)
        options.host = host ?? settings.text("WAYMARK_HOST")
        options.password = try settings.password(file: passwordFile)
        options.workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let files = InstalledFiles()
        options.sample = files.sample
        if let leaflet = files.leaflet { options.leafletFolders.insert(leaflet, at: 0) }
        let level = try settings.value(
            logLevel, or: "WAYMARK_LOG_LEVEL", "debug, info, warning or error",
            LogLevel.init(rawValue:))
        options.logger = (level ?? .warning).logger
        options.syncInterval = try settings.value(
            syncEvery, or: "WAYMARK_SYNC_EVERY", "a time such as 30m, 6h or 1d", Self.interval)
    }

    /// Asks the page that another process serves; the library is not touched here.
    private func checkServer(_ settings: ServeSettings) throws {
        var options = PageOptions(folder: library.folder, now: Clock.now)
        options.port = try settings.port(port, or: "WAYMARK_PORT", allowingZero: false) ?? 8080
        options.host = host ?? settings.text("WAYMARK_HOST")
        let answer = HealthRequest(address: options.checkedAddress, port: options.port).send()
        switch answer {
        case .healthy: Output.line("port \(options.port): the page is being served")
        case .other(let status):
            Output.note(
                "waymark: port \(options.port): "
                    + (status.map { "the answer has status \($0)" } ?? "not a page of Waymark"))
        case .none: Output.note("waymark: port \(options.port): no answer")
        }
        if answer != .healthy { throw ErrorPresentation.Exit.stopped }
    }

    /// The next free port if nobody asked for a certain one and it is taken.
    ///
    /// - Returns: whether to serve; not when the same library is being served already: then the
    ///   browser opens that page.
    private func choosePort(
        _ options: inout PageOptions, _ settings: ServeSettings
    ) throws -> Bool {
        guard try settings.port(port, or: "WAYMARK_PORT", allowingZero: true) == nil,
            options.host == nil
        else { return true }
        let first = options.port
        for candidate in first...first + 20 {
            let request = HealthRequest(
                address: options.checkedAddress, port: candidate, timeout: 1)
            let answer = request.text()
            if answer == nil {
                options.port = candidate
                return true
            }
            guard let answer, HealthRequest.answer(answer) == .healthy,
                answer.contains(PageHealth.mark(of: library.folder))
            else { continue }
            let address = "http://127.0.0.1:\(candidate)/"
            Output.line(address)
            Output.note("Waymark is running already; it shows your library there.")
            if !noBrowser { Browser.open(address) }
            return false
        }
        return true
    }

    private func serve(
        _ server: PageServer, _ app: LibraryApp, _ quit: QuitButton
    ) async throws {
        quit.connect {
            app.stopJobs()
            Task {
                // The answer to the press is still to be sent.
                try? await Task.sleep(for: .milliseconds(300))
                await server.stop()
            }
        }
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
}

extension PageOptions {
    /// Whether a visitor may end the program: only where a person started it on this machine, not
    /// systemd, and nobody else sees it.
    fileprivate var isQuittable: Bool { host == nil && environment["INVOCATION_ID"] == nil }
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
