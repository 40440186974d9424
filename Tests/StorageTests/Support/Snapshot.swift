import ActivityModel
import Storage

/// A source with a few activities, as it was at one moment: five lines make the case of a rule.
struct Snapshot {
    /// A row of its table, and the file it names, if the source holds that.
    struct Row {
        var id: Int64
        var name: String
        var type = "Run"
        var sportType: String?
        var start: Int64? = 1_000
        var metres: Double? = 1_000
        var elapsed: Double?
        var file: String?
        var content = ActivityFile(format: .gpx, outcome: .decoded)
        /// Which bytes the file has: another checksum, another version.
        var checksum: UInt32 = 1
        var size: Int64 = 10
        var isFileThere = true
        var isError = false
        /// Why the export could not give the file.
        var failure: String?
        var gear: String?
        var gearID: Int64?
        var bikeID: Int64?
        var details = ""
        var privateNote = ""
        var isCommute: Bool?
        var moving: Double?
        var measures: [ActivityMeasure: Double] = [:]
        var media: [String] = []
        var providerID: String?
        var unreadable: [UnreadableColumn] = []

        init(_ id: Int64, _ name: String, file: String? = nil) {
            self.id = id
            self.name = name
            self.file = file
        }

        /// Changed where `change` says so.
        func with(_ change: (inout Row) -> Void) -> Row {
            var row = self
            change(&row)
            return row
        }
    }

    var asOf: Int64
    var athlete: Int64? = 42
    var rows: [Row]
    var provider = ActivityIdentity.strava
    var kind = SourceKind.stravaExport
    var isDamaged = false
    var columns = 101
    var readerVersion = 1
    /// When it was true, as a person says.
    var toldDate: Int64?
    var container: SourceContainer? = .zip
    var tables: [TableRecord] = []
    var tablesFolder: String?
    /// Photos, beside those that rows name.
    var photos: [MediaRecord] = []
    /// Files that are no activities'.
    var others: [LedgerEntry] = []
    var issues: [ImportIssue] = []

    init(asOf: Int64, _ rows: Row...) {
        self.asOf = asOf
        self.rows = rows
    }

    init(
        asOf: Int64, name: String, file: String? = nil, athlete: Int64? = 42, id: Int64 = 7,
        start: Int64 = 1_000, metres: Double = 1_000
    ) {
        var row = Row(id, name, file: file)
        row.start = start
        row.metres = metres
        self.init(asOf: asOf, row)
        self.athlete = athlete
    }

    /// Changed where `change` says so.
    func with(_ change: (inout Snapshot) -> Void) -> Snapshot {
        var snapshot = self
        change(&snapshot)
        return snapshot
    }

    /// Imports it as a run of its own.
    @discardableResult
    func write(
        to library: Library, now: Timestamp = Timestamp(seconds: 1_800_000_000)
    ) throws -> ActivityCounts {
        let writer = try ImportWriter(library, now: now)
        let athleteID = try writer.athlete(stravaID: athlete)
        let source = try writer.source(record(athleteID))
        let records = try records(knownTo: library, source)
        var counts = ActivityCounts()
        try writer.batch { batch in
            let header = (0..<columns).map { "column \($0)" }
            let saved = try batch.save(records, header: header, export: source)
            counts = saved.counts
            try batch.chooseRows(saved, of: source)
            counts.add(try batch.markAbsent(athleteID: athleteID))
            for row in rows where row.file != nil && row.isFileThere {
                try save(row, batch, source)
            }
            try batch.record(others, sourceID: source.id)
            try batch.save(media, source: source)
            try batch.save(tables, source: source)
            for issue in issues { try batch.record(issue, sourceID: source.id) }
            try batch.settle(source, saved)
            try batch.complete(sourceID: source.id, at: now)
            try batch.moveWatermark(athleteID: athleteID, now: now)
            try batch.record(counts.changes)
        }
        try writer.finish(.finished, report: nil, at: now)
        return counts
    }

