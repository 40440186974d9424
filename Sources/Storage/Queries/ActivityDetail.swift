package import ActivityModel
import GRDB

/// Everything that the library knows about one activity.
package struct ActivityDetail: Sendable {
    /// A stream, without its samples.
    package struct StreamOutline: Hashable, Sendable {
        package var name: String
        /// Its unit; empty if unknown.
        package var unit: String
        /// Whether a FIT application defines the field.
        package var isDeveloperField: Bool
        /// The number of samples with a value.
        package var count: Int
        package var minimum: Double?
        package var maximum: Double?
    }

    /// An export that contains a row of the activity.
    package struct Source: Hashable, Sendable {
        package var export: String
        package var asOf: Timestamp
        /// The row's number in its activities.csv.
        package var row: Int
        /// The file as that export names it.
        package var file: String?
    }

    /// The activity as in lists.
    package var listing: ActivityListing
    /// The description; empty if there is none.
    package var details: String
    /// The private note; empty if there is none.
    package var privateNote: String
    /// Whether it was a commute.
    package var isCommute: Bool?
    /// All numbers of the row.
    package var measures: [ActivityMeasure: Double]
    package var creator: String?
    /// Sessions with their sport and totals.
    package var sessions: [SportSession]
    package var laps: [Lap]
    /// The lengths of a pool swim.
    package var lengths: [PoolLength] = []
    /// Pauses, changes of gear, alerts and the like.
    package var events: [ActivityEvent] = []
    /// What its file says beyond all this; rows of sessions, laps, lengths and events belong to
    /// those above.
    package var messages: [MessageGroup] = []
    /// The times between heartbeats, if the file has them.
    package var heartbeats: StreamOutline?
    package var streams: [StreamOutline]
    package var devices: [Device]
    package var media: [String]
    /// The exports that contain a row of it, newest first.
    package var sources: [Source]
    /// The issues of its file.
    package var issues: [ListedIssue]
    /// What Strava's API tells beyond the row.
    package var strava: StravaParts
}

extension Library {
    /// All facts about an activity; `nil` if there is none with this id.
    package func activity(_ id: Int64) throws -> ActivityDetail? {
        var filter = ActivityFilter()
        filter.id = id
        guard let listing = try activities(filter).first else { return nil }
        let issues = try self.issues(IssueFilter(activityID: id))
        return try read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT r.*, a.file_id AS file_in_force, a.leg, a.first_sample
                        FROM activity a
                        JOIN activity_row r
                            ON r.activity_id = a.id AND r.source_id = a.source_id
                        WHERE a.id = ?
                        """,
                    arguments: [id])
            else { return nil }
            var measures: [ActivityMeasure: Double] = [:]
            for measure in ActivityMeasure.allCases { measures[measure] = row[measure.rawValue] }
            let file: Int64? = row["file_in_force"]
            let leg: Int? = row["leg"]
            let samples =
                (row["first_sample"] ?? 0)..<((row["first_sample"] ?? 0) + listing.samples)
            var parts = try FileParts(database, fileID: file)
            if let leg { parts.keep(leg: leg, samples: samples) }
            return ActivityDetail(
                listing: listing, details: row["description"], privateNote: row["private_note"],
                isCommute: row["is_commute"], measures: measures,
                creator: try String.fetchOne(
                    database, sql: "SELECT creator FROM source_file WHERE id = ?",
                    arguments: [file]),
                sessions: parts.sessions, laps: parts.laps, lengths: parts.lengths,
                events: parts.events, messages: parts.messages,
                heartbeats: try ActivityDetail.StreamOutline.heartbeats(database, fileID: file),
                streams: leg == nil
                    ? try ActivityDetail.StreamOutline.fetchAll(database, fileID: file)
                    : try SampleStream.fetchAll(database, activityID: id).map { .init($0) },
                devices: try Device.fetchAll(database, fileID: file),
                media: try String.fetchAll(
                    database, sql: "SELECT path FROM media WHERE activity_id = ? ORDER BY path",
                    arguments: [id]),
                sources: try ActivityDetail.Source.fetchAll(database, activityID: id),
                issues: issues, strava: try StravaParts.fetch(database, activityID: id))
        }
    }

    /// The times between heartbeats of an activity's file; `nil` if it has none.
    ///
    /// - Throws: ``StreamDecodingError`` if they are damaged.
    package func heartbeats(ofActivity id: Int64) throws -> SampleStream? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT h.* FROM heartbeat h JOIN activity a ON a.file_id = h.file_id
                    WHERE a.id = ?
                    """,
                arguments: [id]
            ).map { try StreamRecord(heartbeats: $0).decoded() }
        }
    }

    /// The samples of an activity, all its streams; empty if it has none.
    ///
    /// - Throws: ``StreamDecodingError`` if a stored stream is damaged.
    package func streams(ofActivity id: Int64) throws -> [SampleStream] {
        try read { try SampleStream.fetchAll($0, activityID: id) }
    }
}

extension SampleStream {
    /// The streams of an activity: only of its leg if the file contains several.
    fileprivate static func fetchAll(
        _ database: Database, activityID id: Int64
    ) throws -> [SampleStream] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(StreamRecord.columns), a.first_sample, a.sample_count AS own_samples
                FROM stream s JOIN activity a ON a.file_id = s.file_id
                WHERE a.id = ? ORDER BY s.number
                """,
            arguments: [id]
        ).map { row in
            let stream = try StreamRecord(row: row).decoded()
            let first: Int = row["first_sample"] ?? 0
            let count: Int = row["own_samples"] ?? stream.count
            return stream.samples(first..<first + count)
        }
    }
}

extension ActivityDetail.StreamOutline {
    fileprivate init(_ stream: SampleStream) {
        let summary = stream.summary
        self.init(
            name: stream.name.rawValue, unit: stream.unit,
            isDeveloperField: stream.source != .native, count: summary.count,
            minimum: summary.min, maximum: summary.max)
    }
}
