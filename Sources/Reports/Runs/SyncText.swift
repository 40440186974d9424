import ActivityModel
package import Ingest
package import Storage
import StravaAPI

/// The report of a sync as text.
package enum SyncText {
    /// The complete report, with the next commands.
    package static func text(_ report: SyncReport) -> String {
        body(report) + "\n" + closing(report).joined(separator: "\n") + "\n"
    }

    /// What came of it.
    ///
    /// - Parameter medium: where it is read: a page has no commands.
    package static func body(_ report: SyncReport, for medium: Medium = .terminal) -> String {
        var lines = [headline(report), ""]
        lines.append("  Activities  " + activities(report))
        if let changes = ChangeText.counts(
            report.activities.changes, absent: "no longer on Strava")
        {
            lines.append("  Changes     " + changes)
        }
        if report.details + report.streams > 0 {
            lines.append(
                "  Fetched     \(Format.count(report.details, "detail")) · "
                    + "\(Format.count(report.streams)) with streams")
        }
        for failure in report.failures { lines.append("  Failed      " + text(failure)) }
        if let refused = report.zonesRefused {
            lines.append("  Zones       no longer requested: " + refused.message)
        }
        if report.unreadable > 0 {
            lines.append(
                "  Unreadable  \(Format.count(report.unreadable)) of the list"
                    + (medium == .terminal ? "; waymark issues strava" : ""))
        }
        if !report.unknown.isEmpty {
            let ids = report.unknown.map { "\($0)" }.joined(separator: ", ")
            lines.append("  Not found   \(ids): Strava has no such activity of yours")
        }
        if let why = report.absence?.whyNothing { lines.append("  Absences    " + why) }
        if report.expired > 0 {
            lines.append("  Expired     \(Format.count(report.expired)) (retention_days)")
        }
        lines.append("  Requests    " + requests(report))
        if let budget = report.budget { lines.append("  Budget      " + BudgetText.line(budget)) }
        if let newest = report.newest {
            let age = Format.age(newest.ageDays(at: report.finishedAt))
            lines.append(
                "  Newest      \(Format.minute(newest.start)), \(age) (activity \(newest.id))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The result in a few words.
    package static func headline(_ report: SyncReport) -> String {
        if report.isDryRun { return "This is what a sync would request from Strava" }
        if isNothing(report), !report.isListed, report.ending != .finished {
            return "Strava could not be asked yet"
        }
        return isNothing(report) ? "Nothing new on Strava" : "Synced with Strava"
    }

    private static func isNothing(_ report: SyncReport) -> Bool {
        report.activities.new + report.activities.updated + report.details + report.streams == 0
    }

    /// What a sync has before it that will take long, before it begins.
    package static func plan(_ plan: SyncPlan) -> [String] {
        let activities = Format.count(plan.activities, "activity", "activities")
        var lines = [
            "\(activities) to fetch: \(Format.count(plan.requests, "request")), "
                + "\(Format.count(plan.windows, "quarter hour")) of Strava's limits, "
                + "until about \(Format.minute(plan.until))"
        ]
        if !plan.hasExport { lines.append(exportHint) }
        return lines
    }

    /// What nobody who has just connected knows.
    private static let exportHint =
        "An export brings all of it at once and costs no request: request your archive at "
        + "https://www.strava.com/athlete/delete_your_account (it deletes nothing)"

    /// What failed, why, and when it is requested again.
    package static func text(_ failure: APIFailureGroup) -> String {
        let what =
            switch failure.part {
            case .detail: Format.count(failure.count, "detail")
            case .streams: "streams of \(Format.count(failure.count, "activity", "activities"))"
            case .zones: "zones of \(Format.count(failure.count, "activity", "activities"))"
            case .gear: Format.count(failure.count, "piece of gear", "pieces of gear")
            }
        let why = StravaAPIError(reason: failure.reason)?.message ?? failure.reason
        return "\(what): \(why); tried again after \(Format.minute(failure.retryAt))"
    }

    private static func activities(_ report: SyncReport) -> String {
        let counts = report.activities
        return [
            "\(Format.count(counts.new)) new", "\(Format.count(counts.updated)) updated",
            "\(Format.count(counts.unchanged)) unchanged",
        ].joined(separator: " · ")
            + (report.isDryRun ? "" : " · \(Format.count(report.totalActivities)) in the library")
    }

    private static func requests(_ report: SyncReport) -> String {
        let requests = report.requests
        let kinds = [
            (requests.list, "list"), (requests.detail, requests.detail == 1 ? "detail" : "details"),
            (requests.streams, "streams"), (requests.gear, "gear"), (requests.zones, "zones"),
        ].filter { $0.0 > 0 }.map { "\(Format.count($0.0)) \($0.1)" }
        return Format.count(requests.total)
            + (kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))")
    }

    private static func closing(_ report: SyncReport) -> [String] {
        var lines: [String] = []
        let queue = report.queue
        if report.unconfirmedAbsent > 0 {
            lines.append(
                "Strava no longer lists \(Format.count(report.unconfirmedAbsent)) activities, more "
                    + "than a tenth of the library; nothing was marked.")
            lines.append("If that is right: waymark sync --reconcile --yes")
        }
        if queue.queued > 0 {
            lines.append(
                "\(Format.count(queue.queued, "activity", "activities")) still to fetch, "
                    + "\(Format.count(queue.queuedRequests, "request")): "
                    + BudgetText.plan(report.plan, now: report.finishedAt))
            if !report.hasExport, report.plan.count > 1 { lines.append(exportHint) }
        }
        switch report.ending {
        case .rateLimited(let until):
            lines.append(
                "Strava's limit is reached. Continue after \(Format.minute(until)): waymark sync")
        case .refused:
            lines.append("The rest was not requested. To continue: waymark sync")
        case .stopped:
            lines.append("Stopped early; waymark sync continues where this one stopped.")
        case .finished:
            if report.isDryRun {
                lines.append("Nothing was written. Run again without --dry-run to sync.")
            } else if report.failed + queue.failed > 0 {
                lines.append("Failed requests are repeated by a later sync: waymark sync")
            } else {
                lines.append("Next: waymark list · waymark changes")
            }
        }
        return lines
    }
}

extension AbsenceProof {
    /// Why a list that lacks an activity proves nothing; `nil` when it does, or a person is asked.
    package var whyNothing: String? {
        switch self {
        case .proved, .unconfirmed: nil
        case .missingScope:
            "not looked for: without the permission activity:read_all, Strava's list lacks what "
                + "only you may see"
        case .unreadable:
            "not looked for: what could not be read in the list may be any activity"
        case .interrupted:
            "not looked for: the list was interrupted; the next sync asks for all of it again"
        }
    }
}
