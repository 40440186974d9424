package import ActivityModel

/// One of the two counts that Strava keeps.
package enum BudgetBucket: String, Sendable, Hashable, CaseIterable {
    case overall
    /// Every request that reads; these count as overall too.
    case read
}

/// Whether a request may be sent.
package enum BudgetDecision: Sendable, Hashable {
    /// The request may be sent and has been counted.
    case granted
    /// Not before this time of the server's clock, because of this window.
    case wait(until: Timestamp, LimitWindow)
}

/// The budget at one moment.
package struct BudgetSnapshot: Sendable, Hashable {
    /// One bucket in one window.
    package struct Entry: Sendable, Hashable {
        package var bucket: BudgetBucket
        package var window: LimitWindow
        package var limit: Int
        /// The number of requests used, including other programs'.
        package var used: Int
        /// The number of requests reserved for the user's other programs.
        package var reserve: Int
        /// When the window ends, by the server's clock.
        package var ends: Timestamp
        /// The time until which nothing may be sent because Strava refused; `nil` if it did not.
        package var closedUntil: Timestamp?

        /// The number of requests that may still be sent.
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

    /// The number of read requests that may still be sent in a window, according to the tighter
    /// bucket.
    package func left(in window: LimitWindow) -> Int {
        entries.filter { $0.window == window }.map(\.left).min() ?? 0
    }

    /// The number of read requests that fit into a new window.
    package func capacity(of window: LimitWindow) -> Int {
        entries.filter { $0.window == window }.map { Swift.max(0, $0.limit - $0.reserve) }.min()
            ?? 0
    }

    /// When the present window ends.
    package func end(of window: LimitWindow) -> Timestamp {
        entries.first { $0.window == window }?.ends ?? now
    }
}

/// The part of a plan's requests that falls into one quarter hour.
package struct WindowShare: Sendable, Hashable {
    /// The start of the quarter hour; for the present one, now.
    package var begins: Timestamp
    package var ends: Timestamp
    /// The number of requests in it.
    package var requests: Int

    package init(begins: Timestamp, ends: Timestamp, requests: Int) {
        self.begins = begins
        self.ends = ends
        self.requests = requests
    }
}

extension RequestBudget {
    /// The quarter hours in which a number of read requests would be sent if nobody else used the
    /// application, without empty ones. Empty if the limits allow none at all.
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
            // If the day is used up, the rest of it is skipped at once.
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
