import ActivityModel
import Testing

@testable import StravaAPI

struct RateLimitHeaderTests {
    @Test(arguments: [
        ("5,148", 5, 148), ("0,0", 0, 0), (" 5 , 148 ", 5, 148), ("692,29300", 692, 29_300),
        ("9999999999999,1", 1_000_000_000, 1),
    ])
    func `a pair of numbers is a quarter hour and a day`(text: String, quarter: Int, day: Int) {
        let pair = RateLimitHeaders.Pair(text)
        #expect(pair?.quarterHour == quarter)
        #expect(pair?.day == day)
    }

    @Test(arguments: [",", "", "5", "5,", ",5", "a,b", "-1,5", "1,2,3", "99999999999999999999,1"])
    func `what is no pair of numbers says nothing`(text: String) {
        #expect(RateLimitHeaders.Pair(text) == nil)
    }

    @Test(arguments: [
        ["X-RateLimit-Limit": "200,2000", "X-ReadRateLimit-Usage": "7,8"],
        ["X-Ratelimit-Limit": "200,2000", "X-Readratelimit-Usage": "7,8"],
        ["x-ratelimit-limit": "200,2000", "x-readratelimit-usage": "7,8"],
        ["X-RATELIMIT-LIMIT": "200,2000", "X-READRATELIMIT-USAGE": "7,8"],
    ])
    func `the case of a header's name does not matter`(headers: [String: String]) {
        let read = RateLimitHeaders(headers)
        #expect(read.overallLimit?.day == 2_000)
        #expect(read.readUsage?.quarterHour == 7)
        #expect(read.overallUsage == nil)
    }

    @Test(arguments: [
        ("Sat, 21 Nov 2026 12:15:00 GMT", Timestamp.on(12, 15)),
        ("Sat, 21 Nov 2026 23:59:59 GMT", Timestamp.on(23, 59, 59)),
        ("Thu, 29 Feb 2024 00:00:00 GMT", Timestamp(year: 2024, month: 2, day: 29)),
    ])
    func `the server's date is read`(text: String, instant: Timestamp) {
        #expect(RateLimitHeaders(["Date": text]).date == instant)
    }

    @Test(arguments: [
        "", "now", "Sat, 21 Nov 2026", "Sat, 21 Xyz 2026 12:15:00 GMT", "1 2 3 4 5 6",
    ])
    func `a date that is none is none`(text: String) {
        #expect(RateLimitHeaders(["Date": text]).date == nil)
    }

    @Test func `Retry-After is read in both of its forms`() {
        #expect(RateLimitHeaders(["Retry-After": "120"]).retryAfter == .seconds(120))
        #expect(
            RateLimitHeaders(["Retry-After": "Sat, 21 Nov 2026 12:20:00 GMT"]).retryAfter
                == .date(.on(12, 20)))
        #expect(RateLimitHeaders(["Retry-After": "soon"]).retryAfter == nil)
    }
}
