import ActivityModel
import Bytes
import ExportArchive
import Storage

/// An export whose tables have been read: everything needed to plan its import.
struct LoadedExport {
    let source: ExportSource
    let fingerprint: String
    /// The moment it describes: seconds since 1970.
    let asOf: Int64
    /// Whether the user gave that moment.
    let hasExplicitDate: Bool
    /// The newest thing in it, if its date comes from outside (file dates, its name) and is at
    /// least a year later, as when an old export is packed again.
    let oldestDoubt: Timestamp?
    /// Strava's id of the athlete, if the export states it.
    let athleteStravaID: Int64?
    let header: [String]
    private(set) var rows: [ActivityRowRecord]
    /// An IETF tag; `nil` if unknown.
    let language: String?
    /// The other tables, without those with data about other people and devices unless wanted.
    private(set) var tables: [TableRecord]
    private(set) var mediaRecords: [MediaRecord]
    /// Whether every row was read, so that an activity without one is not in the export.
    let isWhole: Bool
    /// The issues of the archive, of the tables and of how rows and files fit together.
    let issues: [ImportIssue]

    /// Reads the tables.
    ///
    /// - Throws: ``ImportError`` if activities.csv exists and cannot be read.
    init(_ opened: ExportSource, options: ImportOptions, now: Timestamp) throws {
        do throws(ExportReadError) {
            source = try opened.checksummed()
            fingerprint = try source.fingerprint
        } catch {
            throw ImportError(
                message: "\(opened.path): \(error)", advice: "check its permissions")
        }
        let tables = TableReader(source)
        let activities = try tables.activities()
        header = activities?.header ?? []
        language = activities.flatMap { $0.language == .unknown ? nil : $0.language.rawValue }
        let source = self.source
        // If two rows have the same id, the last one counts; the table has reported an issue.
        var latest: [Int64: Int] = [:]
        let all = activities?.rows ?? []
        for (index, row) in all.enumerated() { latest[row.id] = index }
        let reported = Self.rows(of: .csvNumber, activities?.issues ?? [])
        rows = all.enumerated().filter { latest[$1.id] == $0 }.map { _, row in
            let activity = ActivitySummary(row)
            var found: ExportFile?
            if case .path(let path) = activity.file { found = source.file(at: path) }
            var record = ActivityRowRecord(
                activity: activity, number: row.rowNumber, cells: row.cells,
                foundPath: found?.path, foundChecksum: found?.crc32)
            record.unreadable = UnreadableColumn.all(
                of: row, columns: activities?.columns ?? [],
                isReported: reported.contains(row.rowNumber))
            return record
        }
        athleteStravaID =
            options.athlete ?? tables.athleteID() ?? source.original?.athlete
            ?? source.athleteIDFromName
        hasExplicitDate = options.asOf != nil
        let newestLogin = tables.newestLogin(activities?.language ?? .unknown)
        let newestStart = rows.compactMap(\.activity.start).filter { $0 <= now }.max()
        asOf =
            options.asOf?.seconds ?? source.original?.asOf.seconds
            ?? ExportSnapshot(
                of: source, newestLogin: newestLogin, newestStart: newestStart, now: now
            )?.asOf.seconds ?? 0
        let newest = [newestLogin, newestStart].compactMap { $0 }.max()
        let date = asOf
        let isOld = newest.map { date - $0.seconds > 365 * 86_400 } ?? false
        oldestDoubt = isOld && options.asOf == nil && source.original == nil ? newest : nil
        self.tables = tables.others(includingPrivate: options.includesPrivate)
        mediaRecords = Self.media(rows, tables.captions(), source)
        let lost: Set<IssueCode> = [.csvIdentifier, .csvMalformed]
        isWhole = activities?.issues.contains { lost.contains($0.code) } != true
        issues =
            source.issues + (activities?.issues ?? []) + tables.issues
            + Self.fit(rows, source, mediaRecords, now: now)
    }

    /// The export as the library stores it.
    func record(athleteID: Int64) -> SourceRecord {
        var record = SourceRecord(
            athleteID: athleteID, fingerprint: fingerprint, name: source.fileName, asOf: asOf,
            language: language, columnCount: header.count, rowCount: rows.count,
            fileCount: source.files.count,
            sizeBytes: source.files.reduce(0) { $0 + Int64(clamping: $1.size) },
            readerVersion: ActivitiesTable.version)
        record.container = source.isArchive ? .zip : .folder
        let day = Timestamp(seconds: asOf).description.prefix(10)
        record.athleteStravaID = athleteStravaID
        record.hasExplicitDate = hasExplicitDate
        record.isDamaged = source.isDamaged || !isWhole
        record.tablesFolder = "\(day) \(fingerprint.prefix(8))"
        return record
    }

    /// The numbers of the rows that an issue is about.
    private static func rows(of code: IssueCode, _ issues: [ImportIssue]) -> Set<Int> {
        Set(
            issues.compactMap { issue in
                guard issue.code == code, case .row(let number, _) = issue.position else {
                    return nil
                }
                return number
            })
    }

