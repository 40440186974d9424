import ActivityModel
import GRDB

/// The sport that an activity's file states, for rows whose word for it is in no known language.
enum FileSport {
    /// The sport of the activity's session or, if the file lost its sessions, the one that the
    /// device was set to, in a statement about `activity`; `NULL` when the file says nothing that
    /// Strava has a sport for.
    static let sql = """
        (SELECT strava_sport(coalesce(s.sport, f.sport), CASE
            WHEN s.sport IS NULL THEN f.sub_sport ELSE s.sub_sport END)
        FROM source_file f LEFT JOIN session s
            ON s.file_id = f.id AND s.number = coalesce(activity.leg, 0)
        WHERE f.id = activity.file_id)
        """

    static let function = DatabaseFunction("strava_sport", argumentCount: 2, pure: true) { values in
        guard let word = String.fromDatabaseValue(values[0]) else { return nil }
        return Sport(fileSport: word, subSport: String.fromDatabaseValue(values[1]))?.rawValue
    }
}
