import ActivityModel
import Foundation
import Ingest
import Storage
import Synchronization

/// The one import that runs at a time, and what became of the last.
///
/// It runs in a thread of its own and is known to the server, not to a page: closing the page or
/// reloading it changes nothing.
final class ImportJob: Sendable {
    /// How far things are.
    enum State: Sendable {
        /// Nothing was asked for yet.
        case idle
        /// An export is on its way in: bytes so far, and all of them where that is known.
        case receiving(name: String, bytes: Int64, total: Int64?)
        /// Under way.
        case running(name: String, ImportProgress, since: ContinuousClock.Instant)
        /// At its end, or stopped.
        case ended(ImportReport)
        /// It could not begin or go on.
        case failed(message: String)
    }

    private struct Inner {
        var state = State.idle
        var stop = StopSignal()
        /// What was stopped and can go on.
        var rest: [String]?
        /// Counts the jobs, so that a page knows a new one from an old one.
        var number = 0
    }

    private let inner = Mutex(Inner())
    private let running = DispatchGroup()
    private let options: PageOptions
    /// Called when an import has ended, whatever way.
    private let ended: @Sendable () -> Void

    init(_ options: PageOptions, ended: @escaping @Sendable () -> Void) {
        self.options = options
        self.ended = ended
    }

    /// How far things are.
    var state: State { inner.withLock(\.state) }
    /// The number of the job that ``state`` is about.
    var number: Int { inner.withLock(\.number) }
    /// Whether a stopped job can go on.
    var canGoOn: Bool { inner.withLock { $0.rest != nil } }
    /// Whether something is under way.
    var isBusy: Bool { inner.withLock { Self.isBusy($0.state) } }

    private static func isBusy(_ state: State) -> Bool {
        switch state {
        case .receiving, .running: true
        case .idle, .ended, .failed: false
        }
    }

    /// Takes the job for an export that is on its way in.
    ///
    /// - Returns: what stops it; `nil` when something is under way already.
    func receive(_ name: String, total: Int64?) -> StopSignal? {
        inner.withLock { inner in
            guard !Self.isBusy(inner.state) else { return nil }
            dropRest(&inner)
            inner.stop = StopSignal()
            inner.number += 1
            inner.state = .receiving(name: name, bytes: 0, total: total)
            return inner.stop
        }
    }

    /// Tells how much has come in; counts as long as the job is still that of `stop`.
    func received(_ bytes: Int64, _ stop: StopSignal) {
        inner.withLock { inner in
            if inner.stop === stop, case .receiving(let name, _, let total) = inner.state {
                inner.state = .receiving(name: name, bytes: bytes, total: total)
            }
        }
    }

    /// Gives the job up before an import began, where it is still that of `stop`.
    func giveUp(_ message: String, _ stop: StopSignal) {
        inner.withLock { if $0.stop === stop { $0.state = .failed(message: message) } }
    }

    /// Forgets what became of the last job: the library is no longer what it told.
    func forget() {
        inner.withLock { inner in
            guard !Self.isBusy(inner.state) else { return }
            dropRest(&inner)
            inner.state = .idle
        }
    }

    /// What was stopped is not gone on with: an export that came in for it would lie there for ever.
    private func dropRest(_ inner: inout Inner) {
        for source in inner.rest ?? [] where Self.isUpload(source) {
            try? FileManager.default.removeItem(atPath: source)
        }
        inner.rest = nil
    }

    private static func isUpload(_ source: String) -> Bool {
        URL(filePath: source).deletingLastPathComponent().lastPathComponent == Upload.folderName
    }

    /// Begins an import.
    ///
    /// - Parameters:
    ///   - sources: as ``ImportOptions`` has them.
    ///   - receiving: what ``receive(_:total:)`` gave, where the export came in that way; it goes
    ///     when it has been imported.
    /// - Returns: whether it began; not when something else is under way, or the upload was
    ///   cancelled.
    func start(
        _ sources: [String], named name: String, receiving: StopSignal? = nil
    ) -> Bool {
        let stop: StopSignal? = inner.withLock { inner in
            if let receiving {
                // The same job goes on.
                guard inner.stop === receiving, case .receiving = inner.state else { return nil }
            } else {
                guard !Self.isBusy(inner.state) else { return nil }
                if inner.rest != sources { dropRest(&inner) }
                inner.stop = StopSignal()
                inner.number += 1
            }
            inner.rest = nil
            inner.state = .running(
                name: name, ImportProgress(.reading(export: name)), since: .now)
            return inner.stop
        }
        guard let stop else { return false }
        running.enter()
        let thread = Thread {
            self.run(sources, name, stop)
            self.running.leave()
        }
        thread.stackSize = 8 << 20
        thread.start()
        return true
    }

    /// Goes on with what was stopped.
    func goOn() -> Bool {
        guard let rest = inner.withLock(\.rest) else { return false }
        return start(
            rest, named: rest.first.map { URL(filePath: $0).lastPathComponent } ?? "Strava Export")
    }

    /// Asks what is under way to stop at the next file.
    func cancel() {
        inner.withLock { inner in
            inner.stop.set()
            // At once: a sender that has fallen silent would hold the place for ever.
            guard case .receiving = inner.state else { return }
            inner.state = .failed(message: Upload.cancelled.title + "\n" + Upload.cancelled.advice)
        }
    }

    /// Waits until nothing is being imported any more.
    func wait() { running.wait() }

    private func run(_ sources: [String], _ name: String, _ stop: StopSignal) {
        var importing = ImportOptions(sources: sources, folder: options.folder)
        importing.jobs = options.workers
        importing.namesAllFailures = true
        let started = ContinuousClock.now
        let result: State
        do {
            let report = try ImportRun(importing, now: options.now(), stop: stop) { progress in
                self.inner.withLock {
                    $0.state = .running(name: name, progress, since: started)
                }
            }.run()
            result = .ended(report)
        } catch {
            result = .failed(message: Self.message(error, in: options.folder))
        }
        var isStopped = false
        if case .ended(let report) = result { isStopped = report.outcome == .stopped }
        for source in sources where !isStopped && Self.isUpload(source) {
            try? FileManager.default.removeItem(atPath: source)
        }
        inner.withLock { inner in
            inner.state = result
            inner.rest = isStopped ? sources : nil
        }
        ended()
    }

    /// What a person reads of an error: no path of this machine.
    static func message(_ error: any Error, in folder: LibraryFolder) -> String {
        var text = String(describing: error)
        text = text.replacingOccurrences(
            of: folder.url.appending(path: Upload.folderName).path + "/", with: "")
        text = text.replacingOccurrences(of: folder.path, with: "the library")
        let lines = text.split(separator: "\n").map { line in
            guard line.hasPrefix("/"), let end = line.range(of: ": ") else { return String(line) }
            let name = line[..<end.lowerBound].split(separator: "/").last ?? ""
            return String(name + line[end.lowerBound...])
        }
        return lines.joined(separator: "\n")
    }
}
