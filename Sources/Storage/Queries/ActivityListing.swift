package import ActivityModel
import GRDB

/// An activity as a line of a list.
package struct ActivityListing: Hashable, Sendable {
    /// Strava's activity id, or the key of another provider's activity.
    package var id: Int64
    /// The provider that assigned the activity's id.
    package var provider: String
    /// Strava's athlete id; `nil` if no export states it.
    package var athleteID: Int64?
    package var name: String
    /// The type as Strava wrote it.
    package var type: String
    /// Strava's `sport_type`; `nil` if the type is unknown.
    package var sportType: String?
    package var start: Timestamp?
    /// The offset of local time from UTC in seconds, if anything tells it.
    package var offsetSeconds: Int?
    /// What tells it: a part of the file, `strava.api`, `place` or `around`.
    package var offsetSource: String?
    package var distanceMetres: Double?
    /// Elapsed time in seconds.
    package var elapsedSeconds: Double?
    package var movingSeconds: Double?
    package var ascentMetres: Double?
    package var averageHeartrate: Double?
    package var gear: String?
    /// The path in the row; `nil` if it names none.
    package var file: String?
    /// The format of the file's content.
    package var format: ActivityFormat?
    /// The number of samples.
    package var samples: Int
    /// The time of the first sample.
    package var firstTime: Timestamp?
    /// The state of its samples.
    package var outcome: SampleState
    /// Why its file could not be read, if known.
    package var failure: String?
    /// How file and row differ; `nil` if they agree.
    package var comparison: FileComparison?
    /// The `as_of` of the first newer source that lacks it; `nil` if the newest contains it.
    package var absentSince: Timestamp?
    /// The other recording of the same workout that the user prefers; `nil` if this one counts.
    package var hiddenBehind: Int64?
    /// Identifies the data of its track; `nil` without samples.
    package var track: TrackKey?

    /// Strava's `sport_type`, or the type as Strava wrote it if it is unknown.
    package var sport: String { sportType ?? type }
    /// Whether it was cropped on Strava.
    package var isCropped: Bool { comparison == .cropped }
    /// Whether a newer source lacks it.
    package var isAbsent: Bool { absentSince != nil }
}

/// Identifies the data of an activity's track: another key means another track.
package struct TrackKey: Hashable, Sendable {
    package var activityID: Int64
    package var fileID: Int64
    /// The index of the activity's first sample in the file.
    package var firstSample: Int
    /// The number of samples that belong to it.
    package var sampleCount: Int
    /// The version of the decoder that read the file.
    package var decoderVersion: Int

    package init(
        activityID: Int64, fileID: Int64, firstSample: Int, sampleCount: Int, decoderVersion: Int
    ) {
        self.activityID = activityID
        self.fileID = fileID
        self.firstSample = firstSample
        self.sampleCount = sampleCount
        self.decoderVersion = decoderVersion
    }
}

/// The result of a filter: one page of it, and totals over all of it.
package struct ActivityPage: Sendable {
    /// The activities on the page.
    package var activities: [ActivityListing] = []
    /// The number of activities on all pages.
    package var count = 0
    package var distanceMetres = 0.0
    /// Moving time in seconds over all pages.
    package var movingSeconds = 0.0
}

extension Library {
    /// The activities that match a filter.
    package func activities(
        _ filter: ActivityFilter = ActivityFilter()
    ) throws -> [ActivityListing] {
        try read { try ActivityListing.fetchAll($0, filter) }
    }

    /// The activities with positions, newest first, without hidden duplicates.
    ///
    /// - Parameter athlete: only those of the athlete with this Strava id.
    package func tracks(athlete: Int64? = nil) throws -> [ActivityListing] {
        var filter = ActivityFilter()
        filter.athlete = athlete
        filter.hasTrack = true
        filter.counts = true
        return try activities(filter)
    }

