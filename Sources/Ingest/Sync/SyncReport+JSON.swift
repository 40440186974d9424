package import JSON
import ActivityModel
package import Storage
package import StravaAPI

extension SyncReport {
    /// The report as the document that `--json` prints. Members are only ever added.
    package var json: JSONValue {
        .object([
            "run": JSONValue(run),
            "outcome": .string(outcome),
            "continue_at": JSONValue(continueAt),
            "dry_run": .bool(isDryRun),
            "complete_list": .bool(isComplete),
            "absence": JSONValue(absence?.rawValue),
            "unknown": .array(unknown.map { .integer($0) }),
            "requests": .object([
                "total": JSONValue(requests.total), "list": JSONValue(requests.list),
                "detail": JSONValue(requests.detail), "streams": JSONValue(requests.streams),
                "gear": JSONValue(requests.gear), "extras": JSONValue(requests.zones),
            ]),
            "activities": .object([
                "total": JSONValue(totalActivities), "new": JSONValue(activities.new),
                "updated": JSONValue(activities.updated),
                "unchanged": JSONValue(activities.unchanged),
            ]),
            "changes": .object(
                ActivityChange.Kind.allCases.map { kind in
                    (kind.rawValue, JSONValue(activities.changes.count { $0.kind == kind }))
                }),
            "details": JSONValue(details), "streams": JSONValue(streams),
            "failed": JSONValue(failed), "failures": .array(failures.map(\.json)),
            "zones_refused": JSONValue(zonesRefused?.reason),
            "unreadable": JSONValue(unreadable), "expired": JSONValue(expired),
            "unconfirmed_absent": JSONValue(unconfirmedAbsent),
            "queue": queue.json, "budget": budget?.json ?? .null,
            "plan": .array(plan.map(\.json)),
            "newest_activity": newest?.json(at: finishedAt) ?? .null,
            "elapsed_s": .decimal((elapsedSeconds * 1000).rounded() / 1000),
        ])
    }

    /// How the sync ended, as a word for programs.
    package var outcome: String {
        switch ending {
        case .finished: "finished"
        case .stopped: "stopped"
        case .rateLimited: "rate-limited"
        case .refused: "refused"
        }
    }

    private var continueAt: Timestamp? {
        if case .rateLimited(let until) = ending { until } else { nil }
    }
}

extension APIStatus {
    /// The queue as JSON.
    package var json: JSONValue {
        .object([
            "activities": JSONValue(queued), "requests": JSONValue(queuedRequests),
            "waiting_for_retry": JSONValue(failed), "only_api": JSONValue(onlyAPI),
            "oldest_only_api": JSONValue(oldest), "listed_at": JSONValue(listedAt),
            "complete_list_at": JSONValue(walkedAt),
            "failures": .array(failures.map(\.json)), "named_by_webhook": JSONValue(named),
        ])
    }
}

extension APIFailureGroup {
    /// The group as JSON.
    package var json: JSONValue {
        .object([
            "part": .string(part.rawValue), "reason": .string(reason), "count": JSONValue(count),
            "retry_at": JSONValue(retryAt),
        ])
    }
}

extension BudgetSnapshot {
    /// The budget as JSON.
    package var json: JSONValue {
        .array(
            entries.map { entry in
                .object([
                    "bucket": .string(entry.bucket.rawValue),
                    "window": .string(entry.window.rawValue),
                    "limit": JSONValue(entry.limit), "used": JSONValue(entry.used),
                    "left": JSONValue(entry.left), "ends": JSONValue(entry.ends),
                ])
            })
    }
}

extension WindowShare {
    fileprivate var json: JSONValue {
        .object([
            "begins": JSONValue(begins), "ends": JSONValue(ends),
            "requests": JSONValue(requests),
        ])
    }
}
