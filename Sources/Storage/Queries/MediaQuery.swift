package import ActivityModel
import GRDB

/// A photo or a video.
package struct MediaListing: Hashable, Sendable {
    /// The path inside the export.
    package var path: String
    /// The activity, if an export names it.
    package var activityID: Int64?
    /// The name of the activity.
    package var activityName: String?
    /// The start of the activity.
    package var start: Timestamp?
    /// The caption as written; empty if there is none.
    package var caption: String
    /// Whether an export contains the file.
    package var isPresent: Bool
    /// The athlete's Strava id if the cache has it in its name.
    package var cacheAthlete: Int64?
}

extension Library {
    /// Photos and videos, those of the newest activity first.
    ///
    /// - Parameters:
    ///   - activityID: only those of this activity.
    ///   - athlete: only those of the athlete with this Strava id.
    package func media(
        ofActivity activityID: Int64? = nil, athlete: Int64? = nil
    ) throws -> [MediaListing] {
        try media("(m.activity_id = ?1 OR ?1 IS NULL)", [activityID], athlete)
    }

    /// The photo or video at a path of an export; `nil` if no export of the athlete names it.
    package func media(at path: String, athlete: Int64? = nil) throws -> MediaListing? {
        try media("m.path = ?", [path], athlete).first
    }

    private func media(
        _ condition: String, _ arguments: StatementArguments, _ athlete: Int64?
    ) throws -> [MediaListing] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT m.path, c.id, c.name, c.start_time, coalesce(m.caption, ''),
                        m.is_present, \(cacheAthleteSQL("m.athlete_id"))
                    FROM media m
                    LEFT JOIN current_activity c ON c.id = m.activity_id
                    WHERE \(condition) AND \(ofAthlete(athlete, "m.athlete_id"))
                    ORDER BY c.start_time DESC NULLS LAST, m.path
                    """,
                arguments: arguments
            ).map { row in
                MediaListing(
                    path: row[0], activityID: row[1], activityName: row[2],
                    start: (row[3] as Int64?).map { Timestamp(seconds: $0) }, caption: row[4],
                    isPresent: row[5], cacheAthlete: row[6])
            }
        }
    }
}
