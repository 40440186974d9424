package import ActivityModel
import GRDB
import TimeZones

/// A decoded activity file, ready to be stored.
package struct DecodedFile: Sendable {
    var key: FileKey
    var content: ActivityFile
    var firstTime: Timestamp?
    var lastTime: Timestamp?
    var distanceMetres: Double?
    var streams: [StreamRecord]
    var messages: [MessageRecord]
    var heartbeats: StreamRecord?
    var efforts: [LegEfforts]
    /// The time zone of its first position.
    var zone: String?
    var decoderVersion: Int

    /// Encodes the streams and releases the samples, so that a waiting file is small.
    ///
    /// - Parameter decoderVersion: the version of the decoder that read it; a newer one reads the
    ///   file again.
    package init(
        key: FileKey, content: ActivityFile, encoder: StreamEncoder, decoderVersion: Int
    ) {
        self.decoderVersion = decoderVersion
        self.key = key
        firstTime = content.firstTime
        lastTime = content.lastTime
        distanceMetres = content.distanceMetres
        zone = Self.zone(of: content.streams)
        streams = content.streams.map(encoder.encode)
        // Other files, such as those of a day's monitoring, are not activities.
        let isActivity = content.purpose == .activity
        messages = isActivity ? content.messages.map { MessageRecord($0) } : []
        heartbeats = isActivity ? content.heartbeats.map(encoder.encode) : nil
        efforts =
            isActivity
            ? LegEfforts.all(content.streams, sessions: content.sessions.map(\.samples)) : []
        self.content = content
        self.content.streams = []
        self.content.messages = []
        self.content.heartbeats = nil
    }

    /// The time zone of the first position; `nil` without positions.
    static func zone(of streams: [SampleStream]) -> String? {
        func native(_ name: StreamName) -> SampleStream? {
            streams.first { $0.name == name && $0.source == .native }
        }
        guard let latitude = native(.latitude), let longitude = native(.longitude) else {
            return nil
        }
        for index in 0..<min(latitude.count, longitude.count) {
            guard let north = latitude[index], let east = longitude[index] else { continue }
            // Where devices without a fix believe to be.
            if north == 0 && east == 0 { continue }
            return ZoneMap.world.zone(latitude: north, longitude: east)
        }
        return nil
    }
}

extension ImportBatch {
    /// Stores a file with all its content, replacing an earlier reading of the same bytes.
    ///
    /// - Returns: the file's row id.
    package func save(_ file: DecodedFile, athleteID: Int64) throws -> Int64 {
        let id = try saveFile(file, athleteID: athleteID)
        for table in Self.tables {
            try execute("DELETE FROM \(table) WHERE file_id = ?", [id])
        }
        for (number, session) in file.content.sessions.enumerated() {
            try save(session, number, fileID: id)
        }
        for (number, lap) in file.content.laps.enumerated() { try save(lap, number, fileID: id) }
        for (number, length) in file.content.lengths.enumerated() {
            try save(length, number, fileID: id)
        }
        for (number, event) in file.content.events.enumerated() {
            try execute(
                """
                INSERT INTO event (file_id, number, time_us, event, event_type, data)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [id, number, event.time?.microseconds, event.event, event.type, event.data])
        }
        for (number, device) in file.content.devices.enumerated() {
            try save(device, number, fileID: id)
        }
        for (number, stream) in file.streams.enumerated() { try save(stream, number, fileID: id) }
        for (number, message) in file.messages.enumerated() {
            try save(message, number, fileID: id)
        }
        if let heartbeats = file.heartbeats { try save(heartbeats: heartbeats, fileID: id) }
        try save(file.efforts, fileID: id)
        if let zone = file.zone { try save(zone: zone, fileID: id) }
        for var issue in file.content.issues {
            issue.file = file.key.path
            try record(issue, sourceID: nil, fileID: id)
        }
        return id
    }

    /// The tables of a file's content.
    private static let tables = [
        "session", "lap", "pool_length", "event", "device", "stream", "message", "heartbeat",
        "issue", "file_zone",
    ]

    private func saveFile(_ file: DecodedFile, athleteID: Int64) throws -> Int64 {
        let content = file.content
        try execute(
            """
            INSERT INTO source_file (athlete_id, path, size_bytes, crc32, format, purpose, outcome,
                sample_count, first_time_us, last_time_us, distance_m, utc_offset_s,
                utc_offset_source, creator, created_at_us, decoder_version, sport, sub_sport)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (athlete_id, path, size_bytes, crc32) DO UPDATE SET
                format = excluded.format, purpose = excluded.purpose, outcome = excluded.outcome,
                sample_count = excluded.sample_count, first_time_us = excluded.first_time_us,
                last_time_us = excluded.last_time_us, distance_m = excluded.distance_m,
                utc_offset_s = excluded.utc_offset_s,
                utc_offset_source = excluded.utc_offset_source, creator = excluded.creator,
                created_at_us = excluded.created_at_us, decoder_version = excluded.decoder_version,
                sport = excluded.sport, sub_sport = excluded.sub_sport
            """,
            [
                athleteID, file.key.path, file.key.size, Int64(file.key.crc32),
                content.format.rawValue, content.purpose.rawValue, content.outcome.rawValue,
                content.sampleCount, file.firstTime?.microseconds, file.lastTime?.microseconds,
                file.distanceMetres, content.utcOffset?.seconds, content.utcOffset?.source,
                content.creator, content.created?.microseconds, file.decoderVersion,
                content.sport, content.subSport,
            ])
        let statement = try database.cachedStatement(
            sql: """
                SELECT id FROM source_file
                WHERE athlete_id = ? AND path = ? AND size_bytes = ? AND crc32 = ?
                """)
        let arguments: StatementArguments = [
            athleteID, file.key.path, file.key.size, Int64(file.key.crc32),
        ]
        guard let id = try Int64.fetchOne(statement, arguments: arguments) else {
            throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: "a stored file is not there")
        }
        return id
    }

    private func save(_ stream: StreamRecord, _ number: Int, fileID: Int64) throws {
        var application: String?
        var field: Int?
        if case .developer(let name, let number) = stream.source {
            application = name
            field = number
        }
        try execute(
            """
            INSERT INTO stream (file_id, number, name, unit, application, field, sample_count,
                value_count, minimum, maximum, encoding, multiplier, divisor, "offset", data)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                fileID, number, stream.name.rawValue, stream.unit, application, field,
                stream.sampleCount, stream.valueCount, stream.minimum, stream.maximum,
                stream.encoding.rawValue, stream.scale.multiplier, stream.scale.divisor,
                stream.scale.offset, stream.blob,
            ])
    }
}

extension Library {
    /// Stores a new reading of a stored file's bytes in place of a damaged one.
    package func replace(_ fileID: Int64, with file: DecodedFile) throws {
        try write { database in
            guard
                let athlete = try Int64.fetchOne(
                    database, sql: "SELECT athlete_id FROM source_file WHERE id = ?",
                    arguments: [fileID]),
                let run = try Int64.fetchOne(database, sql: "SELECT max(id) FROM run")
            else { return }
            _ = try ImportBatch(database: database, runID: run).save(file, athleteID: athlete)
            try Resolution(database).deriveLocalTimes(athleteID: athlete)
        }
    }
}
