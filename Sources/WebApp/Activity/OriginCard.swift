import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// The sources of an activity's values, its changes and its issues.
enum OriginCard {
    static func markup(
        _ detail: ActivityDetail, _ origin: ActivityOrigin, _ context: RequestContext
    ) -> Markup {
        tag("section", ["class": "card origin"]) {
            tag("h2") { "Where this comes from" }
            tag("dl", ["class": "pairs"]) {
                pair("Name, figures, gear") {
                    "\(origin.rowExport), as of \(Format.day(origin.rowAsOf))"
                }
                if let path = origin.filePath {
                    pair("Samples") {
                        isReply(path) ? "Strava’s API" : Phrase(data: path)
                        if !isReply(path), let export = origin.fileExport { " of \(export)" }
                        if let size = origin.fileSize { ", \(Format.bytes(size))" }
                    }
                }
                if let recorder = detail.strava.facts.device ?? origin.creator ?? detail.creator {
                    pair("Recorded with") { recorder }
                }
                if detail.listing.samples > 0 {
                    pair("Recording") {
                        Format.count(detail.listing.samples, "sample") + ": "
                            + detail.streams.map(\.name).joined(separator: ", ")
                    }
                }
                if let id = detail.strava.facts.externalID { pair("Uploaded as") { id } }
                pair("Time of day") { clock(origin) }
                pair("On Strava") {
                    tag(
                        "a",
                        [
                            "href": "https://www.strava.com/activities/\(detail.listing.id)",
                            "rel": "noreferrer",
                        ]
                    ) { "activity \(detail.listing.id)" }
                }
            }
            // Data from the API was never a file.
            if let path = origin.filePath, !isReply(path) {
                tag("p") {
                    if isInCache(origin, context) {
                        tag(
                            "a",
                            [
                                "class": "button",
                                "href": context.whole("/activity/\(detail.listing.id)/file"),
                                "download": "",
                            ]
                        ) {
                            context.choices.zones.isEmpty
                                ? "Download the original file"
                                : "Download the original file, including privacy zones"
                        }
                    } else {
                        tag("span", ["class": "faint"]) {
                            "The original file is not in the cache; import its export again to have it back."
                        }
                    }
                }
            }
            exports(detail.sources)
            history(origin.history)
            oddities(detail.issues)
        }
    }

    /// Whether samples came from API replies, which were never a file.
    private static func isReply(_ path: String) -> Bool { path.hasPrefix("api/") }

    private static func isInCache(_ origin: ActivityOrigin, _ context: RequestContext) -> Bool {
        guard let path = origin.filePath else { return false }
        return context.app.options.folder.cachedFile(path, athlete: origin.cacheAthlete) != nil
    }

    private static func pair(
        _ term: Phrase, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        group {
            tag("dt") { term }
            tag("dd", [:], content)
        }
    }

    private static func clock(_ origin: ActivityOrigin) -> String {
        guard let offset = origin.offsetSeconds else {
            return translated("shown in UTC: the time zone is not known")
        }
        return ClockText.words(offset: offset, source: origin.offsetSource)
    }

    private static func exports(_ sources: [ActivityDetail.Source]) -> Markup? {
        guard sources.count > 1 else { return nil }
        return tag("details") {
            tag("summary") { "In \(Format.count(sources.count, "export"))" }
            tag("ul") {
                for source in sources {
                    tag("li") {
                        "\(source.export), as of \(Format.day(source.asOf))"
                            + (source.row > 0 ? ", row \(source.row)" : "")
                            + (source.file.map { ": \($0)" } ?? "")
                    }
                }
            }
        }
    }

    private static func history(_ history: [ActivityOrigin.Change]) -> Markup? {
        guard !history.isEmpty else { return nil }
        return tag("details", ["open": history.count > 1 ? "" : nil]) {
            tag("summary") { "History" }
            tag("ol", ["class": "history"]) {
                for change in history {
                    tag("li") {
                        tag("time", ["datetime": Format.day(change.at)]) { Format.day(change.at) }
                        " \(Phrase(of: ChangeText.label(change.change.kind)))"
                        if let old = change.change.old, !old.isEmpty {
                            ": "
                            tag("del") { old.shortened(to: 80) }
                        }
                        if change.change.kind != .new, let new = change.change.new, !new.isEmpty {
                            " → "
                            tag("ins") { new.shortened(to: 80) }
                        }
                        tag("small") { " (import \(change.run))" }
                    }
                }
            }
        }
    }

    /// Issues that cost something are open; notes are folded, because nothing has to be done.
    private static func oddities(_ issues: [ListedIssue]) -> Markup? {
        let notes = issues.filter { $0.severity == .note }
        let others = issues.filter { $0.severity != .note }
        guard !issues.isEmpty else { return nil }
        return group {
            if !others.isEmpty {
                tag("details", ["open": ""]) {
                    tag("summary") { "Issues of its file" }
                    list(others)
                }
            }
            if !notes.isEmpty {
                tag("details") {
                    tag("summary") { "Notes about its file, which cost nothing" }
                    list(notes)
                }
            }
        }
    }

    private static func list(_ issues: [ListedIssue]) -> Markup {
        tag("ul", ["class": "issues"]) {
            for issue in issues {
                tag("li", ["class": issue.severity.rawValue]) {
                    tag("span", ["class": "mark \(issue.severity.rawValue)"]) {
                        Phrase(of: issue.severity.rawValue)
                    }
                    " \(issue.message) "
                    if issue.severity != .note {
                        link(
                            "/issues?code=" + FormEncoding.encoded(issue.code.rawValue),
                            "What to do")
                    }
                }
            }
        }
    }
}