    /// The paths in rows of files that are present under another name.
    var rowPaths: [String: String] {
        var paths: [String: String] = [:]
        for row in rows {
            if case .path(let path) = row.activity.file, let found = row.foundPath, found != path {
                paths[found] = path
            }
        }
        return paths
    }

    /// The files that belong only to some activities.
    func paths(of activities: Set<Int64>) -> Set<String> {
        guard !activities.isEmpty else { return [] }
        var paths: Set<String> = []
        for row in rows where activities.contains(row.activity.id) {
            if let path = row.foundPath { paths.insert(path) }
            paths.formUnion(row.activity.media.compactMap { source.file(at: $0)?.path })
        }
        for row in rows where !activities.contains(row.activity.id) {
            if let path = row.foundPath { paths.remove(path) }
            paths.subtract(row.activity.media.compactMap { source.file(at: $0)?.path })
        }
        return paths
    }

    /// Links the rows to files that the library already has.
    mutating func addKnownFiles(_ state: ImportState) {
        for index in rows.indices {
            guard let path = rows[index].foundPath, let file = source.file(at: path) else {
                continue
            }
            rows[index].fileID = state.files[FileKey(file)]?.id
        }
    }

    /// Releases what is already in the database, so that the memory of an import does not grow with
    /// the number of activities while files are read.
    mutating func releaseRows() {
        rows = []
        tables = []
        mediaRecords = []
    }

    /// Copies the tables of this export into a folder of their own.
    func keepTables(in folder: String) throws {
        let cache = ExportCache(path: folder)
        // A killed run may have left half a table here.
        try cache.prepare()
        let reader = source.makeReader()
        let buffer = ByteBuffer()
        for file in source.files
        where file.role.isTable && !cache.contains(file.path, size: file.size) {
            do throws(ExportReadError) {
                try reader.read(file, into: buffer)
            } catch {
                continue  // The worker that meets the file reports it.
            }
            try cache.store(file.path, buffer.slice)
        }
    }

    // MARK: How rows and files fit together

    private static func media(
        _ rows: [ActivityRowRecord], _ captions: [(path: String, caption: String)],
        _ source: ExportSource
    ) -> [MediaRecord] {
        var records: [String: MediaRecord] = [:]
        var activities: [String: Set<Int64>] = [:]
        func add(_ path: String, activityID: Int64?, caption: String) {
            let found = source.file(at: path)
            let key = found?.path ?? path
            var record =
                records[key]
                ?? MediaRecord(path: key, activityID: nil, caption: "", isPresent: found != nil)
            if let activityID { activities[key, default: []].insert(activityID) }
            if record.caption.isEmpty { record.caption = caption }
            records[key] = record
        }
        for row in rows {
            for path in row.activity.media { add(path, activityID: row.activity.id, caption: "") }
        }
        for item in captions { add(item.path, activityID: nil, caption: item.caption) }
        // Neither list is complete: the files are authoritative.
        for file in source.files where file.role == .media {
            add(file.path, activityID: nil, caption: "")
        }
        return records.values.sorted { $0.path < $1.path }.flatMap { record in
            guard let ids = activities[record.path] else { return [record] }
            return ids.sorted().map { id in
                var record = record
                record.activityID = id
                return record
            }
        }
    }

    private static func fit(
        _ rows: [ActivityRowRecord], _ source: ExportSource, _ media: [MediaRecord], now: Timestamp
    ) -> [ImportIssue] {
        var issues: [ImportIssue] = []
        var rowsByPath: [String: Int] = [:]
        func add(_ code: IssueCode, _ row: ActivityRowRecord, _ message: String) {
            issues.append(
                ImportIssue(
                    code, message, at: .row(row.number, column: nil), file: "activities.csv",
                    activityID: row.activity.id))
        }
        for row in rows {
            switch row.activity.file {
            case .none: break
            case .error: add(.exportFileError, row, "#error# in place of a file")
            case .path(let path):
                // What is there and cannot be read has an issue of its own, and what the original
                // lacked was reported with it.
                if row.foundPath == nil, source.problem(at: path) == nil, source.original == nil {
                    add(.exportFileMissing, row, "the export does not contain \(path)")
                }
            }
            if let path = row.foundPath {
                rowsByPath[path, default: 0] += 1
                if rowsByPath[path] == 2 {
                    add(.exportFileShared, row, "\(path) is named by another row too")
                }
            }
            if let start = row.activity.start, start > now {
                add(.exportFuture, row, "the activity starts at \(start)")
            }
        }
        for file in source.files where file.role == .activityFile && rowsByPath[file.path] == nil {
            issues.append(
                ImportIssue(.exportFileUnreferenced, "no row names it", file: file.path))
        }
        for path in Set(media.filter { !$0.isPresent }.map(\.path)).sorted()
        where source.problem(at: path) == nil {
            issues.append(
                ImportIssue(.exportMediaMissing, "named, but not in the export", file: path))
        }
        return issues
    }
}
