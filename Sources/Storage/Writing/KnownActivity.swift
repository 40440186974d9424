import ActivityModel
import GRDB

/// What is already known of an activity: the row in force.
struct KnownActivity {
    var athleteID: Int64
    var precedence: Precedence
    var facts: ActivityFacts
    var isAbsent: Bool

    static func fetchAll(_ database: Database) throws -> [Int64: KnownActivity] {
        var known: [Int64: KnownActivity] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.id, a.athlete_id, e.as_of, e.fingerprint, a.absent_since IS NOT NULL,
                    r.name, r.type, r.sport_type, trim(r.gear_name), r.is_commute, r.description,
                    r.private_note, r.start_time, r.distance_m, r.elapsed_s, r.moving_s,
                    r.file_path, f.crc32, r.file_reference <> 'none'
                FROM activity a
                JOIN activity_row r ON r.activity_id = a.id AND r.export_id = a.export_id
                JOIN export e ON e.id = a.export_id
                LEFT JOIN source_file f ON f.id = r.file_id
                """)
        while let row = try rows.next() {
            let gear: String? = row[8]
            known[row[0]] = KnownActivity(
                athleteID: row[1], precedence: Precedence(asOf: row[2], fingerprint: row[3]),
                facts: ActivityFacts(
                    name: row[5], type: row[6], sportType: row[7],
                    gear: gear?.isEmpty == true ? nil : gear, isCommute: row[9], details: row[10],
                    privateNote: row[11], start: row[12], distanceMetres: row[13],
                    elapsedSeconds: row[14], movingSeconds: row[15], filePath: row[16],
                    fileChecksum: (row[17] as Int64?).map { UInt32(truncatingIfNeeded: $0) },
                    hasFile: row[18]),
                isAbsent: row[4])
        }
        return known
    }
}
