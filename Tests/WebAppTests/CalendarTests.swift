import ActivityModel
import Foundation
@testable import Storage
import TestSupport
import Testing
import WebServer

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

    private static func html(
        _ days: [DayTotal], units: Units = .metric
    ) -> String {
        CalendarChart.markup(days, today: today, units: units).html
    }

    @Test func `a day says its date and figures over all sports, and leads to its activities`() {
        let days = [
            Self.total(2026, 3, 3, "Ride", 44_300, 6_000),
            Self.total(2026, 3, 3, "Run", 10_000, 1_800),
        ]
        let html = Self.html(days)
        #expect(
            html.contains(
                "<title>Tuesday, 3 March 2026: 2 activities, 54.3 km, 2 h 10 min</title>"))
        #expect(
            html.contains(
                "<a href=\"/activities?from=2026-03-03&amp;to=2026-03-03\" tabindex=\"-1\">"))
        #expect(html.contains("class=\"day l4\""))
        let miles = Self.html(days, units: .imperial)
        #expect(miles.contains("2 activities, 33.7 mi, 2 h 10 min"))
    }

    @Test func `a day says nothing of what was not measured`() {
        let html = Self.html([Self.total(2026, 1, 1, "Yoga", 0, 0)])
        #expect(html.contains("<title>Thursday, 1 January 2026: 1 activity</title>"))
        #expect(html.contains("class=\"day l1\""))
    }

    @Test func `a year is told in words to those who cannot see it`() {
        let html = Self.html([
            Self.total(2026, 3, 3, "Ride", 44_300, 6_000),
            Self.total(2026, 5, 1, "Run", 10_000, 1_800, activities: 2),
        ])
        let caption =
            "2 active days</small><span class=\"hidden\">: 3 activities, 54 km, 2 h 10 min<"
        #expect(html.contains(caption))
        #expect(html.contains("aria-hidden=\"true\""))
        // One stop of the Tab key a year: its own link.
        let links = html.matches(of: /<a [^>]*>/).map { String($0.output) }
        #expect(links.count { !$0.contains("tabindex=\"-1\"") } == 1)
    }

    @Test func `all years there were are shown, the newest first`() {
        let days = (2012...2026).map { Self.total($0, 6, 1, "Ride", 1_000, 600) }
        let html = Self.html(days)
        #expect(html.matches(of: /<title>/).count == 15)
        let years = html.matches(of: /">(\d{4})<\/a>/).compactMap { Int($0.output.1) }
        #expect(years == (2012...2026).reversed())
    }

    @Test func `fifteen years with sport on every day take about a megabyte`() {
        let days = (0..<15 * 365).map { number in
            DayTotal(
                day: Self.today - number, sport: "Ride", activities: 2, distanceMetres: 54_321,
                movingSeconds: 7_800, ascentMetres: 500)
        }
        #expect(Self.html(days).utf8.count < 1_200_000)
    }

    @Test func `a day's link shows as many activities as the day says`() async throws {
        let client = try TestClient.sample()
        let text = try await client.get("/").text
        let pattern =
            /<a href="(\/activities\?from=[^"]*)" tabindex="-1"><path [^>]*><title>[^:]*: (\d+) activit/
        let days = text.matches(of: pattern)
        #expect(days.count > 20)
        for day in days.prefix(12) {
            let target = String(day.output.1).replacing("&amp;", with: "&")
            let page = try await client.get(target).text
            #expect(page.contains("role=\"status\">\(day.output.2) activit"), "\(target)")
        }
    }
}
