import ActivityModel
import Bytes
import GRDB

/// What follows from a stored reply besides the activity's row: laps, device, offset of local time
/// and, until samples arrive, the track of Strava's map.
///
/// All of it belongs to a file: that of the streams or, without streams, a *sketch* in its place.
/// It is derived only from stored data, so the run and the order in which details and streams
/// arrive do not matter.
extension ImportBatch {
    /// The version of the derivation. Raise it when the derivation changes: then every library
    /// derives again.
    private static let version = 2

    /// Identifies what the parts of a row were derived from; a different key means that they are
    /// out of date.
    private static let key = """
        format('%d:%s:%s:%s:%s', \(version), x.detail_at, x.file_id, x.utc_offset_s,
            CASE WHEN x.detail_at IS NULL THEN length(x.summary) END)
        """
    /// The more detailed track of a detailed reply, otherwise the list's.
    private static let polyline = """
        coalesce(
            CASE WHEN x.detail_at IS NOT NULL
                THEN nullif(json_extract(x.detail, '$.map.polyline'), '') END,
            nullif(json_extract(x.summary, '$.map.summary_polyline'), ''),
            CASE WHEN x.detail_at IS NOT NULL
                THEN nullif(json_extract(x.detail, '$.map.summary_polyline'), '') END)
        """

    /// Derives the parts of the affected activities that are out of date.
    func deriveReplyParts(_ affected: AffectedActivities, athleteID: Int64) throws {
        let rows = try Row.fetchAll(
            try database.cachedStatement(
                sql: """
                    SELECT x.activity_id, x.file_id, x.sketch_id, x.utc_offset_s, \(Self.polyline),
                        x.detail_at IS NOT NULL, \(Self.key)
                    FROM api_activity x
                    WHERE x.activity_id IN \(AffectedActivities.sql)
                        AND x.parts_key IS NOT \(Self.key)
                    """), arguments: [affected.argument])
        for row in rows {
            let (id, sketched): (Int64, Int64?) = (row[0], row[2])
            var file: Int64? = row[1]
            var sketch: Int64?
            let polyline: String? = row[4]
            if file == nil, polyline != nil || row[5] {
                sketch = try save(
                    DecodedFile(sketchOf: id, polyline: polyline ?? "", offset: row[3]),
                    athleteID: athleteID)
                file = sketch
            }
            try execute(
                "UPDATE api_activity SET sketch_id = ?, parts_key = ? WHERE activity_id = ?",
                [sketch, row[6] as String, id])
            if let file { try deriveLaps(of: id, file: file) }
            if let sketched, sketched != sketch { try removeSketch(sketched) }
        }
    }

    /// Every activity whose parts are out of date, for example after an update of the program.
    fileprivate func staleReplies(athleteID: Int64) throws -> AffectedActivities {
        try AffectedActivities(
            database,
            """
            SELECT x.activity_id FROM api_activity x
            WHERE x.athlete_id = ? AND x.parts_key IS NOT \(Self.key)
            """, [athleteID])
    }

    private func removeSketch(_ id: Int64) throws {
        try execute("UPDATE activity_row SET file_id = NULL WHERE file_id = ?", [id])
        try execute("UPDATE activity SET file_id = NULL WHERE file_id = ?", [id])
        try execute("DELETE FROM source_file WHERE id = ?", [id])
    }

    private func deriveLaps(of id: Int64, file: Int64) throws {
        try execute("DELETE FROM lap WHERE file_id = ?", [file])
        try execute(Self.laps, [file, id])
        try execute("DELETE FROM device WHERE file_id = ?", [file])
        try execute(
            """
            INSERT INTO device (file_id, number, product_name)
            SELECT ?, 0, x.detail ->> '$.device_name' FROM api_activity x
            WHERE x.activity_id = ? AND x.detail_at IS NOT NULL
                AND nullif(x.detail ->> '$.device_name', '') IS NOT NULL
            """, [file, id])
        try execute(
            """
            UPDATE source_file SET utc_offset_s = x.utc_offset_s, utc_offset_source = 'strava.api'
            FROM api_activity x
            WHERE source_file.id = ? AND x.activity_id = ? AND x.utc_offset_s IS NOT NULL
            """, [file, id])
    }

