import JSON
import ActivityDecoding
package import ActivityModel
import ExportArchive
import Foundation
import Storage

/// One execution of an import: any number of exports into one library.
package struct ImportRun {
    private let options: ImportOptions
    private let now: Timestamp
    private let stop: StopSignal
    private let show: (ImportProgress) -> Void

    /// A run.
    ///
    /// - Parameters:
    ///   - now: what time it is; activities that start later do not become the newest.
    ///   - stop: ends the run after the files under way; the next run completes it.
    ///   - progress: told often how far things are, on the calling thread.
    package init(
        _ options: ImportOptions, now: Timestamp, stop: StopSignal = StopSignal(),
        progress: @escaping (ImportProgress) -> Void = { _ in }
    ) {
        self.options = options
        self.now = now
        self.stop = stop
        show = progress
    }

    /// Imports, or for a dry run says what an import would bring.
    ///
    /// - Throws: ``ImportError`` when a source is no export (nothing was written then), `StoreError`,
    ///   or what keeps the cache from being written. A library left behind is whole.
    package func run() throws -> ImportReport {
        let clock = ContinuousClock.now
        // A library that is there comes first: sources may lie in its folders.
        let isThere = FileManager.default.fileExists(atPath: options.folder.database.path)
        let library =
            isThere && !options.isDryRun ? try Library.openForWriting(options.folder) : nil
        let sources = try openSources()
        var report = ImportReport(library: options.folder.path, at: now)
        report.isDryRun = options.isDryRun
        report.upgrade = library?.upgrade
        if options.namesAllFailures { report.failureLimit = .max }
        if options.isDryRun {
            try preview(sources, &report)
        } else {
            try write(sources, to: library ?? Library.openForWriting(options.folder), &report)
        }
        report.settleFailures()
        report.elapsedSeconds = (ContinuousClock.now - clock) / .seconds(1)
        return report
    }

    /// Opens every source before anything is written, so that a wrong path costs nothing.
    private func openSources() throws -> [ExportSource] {
        var paths = options.sources
        if paths.isEmpty { paths = options.folder.caches.map(\.path) }
        if paths.isEmpty { paths = [options.folder.cache.path] }
        var sources: [ExportSource] = []
        for path in paths {
            do throws(ExportError) {
                for found in try ExportSource.discover(path: path) {
                    sources.append(try ExportSource.open(path: found, limits: options.limits))
                }
            } catch {
                throw ImportError(message: error.description, advice: error.advice)
            }
        }
        return sources
    }

    // MARK: Dry run

    private func preview(_ sources: [ExportSource], _ report: inout ImportReport) throws {
        let library = try existingLibrary()
        var preview = try ImportPreview(library, path: options.folder.path)
        var read: [Int64: [FileKey: ImportState.KnownFile]] = [:]
        var met: Set<String> = []
        for source in sources {
            show(ImportProgress(.reading(export: source.fileName)))
            let export = try LoadedExport(source, options: options, now: now)
            let athleteID = try preview.athlete(stravaID: export.athleteStravaID)
            var record = export.record(athleteID: athleteID)
            var state =
                try library?.importState(
                    record, usesCache: false, decoderVersion: ActivityFileDecoder.version)
                ?? ImportState()
            if let known = state.export { record.asOf = known.dating(foundNow: record).asOf }
            state.files.merge(read[athleteID] ?? [:]) { known, _ in known }
            let counts = preview.add(export.rows, export: record)
            let plan = ExportPlan(
                export, state: state, usesCache: false, isCached: { _ in true })
            let isMet = !met.insert(export.fingerprint).inserted
            report.add(export, counts, isKnown: state.export != nil || isMet)
            report.add(plan)
            for task in plan.tasks where task.decodes {
                report.files.imported += 1
                read[athleteID, default: [:]][FileKey(task.file)] = ImportState.KnownFile(
                    id: 0, outcome: .decoded, purpose: .activity, failure: nil)
            }
        }
        if let library { try report.addLibrary(library) }
    }

    /// The library to compare with; `nil` when there is none yet.
    private func existingLibrary() throws -> Library? {
        do {
            return try Library.open(options.folder)
        } catch let error as StoreError where error.kind == .notFound {
            return nil
        }
    }

    // MARK: Import

    private func write(
        _ sources: [ExportSource], to library: Library, _ report: inout ImportReport
    ) throws {
        let writer = try ImportWriter(library, now: now)
        report.run = writer.runID
        var isFinished = false
        defer {
            if !isFinished { try? writer.finish(.failed, report: nil, at: now) }
        }
        for source in sources where !stop.isSet {
            var one = ExportImport(
                source: source, writer: writer, library: library, options: options, now: now,
                stop: stop, show: show)
            try one.run(&report)
        }
        if stop.isSet { report.outcome = .stopped }
        try report.addLibrary(library)
        try writer.finish(report.outcome, report: report.json.line, at: now)
        isFinished = true
    }
}

/// Why a run cannot begin or go on, and what to do.
package struct ImportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong, with the path.
    package var message: String
    /// What a person can do about it.
    package var advice: String
    /// Both, a line each.
    package var description: String { message + "\n" + advice }
}

extension ImportReport {
    mutating func add(_ export: LoadedExport, _ counts: ActivityCounts, isKnown: Bool) {
        exports.append(
            Export(
                name: export.source.fileName, asOf: Timestamp(seconds: export.asOf),
                rows: export.rows.count, files: export.source.files.count,
                language: export.language, isKnown: isKnown, activities: counts))
        activities += counts
        for issue in export.source.issues where issue.severity == .error {
            isDamaged = true
            add(Failure(file: issue.file ?? export.source.fileName, reason: issue.message))
        }
    }

    mutating func add(_ plan: ExportPlan) {
        files.unchanged += plan.counts.unchanged
        files.skipped += plan.counts.skipped
        files.failed += plan.counts.failed
        files.missing += plan.missing
        for failure in plan.knownFailures { add(failure) }
    }

    mutating func add(_ failure: Failure) { failures.append(failure) }

    /// Puts failures in order and keeps the first few; the rest is a number.
    mutating func settleFailures() {
        failures.sort { $0.file < $1.file }
        failures = Array(failures.prefix(failureLimit))
    }

    mutating func addLibrary(_ library: Library) throws {
        let totals = try library.totals()
        totalActivities = totals.activities
        distanceMetres = totals.distanceMetres
        movingSeconds = totals.movingSeconds
        newest = totals.newest
    }
}
