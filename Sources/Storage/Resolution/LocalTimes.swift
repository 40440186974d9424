import ActivityModel
import GRDB
import TimeZones

extension Resolution {
    /// Derives the local time of an athlete's activities: all of them, because one without a
    /// position has that of the nearest one in time.
    func deriveLocalTimes(athleteID: Int64, rules: ZoneRules = .system) throws {
        let activities = try Row.fetchAll(
            try database.cachedStatement(sql: LocalTimes.query), arguments: [athleteID]
        ).map(LocalTimes.Activity.init)
        var times = LocalTimes(activities, rules: rules)
        for activity in activities {
            let offset = times.offset(of: activity)
            if offset == activity.stored { continue }
            guard let offset else {
                try database.run("DELETE FROM local_time WHERE activity_id = ?", [activity.id])
                continue
            }
            try database.run(
                """
                INSERT OR REPLACE INTO local_time (activity_id, utc_offset_s, source)
                VALUES (?, ?, ?)
                """, [activity.id, offset.seconds, offset.source])
        }
    }
}

extension ImportBatch {
    func save(zone: String, fileID: Int64) throws {
        try execute("INSERT INTO file_zone (file_id, zone) VALUES (?, ?)", [fileID, zone])
    }
}

/// Chooses what an activity's local time follows: its file, the API, the place, or the activities
/// around it (`Docs/explanation/time-zones.md`).
private struct LocalTimes {
    struct Activity {
        var id: Int64
        /// In seconds since 1970; `nil` if nothing tells it: then it has no local time either.
        var start: Int64?
        var zone: String?
        var ofFile: UTCOffset?
        var ofAPI: Int?
        /// Whether its file's clock is known to be wrong.
        var hasWrongClock: Bool
        var stored: UTCOffset?

        init(row: Row) {
            id = row[0]
            start = row[1]
            zone = row[2]
            ofFile = (row[3] as Int?).map {
                UTCOffset(seconds: $0, source: row[4] as String? ?? "file")
            }
            ofAPI = row[5]
            hasWrongClock = row[6]
            stored = (row[7] as Int?).map { UTCOffset(seconds: $0, source: row[8]) }
        }
    }

    static let query = """
        SELECT a.id, r.start_time, z.zone, f.utc_offset_s, f.utc_offset_source, x.utc_offset_s,
            coalesce(a.comparison IN ('\(FileComparison.clockOrZone.rawValue)',
                '\(FileComparison.gpsWeekRollover.rawValue)'), 0),
            t.utc_offset_s, t.source
        FROM activity a
        JOIN activity_row r ON r.activity_id = a.id AND r.source_id = a.source_id
        LEFT JOIN source_file f ON f.id = a.file_id
        LEFT JOIN file_zone z ON z.file_id = a.file_id
        LEFT JOIN api_activity x ON x.activity_id = a.id
        LEFT JOIN local_time t ON t.activity_id = a.id
        WHERE a.athlete_id = ?
        ORDER BY r.start_time, a.id
        """

    /// Half a year: who has not been outdoors for longer may have moved.
    private static let reach = 183 * 86_400

    private let rules: ZoneRules
    private let places: [(start: Int64, zone: String)]
    /// The index of the first place after the activity at hand; they come in order of time.
    private var next = 0

    init(_ activities: [Activity], rules: ZoneRules) {
        self.rules = rules
        places = activities.compactMap { activity in
            guard let start = activity.start, let zone = activity.zone else { return nil }
            return (start, zone)
        }
    }

    /// The offset of the next activity, in order of time; `nil` if nothing tells it.
    mutating func offset(of activity: Activity) -> UTCOffset? {
        guard let start = activity.start else { return nil }
        while next < places.count, places[next].start <= start { next += 1 }
        // The clock of a device that is wrong by hours or weeks had its offset at another moment.
        if let offset = activity.ofFile, !activity.hasWrongClock { return offset }
        if let seconds = activity.ofAPI { return UTCOffset(seconds: seconds, source: "strava.api") }
        if let zone = activity.zone {
            if let offset = offset(zone, start, "place") { return offset }
        }
        return activity.ofFile ?? around(start)
    }

    private func around(_ start: Int64) -> UTCOffset? {
        var nearest: (distance: Int64, zone: String)?
        for index in [next - 1, next] where places.indices.contains(index) {
            let distance = abs(places[index].start - start)
            if distance <= Self.reach, distance < nearest?.distance ?? .max {
                nearest = (distance, places[index].zone)
            }
        }
        return nearest.flatMap { offset($0.zone, start, "around") }
    }

    private func offset(_ zone: String, _ time: Int64, _ source: String) -> UTCOffset? {
        rules.offset(of: zone, at: time).map {
            UTCOffset(seconds: $0.seconds, source: source + ($0.isHistoric ? "" : ".present-rules"))
        }
    }
}
