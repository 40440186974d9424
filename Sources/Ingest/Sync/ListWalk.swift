import ActivityModel
import Storage

/// The part of the account's list of activities that a sync requests.
enum ListWalk: Equatable {
    /// Activities newer than a time: one page if there is nothing new.
    case recent(after: Timestamp)
    /// Everything, from a page on; finds late, edited and deleted activities.
    case complete(page: Int)
    /// A range of dates, whatever is known.
    case range(after: Timestamp?, before: Timestamp?)

    /// The time within which an interrupted complete walk may be continued: later, pages have
    /// shifted too far.
    private static let shelfLifeSeconds: Int64 = 86_400

    /// Chooses what to request.
    ///
    /// - Parameters:
    ///   - newest: the start of the newest activity that is known together with everything before
    ///     it.
    ///   - lastListed: the `as_of` of the newest export.
    static func chosen(
        _ options: SyncOptions, account: APIAccount, newest: Timestamp?, lastListed: Timestamp?,
        now: Timestamp
    ) -> ListWalk {
        if options.begin != nil || options.end != nil {
            // Strava's bounds are exclusive. A day that has begun where the user lives may be in
            // the future here.
            return .range(
                after: options.begin.map { Timestamp(seconds: min($0.seconds, now.seconds) - 1) },
                before: options.end)
        }
        if let begun = account.walkBegunAt, let page = account.walkPage,
            now.seconds - begun.seconds < shelfLifeSeconds
        {
            return .complete(page: page)
        }
        let complete = ListWalk.complete(page: 1)
        guard let newest, !options.isComplete else { return complete }
        let last = max(lastListed?.seconds ?? 0, account.walkedAt?.seconds ?? 0)
        if now.seconds - last > Int64(options.reconcileDays) * 86_400 { return complete }
        // A start in the future would be refused. The bound is exclusive, and another activity may
        // start in the same second as the newest.
        let after = min(newest.seconds, now.seconds) - Int64(options.overlapDays) * 86_400 - 1
        return .recent(after: Timestamp(seconds: max(1, after)))
    }

    /// The bounds to send. A complete walk has a lower bound too: only with it is the list oldest
    /// first, so that uploads in the meantime do not shift its pages.
    var bounds: (after: Timestamp?, before: Timestamp?) {
        switch self {
        case .recent(let after): (after, nil)
        case .complete: (Timestamp(seconds: 1), nil)
        case .range(let after, let before): (after, before)
        }
    }

    var firstPage: Int {
        if case .complete(let page) = self { page } else { 1 }
    }

    var isRange: Bool {
        if case .range = self { true } else { false }
    }

    var isComplete: Bool {
        if case .complete = self { true } else { false }
    }
}
