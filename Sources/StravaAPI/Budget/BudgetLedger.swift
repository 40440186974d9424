import ActivityModel

/// The limits and usage of one API application: pure arithmetic, without clock or file.
///
/// Times are seconds since 1970 by the server's clock.
struct BudgetLedger: Codable, Equatable {
    /// Limit and usage of one bucket in one window.
    struct Count: Codable, Equatable {
        var limit: Int
        var used = 0

        /// The number of requests that may be sent if a share of the limit is reserved for others.
        func left(reserve: Double) -> Int { max(0, allowed(reserve: reserve) - used) }

        func allowed(reserve: Double) -> Int { max(0, limit - Int(Double(limit) * reserve)) }
    }

    /// Both windows of one bucket.
    struct Bucket: Codable, Equatable {
        var quarterHour: Count
        var day: Count

        subscript(window: LimitWindow) -> Count {
            get { window == .day ? day : quarterHour }
            set { if window == .day { day = newValue } else { quarterHour = newValue } }
        }
    }

    /// The delay in seconds after a boundary before a request is sent, because clocks are not
    /// exact.
    static let slack: Int64 = 2
    /// The maximum time for which a reply can close anything.
    private static let longestClosure: Int64 = 2 * 86_400

    /// The limits of a single-player application in 2026, until a header says otherwise.
    var overall = Bucket(quarterHour: Count(limit: 200), day: Count(limit: 2_000))
    var read = Bucket(quarterHour: Count(limit: 100), day: Count(limit: 1_000))
    /// The starts of the windows to which the counts belong.
    var quarterStart: Int64 = 0
    var dayStart: Int64 = 0
    /// The time until which nothing may be sent because Strava refused.
    var quarterClosedUntil: Int64?
    var dayClosedUntil: Int64?
    /// The quarter hour of the newest refusal that was not followed by a success.
    var refusedQuarter: Int64?
    /// How far the server's clock is ahead of this machine's, in microseconds.
    var clockOffset: Int64 = 0

    /// The server's time when this machine's clock shows `local`.
    func serverTime(_ local: Timestamp) -> Timestamp {
        Timestamp(microseconds: local.microseconds &+ clockOffset)
    }

    /// This machine's time when the server's clock shows `server`.
    func localTime(_ server: Timestamp) -> Timestamp {
        Timestamp(microseconds: server.microseconds &- clockOffset)
    }

    /// Whether no sum of the numbers read from a file can overflow.
    var isPlausible: Bool {
        let counts = [overall.quarterHour, overall.day, read.quarterHour, read.day]
        let times = [quarterStart, dayStart, quarterClosedUntil ?? 0, dayClosedUntil ?? 0]
        return counts.allSatisfy {
            (0...2_000_000_000).contains($0.limit) && (0...2_000_000_000).contains($0.used)
        }
            && times.allSatisfy { (0...1_000_000_000_000).contains($0) }
            && abs(Double(clockOffset)) < 1e18
    }

    subscript(bucket: BudgetBucket) -> Bucket {
        get { bucket == .read ? read : overall }
        set { if bucket == .read { read = newValue } else { overall = newValue } }
    }

    /// When the present window ends.
    func end(of window: LimitWindow) -> Int64 {
        (window == .day ? dayStart : quarterStart) + window.seconds
    }

    /// The time until which a window is closed, if it is.
    func closure(of window: LimitWindow) -> Int64? {
        window == .day ? dayClosedUntil : quarterClosedUntil
    }

    /// Advances to the windows of a time and returns which of them have just begun.
    @discardableResult
    mutating func roll(to now: Timestamp) -> Set<LimitWindow> {
        let quarter = Self.start(of: .quarterHour, now.seconds)
        let day = Self.start(of: .day, now.seconds)
        // Clocks that differ by a moment must not bring a past window back. A larger difference
        // means that the clock was set, and the windows are those of the new time.
        if quarter < quarterStart, quarterStart - quarter <= LimitWindow.quarterHour.seconds {
            return []
        }
        var begun: Set<LimitWindow> = []
        if day != dayStart {
            dayStart = day
            begun.insert(.day)
        }
        if quarter != quarterStart {
            quarterStart = quarter
            begun.insert(.quarterHour)
        }
        for window in begun {
            overall[window].used = 0
            read[window].used = 0
        }
        dropPassedClosures(now.seconds)
        return begun
    }