    /// The activities that match a filter, with totals over all matches regardless of the limit.
    package func page(_ filter: ActivityFilter) throws -> ActivityPage {
        let (condition, arguments) = filter.condition
        return try read { database in
            var page = ActivityPage()
            let sums = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), coalesce(sum(c.distance_m), 0.0),
                        coalesce(sum(c.moving_s), 0.0)
                    FROM current_activity c WHERE \(condition)
                    """, arguments: arguments)
            page.count = sums?[0] ?? 0
            page.distanceMetres = sums?[1] ?? 0
            page.movingSeconds = sums?[2] ?? 0
            page.activities = try ActivityListing.fetchAll(database, filter)
            return page
        }
    }
}

extension ActivityListing {
    static func fetchAll(_ database: Database, _ filter: ActivityFilter) throws -> [Self] {
        let (condition, arguments) = filter.condition
        let (ending, limits) = filter.ending
        return try Row.fetchAll(
            database,
            sql: "SELECT \(columns) WHERE \(condition) \(ending)", arguments: arguments + limits
        ).map(Self.init)
    }

    private static let columns = """
        c.id, c.provider, t.strava_id, c.name, c.type, c.sport_type, c.start_time, l.utc_offset_s,
            c.distance_m, c.elapsed_s, c.moving_s, c.ascent_m, c.average_heartrate_bpm, c.gear,
            c.file_path, f.format, coalesce(c.sample_count, 0), CASE WHEN c.leg IS NULL
                THEN f.first_time_us
                ELSE coalesce(
                    (SELECT start_time_us FROM session s
                        WHERE s.file_id = c.file_id AND s.number = c.leg), f.first_time_us) END,
            c.sample_state,
            CASE WHEN c.sample_state IN ('failed', 'unsupported') THEN coalesce(
                (SELECT i.message FROM issue i WHERE i.file_id = c.file_id
                    ORDER BY i.severity = 'error' DESC, i.id LIMIT 1),
                (SELECT l.reason FROM ledger l
                    WHERE l.source_id = c.source_id AND l.path = c.found_path)) END,
            c.comparison, c.absent_since, c.hidden_behind, c.file_id, coalesce(c.first_sample, 0),
            f.decoder_version, l.source
        FROM current_activity c
        JOIN athlete t ON t.id = c.athlete_id
        LEFT JOIN source_file f ON f.id = c.file_id
        LEFT JOIN local_time l ON l.activity_id = c.id
        """

    /// By position, because looking up names for each of ten thousand rows is measurable.
    private init(row: Row) throws {
        id = row[0]
        provider = row[1]
        athleteID = row[2]
        name = row[3]
        type = row[4]
        sportType = row[5]
        start = (row[6] as Int64?).map { Timestamp(seconds: $0) }
        offsetSeconds = row[7]
        offsetSource = row[26]
        distanceMetres = row[8]
        elapsedSeconds = row[9]
        movingSeconds = row[10]
        ascentMetres = row[11]
        averageHeartrate = row[12]
        gear = row[13]
        file = row[14]
        format = try row.word(15)
        samples = row[16]
        firstTime = (row[17] as Int64?).map { Timestamp(microseconds: $0) }
        outcome = try row.word(18)
        failure = row[19]
        comparison = try row.word(20)
        absentSince = (row[21] as Int64?).map { Timestamp(seconds: $0) }
        hiddenBehind = row[22]
        if let fileID: Int64 = row[23], samples > 0 {
            track = TrackKey(
                activityID: id, fileID: fileID, firstSample: row[24], sampleCount: samples,
                decoderVersion: row[25])
        }
    }
}

extension Row {
    /// A value of a closed list.
    ///
    /// - Throws: `SQLITE_CORRUPT` for a value that is not in it: another program wrote it.
    func word<Word: RawRepresentable<String>>(_ index: Int) throws -> Word {
        let text: String = self[index]
        guard let word = Word(rawValue: text) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no \(Word.self): \(text)")
        }
        return word
    }

    /// A value of a closed list, or none.
    func word<Word: RawRepresentable<String>>(_ index: Int) throws -> Word? {
        guard !hasNull(atIndex: index) else { return nil }
        return try word(index) as Word
    }
}
