import ActivityModel
import Foundation
import Testing
import WebServer

@testable import Storage
@testable import WebApp

/// Eddington numbers, streaks, weeks and totals against computations that take no short cuts.
struct FiguresTests {
    private static func total(_ day: Int, _ metres: Double, _ sport: String = "Ride") -> DayTotal {
        DayTotal(
            day: day, sport: sport, activities: 1, distanceMetres: metres, movingSeconds: 60,
            ascentMetres: 0)
    }

    // MARK: Eddington

    @Test(arguments: InventedDays.many, [Units.metric, .imperial])
    func `the Eddington number is the largest for which there are enough days`(
        _ days: [DayTotal], _ units: Units
    ) {
        for sport in [SportChoice.all, .family(.ride), .family(.run), .sport("Swim")] {
            var sums: [Int: Double] = [:]
            for day in days where sport.includes(day.sport) {
                sums[day.day, default: 0] += day.distanceMetres
            }
            func count(_ number: Int) -> Int {
                sums.values.count { $0 >= Double(number) * units.far }
            }
            let number = (0...1_000).last { count($0) >= $0 } ?? 0
            let found = Eddington(days, of: sport, unit: units.far)
            #expect(found.number == number)
            #expect(found.next == number + 1)
            #expect(found.missing == number + 1 - count(number + 1))
        }
    }

    @Test func `a day of two rides counts as one of both, at the very kilometre`() {
        let days = [
            Self.total(1, 1_000, "Ride"), Self.total(1, 1_000, "Run"), Self.total(2, 2_000),
            Self.total(3, 2_999),
        ]
        let number = Eddington(days, unit: 1_000)
        #expect(number.number == 2 && number.missing == 3)
        #expect(Eddington([], unit: 1_000) == Eddington([Self.total(1, 999)], unit: 1_000))
        #expect(Eddington([], unit: 1_000).number == 0 && Eddington([], unit: 1_000).missing == 1)
    }

    // MARK: Streaks

    @Test(arguments: InventedDays.many, [Streaks.Step.day, .week])
    func `streaks are those that one finds day by day`(
        _ days: [DayTotal], _ step: Streaks.Step
    ) throws {
        let active = Set(days.map { step.start(of: $0.day) })
        let first = try #require(active.min())
        let last = try #require(active.max())
        var (longest, run) = (0, 0)
        for day in stride(from: first, through: last, by: step.rawValue) {
            run = active.contains(day) ? run + 1 : 0
            longest = max(longest, run)
        }
        for today in (last - 3)...(last + 16) {
            let shown = days.map(\.day).filter { $0 <= today }
            let there = active.filter { day in shown.contains { step.start(of: $0) == day } }
            let present = step.start(of: today)
            var day = there.contains(present) ? present : present - step.rawValue
            var current = 0
            while there.contains(day) {
                current += 1
                day -= step.rawValue
            }
            #expect(Streaks(shown, by: step, today: today).current?.count ?? 0 == current)
        }
        let found = Streaks(days.map(\.day), by: step, today: last)
        let streak = try #require(found.longest)
        #expect(streak.count == longest)
        #expect(streak.last - streak.first == (streak.count - 1) * step.rawValue)
        for day in stride(from: streak.first, through: streak.last, by: step.rawValue) {
            #expect(active.contains(day))
        }
    }

    @Test func `a streak goes on over the seam of years, and until the day after`() {
        let eve = InventedDays.day(2025, 12, 30)
        let days = [eve, eve + 1, eve + 1, eve + 2, eve + 3]
        let found = Streaks(days, by: .day, today: eve + 4)
        #expect(found.longest == Streak(first: eve, last: eve + 3, count: 4))
        #expect(found.current == found.longest)
        #expect(Streaks(days, by: .day, today: eve + 5).current == nil)
        // Tuesday to Friday: one week, which can still grow on the Sunday after next.
        let weekly = Streaks(days, by: .week, today: eve + 12)
        #expect(weekly.current == Streak(first: eve - 1, last: eve - 1, count: 1))
        #expect(Streaks(days, by: .week, today: eve + 13).current == nil)
        #expect(Streaks([], by: .day, today: eve).longest == nil)
    }

    // MARK: Periods

    @Test func `weeks are those of Foundation's ISO calendar from 1969 to 2040`() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for day in InventedDays.day(1969, 1, 1)...InventedDays.day(2040, 12, 31) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
            let week = Week(of: day)
            guard week.year == parts.yearForWeekOfYear, week.number == parts.weekOfYear else {
                Issue.record("\(LocalTime.day(days: day)): \(week)")
                return
            }
        }
    }

    @Test(arguments: InventedDays.many, Period.allCases)
    func `every period has the totals of its days, and each day is in one`(
        _ days: [DayTotal], _ period: Period
    ) {
        for sport in [SportChoice.all, .family(.ride), .sport("Yoga")] {
            let found = period.totals(days, of: sport)
            let own = days.filter { sport.includes($0.sport) }
            #expect(
                found.reduce(0) { $0 + $1.sum.activities } == own.reduce(0) { $0 + $1.activities })
            for (newer, older) in zip(found, found.dropFirst()) {
                #expect(period.end(from: older.start) < newer.start)
            }
            for (start, sum) in found {
                let inside = own.filter { start...period.end(from: start) ~= $0.day }
                #expect(period.start(of: period.end(from: start)) == start)
                #expect(sum.distanceMetres == inside.reduce(0) { $0 + $1.distanceMetres })
                #expect(sum.movingSeconds == inside.reduce(0) { $0 + $1.movingSeconds })
                #expect(sum.ascentMetres == inside.reduce(0) { $0 + $1.ascentMetres })
                #expect(sum.activeDays == Set(inside.map(\.day)).count)
            }
        }
    }

    @Test func `names of periods at the seam of years`() {
        let monday = InventedDays.day(2024, 12, 30)
        #expect(Period.week.start(of: InventedDays.day(2025, 1, 5)) == monday)
        #expect(Period.week.name(monday).text == "2025, week 1")
        #expect(Period.week.name(InventedDays.day(2020, 12, 28)).text == "2020, week 53")
        #expect(Period.month.name(InventedDays.day(2024, 2, 1)).text == "February 2024")
        #expect(
            Period.month.end(from: InventedDays.day(2024, 2, 1)) == InventedDays.day(2024, 2, 29))
        #expect(
            Period.year.end(from: InventedDays.day(2024, 1, 1)) == InventedDays.day(2024, 12, 31))
    }
}
