import ActivityModel
import Foundation
import Ingest
import Reports
import Storage
import WebServer

/// Every run: what it imported, what it changed, and undo.
enum RunsPage {
    static let routes: [AppRoute] = [
        .get("/imports", in: "Imports", isOfAthletes: true, show), .get("/imports/*", run),
        .get("/imports/*/undo", ask),
        .post("/imports/*/undo", undo),
    ]

    private static let maxChanges = 2_000

    @Sendable
    private static func show(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let runs = try context.existing().runs(athlete: context.athlete)
        return context.page("Imports") {
            tag("div", ["class": "heading"]) {
                tag("h1") { "Imports" }
                link("/import", "Import an export", "button")
            }
            tag("section", ["class": "card flush"]) {
                tag("div", ["class": "scroll"]) {
                    tag("table") {
                        tableHead(["Import", "When", "Brought", "Changed", "Issues", "Undo"])
                        tag("tbody") {
                            for run in runs { row(run, isBusy: context.app.imports.isBusy) }
                        }
                    }
                }
            }
        }
    }

    private static func row(_ run: RunListing, isBusy: Bool) -> Markup {
        tag("tr") {
            tag("th", ["scope": "row"]) { link("/imports/\(run.id)", "\(run.id)") }
            tag("td", ["class": "date"]) { Format.minute(run.startedAt) }
            tag("td") {
                if run.exports.isEmpty {
                    tag("span", ["class": "faint"]) {
                        outcome(run, isBusy: isBusy) ?? "nothing new"
                    }
                } else {
                    run.exports.joined(separator: ", ")
                    if let outcome = outcome(run, isBusy: isBusy) {
                        tag("span", ["class": "mark warn"]) { outcome }
                    }
                }
            }
            tag("td") { changes(run.changes) }
            tag("td", ["class": "number"]) {
                if run.issues > 0 {
                    link("/issues?run=\(run.id)", Format.count(run.issues))
                } else {
                    "–"
                }
            }
            tag("td", ["class": "number"]) {
                if !run.exports.isEmpty { link("/imports/\(run.id)/undo", "Undo…") }
            }
        }
    }

    private static func outcome(_ run: RunListing, isBusy: Bool) -> Phrase? {
        switch run.outcome {
        case .finished: nil
        case .stopped: "stopped early"
        case .failed: "failed"
        case .undone: "taken back"
        case nil: isBusy ? "under way" : "interrupted"
        }
    }

    private static func changes(_ counts: [ActivityChange.Kind: Int]) -> String {
        let parts = ActivityChange.Kind.allCases.compactMap { kind in
            counts[kind].map { "\(Format.count($0)) \(Phrase(of: ChangeText.label(kind)).text)" }
        }
        return parts.isEmpty ? "–" : parts.joined(separator: " · ")
    }

    @Sendable
    private static func run(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let id = try id(parameters)
        let athlete = context.app.options.athlete
        guard let found = try context.existing().changes(ofRun: id, athlete: athlete),
            let listing = try context.existing().runs(athlete: athlete).first(where: { $0.id == id }
            )
        else { throw HTTPError.notFound("There is no such run") }
        let changes = found.changes.filter { $0.kind != .new }
        let new = found.changes.count - changes.count
        let seconds = listing.finishedAt.map { $0.seconds - listing.startedAt.seconds }
        return context.page("Import \(id)") {
            tag("h1") { "Import \(id)" }
            tag("section", ["class": "card"]) {
                tag("p") {
                    found.exports.isEmpty
                        ? "No export of it is still there."
                        : Phrase(data: found.exports.joined(separator: ", "))
                }
                tag("dl", ["class": "figures small"]) {
                    figure("Begun", Format.minute(found.startedAt))
                    figure("Took", seconds.map { Format.elapsed(Double($0)) } ?? "–")
                    figure(
                        "Outcome",
                        (outcome(listing, isBusy: context.app.imports.isBusy) ?? "finished").text)
                    figure("New", Format.count(new))
                    figure("Otherwise changed", Format.count(changes.count))
                }
                if listing.issues > 0 {
                    tag("p") {
                        "\(link("/issues?run=\(id)", Format.count(listing.issues, "issue", "issues"))), each with what to do."
                    }
                }
                if !found.exports.isEmpty {
                    tag("p") { link("/imports/\(id)/undo", "Undo this import…", "button quiet") }
                }
            }
            if !changes.isEmpty {
                tag("section", ["class": "card flush"]) {
                    tag("div", ["class": "scroll"]) { table(changes) }
                }
            }
            if changes.count > maxChanges {
                tag("p", ["class": "faint"]) {
                    "The first \(Format.count(maxChanges)) are shown; waymark changes \(id) lists all."
                }
            }
        }
    }

    private static func table(_ changes: [ActivityChange]) -> Markup {
        tag("table") {
            tableHead(["Activity", "What", "Before", "Now"])
            tag("tbody") {
                for change in changes.prefix(maxChanges) {
                    tag("tr") {
                        tag("th", ["scope": "row"]) {
                            link("/activity/\(change.activityID)", "\(change.activityID)")
                        }
                        tag("td") { Phrase(of: ChangeText.label(change.kind)) }
                        tag("td") { (change.old ?? "").shortened(to: 80) }
                        tag("td") { (change.new ?? "").shortened(to: 80) }
                    }
                }
            }
        }
    }

    @Sendable
    private static func ask(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        let id = try id(parameters)
        try context.expectOwn(run: id)
        let names = try context.existing().exportNames(ofRun: id)
        guard !names.isEmpty else {
            throw HTTPError.notFound("Run \(id) has no export left in the library")
        }
        return context.page("Undo import \(id)") {
            tag("section", ["class": "card notice"]) {
                tag("h1") { "Undo import \(id)?" }
                tag("p") {
                    "The library will be as if \(names.joined(separator: ", ")) had never been imported. Your ZIP itself is not touched; you can import it again."
                }
                tag("form", ["method": "post", "action": "/imports/\(id)/undo"]) {
                    context.tokenField
                    tag("div", ["class": "buttons"]) {
                        tag("button", ["type": "submit", "class": "danger"]) { "Undo the import" }
                        link("/imports", "Keep it", "quiet")
                    }
                }
            }
        }
    }

    @Sendable
    private static func undo(
        _ context: RequestContext, _ parameters: [String], _: Form
    ) throws -> HTTPResponse {
        let id = try id(parameters)
        try context.expectOwn(run: id)
        guard try !context.existing().exportNames(ofRun: id).isEmpty else {
            // The button was pressed twice: the request has been carried out.
            let runs = try context.existing().runs()
            if runs.contains(where: { $0.id == id && $0.outcome == .undone }) {
                return .see("/imports")
            }
            throw HTTPError.notFound("Run \(id) has no export left in the library")
        }
        guard !context.app.imports.isBusy else {
            throw HTTPError(
                status: 409, title: "An import is running",
                advice: "Wait until it has ended, or cancel it first.")
        }
        _ = try LibraryMaintenance(context.app.options.folder).undo(run: id, now: context.now)
        context.app.imports.forget()
        return .see("/imports")
    }

    private static func id(_ parameters: [String]) throws -> Int64 {
        guard let id = parameters.first.flatMap({ Int64($0) }) else {
            throw HTTPError.notFound("There is no such run")
        }
        return id
    }
}
