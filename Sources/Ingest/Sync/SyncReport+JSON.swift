import ActivityModel
package import Storage
package import StravaAPI

extension SyncReport {
    /// The report as the document that `--json` prints. It only ever grows.
    package var json: JSONText {
        .object([
            ("run", JSONText(run)),
            ("outcome", .string(outcome)),
            ("continue_at", JSONText(continueAt)),
            ("dry_run", .bool(isDryRun)),
            ("complete_list", .bool(isComplete)),
            (
                "requests",
                .object([
                    ("total", JSONText(requests.total)), ("list", JSONText(requests.list)),
                    ("detail", JSONText(requests.detail)), ("streams", JSONText(requests.streams)),
                    ("gear", JSONText(requests.gear)), ("extras", JSONText(requests.zones)),
                ])
            ),
            (
                "activities",
                .object([
                    ("total", JSONText(totalActivities)), ("new", JSONText(activities.new)),
                    ("updated", JSONText(activities.updated)),
                    ("unchanged", JSONText(activities.unchanged)),
                ])
            ),
            (
                "changes",
                .object(
                    ActivityChange.Kind.allCases.map { kind in
                        (kind.rawValue, JSONText(activities.changes.count { $0.kind == kind }))
                    })
            ),
            ("details", JSONText(details)), ("streams", JSONText(streams)),
            ("failed", JSONText(failed)), ("failures", .array(failures.map(\.json))),
            ("zones_refused", JSONText(zonesRefused?.reason)),
            ("unreadable", JSONText(unreadable)), ("expired", JSONText(expired)),
            ("unconfirmed_absent", JSONText(unconfirmedAbsent)),
            ("queue", queue.json), ("budget", budget?.json ?? .null),
            ("plan", .array(plan.map(\.json))),
            ("newest_activity", newest?.json(at: finishedAt) ?? .null),
            ("elapsed_s", .number((elapsedSeconds * 1000).rounded() / 1000)),
        ])
    }

    private var outcome: String {
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
    /// What is still to be asked, as a program reads it.
    package var json: JSONText {
        .object([
            ("activities", JSONText(queued)), ("requests", JSONText(queuedRequests)),
            ("waiting_for_retry", JSONText(failed)), ("only_api", JSONText(onlyAPI)),
            ("oldest_only_api", JSONText(oldest)), ("listed_at", JSONText(listedAt)),
            ("complete_list_at", JSONText(walkedAt)),
            ("failures", .array(failures.map(\.json))), ("named_by_webhook", JSONText(named)),
        ])
    }
}

extension APIFailureGroup {
    /// The group as a program reads it.
    package var json: JSONText {
        .object([
            ("part", .string(part.rawValue)), ("reason", .string(reason)),
            ("count", JSONText(count)), ("retry_at", JSONText(retryAt)),
        ])
    }
}

extension BudgetSnapshot {
    /// The budget as a program reads it.
    package var json: JSONText {
        .array(
            entries.map { entry in
                .object([
                    ("bucket", .string(entry.bucket.rawValue)),
                    ("window", .string(entry.window.rawValue)),
                    ("limit", JSONText(entry.limit)), ("used", JSONText(entry.used)),
                    ("left", JSONText(entry.left)), ("ends", JSONText(entry.ends)),
                ])
            })
    }
}

extension WindowShare {
    fileprivate var json: JSONText {
        .object([
            ("begins", JSONText(begins)), ("ends", JSONText(ends)),
            ("requests", JSONText(requests)),
        ])
    }
}
