package import ActivityModel
import GRDB

/// What Strava's API says about an activity: evidence beside that of exports.
package struct APIActivityRecord: Sendable {
    /// The activity; `details` and `privateNote` are only valid in a detailed reply.
    package var activity: ActivitySummary
    /// The original reply, one JSON object.
    package var reply: String
    /// Whether this is the detailed form, which alone has description, calories and laps.
    package var isDetailed: Bool
    package var asOf: Timestamp
    /// The offset of local time from UTC in seconds.
    package var utcOffsetSeconds: Int?
    /// Strava's id of the gear with its letter (`b123`, `g123`); `nil` for none.
    package var gearKey: String?
    /// The gear's name, if the reply has it.
    package var gearName: String?
    /// Whether it was entered by hand: there are no streams.
    package var isManual: Bool
    /// `everyone`, `followers_only` or `only_me`.
    package var visibility: String?
    /// A key that changes if start, length or route changes, so that streams are fetched again.
    package var shape: String

    /// Creates a record of an activity.
    package init(
        activity: ActivitySummary, reply: String, isDetailed: Bool, asOf: Timestamp,
        utcOffsetSeconds: Int?, gearKey: String?, gearName: String?, isManual: Bool,
        visibility: String?, shape: String
    ) {
        self.activity = activity
        self.reply = reply
        self.isDetailed = isDetailed
        self.asOf = asOf
        self.utcOffsetSeconds = utcOffsetSeconds
        self.gearKey = gearKey
        self.gearName = gearName
        self.isManual = isManual
        self.visibility = visibility
        self.shape = shape
    }
}

extension ImportBatch {
    /// Stores API data about activities of an athlete, and derives what follows.
    ///
    /// - Returns: the changes, as for an export.
    func save(_ records: [APIActivityRecord], athleteID: Int64) throws -> ActivityCounts {
        let forgotten = try Library.forgotten(database)
        let expired = try Int64.fetchSet(
            try database.cachedStatement(
                sql: """
                    SELECT activity_id FROM api_expired WHERE is_gone AND athlete_id = ?
                        AND activity_id NOT IN (SELECT id FROM activity)
                    """),
            arguments: [athleteID])
        var counts = ActivityCounts()
        var ours: [APIActivityRecord] = []
        for record in records {
            if record.isDetailed {
                try execute("DELETE FROM api_wanted WHERE activity_id = ?", [record.activity.id])
            }
            if forgotten.contains(record.activity.id) {
                counts.forgotten += 1
            } else if ActivityIdentity.isStrava(record.activity.id),
                !expired.contains(record.activity.id)
            {
                ours.append(record)
            }
        }
        let ids = ours.map(\.activity.id)
        let all = AffectedActivities(ids)
        let before = try KnownActivity.fetchAll(database, all)
        counts.foreign = ids.filter { before[$0].map { $0.athleteID != athleteID } ?? false }
        ours.removeAll { counts.foreign.contains($0.activity.id) }
        let detailed = try detailedActivities(among: all)
        for record in ours {
            try save(record, athleteID: athleteID)
            try execute("DELETE FROM api_absent WHERE activity_id = ?", [record.activity.id])
        }
        let affected = AffectedActivities(ours.map(\.activity.id))
        try deriveAPIActivities(affected, athleteID: athleteID)
        let after = try KnownActivity.fetchAll(database, affected)
        for record in ours {
            let isNews = detailed.contains(record.activity.id)
            counts.compare(record.activity.id, before, after, textsAreNews: isNews)
        }
        return counts
    }

    /// The activities among some whose details were known.
    private func detailedActivities(among some: AffectedActivities) throws -> Set<Int64> {
        try Int64.fetchSet(
            try database.cachedStatement(
                sql: """
                    SELECT activity_id FROM api_activity
                    WHERE detail_at IS NOT NULL AND activity_id IN \(AffectedActivities.sql)
                    UNION
                    SELECT activity_id FROM own_row
                    WHERE activity_id IN \(AffectedActivities.sql)
                    """), arguments: [some.argument])
    }

    /// Derives rows, files and states of the affected activities after their evidence changed.
    func deriveAPIActivities(_ affected: AffectedActivities, athleteID: Int64) throws {
        try execute(
            """
            INSERT OR IGNORE INTO activity (id, provider, provider_id, athlete_id, source_id)
            SELECT x.activity_id, 'strava', x.activity_id, x.athlete_id, ?2 FROM api_activity x
            WHERE x.activity_id IN \(AffectedActivities.sql)
            """, [affected.argument, try apiSource(athleteID: athleteID)])
        try deriveReplyParts(affected, athleteID: athleteID)
        try Resolution(database).resolve(affected)
        try Resolution(database).deriveLocalTimes(athleteID: athleteID)
    }

