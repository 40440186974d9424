import ActivityModel
import ExportArchive
import Storage

/// The work to do with a file of an export.
struct FileTask: Sendable {
    var file: ExportFile
    /// The path in the row: `1.fit.gz` even if a user unpacked it to `1.fit`.
    var rowPath: String?
    /// The library's record of these bytes.
    var known: ImportState.KnownFile?
    /// Whether its samples must be decoded.
    var decodes: Bool
    /// Whether it must be written to the cache.
    var caches: Bool

    /// The approximate relative duration; the unit is the time for a byte of a gzipped FIT file.
    /// Measured on a generated export of 10,000 activities.
    var effort: Double {
        let bytes = Double(file.size)
        guard decodes else { return bytes / 20 }
        let path = file.path.lowercased()
        let isFIT = path.hasSuffix(".fit") || path.hasSuffix(".fit.gz")
        return path.hasSuffix(".gz") ? bytes * (isFIT ? 1 : 3) : bytes * (isFIT ? 0.5 : 0.35)
    }
}

/// The work to do with an export, known before any activity file is read.
struct ExportPlan {
    /// Files that need work, the largest first, so that a long one is not last.
    var tasks: [FileTask] = []
    /// Ledger entries that are known without work.
    var settled: [LedgerEntry] = []
    /// Files that a row names and the export does not contain, and `#error#` cells.
    var missing = 0

    /// The outcomes of files that need no work now; counted in every run alike.
    var counts = ImportReport.Files()
    /// Files that could not be read in an earlier run and would fail again.
    var knownFailures: [ImportReport.Failure] = []

    /// Plans the work.
    ///
    /// - Parameters:
    ///   - isCached: whether the cache has a file with this path and size. Called only if it
    ///     matters.
    init(
        _ export: LoadedExport, state: ImportState, usesCache: Bool,
        isCached: (ExportFile) -> Bool
    ) {
        let forgotten = export.paths(of: state.forgotten)
        let rowPaths = export.rowPaths
        for file in export.source.files {
            if forgotten.contains(file.path) {
                let entry = LedgerEntry(file, .skipped, reason: "forgotten")
                counts.add(entry)
                settled.append(entry)
                continue
            }
            let key = FileKey(file)
            let known = state.files[key]
            let isSettled = state.settledPaths.contains(file.path)
            let caches =
                usesCache
                && Self.belongsInCache(
                    key, other: state.versions[file.path], isSettled: isSettled,
                    isCached: isCached(file))
            let decodes = file.role == .activityFile && known == nil
            if decodes || caches {
                tasks.append(
                    FileTask(
                        file: file, rowPath: rowPaths[file.path], known: known, decodes: decodes,
                        caches: caches))
            } else {
                let entry = LedgerEntry(file, known)
                counts.add(entry)
                if entry.outcome == .failed { knownFailures.append(entry.failure) }
                if !isSettled { settled.append(entry) }
            }
        }
        tasks.sort { ($0.file.size, $1.file.path) > ($1.file.size, $0.file.path) }
        missing = export.rows.count { row in
            switch row.activity.file {
            case .none: false
            case .error: true
            // The library may have it from the export whose tables these are.
            case .path: row.foundPath == nil && export.source.original == nil
            }
        }
    }
}

extension ExportPlan {
    /// Whether a file must be written to the cache, which contains the newest export's bytes for
    /// every path, regardless of the order of imports.
    private static func belongsInCache(
        _ key: FileKey, other: ImportState.Version?, isSettled: Bool,
        isCached: @autoclosure () -> Bool
    ) -> Bool {
        if let other, other.key != key {
            if other.isNewer { return false }
            // Whether or not the size differs, the cached file may be the other export's.
            if !isSettled { return true }
        } else if other == nil && !isSettled {
            return true
        }
        // Bytes that were written before are present unless somebody removed them.
        return !isCached()
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

    /// The ledger entry of a file that need not be decoded (any more).
    init(_ file: ExportFile, _ known: ImportState.KnownFile?) {
        guard let known else {
            self.init(file, .skipped, reason: file.role.label)
            return
        }
        switch known.outcome {
        case .failed: self.init(file, .failed, reason: known.failure)
        case .unsupported: self.init(file, .skipped, reason: known.failure)
        case .decoded, .partial:
            self.init(
                file, known.purpose == .activity ? .unchanged : .skipped,
                reason: known.purpose == .activity ? nil : known.purpose.rawValue)
        }
        fileID = known.id
    }

    /// The file as a failure in the report.
    var failure: ImportReport.Failure {
        ImportReport.Failure(file: path, reason: reason ?? "not readable")
    }
}

extension ImportReport.Files {
    mutating func add(_ entry: LedgerEntry) {
        switch entry.outcome {
        case .imported: imported += 1
        case .unchanged: unchanged += 1
        case .skipped: skipped += 1
        case .failed: failed += 1
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
