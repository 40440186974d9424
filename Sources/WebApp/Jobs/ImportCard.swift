import ActivityModel
import JSON
import Foundation
import Ingest
import Reports
import Storage
import WebServer

/// The progress of the import as part of a page; a script updates it.
enum ImportCard {
    static func markup(_ context: RequestContext) -> Markup {
        let job = context.app.imports.job
        return group {
            switch job.state {
            case .idle: Markup()
            case .running(.receiving(let name, let bytes, let total)):
                moving("Receiving \(name)", ImportDocument.share(bytes, total), context)
            case .running(.importing(let name, let progress, _)):
                moving("Importing \(name)", progress.share, context, drawsItself: true)
            case .running(.undoing(let run)):
                moving("Undoing import \(run)", nil, context, canCancel: false, end: "/imports")
            case .ended(let report): ended(report, context)
            case .failed(let sentences): failed(sentences, context)
            }
        }
    }

    private static func moving(
        _ title: Phrase, _ share: Double?, _ context: RequestContext, drawsItself: Bool = false,
        canCancel: Bool = true, end: String? = nil
    ) -> Markup {
        tag(
            "div",
            [
                "class": "card job", "data-job": "\(context.app.imports.job.number)",
                "data-end": end,
            ]
        ) {
            tag("h2", ["data-job-title": ""]) { title }
            tag(
                "progress",
                [
                    "max": "1", "value": share.map { Format.fixed($0, 3) },
                    "aria-label": translated("Progress of the import"),
                ]
            )
            // Read aloud once, and not with every change of a number.
            tag("p", ["data-job-detail": "", "class": "faint", "aria-live": "off"]) {
                "This continues when you close the page. Reload to see its progress."
            }
            if drawsItself {
                tag("p", ["data-job-found": "", "class": "found", "aria-live": "off"]) {
                    context.app.imports.picture.sentence(context.units)
                }
                // The tracks in words are the line above.
                tag("canvas", ["data-job-picture": "", "aria-hidden": "true", "hidden": ""]) {}
            }
            if canCancel {
                tag("form", ["method": "post", "action": "/import/cancel"]) {
                    context.tokenField
                    tag("button", ["type": "submit", "class": "quiet"]) { "Cancel" }
                }
            }
        }
    }

    private static func failed(_ sentences: [String], _ context: RequestContext) -> Markup {
        tag("div", ["class": "card notice warn", "role": "alert"]) {
            tag("h2") { "The import did not work" }
            for sentence in sentences { tag("p") { sentence } }
            if context.app.imports.needsConsent {
                tag("form", ["method": "post", "action": "/import/continue"]) {
                    context.tokenField
                    tag("button", ["type": "submit"]) { "Import anyway" }
                }
            }
        }
    }

    private static func ended(_ report: ImportReport, _ context: RequestContext) -> Markup {
        let isStopped = report.outcome == .stopped
        return tag("div", ["class": "card report"]) {
            tag("h2") {
                isStopped
                    ? "Stopped early" : report.hasFailures ? "Imported, with gaps" : "Imported"
            }
            newcomer(report, context)
            if let highlights = highlights(context) {
                HighlightsCard.markup(highlights, context)
            }
            tag("div", ["class": "buttons"]) {
                link("/map", "See your map", "button")
                link("/", "Look at your library", "quiet")
                if let run = report.run { link("/imports/\(run)", "What changed", "quiet") }
                if costsSomething(report) { link("/issues", "Issues", "quiet") }
            }
            if isStopped, context.app.imports.canContinue {
                tag("p") { "Everything read so far is kept." }
                tag("form", ["method": "post", "action": "/import/continue"]) {
                    context.tokenField
                    tag("button", ["type": "submit"]) { "Continue" }
                }
            }
            if !report.failures.isEmpty {
                tag("h3") { "Not readable" }
                tag("ul", ["class": "issues"]) {
                    for failure in report.failures.prefix(50) {
                        tag("li") {
                            tag("strong") { failure.file }
                            ": \(failure.reason)"
                        }
                    }
                }
                if report.failures.count > 50 {
                    tag("p") { "and \(Format.count(report.failures.count - 50)) more" }
                }
            }
            tag("dl", ["class": "figures small"]) {
                figure("New", Format.count(report.activities.new))
                figure("Updated", Format.count(report.activities.updated))
                figure("In the library", Format.count(report.totalActivities))
                figure("Took", Format.elapsed(report.elapsedSeconds))
            }
            tag("details") {
                tag("summary") { "The whole report" }
                tag("pre") { ImportText.body(report, isVerbose: true) }
            }
        }
    }

