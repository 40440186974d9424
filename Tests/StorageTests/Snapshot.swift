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
        var metres = 1_000.0
        var elapsed: Double?
        var file: String?
        var content = ActivityFile(format: .gpx, outcome: .decoded)
        /// Which bytes the file has: another checksum, another version.
        var checksum: UInt32 = 1
        var isFileThere = true
        var isError = false
        var gear: String?
        var gearID: Int64?
        var details = ""
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

    /// Imports it as a run of its own.
    @discardableResult
    func write(
        to library: Library, now: Timestamp = Timestamp(seconds: 1_800_000_000)
    ) throws -> ActivityCounts {
        let writer = try ImportWriter(library, now: now)
        let athleteID = try writer.athlete(stravaID: athlete)
        let source = try writer.source(record(athleteID))
        var counts = ActivityCounts()
        try writer.batch { batch in
            let header = (0..<columns).map { "column \($0)" }
            let saved = try batch.save(rows.map(\.record), header: header, export: source)
            counts = saved.counts
            try batch.chooseRows(saved, of: source)
            counts.add(try batch.markAbsent(athleteID: athleteID))
            for row in rows where row.file != nil && row.isFileThere {
                try save(row, batch, source)
            }
            try batch.settle(source, saved)
            try batch.complete(sourceID: source.id, at: now)
            try batch.moveWatermark(athleteID: athleteID, now: now)
            try batch.record(counts.changes)
        }
        try writer.finish(.finished, report: nil, at: now)
        return counts
    }

    private func record(_ athleteID: Int64) -> SourceRecord {
        var record = SourceRecord(
            athleteID: athleteID,
            fingerprint: "\(provider) \(asOf) \(rows.map { "\($0.id)\($0.name)" })",
            name: "\(asOf).zip", asOf: asOf, language: "en", columnCount: columns,
            rowCount: rows.count, fileCount: rows.count { $0.file != nil && $0.isFileThere },
            sizeBytes: 1, readerVersion: readerVersion)
        record.provider = provider
        record.kind = kind
        if kind != .stravaExport { record.container = nil }
        record.athleteStravaID = athlete
        record.isDamaged = isDamaged
        return record
    }

    private func save(_ row: Row, _ batch: ImportBatch, _ source: SourceRecord) throws {
        guard let path = row.file else { return }
        var content = row.content
        if content.outcome == .decoded && content.streams.isEmpty {
            content.sampleCount = 2
            content.streams = [SampleStream(.heartrate, values: .scaled([100, 101], .one))]
        }
        let fileID = try batch.save(
            DecodedFile(
                key: FileKey(path: path, size: 10, crc32: row.checksum), content: content,
                encoder: StreamEncoder(), decoderVersion: 1),
            athleteID: source.athleteID)
        try batch.record(
            LedgerEntry(
                path: path, role: "activity-file", size: 10, crc32: row.checksum,
                outcome: .imported, fileID: fileID),
            sourceID: source.id)
    }
}

extension Snapshot.Row {
    fileprivate var record: ActivityRowRecord {
        var activity = ActivitySummary(
            id: id, name: name, type: type,
            file: isError ? .error : file.map { .path($0) } ?? .none)
        activity.sportType = sportType
        activity.start = start.map { Timestamp(seconds: $0) }
        activity.distanceMetres = metres
        activity.elapsedSeconds = elapsed
        activity.gear = gear
        activity.gearID = gearID
        activity.details = details
        var record = ActivityRowRecord(
            activity: activity, number: Int(clamping: id), cells: [name, "\(id)"],
            foundPath: isFileThere ? file : nil, foundChecksum: isFileThere ? checksum : nil)
        record.providerID = providerID
        record.unreadable = unreadable
        return record
    }
}
