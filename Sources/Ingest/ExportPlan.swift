import ActivityModel
import ExportArchive
import Storage

/// What is to be done with a file of an export.
struct FileTask: Sendable {
    /// The file.
    var file: ExportFile
    /// Whether its samples are to be decoded.
    var decodes: Bool
    /// Whether it is to be written to the cache.
    var caches: Bool
}

/// What is to be done with an export: known before any activity file is read.
struct ExportPlan {
    /// Files that need work, the largest first, so that the last one is not a long one.
    var tasks: [FileTask] = []
    /// Lines of the ledger that are known without work.
    var settled: [LedgerEntry] = []
    /// Files that a row names and the export does not hold, and `#error#` cells.
    var missing = 0

    /// How the files of an export end that need no work now; counted in every run alike.
    var counts = ImportReport.Files()
    /// Files that could not be read in an earlier run and would not be now.
    var knownFailures: [ImportReport.Failure] = []

    /// Plans the work.
    ///
    /// - Parameters:
    ///   - isCached: whether the cache has a file of this path and size. Asked only where it matters.
    ///   - isNewest: whether no newer export is in the library: then files of other content
    ///     replace those in the cache.
    init(
        _ export: LoadedExport, state: ImportState, usesCache: Bool, isNewest: Bool,
        isCached: (ExportFile) -> Bool, isTaken: (ExportFile) -> Bool
    ) {
        for file in export.source.files {
            let key = FileKey(file)
            let known = state.files[key]
            let isSettled = state.settledPaths.contains(file.path)
            var caches = usesCache
            if caches {
                // Bytes that were stored before are in the cache unless somebody removed them.
                caches =
                    known != nil || isSettled
                    ? !isCached(file) && (isNewest || !isTaken(file))
                    : isNewest || !isTaken(file)
            }
            let decodes = file.role == .activityFile && known == nil
            if decodes || caches {
                tasks.append(FileTask(file: file, decodes: decodes, caches: caches))
            }
            if !decodes { settle(file, known, isNew: !isSettled, isWritten: !caches) }
        }
        tasks.sort { ($0.file.size, $1.file.path) > ($1.file.size, $0.file.path) }
        missing = export.rows.count { row in
            switch row.activity.file {
            case .none: false
            case .error: true
            case .path: row.foundPath == nil
            }
        }
    }

    private mutating func settle(
        _ file: ExportFile, _ known: ImportState.KnownFile?, isNew: Bool, isWritten: Bool
    ) {
        var entry = LedgerEntry(file, .skipped, reason: file.role.label)
        if let known {
            entry = LedgerEntry(file, known)
            entry.fileID = known.id
        }
        switch entry.outcome {
        case .failed:
            counts.failed += 1
            knownFailures.append(
                ImportReport.Failure(file: file.path, reason: entry.reason ?? "not readable"))
        case .skipped: counts.skipped += 1
        case .imported, .unchanged: counts.unchanged += 1
        }
        // A file that is still to be written to the cache is settled when that is done.
        if isNew && isWritten { settled.append(entry) }
    }
}

extension FileKey {
    init(_ file: ExportFile) {
        self.init(path: file.path, size: Int64(clamping: file.size), crc32: file.crc32 ?? 0)
    }
}

extension LedgerEntry {
    init(_ file: ExportFile, _ outcome: Outcome, reason: String? = nil) {
        self.init(
            path: file.path, role: file.role.label, size: Int64(clamping: file.size),
            crc32: file.crc32, outcome: outcome, reason: reason)
    }

    /// The line of a file whose bytes are in the library already.
    init(_ file: ExportFile, _ known: ImportState.KnownFile) {
        switch known.outcome {
        case .failed: self.init(file, .failed, reason: known.failure)
        case .unsupported: self.init(file, .skipped, reason: known.failure)
        case .decoded, .partial:
            self.init(
                file, known.purpose == .activity ? .unchanged : .skipped,
                reason: known.purpose == .activity ? nil : known.purpose.rawValue)
        }
    }
}

extension ExportRole {
    /// The role as the ledger names it.
    var label: String {
        switch self {
        case .activitiesTable, .table: "table"
        case .activityFile: "activity-file"
        case .media: "media"
        case .route: "route"
        case .clubPicture: "club-picture"
        case .other: "other"
        }
    }

    /// Whether it is a CSV table.
    var isTable: Bool {
        switch self {
        case .activitiesTable, .table: true
        default: false
        }
    }
}
