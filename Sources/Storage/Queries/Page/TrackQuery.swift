package import ActivityModel
import GRDB

/// What the track of an activity was made from: another key, another track.
package struct TrackKey: Hashable, Sendable {
    /// Strava's activity id.
    package var activityID: Int64
    /// The stored file.
    package var fileID: Int64
    /// Index of the activity's first sample in the file.
    package var firstSample: Int
    /// How many samples are its own.
    package var sampleCount: Int
    /// The decoder that read the file.
    package var decoderVersion: Int

    /// A key of these.
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

/// An activity with a track, as the map lists it.
package struct TrackListing: Hashable, Sendable {
    /// What the track is made from.
    package var key: TrackKey
    /// Strava's `sport_type`, or the type as Strava wrote it where that is not known.
    package var sport: String
    /// The name.
    package var name: String
    /// The start in UTC.
    package var start: Timestamp?
    /// Seconds that the clock on the wall was ahead of UTC, where the file tells.
    package var offsetSeconds: Int?
    /// Metres.
    package var distanceMetres: Double?
}

extension Library {
    /// The activities that have positions, newest first; doubles that do not count are left out.
    ///
    /// - Parameter athlete: only those of the athlete with this Strava id.
    package func tracks(athlete: Int64? = nil) throws -> [TrackListing] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT a.id, a.file_id, coalesce(a.first_sample, 0), a.sample_count,
                        f.decoder_version, coalesce(r.sport_type, r.type), r.name, r.start_time,
                        \(PageSQL.offset), r.distance_m
                    FROM activity a
                    JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                    JOIN source_file f ON f.id = a.file_id
                    WHERE a.sample_count > 0 AND a.\(PageSQL.ours(athlete))
                        AND \(PageSQL.counts) AND EXISTS (
                        SELECT 1 FROM stream s
                        WHERE s.file_id = a.file_id AND s.name = 'latitude' AND s.value_count > 0)
                    ORDER BY r.start_time DESC, a.id DESC
                    """
            ).map { row in
                TrackListing(
                    key: TrackKey(
                        activityID: row[0], fileID: row[1], firstSample: row[2],
                        sampleCount: row[3], decoderVersion: row[4]),
                    sport: row[5], name: row[6],
                    start: (row[7] as Int64?).map { Timestamp(seconds: $0) },
                    offsetSeconds: row[8], distanceMetres: row[9])
            }
        }
    }

    /// The stored positions of tracks, those that there are: read at once, decoded by whoever has
    /// a thread for it.
    ///
    /// One that says nothing of itself that could be understood is left out.
    package func positions(_ keys: [TrackKey]) throws -> [StoredPositions] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(StreamRecord.columns) FROM stream s
                    WHERE s.file_id = ? AND s.name IN ('latitude', 'longitude')
                        AND s.field IS NULL
                    ORDER BY s.name
                    """)
            return try keys.compactMap { key in
                let rows = try Row.fetchAll(statement, arguments: [key.fileID])
                let streams = rows.compactMap { try? StreamRecord(row: $0) }
                guard streams.count == 2 else { return nil }
                return StoredPositions(key: key, latitude: streams[0], longitude: streams[1])
            }
        }
    }
}

/// Latitude and longitude as the database keeps them.
package struct StoredPositions: Sendable {
    /// Whose they are.
    package let key: TrackKey
    let latitude: StreamRecord
    let longitude: StreamRecord

    /// Latitude and longitude of the samples that the key names.
    ///
    /// - Throws: ``StreamDecodingError`` when a stored stream is damaged.
    package func decoded() throws(StreamDecodingError) -> (latitude: SampleStream, longitude: SampleStream) {
        let first = max(0, key.firstSample)
        let own = first..<max(first, first.addingReportingOverflow(key.sampleCount).partialValue)
        return (try latitude.decoded().samples(own), try longitude.decoded().samples(own))
    }
}
