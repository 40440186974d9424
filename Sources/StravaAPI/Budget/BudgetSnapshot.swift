package import ActivityModel

/// One of the two counts that Strava keeps.
package enum BudgetBucket: String, Sendable, Hashable, CaseIterable {
    case overall
    /// Every request that reads; these count overall too.
    case read
}

/// Whether a request may be sent.
package enum BudgetDecision: Sendable, Hashable {
    /// It may, and has been counted.
    case granted
    /// Not before this instant of the server's clock, because of this window.
    case wait(until: Timestamp, LimitWindow)
}

/// The budget at one moment.
package struct BudgetSnapshot: Sendable, Hashable {
    /// One bucket in one window.
    package struct Entry: Sendable, Hashable {
        package var bucket: BudgetBucket
        package var window: LimitWindow
        package var limit: Int
        /// What is used, by whomever.
        package var used: Int
        /// What stays for the person's other use.
        package var reserve: Int
        /// When the window ends, by the server's clock.
        package var ends: Timestamp
        /// Until when nothing may be sent because Strava refused; `nil` when it did not.
        package var closedUntil: Timestamp?

        /// How many requests may still be sent.
        package var left: Int {
            closedUntil == nil ? Swift.max(0, limit - reserve - used) : 0
        }
    }

    package var now: Timestamp
    /// Overall and read, quarter hour and day.
    package var entries: [Entry]

    /// A bucket in a window.
    package func entry(_ bucket: BudgetBucket, _ window: LimitWindow) -> Entry? {
        entries.first { $0.bucket == bucket && $0.window == window }
    }

    /// How many requests that read may still be sent in a window: the tighter bucket tells.
    package func left(in window: LimitWindow) -> Int {
        entries.filter { $0.window == window }.map(\.left).min() ?? 0
    }

    /// How many requests that read fit into a fresh window.
    package func capacity(of window: LimitWindow) -> Int {
        entries.filter { $0.window == window }.map { Swift.max(0, $0.limit - $0.reserve) }.min()
            ?? 0
    }

    /// When the present window ends.
    package func end(of window: LimitWindow) -> Timestamp {
        entries.first { $0.window == window }?.ends ?? now
    }
}

/// How many requests of a plan fall into one quarter hour.
package struct WindowShare: Sendable, Hashable {
    /// When the quarter hour begins; for the present one, now.
    package var begins: Timestamp
    package var ends: Timestamp
    /// How many requests are sent in it.
    package var requests: Int

    package init(begins: Timestamp, ends: Timestamp, requests: Int) {
        self.begins = begins
        self.ends = ends
        self.requests = requests
    }
}

extension RequestBudget {
    /// In which quarter hours a number of requests that read would be sent if nobody else uses the
    /// application; quarter hours without any are left out. Empty when the limits allow none at all.
    ///
    /// At most 10,000 quarter hours are planned, a hundred days.
    package static func plan(
        requests: Int, from snapshot: BudgetSnapshot, now: Timestamp
    ) -> [WindowShare] {
        let quarterCapacity = snapshot.capacity(of: .quarterHour)
        let dayCapacity = snapshot.capacity(of: .day)
        guard requests > 0, quarterCapacity > 0, dayCapacity > 0 else { return [] }
        var shares: [WindowShare] = []
        var rest = requests
        var begins = now
        var ends = snapshot.end(of: .quarterHour).seconds
        var dayEnds = snapshot.end(of: .day).seconds
        var quarterLeft = snapshot.left(in: .quarterHour)
        var dayLeft = snapshot.left(in: .day)
        if now.seconds >= ends {
            ends = now.seconds / 900 * 900 + 900
            quarterLeft = quarterCapacity
        }
        if now.seconds >= dayEnds {
            dayEnds = now.seconds / 86_400 * 86_400 + 86_400
            dayLeft = dayCapacity
        }
        while rest > 0, shares.count < 10_000 {
            let part = min(rest, quarterLeft, dayLeft)
            if part > 0 {
                shares.append(
                    WindowShare(begins: begins, ends: Timestamp(seconds: ends), requests: part))
                rest -= part
                dayLeft -= part
            }
            // A day that is used up is slept through at once.
            let next = dayLeft == 0 ? dayEnds : ends
            begins = Timestamp(seconds: next)
            ends = next + LimitWindow.quarterHour.seconds
            quarterLeft = quarterCapacity
            if next >= dayEnds {
                dayEnds += LimitWindow.day.seconds
                dayLeft = dayCapacity
            }
        }
        return shares
    }
}