    /// Samples between valid start and end indexes belong to the lap; a sketch has no samples.
    private static let laps: String = {
        let first = "l.value ->> '$.start_index'"
        let last = "l.value ->> '$.end_index'"
        let isRange = """
            typeof(\(first)) = 'integer' AND typeof(\(last)) = 'integer' AND \(first) >= 0
                AND \(last) >= \(first) AND \(last) < x.samples
            """
        let totals = [
            ("elapsed_s", "elapsed_time"), ("moving_s", "moving_time"), ("distance_m", "distance"),
            ("ascent_m", "total_elevation_gain"), ("average_speed_mps", "average_speed"),
            ("max_speed_mps", "max_speed"), ("average_heartrate_bpm", "average_heartrate"),
            ("max_heartrate_bpm", "max_heartrate"), ("average_cadence_rpm", "average_cadence"),
            ("average_watts", "average_watts"),
        ]
        return """
            INSERT INTO lap (file_id, number, start_time_us, first_sample, sample_count, name,
                lap_index, pace_zone, \(totals.map(\.0).joined(separator: ", ")))
            SELECT ?1, l.key, unixepoch(l.value ->> '$.start_date') * 1000000,
                CASE WHEN \(isRange) THEN \(first) END,
                CASE WHEN \(isRange) THEN \(last) - \(first) + 1 END,
                CASE json_type(l.value, '$.name') WHEN 'text' THEN l.value ->> '$.name' END,
                \(whole("lap_index")), \(whole("pace_zone")),
                \(totals.map { number($0.1) }.joined(separator: ",\n    "))
            FROM (
                SELECT detail, CASE WHEN file_id IS NULL THEN 0 ELSE (
                    SELECT sample_count FROM source_file f WHERE f.id = file_id) END AS samples
                FROM api_activity WHERE activity_id = ?2 AND detail_at IS NOT NULL) x,
                json_each(x.detail, '$.laps') l
            WHERE l.type = 'object'
            """
    }()

    /// A whole number of a lap; other values are ignored.
    private static func whole(_ key: String) -> String {
        "CASE json_type(l.value, '$.\(key)') WHEN 'integer' THEN l.value ->> '$.\(key)' END"
    }

    /// A number of a lap; other values are ignored.
    private static func number(_ key: String) -> String {
        """
        CASE WHEN json_type(l.value, '$.\(key)') IN ('integer', 'real')
            THEN CAST(l.value ->> '$.\(key)' AS REAL) END
        """
    }
}

extension SyncWriter {
    /// Derives from stored replies what an older program, or one that was killed, did not derive.
    package func deriveStaleReplies() throws {
        try batch { batch in
            let stale = try batch.staleReplies(athleteID: athleteID)
            if !stale.ids.isEmpty { try batch.deriveAPIActivities(stale, athleteID: athleteID) }
        }
    }
}

extension DecodedFile {
    /// The track of Strava's map in place of samples: positions without times.
    fileprivate init(sketchOf id: Int64, polyline: String, offset: Int?) {
        var content = ActivityFile(format: .api, outcome: .decoded)
        let track = Polyline.decode(polyline)
        content.sampleCount = track.count
        content.creator = "Strava API"
        content.utcOffset = offset.map { UTCOffset(seconds: $0, source: "strava.api") }
        let scale = Scale(divisor: 100_000)
        if !track.isEmpty {
            content.streams = [
                .init(.latitude, values: .scaled(track.map(\.latitude), scale)),
                .init(.longitude, values: .scaled(track.map(\.longitude), scale)),
            ]
        }
        let bytes = Array(polyline.utf8)
        let key = FileKey(
            path: "api/activities/\(id)", size: Int64(bytes.count),
            crc32: bytes.withUnsafeBytes { Checksum.crc32(ByteSlice($0)) })
        // The key of its parts determines when they are derived again.
        self.init(key: key, content: content, encoder: StreamEncoder(), decoderVersion: 1)
    }
}