    /// Takes a request from the budget, or returns when to ask again.
    mutating func take(_ bucket: BudgetBucket, at now: Timestamp, reserve: Double) -> BudgetDecision
    {
        roll(to: now)
        for window in [LimitWindow.day, .quarterHour] {
            let isUsedUp =
                overall[window].left(reserve: reserve) == 0
                || (bucket == .read && read[window].left(reserve: reserve) == 0)
            let ends = isUsedUp ? end(of: window) : 0
            let until = max(ends, closure(of: window) ?? 0)
            if until > 0 { return .wait(until: Timestamp(seconds: until + Self.slack), window) }
        }
        count(bucket, in: LimitWindow.allCases, by: 1)
        return .granted
    }

    /// Returns a request that was never sent.
    mutating func giveBack(_ bucket: BudgetBucket) {
        count(bucket, in: LimitWindow.allCases, by: -1)
    }

    /// Updates the budget from a reply that arrived when this machine's clock showed `local`.
    mutating func settle(_ headers: RateLimitHeaders, status: Int, at local: Timestamp) {
        if let date = headers.date { clockOffset = date.microseconds &- local.microseconds }
        let server = serverTime(local)
        // A window that began during the request may have been charged for it.
        count(.read, in: roll(to: server), by: 1)
        let isOfThisWindow = Self.start(of: .quarterHour, server.seconds) == quarterStart
        learn(headers.overallLimit, headers.overallUsage, .overall, isOfThisWindow)
        learn(headers.readLimit, headers.readUsage, .read, isOfThisWindow)
        if status == 429 {
            refuse(headers, at: server)
        } else if (200..<300).contains(status) || status == 404 {
            refusedQuarter = nil
        }
    }

    private mutating func learn(
        _ limit: RateLimitHeaders.Pair?, _ usage: RateLimitHeaders.Pair?, _ bucket: BudgetBucket,
        _ isOfThisWindow: Bool
    ) {
        if let limit, limit.quarterHour > 0, limit.day > 0 {
            self[bucket].quarterHour.limit = limit.quarterHour
            self[bucket].day.limit = limit.day
        }
        // Replies without headers are counted only here, and other processes may have taken
        // requests that have not arrived yet: the greater count is right.
        if let usage, isOfThisWindow {
            self[bucket].quarterHour.used = max(self[bucket].quarterHour.used, usage.quarterHour)
            self[bucket].day.used = max(self[bucket].day.used, usage.day)
        }
    }

    private mutating func refuse(_ headers: RateLimitHeaders, at server: Timestamp) {
        var until = end(of: .quarterHour)
        switch headers.retryAfter {
        case .seconds(let seconds)?:
            until = max(until, server.seconds + min(seconds, Self.longestClosure))
        case .date(let date)?:
            until = max(until, min(date.seconds, server.seconds + Self.longestClosure))
        case nil: break
        }
        quarterClosedUntil = max(until, quarterClosedUntil ?? 0)
        let isDayUsedUp =
            overall.day.used > overall.day.limit || read.day.used > read.day.limit
        // The previous window was refused too, so the quarter hour is not the reason.
        let wasRefusedBefore = refusedQuarter.map { $0 != quarterStart && $0 >= dayStart } ?? false
        if isDayUsedUp || wasRefusedBefore {
            dayClosedUntil = max(end(of: .day), until)
        }
        refusedQuarter = quarterStart
    }

    private mutating func count(
        _ bucket: BudgetBucket, in windows: some Sequence<LimitWindow>, by amount: Int
    ) {
        for window in windows {
            overall[window].used = max(0, overall[window].used + amount)
            if bucket == .read { read[window].used = max(0, read[window].used + amount) }
        }
    }

    private mutating func dropPassedClosures(_ now: Int64) {
        func isOver(_ until: Int64) -> Bool {
            until <= now || until > now + Self.longestClosure + LimitWindow.day.seconds
        }
        if quarterClosedUntil.map(isOver) ?? false { quarterClosedUntil = nil }
        if dayClosedUntil.map(isOver) ?? false { dayClosedUntil = nil }
    }

    private static func start(of window: LimitWindow, _ seconds: Int64) -> Int64 {
        let remainder = seconds % window.seconds
        return seconds - (remainder < 0 ? remainder + window.seconds : remainder)
    }
}
