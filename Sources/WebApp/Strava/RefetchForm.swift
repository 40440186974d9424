import ActivityModel
import StravaAPI
import WebServer

/// A form to request activities from Strava again, by number or by day: no list tells that a
/// description, a lap or a recording was edited.
enum RefetchForm {
    /// The maximum number of activities that one form can name; each costs two requests.
    private static let limit = 200

    static func markup(_ context: RequestContext) -> Markup {
        tag("details") {
            tag("summary") { "Request activities again" }
            tag("p") {
                "Strava’s list does not tell that a description, laps or a recording were edited. Name the activities, or a range of days; each activity costs two requests."
            }
            tag("form", ["method": "post", "action": "/strava/sync", "class": "stack"]) {
                context.tokenField
                tag("div", ["class": "fields"]) {
                    field("Numbers or addresses", "ids", "text", "1234567890")
                    field("From", "from", "date")
                    field("To", "to", "date")
                }
                tag(
                    "button", ["type": "submit", "name": "again", "value": "yes", "class": "quiet"]
                ) { "Request again" }
            }
        }
    }

    /// A button to request one activity again; nothing if Strava is not connected.
    static func button(_ id: Int64, _ context: RequestContext) -> Markup {
        guard context.app.options.isConnected, !context.app.sync.isBusy else { return Markup() }
        return tag("form", ["method": "post", "action": "/strava/sync"]) {
            context.tokenField
            void("input", ["type": "hidden", "name": "ids", "value": "\(id)"])
            tag("button", ["type": "submit", "name": "again", "value": "yes", "class": "quiet"]) {
                "Request it again from Strava"
            }
        }
    }

    private static func field(
        _ label: Phrase, _ name: String, _ type: String, _ hint: String? = nil
    ) -> Markup {
        tag("label") {
            tag("span") { label }
            void(
                "input",
                ["type": type, "name": name, "placeholder": hint, "autocomplete": "off"])
        }
    }

    /// What a form asks for; an ordinary sync if it is not this form.
    ///
    /// - Throws: ``HTTPError`` if it names neither activities nor days, or something else.
    static func range(_ form: Form, now: Timestamp) throws -> Syncer.Range {
        var range = Syncer.Range()
        guard form["again"] == "yes" else { return range }
        range.activities = try ids(form["ids"] ?? "")
        range.begin = try form["from"].map { try day($0) }
        // The last day is included.
        range.end = try form["to"].map { try day($0, adding: 1) }
        let hasDays = range.begin != nil || range.end != nil
        guard hasDays != !range.activities.isEmpty else {
            throw HTTPError.badRequest(
                hasDays
                    ? "Name activities or days, not both" : "Which activities, or which days?")
        }
        if let begin = range.begin, let end = range.end, begin >= end {
            throw HTTPError.badRequest("The first day is after the last")
        }
        // Where the user lives the day may have begun.
        if let begin = range.begin, begin.seconds > now.seconds + 86_400 {
            throw HTTPError.badRequest("The first day is in the future")
        }
        range.refetches = hasDays
        return range
    }

    /// The numbers in a text: `123, 456`, or addresses of activities' pages on Strava.
    private static func ids(_ text: String) throws -> Set<Int64> {
        let parts = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
        guard parts.count <= limit else {
            throw HTTPError.badRequest("At most \(limit) activities at once")
        }
        return Set(
            try parts.map { part in
                guard let id = ActivityReference.id(part) else {
                    throw HTTPError.badRequest(
                        "An activity’s number is the one at the end of its address on Strava")
                }
                return id
            })
    }

    private static func day(_ text: String, adding days: Int = 0) throws -> Timestamp {
        guard let day = CivilDate.days(iso8601: text) else {
            throw HTTPError.badRequest("This is not a date like 2026-01-31")
        }
        return Timestamp(seconds: Int64(day + days) * 86_400)
    }
}
