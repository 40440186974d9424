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

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - now: the present time; activities that start later do not become the newest.
    ///   - stop: ends the run after the files in progress; the next run completes it.
    ///   - progress: called often with the progress, on the calling thread.
    package init(
        _ options: ImportOptions, now: Timestamp, stop: StopSignal = StopSignal(),
        progress: @escaping (ImportProgress) -> Void = { _ in }
    ) {
        self.options = options
        self.now = now
        self.stop = stop
        show = progress
    }

    /// Imports or, for a dry run, reports what an import would change.
    ///
    /// - Throws: ``ImportError`` if a source is not an export (nothing was written then),
    ///   `StoreError`, or an error of the cache. The library remains consistent.
    package func run() throws -> ImportReport {
        let clock = ContinuousClock.now
        // An existing library is opened first: sources may be in its folders.
        let isThere = FileManager.default.fileExists(atPath: options.folder.database.path)
        let library =
            isThere && !options.isDryRun ? try Library.openForWriting(options.folder) : nil
        var report = ImportReport(library: options.folder.path, at: now)
        let sources = try openSources(
            library ?? (options.isDryRun ? try existingLibrary() : nil), &report)
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

    /// Opens every source before anything is written. Inputs that are not exports are skipped and
    /// reported; if there is nothing else, the run does not begin.
    ///
    /// - Parameter library: whose exports may lack files that were handed over without a table.
    private func openSources(
        _ library: Library?, _ report: inout ImportReport
    ) throws -> [ExportSource] {
        var paths = options.sources
        if paths.isEmpty { paths = options.folder.caches.map(\.path) }
        if paths.isEmpty { paths = [options.folder.cache.path] }
        var sources: [ExportSource] = []
        func attempt(_ body: () throws(ExportError) -> Void) {
            do throws(ExportError) {
                try body()
            } catch {
                report.reject(
                    ImportError(error), file: error.path,
                    reason: "\(error.reason); \(error.advice)")
            }
        }
        for path in paths {
            attempt { () throws(ExportError) in
                for found in try ExportSource.discover(acceptingParts: path) {
                    attempt { () throws(ExportError) in
                        sources.append(
                            try ExportSource.open(acceptingParts: found, limits: options.limits))
                    }
                }
            }
        }
        var split = SplitExports(sources)
        try split.join(library, folder: options.folder)
        sources = split.exports
        // What merely lies in a folder of exports needs no mention.
        for part in split.unwanted where paths.contains(part.path) {
            attempt { () throws(ExportError) in
                throw ExportError(.partOfExport, path: part.path)
            }
        }
        if sources.isEmpty, let first = report.rejected.first { throw first }
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
            let export: LoadedExport
            do {
                export = try LoadedExport(source, options: options, now: now)
            } catch let error as ImportError {
                report.reject(error, source)
                continue
            }
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
            if state.export == nil, !options.confirmsAbsence,
                let doubt = try library?.doubt(about: export, athleteID: athleteID)
            {
                report.doubts.append(doubt)
            }
            for task in plan.tasks where task.decodes {
                report.files.imported += 1
                read[athleteID, default: [:]][FileKey(task.file)] = ImportState.KnownFile(
                    id: 0, outcome: .decoded, purpose: .activity, failure: nil)
            }
        }
        if let library { try report.addLibrary(library) }
    }

    /// The library to compare with; `nil` if there is none yet.
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
            do {
                try one.run(&report)
            } catch let error as ImportError {
                report.reject(error, source)
            }
        }
        if let first = report.rejected.first, report.exports.isEmpty, !stop.isSet { throw first }
        // What was stored by an older program; files just read have theirs.
        try library.deriveEfforts(shouldStop: { stop.isSet })
        if stop.isSet { report.outcome = .stopped }
        try report.addLibrary(library)
        try writer.finish(report.outcome, report: report.json.line, at: now)
        isFinished = true
        // If something prevents it, the next command tries again.
        _ = try? options.terms?.apply(to: library, now: now)
    }
}

/// The reason why a run cannot begin or continue, and what to do.
package struct ImportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The problem, with the path.
    package var message: String
    /// What the user can do.
    package var advice: String
    /// Whether the only problem is a missing confirmation.
    package var needsConsent = false
    package var description: String { message + "\n" + advice }
}

extension ImportError {
    fileprivate init(_ error: ExportError) {
        self.init(message: error.description, advice: error.advice)
    }
}

extension ImportReport {
    /// Reports what cannot be imported, beside what can.
    fileprivate mutating func reject(_ error: ImportError, file: String, reason: String) {
        rejected.append(error)
        add(Failure(file: file, reason: reason))
    }

    fileprivate mutating func reject(_ error: ImportError, _ source: ExportSource) {
        reject(error, file: source.path, reason: "\(error.message); \(error.advice)")
    }

    mutating func add(_ export: LoadedExport, _ counts: ActivityCounts, isKnown: Bool) {
        exports.append(
            Export(
                name: export.source.title, asOf: Timestamp(seconds: export.asOf),
                rows: export.rows.count, files: export.source.files.count,
                language: export.language, isKnown: isKnown, activities: counts))
        activities += counts
        addErrors(export.issues, of: export.source.fileName)
    }

    /// Reports the errors among issues: each of an archive, and for each kind in a table the first
    /// ones and their number.
    private mutating func addErrors(_ issues: [ImportIssue], of export: String) {
        let errors = issues.filter { $0.severity == .error }
        if !errors.isEmpty { isDamaged = true }
        for (code, alike) in Dictionary(grouping: errors, by: \.code) {
            let limit = code.isAboutArchive ? Int.max : 3
            for issue in alike.prefix(limit) {
                var place = ""
                if let position = issue.position, case .row = position { place = "\(position): " }
                let activity = issue.activityID.map { " (activity \($0))" } ?? ""
                add(Failure(file: issue.file ?? export, reason: place + issue.message + activity))
            }
            if alike.count > limit {
                add(
                    Failure(
                        file: alike[0].file ?? export,
                        reason: "\(alike.count) rows in all: \(code.meaning)"))
            }
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

    /// Sorts the failures and keeps the first few; the rest is a number.
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
        newestExport = try library.newestExport()
    }
}

extension IssueCode {
    /// Whether it is about an archive or an entry of one, and not about a row of a table.
    fileprivate var isAboutArchive: Bool {
        rawValue.hasPrefix("zip.") || rawValue.hasPrefix("gzip.") || self == .exportTableMissing
    }
}
