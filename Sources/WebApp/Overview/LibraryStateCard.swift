import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// How fresh the library is, and what to do next.
enum LibraryStateCard {
    static func markup(_ overview: Overview, _ context: RequestContext) throws -> Markup {
        let days = overview.newestExport.map { (context.now.seconds - $0.seconds) / 86_400 }
        let isConnected = context.app.options.isConnected
        let queue =
            isConnected
            ? try context.library?.apiStatus(athlete: context.athlete, now: context.now) : nil
        return tag("section", ["class": "card state"]) {
            tag("h2") { "State of your library" }
            tag("dl", ["class": "figures small"]) {
                if let newest = overview.newest {
                    self.newest(newest, context.now)
                }
                if let export = overview.newestExport, let days {
                    figure("Last export", Format.day(export), Format.ago(Int(days)))
                }
                if let queue {
                    figure(
                        "Queued at Strava", Format.count(queue.queued),
                        queue.listedAt.map { "asked on \(Format.day($0))" } ?? "not asked yet")
                }
            }
            tag("h3") { "What to do next" }
            tag("ul") {
                if overview.hasUnfinishedImport, !context.app.imports.isBusy {
                    tag("li") {
                        "The last import was not completed: "
                        link("/import", "import the same export again")
                        ", it continues where it stopped."
                    }
                }
                if overview.hasUnfinishedSync, isConnected, !context.app.sync.isBusy {
                    tag("li") {
                        "The last sync was not completed: "
                        link("/strava", "sync again")
                        ", it continues where it stopped."
                    }
                }
                if overview.unread > 0 {
                    tag("li") {
                        link(
                            "/issues",
                            "\(Format.count(overview.unread)) activities have no recording")
                        ": see why, and what helps."
                    }
                }
                tag("li") {
                    if let days, days > 90 {
                        "Your last export is \(Format.count(Int(days))) days old. "
                    } else {
                        "At any time: "
                    }
                    link("/import#request", "request a new export")
                    " at Strava and "
                    link("/import", "drop it here")
                    "; nothing is imported twice."
                }
                if isConnected {
                    tag("li") {
                        link("/strava", "Sync with Strava")
                        " at any time."
                    }
                }
            }
        }
    }
    /// The day of the newest activity and its age in days, both in its local time: an activity of
    /// last night is of yesterday.
    static func newest(
        _ newest: LibraryStatus.Newest, _ now: Timestamp
    ) -> Markup {
        let start = LocalTime(newest.start, offset: newest.offsetSeconds)
        let today = LocalTime(now, offset: newest.offsetSeconds)
        return figure(
            "Newest activity", start?.day ?? "",
            Format.ago((today?.dayNumber ?? 0) - (start?.dayNumber ?? 0)))
    }
}
