import ActivityModel
import Ingest
import Reports
import Storage
import WebServer

/// All issues, each with its remedy.
enum IssuesPage {
    static let routes: [AppRoute] = [.get("/issues", in: "Issues", isOfAthletes: true, show)]

    private static let maxCount = 200

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        let run = context.request.value("run").flatMap { Int64($0) }
        let counts = try library.issueCounts(run: run, athlete: context.athlete)
        let chosen = context.request.value("code").flatMap(IssueCode.init(rawValue:))
        return context.page("Issues") {
            tag("h1") { "Issues" }
            tag("p", ["class": "faint"]) {
                "Issues of your exports. Errors and warnings come first; notes need nothing from you."
            }
            if let run {
                tag("p", ["class": "note"]) {
                    "Only what \(link("/imports/\(run)", "import \(run)")) met."
                }
            }
            if counts.isEmpty { tag("p", ["class": "note"]) { "There are no issues." } }
            for entry in counts where chosen == nil || chosen == entry.code {
                card(entry, run, isOpen: chosen == entry.code, context, library)
            }
            if chosen != nil || run != nil { tag("p") { link("/issues", "All issues", "button") } }
        }
    }

    private static func card(
        _ entry: (code: IssueCode, severity: IssueSeverity, count: Int), _ run: Int64?,
        isOpen: Bool,
        _ context: RequestContext, _ library: Library
    ) -> Markup {
        tag("section", ["class": "card issue"]) {
            tag("h2") {
                tag("span", ["class": "mark \(entry.severity.rawValue)"]) {
                    Phrase(of: entry.severity.rawValue)
                }
                " "
                Phrase(of: entry.code.meaning).text.capitalizedFirst
            }
            if case let advice = entry.code.advice, advice != "nothing to do" {
                tag("p") {
                    tag("strong") { "What to do: " }
                    Phrase(of: advice).text + "."
                }
            } else {
                tag("p", ["class": "faint"]) { "Nothing to do." }
            }
            if isOpen {
                list(entry.code, run, context, library)
            } else {
                tag("p") {
                    link(
                        "/issues?"
                            + FormEncoding.text(
                                [("code", entry.code.rawValue)]
                                    + (run.map { [("run", "\($0)")] } ?? [])),
                        entry.count == 1 ? "Show it" : "Show all \(Format.count(entry.count))")
                    tag("code") { entry.code.rawValue }
                }
            }
        }
    }

    private static func list(
        _ code: IssueCode, _ run: Int64?, _ context: RequestContext, _ library: Library
    ) -> Markup {
        let filter = IssueFilter(
            code: code.rawValue, athlete: context.athlete, run: run, limit: maxCount + 1)
        let found = (try? library.issues(filter)) ?? []
        return group {
            tag("ul", ["class": "issues"]) {
                for issue in found.prefix(maxCount) where issue.code == code {
                    tag("li") {
                        if let id = issue.activityID {
                            link(
                                "/activity/\(id)",
                                issue.file.map { Phrase(data: $0) } ?? "activity \(id)")
                        } else {
                            tag("span") {
                                (issue.file ?? issue.export).map { Phrase(data: $0) }
                                    ?? "the export"
                            }
                        }
                        ": \(IssueText.message(of: issue))"
                        if let position = issue.position {
                            tag("small") { " (\(position))" }
                        }
                    }
                }
            }
            if found.count > maxCount {
                tag("p", ["class": "faint"]) {
                    "The first \(maxCount) are shown; waymark issues \(code.rawValue) lists all."
                }
            }
        }
    }
}

extension String {
    /// With a capital first letter and a full stop.
    fileprivate var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
    }
}
