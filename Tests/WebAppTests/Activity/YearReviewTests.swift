import ActivityModel
import TestSupport
import Testing

@testable import Storage
@testable import WebApp

struct YearReviewTests {
    private func activity(
        _ id: Int64, _ month: Int, _ day: Int, hour: Int = 12, offset: Int? = nil,
        sport: String = "Ride", metres: Double = 10_000, seconds: Double = 1_800, climb: Double = 0
    ) -> ActivityListing {
        ActivityListing(
            id: id, provider: "strava", name: "", type: sport, sportType: sport,
            start: Timestamp(year: 2024, month: month, day: day, hour: hour), offsetSeconds: offset,
            distanceMetres: metres, movingSeconds: seconds, ascentMetres: climb, samples: 0,
            outcome: .decoded)
    }

    @Test func `totals, months, sports and what stands out`() throws {
        let review = YearReview(
            2024,
            [
                activity(1, 1, 1, metres: 40_000, seconds: 3_600, climb: 100),
                activity(2, 1, 2, sport: "Run", metres: 10_000, seconds: 3_000),
                activity(3, 1, 3, sport: "Run", metres: 1_000, seconds: 100),
                activity(4, 7, 9, metres: 25_000, seconds: 1_800, climb: 900),
                activity(5, 7, 9, metres: 25_000, seconds: 1_800, climb: 900),
            ])
        #expect(review.total.activities == 5)
        #expect(review.total.distanceMetres == 101_000)
        #expect(review.months[0].activities == 3 && review.months[6].activities == 2)
        #expect(review.sports.map(\.name) == ["Ride", "Run"])
        #expect(review.activeDays == 4)
        #expect(review.longestStreak == 3)
        #expect(review.longest?.id == 1)
        #expect(review.highest?.id == 4)
        #expect(review.fastestRide?.id == 4)
        // A thousand metres are a sprint.
        #expect(review.fastestRun?.id == 2)
        // 2024-01-01 was a Monday.
        let week = try #require(review.busiestWeek)
        #expect(week.monday == CivilDate.days(year: 2024, month: 1, day: 1))
        #expect(week.sum.movingSeconds == 6_700)
    }

    @Test func `an activity belongs to the local day`() {
        let late = activity(1, 3, 1, hour: 2, offset: -5 * 3_600)
        #expect(late.localDay == CivilDate.days(year: 2024, month: 2, day: 29))
        #expect(YearReview(2024, [late]).months[1].activities == 1)
    }

    @Test func `a year without activities has nothing that stands out`() {
        let review = YearReview(2024, [])
        #expect(review.total == YearReview.Sum())
        #expect(review.longest == nil && review.busiestWeek == nil && review.longestStreak == 0)
    }

    @Test func `streaks equal a count day by day`() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<100 {
            let days = Set((0..<60).filter { _ in Bool.random(using: &generator) })
            var longest = 0
            var run = 0
            for day in 0...60 {
                run = days.contains(day) ? run + 1 : 0
                longest = max(longest, run)
            }
            #expect(YearReview.streak(days) == longest)
        }
    }

    @Test func `a place is new in the first year that has it`() {
        let starts: [(year: Int, latitude: Double, longitude: Double)] = [
            (2023, 47.01, 8.01), (2024, 47.02, 8.02), (2024, 47.31, 8.0), (2024, 47.32, 8.01),
            (2024, 10, 179.99), (2025, 10, -180.01 + 360 - 0.02),
        ]
        #expect(NewPlaces.count(starts, in: 2023) == 1)
        #expect(NewPlaces.count(starts, in: 2024) == 2)
    }

    @Test func `the map shows where most begin, cut at zones, and stays small`() throws {
        var generator = SeededGenerator(seed: 4)
        let shapes = (0..<300).map { number in
            var line = TrackLine()
            // A tenth of them lie far away.
            let north = number % 10 == 0 ? 60.0 : 47
            for step in 0..<400 {
                line.append(
                    latitude: north + Double(step) * 1e-4
                        + Double.random(in: -1e-3...1e-3, using: &generator),
                    longitude: 8 + Double.random(in: -0.02...0.02, using: &generator))
            }
            return TrackShape(line)
        }
        let map = try #require(YearMap(shapes, zones: []))
        #expect(map.shown == 270 && map.elsewhere == 30)
        #expect(map.paths.joined().utf8.count < 60_000)
        let zone = PrivacyZone(name: "", latitude: 47, longitude: 8, radiusMetres: 20_000)
        let cut = try #require(YearMap(shapes, zones: [zone]))
        #expect(cut.shown == 30)
        #expect(YearMap([], zones: []) == nil)
    }
}
