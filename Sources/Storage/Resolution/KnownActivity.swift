import ActivityModel
import GRDB

/// What is known about an activity: the row in force.
struct KnownActivity {
    var athleteID: Int64
    var precedence: Precedence
    var facts: ActivityFacts
    var isAbsent: Bool
    /// Whether it is what Strava's API said.
    var isFromAPI = false

    /// What is known about some activities, or about all.
    static func fetchAll(
        _ database: Database, _ some: AffectedActivities? = nil
    ) throws -> [Int64: KnownActivity] {
        var known: [Int64: KnownActivity] = [:]
        // The plus keeps SQLite from searching all media of the export for every activity.
        let rows = try Row.fetchCursor(
            try database.cachedStatement(
                sql: """
                    SELECT a.id, a.athlete_id, coalesce(r.as_of, e.as_of), e.fingerprint, a.absent_since IS NOT NULL,
                        r.name, r.type, a.sport_type, trim(r.gear_name), r.is_commute, r.description,
                        r.private_note, r.start_time, r.distance_m, r.elapsed_s, r.moving_s,
                        CASE r.file_reference WHEN 'error' THEN '#error#' ELSE r.file_path END,
                        f.crc32, json_array_length(h.cells), r.as_of IS NOT NULL,
                        (SELECT count(*) FROM media_row m
                            WHERE m.activity_id = r.activity_id AND +m.source_id = r.source_id),
                        r.sport_type IS NULL, r.ascent_m
                    FROM activity a
                    JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
                    JOIN source e ON e.id = a.source_id
                    JOIN csv_header h ON h.id = r.header_id
                    LEFT JOIN source_file f ON f.id = r.file_id
                    \(some == nil ? "" : "WHERE a.id IN \(AffectedActivities.sql)")
                    """), arguments: some.map { [$0.argument] } ?? [])
        while let row = try rows.next() {
            let columns: Int = row[18]
            let isRecent = ActivityFacts.hasNotesAndMedia(columns: columns)
            // Strava's API counts photos, exports list them: they are not comparable.
            let isFromAPI: Bool = row[19]
            let gear: String? = row[8]
            let isFromFile: Bool = row[21]
            known[row[0]] = KnownActivity(
                athleteID: row[1], precedence: Precedence(asOf: row[2], fingerprint: row[3]),
                facts: ActivityFacts(
                    name: row[5], type: row[6], sportType: isFromFile ? nil : row[7],
                    fileSport: isFromFile ? row[7] : nil,
                    gear: gear?.isEmpty == true ? nil : gear, isCommute: row[9], details: row[10],
                    privateNote: isRecent ? row[11] : nil, start: row[12], distanceMetres: row[13],
                    distanceStep: ActivityFacts.distanceStep(columns: columns, sportType: row[7]),
                    elapsedSeconds: row[14], movingSeconds: row[15], ascentMetres: row[22],
                    mediaCount: isRecent && !isFromAPI ? row[20] : nil, filePath: row[16],
                    fileChecksum: (row[17] as Int64?).map { UInt32(truncatingIfNeeded: $0) }),
                isAbsent: row[4], isFromAPI: isFromAPI)
        }
        return known
    }
}
