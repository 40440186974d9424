import ActivityModel
import Foundation
import TestSupport
import Testing

struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"),
        (1_795_248_000_000_000, "2026-11-21T08:00:00Z"),
        (1_795_248_000_250_000, "2026-11-21T08:00:00.250Z"),
        (1_795_248_000_000_001, "2026-11-21T08:00:00.000001Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (951_782_400_000_000, "2000-02-29T00:00:00Z"),
    ])
    func `an instant prints as ISO 8601 with the fraction it has`(
        microseconds: Int64, text: String
    ) {
        #expect(Timestamp(microseconds: microseconds).description == text)
    }

    @Test func `civil dates agree with Foundation's calendar from 1600 to 2400`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let days = Int.random(in: -135_000...157_000, using: &generator)
            let date = Date(timeIntervalSince1970: Double(days) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let (year, month, day) = CivilDate.date(days: days)
            #expect([year, month, day] == [parts.year, parts.month, parts.day])
            #expect(CivilDate.days(year: year, month: month, day: day) == days)
        }
    }

    @Test(arguments: [
        ("2024-07-02T05:41:13Z", "2024-07-02T05:41:13Z"),
        ("2024-07-02 05:41:13.25+02:00", "2024-07-02T03:41:13.250Z"),
        ("1969-12-31T23:59:59-0500", "1970-01-01T04:59:59Z"),
    ])
    func `ISO 8601 is read with fraction and offset`(text: String, result: String) {
        #expect(Timestamp(iso8601: text)?.description == result)
    }

    @Test func `a date alone and a time without zone need leave to be UTC`() {
        for (text, result) in [
            ("2026-01-31", "2026-01-31T00:00:00Z"), ("2026-01-31T06:30:00", "2026-01-31T06:30:00Z"),
        ] {
            #expect(Timestamp(iso8601: text, assumesUTC: true)?.description == result)
            #expect(Timestamp(iso8601: text) == nil)
        }
    }

    @Test(arguments: [
        "", "2026", "2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01T25:00:00Z",
        "2026-01-01T10:00:00+25:00", "2026-01-01T10:00:00.Z", "2026-01-01x10:00:00Z", "2026-01-0１",
    ])
    func `what is not a date is refused`(text: String) {
        #expect(Timestamp(iso8601: text, assumesUTC: true) == nil)
    }
}
