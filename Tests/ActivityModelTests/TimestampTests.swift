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
}
