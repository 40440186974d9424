/// How many requests the application has sent in the two windows, by the mock's clock.
struct Usage: Sendable {
    private var quarter: Int64 = .min
    private var day: Int64 = .min
    private(set) var overall15 = 0
    private(set) var overallDay = 0
    private(set) var read15 = 0
    private(set) var readDay = 0

    /// Empties what belongs to a window that has passed: quarters of an hour, and days of UTC.
    mutating func move(to now: Int64) {
        let quarter = now.floored(by: 900)
        if quarter != self.quarter {
            self.quarter = quarter
            overall15 = 0
            read15 = 0
        }
        let day = now.floored(by: 86_400)
        if day != self.day {
            self.day = day
            overallDay = 0
            readDay = 0
        }
    }

    /// Counts a request, also one that will be rejected.
    mutating func count(isRead: Bool) {
        overall15 += 1
        overallDay += 1
        if isRead {
            read15 += 1
            readDay += 1
        }
    }

    /// Whether the request just counted was one too many.
    func exceeds(_ limits: MockLimits, isRead: Bool) -> Bool {
        overall15 > limits.overall15 || overallDay > limits.overallDay
            || (isRead && (read15 > limits.read15 || readDay > limits.readDay))
    }

    /// Seconds until the window that is used up ends.
    func secondsToWait(_ limits: MockLimits, now: Int64) -> Int64 {
        let length: Int64 =
            overallDay > limits.overallDay || readDay > limits.readDay ? 86_400 : 900
        return (now.floored(by: length) + 1) * length - now
    }

    /// The four headers. An answer to a request that does not read has a comma for the read bucket.
    func headers(_ limits: MockLimits, isRead: Bool) -> [(name: String, value: String)] {
        [
            (name: "X-RateLimit-Limit", value: "\(limits.overall15),\(limits.overallDay)"),
            (name: "X-RateLimit-Usage", value: "\(overall15),\(overallDay)"),
            (
                name: "X-ReadRateLimit-Limit",
                value: isRead ? "\(limits.read15),\(limits.readDay)" : ","
            ),
            (name: "X-ReadRateLimit-Usage", value: isRead ? "\(read15),\(readDay)" : ","),
        ]
    }
}

extension Int64 {
    /// Division that rounds down, also below zero.
    func floored(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
