import ActivityModel
import GRDB

/// The best efforts within a whole file, or within one leg of it.
struct LegEfforts: Sendable {
    /// The number of the session; ``whole`` for all samples.
    var leg: Int
    var efforts: Efforts

    /// Stands for the whole file, which is no session.
    static let whole = -1

    /// The efforts of a file and, if it has several sessions, of each.
    static func all(_ streams: [SampleStream], sessions: [Range<Int>?]) -> [LegEfforts] {
        guard let count = streams.first?.count else { return [] }
        var parts = [(leg: whole, samples: 0..<count)]
        if sessions.count > 1 {
            parts += sessions.enumerated().compactMap { number, samples in
                samples.map { (leg: number, samples: $0) }
            }
        }
        return parts.map { LegEfforts(leg: $0.leg, efforts: Efforts(streams, in: $0.samples)) }
    }
}

extension ImportBatch {
    /// Stores the efforts of a file in place of older ones.
    func save(_ legs: [LegEfforts], fileID: Int64) throws {
        try execute("DELETE FROM best_effort WHERE file_id = ?", [fileID])
        try execute("DELETE FROM power_effort WHERE file_id = ?", [fileID])
        try execute(
            "INSERT OR REPLACE INTO effort_file (file_id, version) VALUES (?, ?)",
            [fileID, Efforts.version])
        for leg in legs where !leg.efforts.isEmpty {
            let distance = try database.cachedStatement(
                sql: """
                    INSERT INTO best_effort (file_id, leg, kind, distance_m, elapsed_s, start_s)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
            for effort in leg.efforts.distances {
                distance.setUncheckedArguments([
                    fileID, leg.leg, effort.kind.rawValue, effort.metres, effort.elapsedSeconds,
                    effort.startSeconds,
                ])
                try distance.execute()
            }
            let power = try database.cachedStatement(
                sql: """
                    INSERT INTO power_effort (file_id, leg, duration_s, watts, start_s)
                    VALUES (?, ?, ?, ?, ?)
                    """)
            for effort in leg.efforts.powers {
                power.setUncheckedArguments([
                    fileID, leg.leg, effort.seconds, effort.watts, effort.startSeconds,
                ])
                try power.execute()
            }
        }
    }
}

extension Library {
    /// Works out the best efforts of files that were stored before there were any, or by older
    /// rules; of a damaged stream nothing. Requires a library opened for writing.
    ///
    /// - Parameter shouldStop: asked before each few files; the rest is left for the next time.
    package func deriveEfforts(shouldStop: () -> Bool = { false }) throws {
        while !shouldStop() {
            let files = try read { database in
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT f.id FROM source_file f
                        WHERE NOT EXISTS (
                            SELECT 1 FROM effort_file e WHERE e.file_id = f.id AND e.version = ?)
                        ORDER BY f.id LIMIT 50
                        """, arguments: [Efforts.version])
            }
            if files.isEmpty { return }
            let legs = try files.map { id in
                try read { (id, try LegEfforts.stored($0, fileID: id)) }
            }
            try write { database in
                let batch = ImportBatch(database: database, runID: 0)
                for (id, legs) in legs { try batch.save(legs, fileID: id) }
            }
        }
    }
}

extension LegEfforts {
    /// The efforts of a stored file.
    fileprivate static func stored(_ database: Database, fileID: Int64) throws -> [LegEfforts] {
        let records = try Row.fetchAll(
            database,
            sql: """
                SELECT \(StreamRecord.columns) FROM stream s
                WHERE s.file_id = ?
                    AND s.name IN ('time', 'distance', 'latitude', 'longitude', 'watts')
                ORDER BY s.number
                """, arguments: [fileID])
        let streams = records.compactMap { try? StreamRecord(row: $0).decoded() }
        let sessions = try SportSession.fetchAll(database, fileID: fileID).map(\.samples)
        return all(streams, sessions: sessions)
    }
}