    /// The whole library after the import; without it the rest of the report is still right.
    private static func highlights(_ context: RequestContext) -> LibraryHighlights? {
        try? context.library?.highlights(athlete: context.athlete, now: context.now)
    }

    /// Notes cost nothing, so nobody has to look at them now.
    private static func costsSomething(_ report: ImportReport) -> Bool {
        report.issues.keys.contains { $0.severity != .note }
    }

    /// An export of somebody else is as welcome, but it may have been a mistake.
    private static func newcomer(_ report: ImportReport, _ context: RequestContext) -> Markup? {
        guard let run = report.run, let name = try? context.library?.newcomer(ofRun: run) else {
            return nil
        }
        return tag("p", ["class": "newcomer"]) {
            "This is the export of \(name), who was not in your library before. "
            link("/imports/\(run)/undo", "Undo this import…")
        }
    }
}

enum ImportDocument {
    /// The state of the job.
    ///
    /// - Parameters:
    ///   - known: how many tracks of the growing picture the page has; `nil` if it draws none.
    static func line(
        _ job: Importer.ImportJob, _ context: RequestContext? = nil, known: Int? = nil
    ) -> String {
        var members: [(String, JSONValue)] = [("number", JSONValue(job.number))]
        switch job.state {
        case .idle: members.append(("state", .string("idle")))
        case .running(.receiving(let name, let bytes, let total)):
            members += [
                ("state", .string("receiving")), ("name", .string(name)),
                ("bytes", .integer(bytes)), ("total", JSONValue(total)),
                ("share", JSONValue(share(bytes, total))),
            ]
        case .running(.importing(let name, let progress, let since)):
            let seconds = (ContinuousClock.now - since) / .seconds(1)
            members += [
                ("state", .string("running")), ("name", .string(name)),
                ("files", JSONValue(progress.filesDone)),
                ("files_total", JSONValue(progress.filesTotal)),
                ("bytes", .integer(progress.bytesDone)), ("total", .integer(progress.bytesTotal)),
                ("failed", JSONValue(progress.failed)),
                ("share", JSONValue(progress.share)),
                ("text", .string(progress.text(after: seconds))),
            ]
            if let context {
                let picture = context.app.imports.picture
                members.append(("found", JSONValue(picture.sentence(context.units)?.text)))
                if let known {
                    let more = picture.tracks(after: known, outside: context.choices.zones)
                    members += [("tracks", .array(more.lines)), ("next", JSONValue(more.next))]
                }
            }
        case .running(.undoing(let run)):
            let title: Phrase = "Undoing import \(run)"
            members += [
                ("state", .string("running")), ("name", .string("")),
                ("title", .string(title.text)), ("text", .string("")),
            ]
        case .ended(let report):
            members += [
                ("state", .string("ended")), ("outcome", .string(report.outcome.rawValue)),
            ]
        case .failed(let sentences):
            members += [
                ("state", .string("failed")),
                ("message", .string(sentences.joined(separator: " "))),
            ]
        }
        return JSONValue.object(members).line
    }

    static func share(_ bytes: Int64, _ total: Int64?) -> Double? {
        guard let total, total > 0 else { return nil }
        return min(1, max(0, Double(bytes) / Double(total)))
    }
}
