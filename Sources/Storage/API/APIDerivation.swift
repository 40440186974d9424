import ActivityModel
import GRDB

extension Resolution {
    /// Derives the API's row of every affected activity that the API knows: the API's values and,
    /// for those that it lacks, the newest export's.
    ///
    /// The result depends only on the evidence, not on its order.
    func deriveAPIRows(_ affected: AffectedActivities) throws {
        let isConcerned = try Bool.fetchOne(
            try database.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM api_activity
                        WHERE activity_id IN \(AffectedActivities.sql))
                    """), arguments: [affected.argument])
        guard isConcerned == true else { return }
        try database.run("INSERT OR IGNORE INTO csv_header (cells) VALUES (?)", [Self.apiHeader])
        try database.run(Self.derivation, [affected.argument, Self.apiHeader])
    }

    /// The header of rows that no export has: one column, which distinguishes them from real ones.
    private static let apiHeader = #"["Strava API"]"#

    /// Gear ids are inexact above 2^24 in older exports (32-bit floats) and are compared with that
    /// tolerance.
    private static let isSameGear = """
        abs(coalesce(n.bike_id, n.gear_id) - CAST(substr(x.gear_key, 2) AS INTEGER)) * 8388608
            <= CAST(substr(x.gear_key, 2) AS INTEGER)
        """

    /// An export that tells no ids is believed until somebody has named the gear: the API, in an
    /// answer about the gear or about any activity with it, or the tables of exports.
    private static let gearName = """
        CASE WHEN x.gear_key IS NULL THEN NULL ELSE coalesce(
            CASE WHEN \(isSameGear) THEN n.gear_name END,
            (SELECT g.name FROM api_gear g WHERE g.id = x.gear_key),
            (SELECT y.gear_name FROM api_activity y
                WHERE y.gear_key = x.gear_key AND y.gear_name IS NOT NULL
                ORDER BY y.detail_at DESC LIMIT 1),
            (SELECT g.name FROM exported_gear g WHERE g.athlete_id = x.athlete_id
                AND g.id = CAST(substr(x.gear_key, 2) AS INTEGER)),
            n.gear_name) END
        """

    /// Whether the activity has changed since the export was made: then the API's numbers count.
    private static let isReshaped = """
        (x.start_time IS NOT n.start_time OR abs(x.elapsed_s - n.elapsed_s) >= 1
            OR abs(x.distance_m - n.distance_m) > 10.5)
        """

    /// Whether Strava has corrected the altitudes since then, which changes the climb alone.
    private static let isRegraded = """
        (\(isReshaped) OR abs(x.ascent_m - n.ascent_m) >= \(ActivityFacts.ascentStep))
        """

    private static let derivation: String = {
        let isDetailNewer = "x.detail_at > (SELECT e.as_of FROM source e WHERE e.id = n.source_id)"
        var columns: [(name: String, value: String)] = [
            ("activity_id", "x.activity_id"), ("source_id", "p.id"), ("row_number", "0"),
            ("header_id", "coalesce(n.header_id, h.id)"), ("cells", "coalesce(n.cells, '[]')"),
            ("name", "x.name"),
            // The same sport keeps the export's name for it; a reply without a sport does not
            // remove one.
            (
                "type",
                """
                CASE WHEN coalesce(x.sport_type, n.sport_type) IS n.sport_type
                    THEN coalesce(n.type, x.type) ELSE x.type END
                """
            ),
            ("sport_type", "coalesce(x.sport_type, n.sport_type, 'Workout')"),
            ("start_time", "coalesce(x.start_time, n.start_time)"),
            ("gear_name", gearName),
            (
                "bike_id",
                "CASE WHEN x.gear_key LIKE 'b%' THEN CAST(substr(x.gear_key, 2) AS INTEGER) END"
            ),
            (
                "gear_id",
                "CASE WHEN x.gear_key LIKE 'g%' THEN CAST(substr(x.gear_key, 2) AS INTEGER) END"
            ),
            ("is_commute", "coalesce(x.is_commute, n.is_commute)"),
            ("elapsed_s", "coalesce(x.elapsed_s, n.elapsed_s)"),
            ("moving_s", "coalesce(x.moving_s, n.moving_s)"),
            ("distance_m", "coalesce(x.distance_m, n.distance_m)"),
            ("file_reference", "coalesce(n.file_reference, 'none')"), ("file_path", "n.file_path"),
            ("file_id", "coalesce(x.file_id, x.sketch_id)"), ("as_of", "x.as_of"),
        ]
        for text in ["description", "private_note"] {
            columns.append(
                (
                    text,
                    """
                    coalesce(CASE WHEN \(isDetailNewer) THEN coalesce(x.\(text), n.\(text))
                        ELSE coalesce(n.\(text), x.\(text)) END, '')
                    """
                ))
        }
        columns += ActivityMeasure.allCases.map(\.rawValue).map { measure in
            (
                measure,
                """
                CASE WHEN \(measure == ActivityMeasure.ascent.rawValue ? isRegraded : isReshaped)
                    THEN coalesce(x.\(measure), n.\(measure))
                    ELSE coalesce(n.\(measure), x.\(measure)) END
                """
            )
        }
        return """
            INSERT OR REPLACE INTO activity_row (\(columns.map(\.name).joined(separator: ", ")))
            WITH exported_gear AS MATERIALIZED (
                SELECT athlete_id, CAST(strava_id AS INTEGER) AS id, name FROM gear
                WHERE strava_id IS NOT NULL)
            SELECT \(columns.map(\.value).joined(separator: ",\n    "))
            FROM api_activity x
            JOIN source p ON p.athlete_id = x.athlete_id AND p.kind = 'strava-api'
            JOIN csv_header h ON h.cells = ?2
            LEFT JOIN activity_row n ON n.activity_id = x.activity_id AND n.source_id = (
                SELECT r.source_id FROM activity_row r JOIN own_source e ON e.id = r.source_id
                WHERE r.activity_id = x.activity_id
                ORDER BY e.as_of DESC, e.fingerprint DESC LIMIT 1)
            WHERE x.activity_id IN \(AffectedActivities.sql)
            """
    }()

    /// Marks activities that a complete walk through the account did not find, and those that
    /// Strava reported as deleted, unless a newer source contains them.
    func markGone(athleteID: Int64) throws {
        try database.run(
            """
            UPDATE activity SET absent_since = coalesce(absent_since, (
                SELECT min(gone.since) FROM (
                    SELECT \(GoneSQL.walk) AS since WHERE \(GoneSQL.isUnmet)
                    UNION ALL
                    SELECT g.since FROM api_absent g WHERE g.activity_id = activity.id) gone
                JOIN activity_row r ON r.activity_id = activity.id
                    AND r.source_id = activity.source_id
                JOIN source e ON e.id = r.source_id
                WHERE gone.since >= coalesce(r.as_of, e.as_of, r.start_time)
                    AND gone.since >= coalesce(r.start_time, 0)))
            WHERE athlete_id = ?1 AND provider = 'strava' AND (
                EXISTS (SELECT 1 FROM api_absent)
                OR EXISTS (
                    SELECT 1 FROM api_account c
                    WHERE c.athlete_id = ?1 AND c.concluded_at IS NOT NULL))
            """, [athleteID])
    }
}

/// What a complete walk proves about activities that it did not find.
enum GoneSQL {
    /// The start of the last walk that proves activities absent.
    static let walk = """
        (SELECT c.concluded_at FROM api_account c WHERE c.athlete_id = activity.athlete_id)
        """
    /// The lower bound of a walk, in seconds since 1970: it proves nothing about earlier
    /// activities.
    static let bound = 1
    /// Whether neither the walk nor any page since contained the activity.
    static let isUnmet = """
        NOT EXISTS (
            SELECT 1 FROM api_activity x
            WHERE x.activity_id = activity.id AND x.as_of >= \(walk))
        AND NOT EXISTS (
            SELECT 1 FROM current_activity c
            WHERE c.id = activity.id AND c.start_time <= \(bound))
        """
}
