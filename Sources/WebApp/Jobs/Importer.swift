import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import Synchronization
import WebServer

/// The stage of an import.
enum ImportStage: Sendable {
    /// An export is being uploaded: bytes so far, and the total if known.
    case receiving(name: String, bytes: Int64, total: Int64?)
    case importing(name: String, ImportProgress, since: ContinuousClock.Instant)
}

/// Runs imports, one at a time, each on a thread of its own.
final class Importer: Sendable {
    typealias ImportJob = Job<ImportStage, ImportReport>

    let job = ImportJob()
    /// The sources of a stopped import, which can be continued.
    private let rest = Mutex<[String]?>(nil)
    private let options: PageOptions
    /// Called when an import has ended in any way.
    private let ended: @Sendable () -> Void

    init(_ options: PageOptions, ended: @escaping @Sendable () -> Void) {
        self.options = options
        self.ended = ended
    }

    var isBusy: Bool { job.isBusy }
    /// Whether a stopped import can be continued.
    var canContinue: Bool { rest.withLock { $0 != nil } }

    // MARK: Uploads

    /// Reserves the job for an upload; `nil` if a job is running.
    func receive(_ name: String, total: Int64?) -> ImportJob.Ticket? {
        guard let ticket = job.begin(.receiving(name: name, bytes: 0, total: total)) else {
            return nil
        }
        dropRest()
        return ticket
    }

    /// Releases the job before an import began.
    func giveUp(_ message: String, _ ticket: ImportJob.Ticket) {
        job.end(.failed(message: message), ticket)
    }

    // MARK: Imports

    /// Starts an import.
    ///
    /// - Parameters:
    ///   - sources: as in `ImportOptions`.
    ///   - receiving: the result of ``receive(_:total:)`` for an uploaded export, which is deleted
    ///     after the import.
    /// - Returns: whether it started; `false` if another job is running, or the upload was
    ///   cancelled.
    func start(
        _ sources: [String], named name: String, receiving: ImportJob.Ticket? = nil
    ) -> Bool {
        let began = ContinuousClock.now
        let stage = ImportStage.importing(
            name: name, ImportProgress(.reading(export: name)), since: began)
        let ticket: ImportJob.Ticket
        if let receiving {
            guard job.report(stage, receiving) else { return false }
            ticket = receiving
        } else {
            guard let new = job.begin(stage) else { return false }
            ticket = new
            if rest.withLock(\.self) != sources { dropRest() }
        }
        rest.withLock { $0 = nil }
        let thread = Thread {
            let result = self.run(sources, ticket) { progress in
                self.job.report(.importing(name: name, progress, since: began), ticket)
            }
            self.ended()
            self.job.end(result, ticket)
        }
        thread.stackSize = 8 << 20
        thread.start()
        return true
    }

    func continueStopped() -> Bool {
        guard let rest = rest.withLock(\.self) else { return false }
        return start(
            rest, named: rest.first.map { URL(filePath: $0).lastPathComponent } ?? "Strava Export")
    }

    /// Asks the running job to stop at the next file.
    func cancel() {
        guard let ticket = job.cancel(), case .running(.receiving) = job.state else { return }
        // At once: a sender that has stalled would block the job for ever.
        giveUp(Upload.cancelled.title + "\n" + Upload.cancelled.advice, ticket)
    }

    /// Clears the result of the last import, because the library no longer matches it.
    func forget() {
        guard !job.isBusy else { return }
        dropRest()
        job.reset()
    }

    /// An uploaded export whose import is not continued would otherwise remain for ever.
    private func dropRest() {
        let sources = rest.withLock { rest in
            defer { rest = nil }
            return rest ?? []
        }
        for source in sources where Self.isUpload(source) {
            try? FileManager.default.removeItem(atPath: source)
        }
    }

    private static func isUpload(_ source: String) -> Bool {
        URL(filePath: source).deletingLastPathComponent().lastPathComponent == Upload.folderName
    }

    private func run(
        _ sources: [String], _ ticket: ImportJob.Ticket,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) -> ImportJob.State {
        var importing = ImportOptions(sources: sources, folder: options.folder)
        importing.jobs = options.workers
        importing.namesAllFailures = true
        let result: ImportJob.State
        var isStopped = false
        do {
            let report = try ImportRun(
                importing, now: options.now(), stop: ticket.stop, progress: progress
            ).run()
            isStopped = report.outcome == .stopped
            result = .ended(report)
        } catch {
            result = .failed(message: ErrorText.message(error, in: options.folder))
        }
        for source in sources where !isStopped && Self.isUpload(source) {
            try? FileManager.default.removeItem(atPath: source)
        }
        if isStopped { rest.withLock { $0 = sources } }
        return result
    }
}
