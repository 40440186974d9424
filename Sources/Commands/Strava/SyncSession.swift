import ActivityModel
import ArgumentParser
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI

/// A sync run from a terminal: progress, countdown at a limit, Ctrl-C.
struct SyncSession {
    let folder: LibraryFolder
    var isQuiet = false
    var waits = true
    var athlete: Int64?
    var log = SyncLog(logger: LogLevel.warning.logger)
    private let stop = StopSignal()

    init(folder: LibraryFolder) { self.folder = folder }

    /// Runs a sync with the connected athlete's options, changed by `adjust`.
    func run(_ adjust: (inout SyncOptions) -> Void) async throws -> SyncReport {
        let line = SyncLine(isQuiet: isQuiet)
        _ = try? StravaTerms(folder).apply(now: Clock.now())
        let connection = try StravaConnection(
            folder, waits: waits, onWait: { line.show($0) },
            onExchange: { [log] in log.note($0) })
        for remark in connection.settings.remarks where !isQuiet {
            ErrorPresentation.note(ErrorReport(remark, for: .terminal))
        }
        let connected: (id: Int64, scopes: Set<String>)
        do {
            connected = try await connection.athlete()
        } catch StravaAPIError.notConnected {
            throw NotConnected(folder: folder)
        }
        if let athlete, athlete != connected.id {
            throw ValidationError(
                "athlete \(athlete) is not the one connected, who is \(connected.id)")
        }
        var options = SyncOptions(folder: folder, athlete: connected.id, scopes: connected.scopes)
        options.overlapDays = connection.settings.overlapDays
        options.reconcileDays = connection.settings.reconcileDays
        options.retentionDays = connection.settings.retentionDays
        adjust(&options)
        let (chosen, stop) = (options, stop)
        let running = CancellableTask()
        let interrupt = Interrupt(stop, "Stopping after the request under way.") {
            running.cancel()
        }
        defer {
            interrupt.end()
            line.end()
        }
        let report = try await running.run {
            try await SyncRun(
                chosen, client: connection.client, budget: connection.budget,
                clock: connection.clock, stop: stop, progress: { line.show($0) }
            ).run()
        }
        log.note(report)
        return report
    }

    /// Ends the program with the exit code of the report.
    func exit(_ report: SyncReport) throws {
        switch report.ending {
        case .rateLimited: throw ErrorPresentation.Exit.rateLimited
        case .stopped where stop.isSet: throw ErrorPresentation.Exit.interrupted
        case .refused(let error):
            throw ErrorPresentation.told(error)
        case .stopped, .finished: break
        }
        if report.failed + report.unknown.count > 0 { throw ErrorPresentation.Exit.someFilesFailed }
    }
}
