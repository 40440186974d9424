import ActivityModel
import Foundation
import TestSupport
import Testing
import WebServer

@testable import Storage
@testable import WebApp

/// The front page and the page of totals, as they are sent.
struct OverviewPageTests {
    @Test func `the whole library comes first, and no year that has nothing`() async throws {
        let client = try TestClient.sample()
        let html = try await client.get("/").text
        let figures = html.matches(of: /<dt>([^<]*)<\/dt><dd>([^<]*)</)
            .map { (label: String($0.output.1), value: String($0.output.2)) }
        #expect(
            figures.prefix(6).map(\.label)
                == ["Distance", "Time", "Climb", "Years", "Active days", "Activities"])
        #expect(figures[3].value.contains("–2025"))
        // The visitor comes in 2026, when there are no activities yet.
        #expect(html.contains("<h2>2025 and 2024</h2>"))
        #expect(!html.contains("2026 so far"))
        #expect(!html.contains("<th scope=\"row\"><a href=\"/activities?from=2026"))
    }

    @Test func `the switches lead to each measure and sport, and words follow them`() async throws {
        let client = try TestClient.sample()
        let html = try await client.get("/").text
        let addresses = html.matches(of: /<a href="(\/\?[^"]*)#year"/)
            .map { String($0.output.1).replacing("&amp;", with: "&") }
        #expect(addresses.contains("/?measure=time") && addresses.contains("/?sport=ride"))
        for address in addresses {
            let page = try await client.get(address)
            #expect(page.status == 200)
            #expect(page.text.contains("<p class=\"lead\">"))
        }
        let time = try await client.get("/?measure=time&sport=ride").text
        #expect(time.contains(/<p class="lead">[\d.,]+ h in 20\d\d, [\d.,]+ h in 20\d\d\.<\/p>/))
        #expect(time.contains("href=\"/?measure=time#year\""))
        // What is not known is as if it were not there.
        let odd = try await client.get("/?measure=money&sport=%22%3E").text
        #expect(odd.contains("<p class=\"lead\">") && odd.contains("href=\"/?sport=ride#year\""))
    }

    @Test func `totals by year, month and week lead to their activities`() async throws {
        let client = try TestClient.sample()
        #expect(try await client.get("/").text.contains("href=\"/totals?by=month\""))
        for period in Period.allCases {
            let html = try await client.get("/totals?by=\(period.rawValue)").text
            let rows = html.matches(
                of: /<th scope="row"><a href="([^"]*)">.*?<td class="number">(\d+)<\/td><\/tr>/)
            #expect(rows.count >= 3)
            for row in rows.prefix(4) {
                let target = String(row.output.1).replacing("&amp;", with: "&")
                let page = try await client.get(target).text
                #expect(page.contains("role=\"status\">\(row.output.2) activit"), "\(target)")
            }
        }
        let runs = try await client.get("/totals?by=year&sport=Run").text
        #expect(runs.contains("sport=Run\">"))
        #expect(try await client.get("/totals?page=0").status == 400)
        #expect(try await client.get("/totals?page=99").text.contains("no activities here"))
    }

    @Test func `today, the newest activity and its age are in its local time`() {
        // 22:30 of New Year's Eve at the place, five hours west of Greenwich.
        let start = Timestamp(year: 2025, month: 1, day: 1, hour: 3, minute: 30)
        func newest(_ offset: Int?) -> LibraryStatus.Newest {
            LibraryStatus.Newest(athleteID: 1, id: 1, start: start, offsetSeconds: offset)
        }
        func figure(_ offset: Int?, _ now: Timestamp) -> String {
            LibraryStateCard.newest(newest(offset), now).html
        }
        let morning = Timestamp(year: 2025, month: 1, day: 1, hour: 14)
        #expect(figure(-18_000, morning).contains("2024-12-31<small>yesterday"))
        #expect(figure(nil, morning).contains("2025-01-01<small>today"))
        let evening = Timestamp(year: 2025, month: 1, day: 2, hour: 2)
        #expect(figure(-18_000, evening).contains("2024-12-31<small>yesterday"))

        var overview = Overview()
        overview.newest = newest(-18_000)
        #expect(OverviewDigest(overview).today(start) == InventedDays.day(2024, 12, 31))
        #expect(OverviewDigest(Overview()).today(start) == InventedDays.day(2025, 1, 1))
    }

    @Test func `what a wrong clock put into the future does not count`() {
        let today = InventedDays.day(2025, 6, 1)
        var overview = Overview()
        overview.days = [today - 1, today + 1, today + 2, today + 9_000].map {
            DayTotal(
                day: $0, sport: "Run", activities: 1, distanceMetres: 1, movingSeconds: 1,
                ascentMetres: 1)
        }
        #expect(OverviewDigest(overview).days(today: today).map(\.day) == [today - 1, today + 1])
    }

    @Test func `a page that nothing has changed is made once`() async throws {
        let client = try TestClient.sample()
        let first = try await client.get("/").text
        let library = try #require(try client.app.library())
        let digest = try client.app.overviews.value(library) { throw CancellationError() }
        var made = 0
        let today = digest.today(TestClient.now)
        for _ in 0..<2 {
            _ = digest.piece("test", .metric, today: today) {
                made += 1
                return .init(text: "x")
            }
        }
        #expect(made == 1)
        _ = digest.piece("test", .imperial, today: today) {
            made += 1
            return .init(text: "x")
        }
        #expect(made == 2)
        func content(_ text: String) -> String {
            text.replacing(/name="token" value="[0-9a-f]*"/, with: "")
        }
        #expect(content(try await client.get("/").text) == content(first))
    }
}
