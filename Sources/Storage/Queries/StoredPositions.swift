package import ActivityModel
import GRDB

extension Library {
    /// The stored positions of tracks that exist: read at once, decoded by any thread.
    ///
    /// Records that cannot be interpreted are omitted.
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

/// Latitude and longitude as stored in the database.
package struct StoredPositions: Sendable {
    package let key: TrackKey
    let latitude: StreamRecord
    let longitude: StreamRecord

    /// Latitude and longitude of the samples that the key identifies.
    ///
    /// - Throws: ``StreamDecodingError`` if a stored stream is damaged.
    package func decoded() throws(StreamDecodingError) -> (
        latitude: SampleStream, longitude: SampleStream
    ) {
        let first = max(0, key.firstSample)
        let own = first..<max(first, first.addingReportingOverflow(key.sampleCount).partialValue)
        return (try latitude.decoded().samples(own), try longitude.decoded().samples(own))
    }
}
