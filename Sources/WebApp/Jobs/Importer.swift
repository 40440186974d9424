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
    /// An import is being taken back.
    case undoing(run: Int64)
}

/// Runs imports, one at a time, each on a thread of its own.
final class Importer: Sendable {
    typealias ImportJob = Job<ImportStage, ImportReport>

    let job = ImportJob()
    /// What the import has met so far.
    let picture = GrowingPicture()
    /// What remains to be done: an import that was stopped, or one that the user has to confirm.
    private struct Rest {
        var sources: [String]
        var needsConsent = false
    }

    private let rest = Mutex<Rest?>(nil)
    private let options: PageOptions
    /// Called when an import has ended in any way.
    private let ended: @Sendable () -> Void

    init(_ options: PageOptions, ended: @escaping @Sendable () -> Void) {
        self.options = options
        self.ended = ended
    }

    var isBusy: Bool { job.isBusy }
    /// Whether a stopped import can be continued.
    var canContinue: Bool { rest.withLock { $0?.needsConsent == false } }
    /// Whether an export waits for the user's confirmation.
    var needsConsent: Bool { rest.withLock { $0?.needsConsent == true } }

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
    func giveUp(_ refusal: HTTPError, _ ticket: ImportJob.Ticket) {
        job.end(.failed([refusal.title.text, refusal.advice.text]), ticket)
    }

    // MARK: Undo

    /// Takes an import back, on a thread of its own.
    ///
    /// - Returns: whether it began; not when something else is under way.
    func undo(run: Int64) -> Bool {
        guard let ticket = job.begin(.undoing(run: run)) else { return false }
        dropRest()
        let thread = Thread {
            var result = ImportJob.State.idle
            do {
                _ = try LibraryMaintenance(self.options.folder).undo(
                    run: run, now: self.options.now())
            } catch {
                result = .failed(ErrorText.sentences(error, in: self.options.folder))
            }
            self.ended()
            self.job.end(result, ticket)
        }
        thread.stackSize = 8 << 20
        thread.start()
        return true
    }

    // MARK: Imports

    /// Starts an import.
    ///
    /// - Parameters:
    ///   - sources: as `ImportOptions` has them.
    ///   - receiving: what ``receive(_:total:)`` gave, where the export came in that way; it is
    ///     deleted when it has been imported.
    ///   - isConfirmed: whether a person said that an export is right that looks doubtful.
    /// - Returns: whether it began; not when something else is under way, or the upload was
    ///   cancelled.
    func start(
        _ sources: [String], named name: String, receiving: ImportJob.Ticket? = nil,
        isConfirmed: Bool = false
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
            if rest.withLock(\.?.sources) != sources { dropRest() }
        }
        rest.withLock { $0 = nil }
        picture.clear()
        let thread = Thread {
            let result = self.run(sources, isConfirmed, ticket) { progress in
                self.job.report(.importing(name: name, progress, since: began), ticket)
            }
            self.ended()
            self.job.end(result, ticket)
        }
        thread.stackSize = 8 << 20
        thread.start()
        return true
    }

    /// Continues what was stopped, or what the user has just confirmed.
    func continueRest() -> Bool {
        guard let rest = rest.withLock(\.self) else { return false }
        let name = rest.sources.first.map { URL(filePath: $0).lastPathComponent }
        return start(
            rest.sources, named: name ?? "Strava Export", isConfirmed: rest.needsConsent)
    }

    /// Asks the running job to stop at the next file.
    func cancel() {
        guard let ticket = job.cancel(), case .running(.receiving) = job.state else { return }
        // At once: a sender that has stalled would block the job for ever.
        giveUp(Upload.cancelled, ticket)
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
            return rest?.sources ?? []
        }
        for source in sources where Self.isUpload(source) {
            try? FileManager.default.removeItem(atPath: source)
        }
    }

    private static func isUpload(_ source: String) -> Bool {
        URL(filePath: source).deletingLastPathComponent().lastPathComponent == Upload.folderName
    }

    private func run(
        _ sources: [String], _ isConfirmed: Bool, _ ticket: ImportJob.Ticket,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) -> ImportJob.State {
        var importing = ImportOptions(sources: sources, folder: options.folder)
        importing.jobs = options.workers
        importing.confirmsAbsence = isConfirmed
        importing.namesAllFailures = true
        importing.glimpse = { self.picture.add($0) }
        importing.terms = try? StravaTerms(options.folder, environment: options.environment)
        let result: ImportJob.State
        var unfinished: Rest?
        do {
            let report = try ImportRun(
                importing, now: options.now(), stop: ticket.stop, progress: progress
            ).run()
            if report.outcome == .stopped { unfinished = Rest(sources: sources) }
            result = .ended(report)
        } catch {
            if (error as? ImportError)?.needsConsent == true {
                unfinished = Rest(sources: sources, needsConsent: true)
            }
            result = .failed(ErrorText.sentences(error, in: options.folder))
        }
        for source in sources where unfinished == nil && Self.isUpload(source) {
            try? FileManager.default.removeItem(atPath: source)
        }
        if let unfinished { rest.withLock { $0 = unfinished } }
        return result
    }
}
