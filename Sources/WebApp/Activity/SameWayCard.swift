import Reports
import Storage
import WebServer

/// The other activities that went the same way, with their times.
enum SameWayCard {
    /// Longer lists are folded behind their best.
    private static let open = 10

    static func markup(_ same: [ActivityListing], _ shown: ShownActivity) -> Markup? {
        guard same.count > 1 else { return nil }
        let rank = (same.firstIndex { $0.id == shown.listing.id } ?? 0) + 1
        return tag("section", ["class": "card same-way"]) {
            tag("h2") { "The same way again" }
            tag("p") {
                "You went this way \(Format.count(same.count)) times. By time, this one is number \(Format.count(rank))."
            }
            table(Array(same.prefix(open)), from: 1, shown)
            if same.count > open {
                tag("details", ["open": rank > open ? "" : nil]) {
                    tag("summary") { "The others" }
                    table(Array(same.dropFirst(open).prefix(190)), from: open + 1, shown)
                }
            }
        }
    }

    private static func table(
        _ activities: [ActivityListing], from first: Int, _ shown: ShownActivity
    ) -> Markup {
        let hasHeart = activities.contains { $0.averageHeartrate != nil }
        return tag("div", ["class": "scroll"]) {
            tag("table", ["class": "laps"]) {
                tag("thead") {
                    tag("tr") {
                        columnHead("Rank")
                        columnHead("Date")
                        columnHead("Name")
                        columnHead("Time")
                        if shown.hasPace { columnHead("Pace") } else { columnHead("Speed") }
                        if hasHeart { columnHead("Heart rate") }
                    }
                }
                tag("tbody") {
                    for (index, activity) in activities.enumerated() {
                        row(activity, first + index, shown, hasHeart: hasHeart)
                    }
                }
            }
        }
    }

    private static func row(
        _ activity: ActivityListing, _ rank: Int, _ shown: ShownActivity, hasHeart: Bool
    ) -> Markup {
        let isThis = activity.id == shown.listing.id
        let name = activity.name.isEmpty ? translated("Untitled") : activity.name
        var speed: String?
        if let metres = activity.distanceMetres, let seconds = activity.movingSeconds, seconds > 0 {
            speed = shown.speed(metres / seconds)
        }
        return tag("tr", ["class": isThis ? "this" : nil]) {
            tag("td", ["class": "number"]) { "\(rank)" }
            tag("td", ["class": "date"]) {
                LocalTime(activity.start, offset: activity.offsetSeconds)?.day ?? "–"
            }
            tag("th", ["scope": "row"]) {
                if isThis {
                    tag("strong") { "This one" }
                } else {
                    tag("a", ["href": "/activity/\(activity.id)", "dir": "auto"]) { name }
                }
            }
            tag("td", ["class": "number"]) {
                (activity.movingSeconds ?? activity.elapsedSeconds).map(Format.duration) ?? "–"
            }
            tag("td", ["class": "number"]) { speed ?? "–" }
            if hasHeart {
                tag("td", ["class": "number"]) {
                    activity.averageHeartrate.map { Format.fixed($0, 0) + " bpm" } ?? "–"
                }
            }
        }
    }
}