    /// The source that represents the present state of an athlete's account.
    func apiSource(athleteID: Int64) throws -> Int64 {
        try execute(
            """
            INSERT OR IGNORE INTO source (athlete_id, provider, fingerprint, name, kind, as_of,
                as_of_is_told, column_count, row_count, file_count, size_bytes, is_damaged,
                first_run_id, completed_at)
            VALUES (?1, 'strava', 'api:' || ?1, 'Strava API', 'strava-api', 0, 0, 0, 0, 0, 0, 0, ?2, 0)
            """, [athleteID, runID])
        return try Int64.fetchOne(
            try database.cachedStatement(
                sql: "SELECT id FROM source WHERE fingerprint = 'api:' || ?"),
            arguments: [athleteID]) ?? 0
    }

    private static let facts =
        [
            "activity_id", "athlete_id", "as_of", "name", "type", "sport_type", "start_time",
            "utc_offset_s", "gear_key", "gear_name", "is_commute", "is_manual", "visibility",
            "shape", "elapsed_s", "moving_s", "distance_m",
        ] + ActivityMeasure.allCases.map(\.rawValue)
    /// Start, length and climb in the list are compared with those of the previous list: whatever
    /// the details say, they are not requested twice because of a difference. Strava corrects the
    /// altitudes of an activity when its athlete asks for it, and its climb changes with them.
    private static let isSameShape = """
        (excluded.summary IS NULL AND summary IS NOT NULL OR shape = excluded.shape
            AND abs(coalesce(excluded.summary ->> '$.total_elevation_gain'
                - summary ->> '$.total_elevation_gain', 0)) < \(ActivityFacts.ascentStep))
        """
    /// A later reply that lacks a value (a list contains less than details) does not remove it.
    /// Details do not replace list entries, because they expire separately.
    private static let upsert = """
        INSERT INTO api_activity (\(facts.joined(separator: ", ")), summary, summary_at)
        VALUES (\(facts.map { _ in "?" }.joined(separator: ", ")), ?, ?)
        ON CONFLICT (activity_id) DO UPDATE SET
            detail_at = CASE WHEN \(isSameShape) THEN detail_at END,
            streams_state = CASE WHEN \(isSameShape) THEN streams_state END,
            summary = coalesce(excluded.summary, summary),
            summary_at = coalesce(excluded.summary_at, summary_at),
            gear_name = CASE WHEN gear_key IS excluded.gear_key
                THEN coalesce(excluded.gear_name, gear_name) ELSE excluded.gear_name END,
            \(facts.filter { !["activity_id", "gear_name"].contains($0) }.map { fact in
                certain.contains(fact)
                    ? "\(fact) = excluded.\(fact)"
                    : fact == "shape"
                        ? "shape = CASE WHEN \(isSameShape) THEN shape ELSE excluded.shape END"
                        : "\(fact) = coalesce(excluded.\(fact), \(fact))"
            }.joined(separator: ",\n    "))
        """
    private static let certain: Set = [
        "athlete_id", "as_of", "name", "type", "sport_type", "gear_key", "is_manual",
    ]

    private func save(_ record: APIActivityRecord, athleteID: Int64) throws {
        let activity = record.activity
        var values: [(any DatabaseValueConvertible)?] = [
            activity.id, athleteID, record.asOf.seconds, activity.name, activity.type,
            activity.sportType, activity.start?.seconds, record.utcOffsetSeconds,
            record.gearKey, record.gearName, activity.isCommute, record.isManual,
            record.visibility, record.shape, activity.elapsedSeconds,
            activity.movingSeconds, activity.distanceMetres,
        ]
        values += ActivityMeasure.allCases.map { activity.measures[$0] }
        values.append(record.isDetailed ? nil : record.reply)
        values.append(record.isDetailed ? nil : record.asOf.seconds)
        if !record.isDetailed {
            try execute(
                """
                DELETE FROM api_failure WHERE subject = ?1 AND EXISTS (
                    SELECT 1 FROM api_activity WHERE activity_id = ?2 AND shape <> ?3)
                """, ["\(activity.id)", activity.id, record.shape])
        }
        try execute(Self.upsert, StatementArguments(values))
        guard record.isDetailed else { return }
        try succeed(.detail, "\(activity.id)")
        try execute(
            """
            UPDATE api_activity SET detail = ?, detail_at = ?, description = ?, private_note = ?
            WHERE activity_id = ?
            """,
            [
                record.reply, record.asOf.seconds, activity.details, activity.privateNote,
                activity.id,
            ])
    }
}

extension ActivityCounts {
    /// Counts an activity by comparing what was known with what is known now.
    ///
    /// - Parameter textsAreNews: whether description, note and gear's name were known before; what
    ///   the list could not contain has not changed when details add it.
    fileprivate mutating func compare(
        _ id: Int64, _ before: [Int64: KnownActivity], _ after: [Int64: KnownActivity],
        textsAreNews: Bool
    ) {
        guard let new = after[id] else { return }
        guard let old = before[id] else {
            self.new += 1
            changes.append(
                ActivityChange(activityID: id, kind: .new, old: nil, new: new.facts.name))
            return
        }
        let found = old.facts.changes(to: new.facts, of: id).filter {
            textsAreNews || ![.gear, .description, .note].contains($0.kind)
        }
        if found.isEmpty { unchanged += 1 } else { updated += 1 }
        changes += found
    }
}