    /// What the library knows it by: what it holds, not when somebody says it was true.
    var fingerprint: String {
        "\(provider) \(asOf) \(rows.map { "\($0.id)\($0.name)" })"
    }

    private var media: [MediaRecord] {
        rows.flatMap { row in
            row.media.map {
                MediaRecord(path: $0, activityID: row.id, caption: "", isPresent: true)
            }
        } + photos
    }

    /// The rows, with the files that were read before, as an import looks them up.
    func records(
        knownTo library: Library, _ source: SourceRecord
    ) throws -> [ActivityRowRecord] {
        let known = try library.importState(source, usesCache: false, decoderVersion: 1).files
        return rows.map { row in
            var record = row.record
            if row.isFileThere { record.fileID = row.key.flatMap { known[$0]?.id } }
            return record
        }
    }

    /// What is stored of the source, of an athlete by row id.
    func record(_ athleteID: Int64) -> SourceRecord {
        var record = SourceRecord(
            athleteID: athleteID, fingerprint: fingerprint,
            name: "\(asOf).zip", asOf: toldDate ?? asOf, language: "en", columnCount: columns,
            rowCount: rows.count,
            fileCount: rows.count { $0.file != nil && $0.isFileThere } + others.count,
            sizeBytes: 1, readerVersion: readerVersion)
        record.hasExplicitDate = toldDate != nil
        record.container = container
        record.tablesFolder = tablesFolder
        record.provider = provider
        record.kind = kind
        if kind != .stravaExport { record.container = nil }
        record.athleteStravaID = athlete
        record.isDamaged = isDamaged
        return record
    }

    private func save(_ row: Row, _ batch: ImportBatch, _ source: SourceRecord) throws {
        guard let key = row.key else { return }
        if let failure = row.failure {
            let entry = LedgerEntry(
                path: key.path, role: "activity-file", size: key.size, crc32: key.crc32,
                outcome: .failed, reason: failure)
            return try batch.record(entry, sourceID: source.id)
        }
        var content = row.content
        if content.outcome == .decoded && content.streams.isEmpty {
            content.sampleCount = 2
            content.streams = [SampleStream(.heartrate, values: .scaled([100, 101], .one))]
        }
        let fileID = try batch.save(
            DecodedFile(
                key: key, content: content, encoder: StreamEncoder(), decoderVersion: 1),
            athleteID: source.athleteID)
        try batch.record(
            LedgerEntry(
                path: key.path, role: "activity-file", size: key.size, crc32: key.crc32,
                outcome: .imported, fileID: fileID),
            sourceID: source.id)
    }
}

extension Snapshot.Row {
    fileprivate var key: FileKey? {
        file.map { FileKey(path: $0, size: size, crc32: checksum) }
    }

    var record: ActivityRowRecord {
        var activity = ActivitySummary(
            id: id, name: name, type: type,
            file: isError ? .error : file.map { .path($0) } ?? .none)
        activity.sportType = sportType
        activity.start = start.map { Timestamp(seconds: $0) }
        activity.distanceMetres = metres
        activity.elapsedSeconds = elapsed
        activity.movingSeconds = moving
        activity.gear = gear
        activity.gearID = gearID
        activity.bikeID = bikeID
        activity.details = details
        activity.privateNote = privateNote
        activity.isCommute = isCommute
        activity.measures = measures
        activity.media = media
        var record = ActivityRowRecord(
            activity: activity, number: Int(clamping: id), cells: cells,
            foundPath: isFileThere ? file : nil, foundChecksum: isFileThere ? checksum : nil)
        record.providerID = providerID
        record.unreadable = unreadable
        return record
    }

    /// Two rows that say something else have other cells.
    private var cells: [String] {
        let values: [Any?] = [
            sportType, start, metres, elapsed, moving, gear, gearID, bikeID, isCommute,
        ]
        return [name, "\(id)", type, details, privateNote, file ?? "", "\(isError)"]
            + values.map { $0.map { "\($0)" } ?? "" }
            + media + unreadable.map { "\($0)" }
            + measures.map { "\($0.key) \($0.value)" }.sorted()
    }
}
