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

    package static func body(_ report: SyncReport) -> String {
        var lines = [headline(report), ""]
        lines.append("  Activities  " + activities(report))
        if let changes = ChangeText.counts(report.activities.changes) {
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
                "  Unreadable  \(Format.count(report.unreadable)) of the list; waymark issues strava"
            )
        }
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
        if case .rateLimited = report.ending, report.requests.total == 0 {
            return "Strava could not be asked yet"
        }
        if report.activities.new + report.activities.updated + report.details + report.streams == 0
        {
            return "Nothing new on Strava"
        }
        return "Synced with Strava"
    }

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
            (requests.list, "list"), (requests.detail, "details"), (requests.streams, "streams"),
            (requests.gear, "gear"), (requests.zones, "zones"),
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
