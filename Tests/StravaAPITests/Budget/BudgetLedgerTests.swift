import ActivityModel
import Testing

@testable import StravaAPI

struct BudgetLedgerTests {
    private func headers(_ fields: [String: String]) -> RateLimitHeaders {
        RateLimitHeaders(fields)
    }

    private func spend(
        _ count: Int, _ ledger: inout BudgetLedger, at now: Timestamp, reserve: Double = 0
    ) -> BudgetDecision? {
        for _ in 0..<count {
            let permission = ledger.take(.read, at: now, reserve: reserve)
            if permission != .granted { return permission }
        }
        return nil
    }

    @Test(arguments: [(0.0, 100), (0.05, 95), (0.5, 50)])
    func `a quarter hour gives its limit less the reserve`(reserve: Double, granted: Int) {
        var ledger = BudgetLedger()
        #expect(spend(granted, &ledger, at: .on(12, 3), reserve: reserve) == nil)
        #expect(
            ledger.take(.read, at: .on(12, 14, 59), reserve: reserve)
                == .wait(until: .on(12, 15, 2), .quarterHour))
    }

    @Test(arguments: [
        (Timestamp.on(12, 14, 59), false), (.on(12, 15), true), (.on(12, 15, 1), true),
        (.on(13), true),
    ])
    func `the next quarter hour begins on the minute`(now: Timestamp, isFresh: Bool) {
        var ledger = BudgetLedger()
        _ = spend(100, &ledger, at: .on(12, 0))
        #expect((ledger.take(.read, at: now, reserve: 0) == .granted) == isFresh)
    }

    @Test func `a day gives its limit and no more, whatever the quarter hours`() {
        var ledger = BudgetLedger()
        for quarter in 0..<10 {
            #expect(spend(100, &ledger, at: .on(1 + quarter / 4, quarter % 4 * 15)) == nil)
        }
        #expect(
            ledger.take(.read, at: .on(23, 59, 59), reserve: 0)
                == .wait(until: .on(0, 0, 2, day: 22), .day))
        #expect(ledger.take(.read, at: .on(0, 0, 0, day: 22), reserve: 0) == .granted)
    }

    @Test func `the tighter bucket decides`() {
        var ledger = BudgetLedger()
        ledger.settle(
            headers(["X-RateLimit-Limit": "50,2000", "X-ReadRateLimit-Limit": "100,1000"]),
            status: 200, at: .on(12))
        ledger.settle(headers(["X-RateLimit-Usage": "49,49"]), status: 200, at: .on(12))
        #expect(ledger.take(.read, at: .on(12), reserve: 0) == .granted)
        #expect(ledger.take(.read, at: .on(12), reserve: 0) != .granted)
    }

    @Test func `whoever counted more is right`() {
        var ledger = BudgetLedger()
        _ = spend(5, &ledger, at: .on(12))
        ledger.settle(headers(["X-ReadRateLimit-Usage": "3,148"]), status: 200, at: .on(12))
        #expect(ledger.read.quarterHour.used == 5)
        #expect(ledger.read.day.used == 148)
        ledger.settle(headers(["X-ReadRateLimit-Usage": ","]), status: 200, at: .on(12))
        #expect(ledger.read.quarterHour.used == 5)
    }

    @Test func `an answer without headers leaves the local count`() {
        var ledger = BudgetLedger()
        _ = spend(40, &ledger, at: .on(12))
        ledger.settle(headers([:]), status: 200, at: .on(12, 1))
        #expect(ledger.read.quarterHour == .init(limit: 100, used: 40))
    }

    @Test func `an answer of the next window is charged to it`() {
        var ledger = BudgetLedger()
        _ = spend(1, &ledger, at: .on(12, 14, 59))
        ledger.settle(
            headers(["Date": "Sat, 21 Nov 2026 12:15:00 GMT"]), status: 200, at: .on(12, 15))
        #expect(ledger.read.quarterHour.used == 1)
        #expect(ledger.quarterStart == Timestamp.on(12, 15).seconds)
    }

    @Test(arguments: [-3_600, -600, 600, 7_200])
    func `windows are those of the server's clock`(skew: Int64) {
        var ledger = BudgetLedger()
        let local = Timestamp(seconds: Timestamp.on(12, 14).seconds + skew)
        ledger.settle(
            headers([
                "Date": "Sat, 21 Nov 2026 12:14:00 GMT", "X-ReadRateLimit-Usage": "100,100",
            ]), status: 200, at: local)
        let now = ledger.serverTime(local)
        #expect(now == .on(12, 14))
        #expect(
            ledger.take(.read, at: now, reserve: 0) == .wait(until: .on(12, 15, 2), .quarterHour))
        #expect(ledger.localTime(.on(12, 15, 2)).seconds == Timestamp.on(12, 15, 2).seconds + skew)
    }

    @Test func `a refusal closes the quarter hour however much is left`() {
        var ledger = BudgetLedger()
        _ = spend(1, &ledger, at: .on(12, 1))
        ledger.settle(headers([:]), status: 429, at: .on(12, 1))
        for minute in [1, 5, 14] {
            #expect(
                ledger.take(.read, at: .on(12, minute), reserve: 0)
                    == .wait(until: .on(12, 15, 2), .quarterHour))
        }
        #expect(ledger.take(.read, at: .on(12, 15, 2), reserve: 0) == .granted)
    }

    @Test func `when the next window is refused too, the day is closed`() {
        var ledger = BudgetLedger()
        ledger.settle(headers([:]), status: 429, at: .on(12, 1))
        // A second refusal of the same window is not another window.
        ledger.settle(headers([:]), status: 429, at: .on(12, 1))
        #expect(ledger.dayClosedUntil == nil)
        #expect(ledger.take(.read, at: .on(12, 15, 2), reserve: 0) == .granted)
        ledger.settle(headers([:]), status: 429, at: .on(12, 15, 3))
        for hour in 13..<24 {
            #expect(
                ledger.take(.read, at: .on(hour), reserve: 0)
                    == .wait(until: .on(0, 0, 2, day: 22), .day))
        }
        #expect(ledger.take(.read, at: .on(0, 0, 2, day: 22), reserve: 0) == .granted)
        ledger.settle(headers([:]), status: 429, at: .on(0, 0, 3, day: 22))
        #expect(
            ledger.take(.read, at: .on(0, 1, day: 22), reserve: 0)
                == .wait(until: .on(0, 15, 2, day: 22), .quarterHour))
    }

    @Test func `a success between two refusals keeps the day open`() {
        var ledger = BudgetLedger()
        ledger.settle(headers([:]), status: 429, at: .on(12, 1))
        ledger.settle(headers([:]), status: 200, at: .on(12, 15, 2))
        ledger.settle(headers([:]), status: 429, at: .on(12, 16))
        #expect(ledger.dayClosedUntil == nil)
    }

    @Test func `a refusal that says that the day is used up closes the day`() {
        var ledger = BudgetLedger()
        ledger.settle(
            headers(["X-ReadRateLimit-Limit": "100,1000", "X-ReadRateLimit-Usage": "4,1001"]),
            status: 429, at: .on(12, 1))
        #expect(
            ledger.take(.read, at: .on(12, 15, 2), reserve: 0)
                == .wait(until: .on(0, 0, 2, day: 22), .day))
    }

    @Test(arguments: [
        ("60", Timestamp.on(12, 15, 2)), ("3600", .on(13, 1, 2)),
        ("Sat, 21 Nov 2026 12:40:00 GMT", .on(12, 40, 2)),
        ("999999999999999999", Timestamp(seconds: Timestamp.on(12, 1, 2).seconds + 2 * 86_400)),
    ])
    func `Retry-After makes a closure longer, never shorter`(text: String, until: Timestamp) {
        var ledger = BudgetLedger()
        ledger.settle(headers(["Retry-After": text]), status: 429, at: .on(12, 1))
        #expect(ledger.take(.read, at: .on(12, 2), reserve: 0) == .wait(until: until, .quarterHour))
    }

    @Test func `clocks that disagree by a moment bring no window back`() {
        var ledger = BudgetLedger()
        _ = spend(100, &ledger, at: .on(12, 15))
        #expect(
            ledger.take(.read, at: .on(12, 14, 59), reserve: 0)
                == .wait(until: .on(12, 30, 2), .quarterHour))
    }

    @Test func `a clock that was set back an hour does not stop everything for an hour`() {
        var ledger = BudgetLedger()
        _ = spend(100, &ledger, at: .on(12, 15))
        #expect(ledger.take(.read, at: .on(11, 15), reserve: 0) == .granted)
    }
}
