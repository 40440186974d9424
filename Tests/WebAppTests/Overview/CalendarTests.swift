import ActivityModel
import Foundation
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

struct CalendarTests {
    private static let today = CivilDate.days(year: 2026, month: 11, day: 21)

    private static func total(
        _ year: Int, _ month: Int, _ day: Int, _ sport: String, _ metres: Double,
        _ seconds: Double, activities: Int = 1
    ) -> DayTotal {
        DayTotal(
            day: CivilDate.days(year: year, month: month, day: day), sport: sport,
            activities: activities, distanceMetres: metres, movingSeconds: seconds,
            ascentMetres: 0)
    }

    private static func html(_ days: [DayTotal], units: Units = .metric) -> String {
        CalendarChart.markup(days, today: today, units: units).html
    }

    /// The days that a path draws, by walking along it.
    private static func days(of path: String, origin: Int) -> [Int] {
        var (x, y) = (0, 0)
        return path.matches(of: /m(\d+) ?(-?\d+)v(\d+)/).flatMap { step -> [Int] in
            guard let right = Int(step.output.1), let down = Int(step.output.2),
                let length = Int(step.output.3)
            else { return [] }
            (x, y) = (x + right, y + down)
            let days = (y..<y + length).map { origin + x * 7 + $0 }
            y += length
            return days
        }
    }

    @Test(arguments: InventedDays.many)
    func `each day is drawn once, as strong as its time`(_ totals: [DayTotal]) {
        for year in CalendarYear.all(in: totals) {
            let paths = year.paths(today: Self.today)
            #expect(paths.count == 5)
            let drawn = paths.map { Self.days(of: $0, origin: year.origin) }
            let whole =
                CivilDate.days(
                    year: year.year, month: 1, day: 1)...CivilDate.days(
                    year: year.year, month: 12, day: 31)
            #expect(drawn[0] == Array(whole))
            var expected = [[Int]](repeating: [], count: 5)
            for day in whole {
                let own = totals.filter { $0.day == day }
                guard !own.isEmpty else { continue }
                switch own.reduce(0, { $0 + $1.movingSeconds }) {
                case 7_200...: expected[4].append(day)
                case 3_600...: expected[3].append(day)
                case 1_800...: expected[2].append(day)
                default: expected[1].append(day)
                }
            }
            #expect(Array(drawn.dropFirst()) == Array(expected.dropFirst()))
        }
    }

    @Test func `days to come are not drawn`() throws {
        let year = try #require(
            CalendarYear.all(in: [Self.total(2026, 11, 22, "Run", 1_000, 60)]).first)
        let drawn = Self.days(of: year.paths(today: Self.today)[0], origin: year.origin)
        // The activity of tomorrow has its day, the days after it have none.
        #expect(drawn.last == Self.today + 1)
        #expect(drawn.count == 326)
    }

    @Test func `a year is told in words to those who cannot see it, and leads to its activities`() {
        let html = Self.html([
            Self.total(2026, 3, 3, "Ride", 44_300, 6_000),
            Self.total(2026, 3, 3, "Run", 700, 60),
            Self.total(2026, 5, 1, "Run", 9_300, 1_740, activities: 2),
        ])
        #expect(
            html.contains(
                "2 active days</small><span class=\"hidden\">: 4 activities, 54 km, 2 h 10 min<"))
        #expect(html.contains("aria-hidden=\"true\""))
        let links = html.matches(of: /<a href="([^"]*)"/).map { String($0.output.1) }
        #expect(links == ["/activities?from=2026-01-01&amp;to=2026-12-31"])
    }

    @Test func `all years there were are shown, the newest first, older ones folded`() {
        let days = (2012...2026).map { Self.total($0, 6, 1, "Ride", 1_000, 600) }
        let html = Self.html(days)
        let years = html.matches(of: /">(\d{4})<\/a>/).compactMap { Int($0.output.1) }
        #expect(years == (2012...2026).reversed())
        #expect(html.matches(of: /<details>/).count == 1)
        #expect(html.contains("<summary>2012 to 2023</summary>"))
        #expect(!Self.html(Array(days.suffix(3))).contains("<details>"))
    }

    @Test func `twelve years with sport on every day take less than 40 kB`() {
        var generator = SeededGenerator(seed: 7)
        let days = (0..<12 * 366).reversed().map { number in
            DayTotal(
                day: Self.today - number, sport: "Ride", activities: 2, distanceMetres: 54_321,
                movingSeconds: Double(Int.random(in: 0...12_000, using: &generator)),
                ascentMetres: 500)
        }
        #expect(Self.html(days).utf8.count < 40_000)
    }

    @Test func `a day's words say its date and figures over all sports, and nothing not measured`()
    {
        func words(_ days: [DayTotal], _ units: Units = .metric) -> String {
            PeriodTotals(days).words(units)
        }
        let days = [
            Self.total(2026, 3, 3, "Ride", 44_300, 6_000),
            Self.total(2026, 3, 3, "Run", 10_000, 1_800),
        ]
        #expect(words(days) == "2 activities, 54.3 km, 2 h 10 min")
        #expect(words(days, .imperial) == "2 activities, 33.7 mi, 2 h 10 min")
        #expect(words([Self.total(2026, 1, 1, "Yoga", 0, 0)]) == "1 activity")
    }

    @Test func `a day has as many activities in the list as its words say`() async throws {
        let client = try TestClient.sample()
        let html = try await client.get("/").text
        let years = html.matches(of: /data-year="(\d+)"/).map { String($0.output.1) }
        #expect(years.count > 3)
        var checked = 0
        for year in years {
            let answer = try await client.get("/calendar/" + year)
            #expect(answer.headers["Content-Type"]?.hasPrefix("application/json") == true)
            let words = try JSONDecoder().decode([String: String].self, from: answer.bytes)
            for (day, text) in words.sorted(by: { $0.key < $1.key }).prefix(3) {
                let count = try #require(text.firstMatch(of: /: (\d+) activit/)?.output.1)
                #expect(day.hasPrefix(year) && text.contains(year))
                let page = try await client.get("/activities?from=\(day)&to=\(day)").text
                #expect(page.contains("role=\"status\">\(count) activit"), "\(day)")
                checked += 1
            }
        }
        #expect(checked > 8)
        for year in ["1066", "x", "2024.json", ""] {
            #expect(try await client.get("/calendar/" + year).status == 404)
        }
    }
}
