import ActivityDecoding
import ActivityModel
import ExportArchive
import Foundation
import Storage

/// The import of one export: rows, files, ledger, watermark.
struct ExportImport {
    let source: ExportSource
    let writer: ImportWriter
    let library: Library
    let options: ImportOptions
    let now: Timestamp
    let stop: StopSignal
    let show: (ImportProgress) -> Void

    mutating func run(_ report: inout ImportReport) throws {
        show(ImportProgress(.reading(export: source.fileName)))
        var loaded = try LoadedExport(source, options: options, now: now)
        let athleteID = try writer.athlete(stravaID: loaded.athleteStravaID)
        let state = try library.importState(
            loaded.record(athleteID: athleteID), usesCache: options.usesCache,
            decoderVersion: ActivityFileDecoder.version)
        if state.export == nil, !options.confirmsAbsence,
            let doubt = try library.doubt(about: loaded, athleteID: athleteID)
        {
            throw doubt
        }
        let cache = try openCache(state)
        let plan = ExportPlan(
            loaded, state: state, usesCache: cache != nil,
            isCached: { cache?.contains($0.path, size: $0.size) ?? true })

        var record = loaded.record(athleteID: athleteID)
        if !options.usesCache { record.tablesFolder = nil }
        let export = try writer.source(record)
        try keepTables(loaded, export)
        var saved: SavedRows?
        var counts = ActivityCounts()
        let isUnchanged =
            state.export?.isComplete == true && state.export?.asOf == export.asOf
            && state.export?.readerVersion == ActivitiesTable.version
        if isUnchanged {
            counts.forgotten = loaded.rows.count { state.forgotten.contains($0.activity.id) }
            counts.unchanged = loaded.rows.count - counts.forgotten
            // The user may want more of its tables now than before.
            if options.includesPrivate {
                try writer.batch { try $0.save(loaded.tables, source: export) }
            }
        } else {
            loaded.addKnownFiles(state)
            saved = try saveRows(loaded, export, &report)
            counts = saved?.counts ?? counts
        }
        report.add(loaded, counts, isKnown: state.export != nil)
        report.add(plan)
        loaded.releaseRows()
        try work(plan, cache, export, &report)
        guard !stop.isSet else { return }
        show(ImportProgress(.settling))
        try writer.batch { batch in
            // Nothing derived from evidence that was complete before has to change.
            if !(isUnchanged && plan.tasks.isEmpty && plan.settled.isEmpty) {
                try batch.settle(export, saved)
            }
            try batch.complete(sourceID: export.id, at: now)
            try batch.moveWatermark(athleteID: athleteID, now: now)
        }
    }

    /// The cache, unless it is not wanted or is itself being imported.
    private func openCache(_ state: ImportState) throws -> ExportCache? {
        let folder = options.folder.cache(ofAthlete: state.cacheAthlete)
        let isSource =
            URL(filePath: source.path).standardizedFileURL.path
            == folder.standardizedFileURL.path
        guard options.usesCache, !isSource else { return nil }
        let cache = ExportCache(path: folder.path)
        try cache.prepare()
        return cache
    }

    private func saveRows(
        _ loaded: LoadedExport, _ export: SourceRecord, _ report: inout ImportReport
    ) throws -> SavedRows {
        var saved = SavedRows()
        var issues = loaded.issues
        try writer.batch { batch in
            try batch.forgetIssues(sourceID: export.id)
            saved = try batch.save(loaded.rows, header: loaded.header, export: export)
            for id in saved.counts.foreign {
                issues.append(
                    ImportIssue(
                        .csvDuplicateIdentifier,
                        "activity \(id) belongs to another athlete of this library",
                        file: "activities.csv"))
            }
            for issue in issues { try batch.record(issue, sourceID: export.id) }
            try batch.save(loaded.tables, source: export)
            try batch.save(loaded.mediaRecords, source: export)
            try batch.chooseRows(saved, of: export)
            saved.counts.add(try batch.markAbsent(athleteID: export.athleteID))
            try batch.record(saved.counts.changes)
        }
        for issue in issues { report.issues[issue.code, default: 0] += 1 }
        return saved
    }

    private func work(
        _ plan: ExportPlan, _ cache: ExportCache?, _ export: SourceRecord,
        _ report: inout ImportReport
    ) throws {
        var progress = ImportProgress(.files)
        progress.filesTotal = plan.tasks.count
        progress.effortTotal = plan.tasks.reduce(0) { $0 + $1.effort }
        progress.bytesTotal = plan.tasks.reduce(0) { $0 + Int64(clamping: $1.file.size) }
        let source = source
        let stop = stop
        let glimpse = options.glimpse
        try writer.batches { batches in
            try batches.write { batch in
                try batch.record(plan.settled, sourceID: export.id)
            }
            try WorkerPool.run(
                plan.tasks, workers: options.jobs,
                makeState: { FileWorker(source, cache: cache, glimpse: glimpse) },
                shouldStop: { stop.isSet },
                work: { task, worker in worker.work(task) },
                consume: { result in
                    try batches.write { batch in
                        try record(result, batch, export, &report)
                    }
                    progress.filesDone += 1
                    progress.bytesDone += Int64(clamping: result.task.file.size)
                    progress.effortDone += result.task.effort
                    progress.failed = report.files.failed
                    show(progress)
                })
        }
    }

    /// Records the outcome of a file.
    private func record(
        _ result: FileResult, _ batch: ImportBatch, _ export: SourceRecord,
        _ report: inout ImportReport
    ) throws {
        let file = result.task.file
        report.bytesRead += Int64(clamping: file.size)
        var entry: LedgerEntry
        switch result.ending {
        case .cacheFailed(let error): throw error
        case .cached:
            entry = LedgerEntry(file, result.task.known)
        case .unreadable(let error):
            entry = LedgerEntry(file, .failed, reason: error.issue.message)
            try batch.replace(error.issue, sourceID: export.id)
            report.issues[error.issue.code, default: 0] += 1
        case .decoded(let decoded, let content):
            let id = try batch.save(decoded, athleteID: export.athleteID)
            entry = LedgerEntry(
                file,
                ImportState.KnownFile(
                    id: id, outcome: content.outcome, purpose: content.purpose,
                    failure: content.worstMessage))
            if entry.outcome == .unchanged { entry.outcome = .imported }
            report.add(content)
            if entry.outcome == .skipped,
                let error = content.issues.first(where: { $0.severity == .error })
            {
                report.isDamaged = true
                report.add(ImportReport.Failure(file: file.path, reason: error.message))
            }
        }
        try batch.record(entry, sourceID: export.id)
        report.files.add(entry)
        if entry.outcome == .failed { report.add(entry.failure) }
    }

    /// Stores the tables of this export beside those of all others.
    private func keepTables(_ loaded: LoadedExport, _ export: SourceRecord) throws {
        guard options.usesCache, let folder = export.tablesFolder else { return }
        try loaded.keepTables(in: options.folder.tables.appending(path: folder).path)
    }
}

extension ActivityFile {
    /// The message of the most severe issue.
    fileprivate var worstMessage: String? {
        issues.max { $0.severity < $1.severity }?.message
    }
}

extension ImportReport {
    fileprivate mutating func add(_ content: ActivityFile) {
        formats.add(content.format, content.outcome)
        samples += content.sampleCount
        for issue in content.issues { issues[issue.code, default: 0] += 1 }
    }
}
