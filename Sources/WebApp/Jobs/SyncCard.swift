import JSON
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI
import WebServer

/// The progress of the sync as part of a page; a script updates it.
enum SyncCard {
    static func markup(_ context: RequestContext) -> Markup {
        switch context.app.sync.job.state {
        case .idle: Markup()
        case .running(let progress): moving(progress, context)
        case .ended(let report): ended(report, context)
        case .failed(let sentences): notice("Strava was not asked any further", sentences)
        }
    }

    private static func notice(_ title: Phrase, _ sentences: [String]) -> Markup {
        tag("div", ["class": "card notice warn", "role": "alert"]) {
            tag("h2") { title }
            for sentence in sentences { tag("p") { sentence } }
        }
    }

    private static func moving(_ progress: SyncProgress?, _ context: RequestContext) -> Markup {
        tag(
            "div",
            [
                "class": "card job", "data-job": "\(context.app.sync.job.number)",
                "data-source": "/sync.json", "data-end": "/strava",
            ]
        ) {
            tag("h2", ["data-job-title": ""]) { SyncDocument.title }
            tag(
                "progress",
                [
                    "max": "1",
                    "value": SyncDocument.share(progress).map { Format.fixed($0, 3) },
                    "aria-label": translated("Progress of the sync"),
                ])
            tag("p", ["data-job-detail": "", "class": "faint", "aria-live": "off"]) {
                SyncDocument.text(progress)
            }
            tag("form", ["method": "post", "action": "/strava/cancel"]) {
                context.tokenField
                tag("button", ["type": "submit", "class": "quiet"]) { "Cancel" }
            }
        }
    }

    private static func ended(_ report: SyncReport, _ context: RequestContext) -> Markup {
        tag("div", ["class": "card report"]) {
            tag("h2") { title(report) }
            tag("dl", ["class": "figures"]) {
                figure("New", Format.count(report.activities.new))
                figure("Updated", Format.count(report.activities.updated))
                figure("Requests", Format.count(report.requests.total))
                figure("In the library", Format.count(report.totalActivities))
            }
            for line in closing(report) { tag("p") { line } }
            if !report.failures.isEmpty {
                tag("ul", ["class": "failures"]) {
                    for failure in report.failures {
                        tag("li") { Phrase(of: SyncText.text(failure)) }
                    }
                }
            }
            if report.unconfirmedAbsent > 0 {
                tag("form", ["method": "post", "action": "/strava/sync"]) {
                    context.tokenField
                    void("input", ["type": "hidden", "name": "list", "value": "complete"])
                    void("input", ["type": "hidden", "name": "absent", "value": "yes"])
                    tag("button", ["type": "submit", "class": "quiet"]) {
                        "Mark \(Format.count(report.unconfirmedAbsent)) as absent"
                    }
                }
            }
            tag("details") {
                tag("summary") { "The whole report" }
                tag("pre") { SyncText.body(report, for: .browser) }
            }
            tag("div", ["class": "buttons"]) {
                link("/", "Look at your library", "button")
                if let run = report.run { link("/imports/\(run)", "What changed", "quiet") }
            }
        }
    }

    private static func title(_ report: SyncReport) -> Phrase {
        switch report.ending {
        case .finished: Phrase(of: SyncText.headline(report))
        case .stopped: "Stopped early"
        case .rateLimited: "Strava’s limit is reached"
        case .refused: "Strava refused several activities in a row"
        }
    }

    private static func closing(_ report: SyncReport) -> [Phrase] {
        var lines: [Phrase] = []
        if report.queue.queued > 0 {
            let queued = Format.count(report.queue.queued, "activity", "activities")
            lines.append(
                "\(queued) still to fetch, \(Format.count(report.queue.queuedRequests, "request", "requests"))."
            )
        }
        switch report.ending {
        case .rateLimited(let until):
            lines.append("Everything so far is kept. Continue after \(Format.minute(until)).")
        case .refused(let error):
            lines += ErrorReport(error, for: .browser).sentences.map { Phrase(of: $0) }
            lines.append("The rest was not asked for.")
        case .stopped: lines.append("Everything so far is kept; the next sync continues from here.")
        case .finished:
            if report.failed + report.queue.failed > 0 {
                lines.append("Failed requests are repeated by a later sync.")
            }
        }
        if report.unconfirmedAbsent > 0 {
            let gone = Format.count(report.unconfirmedAbsent)
            lines.append(
                "Strava no longer lists \(gone) activities, more than a tenth of the library; nothing was marked."
            )
        }
        if let why = report.absence?.whyNothing { lines.append("Absences: \(Phrase(of: why)).") }
        return lines
    }
}

enum SyncDocument {
    static let title: Phrase = "Asking Strava for what is new"

    static func line(_ job: Syncer.SyncJob) -> String {
        var members: [(String, JSONValue)] = [
            ("number", JSONValue(job.number)), ("title", .string(title.text)),
        ]
        switch job.state {
        case .idle: members.append(("state", .string("idle")))
        case .running(let progress):
            members += [
                ("state", .string("running")), ("share", JSONValue(share(progress))),
                ("text", .string(text(progress))),
            ]
        case .ended: members.append(("state", .string("ended")))
        case .failed(let sentences):
            members += [
                ("state", .string("failed")),
                ("message", .string(sentences.joined(separator: " "))),
            ]
        }
        return JSONValue.object(members).line
    }

    static func share(_ progress: SyncProgress?) -> Double? {
        guard case .fetching(let done, let total)? = progress, total > 0 else { return nil }
        return min(1, Double(done) / Double(total))
    }

    static func text(_ progress: SyncProgress?) -> String { words(progress).text }

    private static func words(_ progress: SyncProgress?) -> Phrase {
        switch progress {
        case nil: "This continues when you close the page."
        case .listing(let page): "Page \(Format.count(page)) of the list"
        case .planned(let plan): Phrase(data: SyncText.plan(plan).joined(separator: ". ") + ".")
        case .fetching(let done, let total):
            "Details and recordings: \(Format.count(done)) of \(Format.count(total))"
        }
    }
}
