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
            inner.stop = StopSignal()
            inner.rest = nil
            inner.number += 1
            inner.state = .receiving(name: name, bytes: 0, total: total)
            return inner.stop
        }
    }

    /// Tells how much has come in.
    func received(_ bytes: Int64) {
        inner.withLock { inner in
            if case .receiving(let name, _, let total) = inner.state {
                inner.state = .receiving(name: name, bytes: bytes, total: total)
            }
        }
    }

    /// Gives the job up before an import began.
    func giveUp(_ message: String) { inner.withLock { $0.state = .failed(message: message) } }

    /// Begins an import.
    ///
    /// - Parameters:
    ///   - sources: as ``ImportOptions`` has them.
    ///   - received: a file that came in for this and goes when it has been imported.
    /// - Returns: whether it began; not when something else is under way.
    func start(_ sources: [String], named name: String, received: URL? = nil) -> Bool {
        let stop: StopSignal? = inner.withLock { inner in
            if case .receiving = inner.state, received != nil {
                // The same job goes on.
            } else {
                guard !Self.isBusy(inner.state) else { return nil }
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
            self.run(sources, name, stop, received)
            self.running.leave()
        }
        thread.stackSize = 8 << 20
        thread.start()
        return true
    }

    /// Goes on with what was stopped.
    func goOn() -> Bool {
        guard let rest = inner.withLock(\.rest) else { return false }
        let received = rest.first.map { URL(filePath: $0) }
        let isUpload = received?.deletingLastPathComponent().lastPathComponent == Upload.folderName
        return start(
            rest, named: received?.lastPathComponent ?? "Strava Export",
            received: isUpload ? received : nil)
    }

    /// Asks what is under way to stop at the next file.
    func cancel() { inner.withLock { $0.stop.set() } }

    /// Waits until nothing is being imported any more.
    func wait() { running.wait() }

    private func run(_ sources: [String], _ name: String, _ stop: StopSignal, _ received: URL?) {
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
        if let received, !isStopped { try? FileManager.default.removeItem(at: received) }
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
