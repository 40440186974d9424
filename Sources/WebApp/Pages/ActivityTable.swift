import Ingest
import Reports
import Storage
import WebServer

/// Activities as rows of a table.
enum ActivityTable {
    /// - Parameter list: the query of the list, so that each activity leads back to it.
    static func markup(
        _ activities: [ActivityListing], _ context: RequestContext, header: Markup? = nil,
        list: String = ""
    ) -> Markup {
        tag("div", ["class": "scroll"]) {
            tag("table", ["class": "activities"]) {
                tag("thead") { tag("tr") { header ?? plainHeader } }
                tag("tbody") { for activity in activities { row(activity, context, list) } }
            }
        }
    }

    private static var plainHeader: Markup {
        group {
            for name: Phrase in [
                "Date", "Name", "Sport", "Distance", "Time", "Climb", "Heart rate",
            ] {
                columnHead(name)
            }
        }
    }

    private static func row(
        _ activity: ActivityListing, _ context: RequestContext, _ list: String
    ) -> Markup {
        let units = context.units
        let start = LocalTime(activity.start, offset: activity.offsetSeconds)
        return tag("tr") {
            tag("td", ["class": "date"]) {
                if let start {
                    tag("time", ["datetime": start.day]) { start.day }
                } else {
                    "–"
                }
            }
            tag("td", ["class": "name", "dir": "auto"]) {
                link(
                    "/activity/\(activity.id)"
                        + (list.isEmpty ? "" : "?list=" + FormEncoding.encoded(list)),
                    activity.name.isEmpty ? "Untitled" : Phrase(data: activity.name))
                if let owner = context.athletes.owner(activity.athleteID) {
                    tag("span", ["class": "mark"]) { owner }
                }
                marks(activity)
            }
            tag("td") { Sport.label(activity.sport) }
            tag("td", ["class": "number"]) {
                activity.distanceMetres.flatMap { $0 > 0 ? units.distance($0) : nil } ?? "–"
            }
            tag("td", ["class": "number"]) { activity.movingSeconds.map(Format.duration) ?? "–" }
            tag("td", ["class": "number"]) { activity.ascentMetres.map(units.height) ?? "–" }
            tag("td", ["class": "number"]) {
                activity.averageHeartrate.map { Format.fixed($0, 0) + " bpm" } ?? "–"
            }
        }
    }

    private static func marks(_ activity: ActivityListing) -> Markup {
        group {
            if activity.isAbsent { tag("span", ["class": "mark"]) { "absent" } }
            if activity.isCropped { tag("span", ["class": "mark"]) { "cropped" } }
            switch activity.outcome {
            case .failed, .missing, .notExported, .unsupported:
                tag("span", ["class": "mark warn"]) { "no recording" }
            case .partial: tag("span", ["class": "mark warn"]) { "partly read" }
            case .manual: tag("span", ["class": "mark"]) { "manual" }
            default: Markup()
            }
        }
    }
}
