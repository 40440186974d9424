import ActivityModel
import Testing
import WebServer

@testable import Storage
@testable import WebApp

/// The newest year against the one before.
struct YearComparisonTests {
    @Test(arguments: InventedDays.many, TotalMeasure.allCases)
    func `each line is the sum up to each day`(
        _ days: [DayTotal], _ measure: TotalMeasure
    ) throws {
        let today = try #require(days.last).day
        for sport in [SportChoice.all, .family(.ride), .sport("Swim")] {
            let own = days.filter { sport.includes($0.sport) }
            let years = Set(own.map { CivilDate.date(days: $0.day).year }).sorted(by: >)
            let found = YearComparison(days, of: sport, measure, today: today)
            #expect(found?.newest.year == years.first)
            #expect(found?.before?.year == years.dropFirst().first)
            for line in [found?.newest, found?.before].compactMap(\.self) {
                let first = InventedDays.day(line.year, 1, 1)
                for day in first...InventedDays.day(line.year, 12, 31) {
                    let sum = own.filter { first...day ~= $0.day }
                        .reduce(0) { $0 + measure.value($1) }
                    guard line.sum(on: YearComparison.position(of: day)) == sum else {
                        Issue.record("\(LocalTime.day(days: day)) of \(sport)")
                        return
                    }
                }
            }
        }
    }

    private func day(_ year: Int, _ month: Int, _ day: Int, _ metres: Double) -> DayTotal {
        DayTotal(
            day: InventedDays.day(year, month, day), sport: "Run", activities: 1,
            distanceMetres: metres, movingSeconds: 60, ascentMetres: 0)
    }

    @Test func `a year under way is compared up to the same date, one that is over as a whole`()
        throws
    {
        let days = [
            day(2024, 2, 29, 1), day(2024, 3, 1, 2), day(2024, 3, 2, 4), day(2025, 2, 28, 8),
            day(2025, 3, 1, 16),
        ]
        let now = try #require(
            YearComparison(days, .distance, today: InventedDays.day(2025, 3, 1)))
        #expect(now.newest.total == 24 && now.before?.total == 7)
        #expect(now.beforeUntilPresent == 3)
        let later = try #require(
            YearComparison(days, .distance, today: InventedDays.day(2026, 1, 1)))
        #expect(later.newest.year == 2025 && later.present == nil)
        #expect(later.beforeUntilPresent == nil)
    }

    @Test func `a year without activities is passed over, and the first has none before it`() throws
    {
        let today = InventedDays.day(2026, 6, 1)
        let found = try #require(
            YearComparison([day(2012, 5, 1, 5), day(2022, 5, 1, 7)], .distance, today: today))
        #expect(found.newest.year == 2022 && found.before?.year == 2012)
        let only = try #require(YearComparison([day(2022, 5, 1, 7)], .distance, today: today))
        #expect(only.before == nil && only.beforeUntilPresent == nil)
        #expect(YearComparison([], .distance, today: today) == nil)
    }

    @Test func `an activity of the next morning, further east, opens the new year`() throws {
        let found = try #require(
            YearComparison(
                [day(2025, 6, 1, 5), day(2026, 1, 1, 7)], .distance,
                today: InventedDays.day(2025, 12, 31)))
        #expect(found.newest.year == 2026 && found.present == 0)
        #expect(found.beforeUntilPresent == 0)
    }

    @Test(arguments: [0.3, 1, 4.9, 5, 5.1, 10, 99, 1_234, 60_512, 1e7])
    func `an axis has two to six round numbers that reach the total`(_ value: Double) {
        let step = YearChart.step(value)
        let count = (value / step).rounded(.up)
        #expect((2...5).contains(count), "\(step)")
        var digit = step
        while digit >= 9.99 { digit /= 10 }
        while digit < 0.999 { digit *= 10 }
        #expect([1, 2, 5].contains { abs($0 - digit) < 0.001 }, "\(step)")
    }

    @Test func `a chart has an axis even if there is nothing on it`() throws {
        let nothing = try #require(
            YearComparison([day(2022, 5, 1, 0)], .distance, today: InventedDays.day(2026, 1, 1)))
        let chart = YearChart(comparison: nothing, measure: .distance, units: .metric)
        #expect(chart.ticks.count >= 2)
        #expect(!chart.markup.html.contains("nan") && !chart.markup.html.contains("inf"))
    }
}
