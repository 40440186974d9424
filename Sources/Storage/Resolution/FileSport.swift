import ActivityModel
import GRDB

/// The sport that an activity's file states, for rows whose word for it is in no known language.
enum FileSport {
    /// The sport of the activity's session, in a statement about `activity`; `NULL` when the file
    /// says nothing that Strava has a sport for.
    static let sql = """
        (SELECT strava_sport(s.sport, s.sub_sport) FROM session s
        WHERE s.file_id = activity.file_id AND s.number = coalesce(activity.leg, 0))
        """

    static let function = DatabaseFunction("strava_sport", argumentCount: 2, pure: true) { values in
        guard let word = String.fromDatabaseValue(values[0]) else { return nil }
        return Sport(fileSport: word, subSport: String.fromDatabaseValue(values[1]))?.rawValue
    }
}
