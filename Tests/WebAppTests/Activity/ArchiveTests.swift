import ActivityModel
import Foundation
import TestSupport
import Testing

@testable import Storage
@testable import WebApp

struct ArchiveTests {
    private func client(_ change: (inout ExportBuilder) -> Void) throws -> TestClient {
        let client = try TestClient()
        var export = ExportBuilder()
        export.add(
            .init(
                101, at: CivilTime.seconds(2024, 5, 1, 8, 0), "Round the buoy", "Run", elapsed: 60))
        change(&export)
        try client.importing(export)
        return client
    }

    @Test func `each table with rows has a page, an empty one none`() async throws {
        let client = try client { export in
            export.tables["goals"]?.add(["Distance", "Run", "100.0", "", "", nil, "Weekly", nil])
        }
        let index = try await client.get("/archive").text
        for section in [
            "challenges", "goals", "comments", "reactions", "segments", "followers", "other",
        ] {
            #expect(index.contains("/archive/\(section)\""), "\(section)")
            #expect(try await client.get("/archive/\(section)").status == 200, "\(section)")
        }
        #expect(!index.contains("/archive/posts\""))
        #expect(index.contains("/review/2024\""))
        #expect(try await client.get("/archive/challenges").text.contains("March without wind"))
        #expect(try await client.get("/archive/goals").text.contains("Weekly"))
        #expect(try await client.get("/archive/comments").text.contains("Well sailed,<br/>sailor"))
        #expect(
            try await client.get("/archive/segments").text
                .contains("https://www.strava.com/segments/4242"))
        // A table without a page of its own has its own headings.
        let others = try await client.get("/archive/other").text
        #expect(others.contains("Enabled Application Name") && others.contains("Lantern Watch"))
        #expect(try await client.get("/archive/nothing").status == 404)
        #expect(try await client.get("/archive/goals?page=0").status == 400)
    }

    @Test func `a long table is paged, whatever stands in its cells`() async throws {
        let client = try client { export in
            for number in 0..<250 {
                export.tables["comments"]?.add(["2024-01-01", "<b>\(number)</b> \u{202E}x"])
            }
        }
        let first = try await client.get("/archive/comments").text
        #expect(first.contains("Page 1 of 3"))
        #expect(first.contains("&lt;b&gt;98&lt;/b&gt;") && !first.contains("&lt;b&gt;99&lt;/b&gt;"))
        let last = try await client.get("/archive/comments?page=3").text
        #expect(last.contains("&lt;b&gt;249&lt;/b&gt;") && !last.contains("&lt;b&gt;198&lt;/b&gt;"))
        #expect(first.utf8.count < 100_000)
    }

    @Test func `the picture of a year names no place and no activity, and its page does not fail`()
        async throws
    {
        let client = try TestClient.sample()
        _ = try await client.get("/tracks.json")
        let page = try await client.get("/review")
        #expect(page.status == 303)
        let year = try #require(page.headers["Location"])
        let shown = try await client.get(year)
        #expect(shown.status == 200)
        let picture = try await client.get(year + "/picture.svg")
        #expect(picture.headers["Content-Type"] == "image/svg+xml")
        for row in SampleExport.export.rows where row.name.count > 6 {
            #expect(!picture.text.contains(row.name))
        }
        let download = try await client.get(year + "/picture.svg?download=yes")
        #expect(download.headers["Content-Disposition"]?.hasPrefix("attachment") == true)
        #expect(try await client.get("/review/1850").status == 404)
        #expect(try await client.get("/review/abc").status == 404)
    }

    @Test func `a route has a sketch, its length, and nothing inside a zone`() async throws {
        let client = try TestClient.sample()
        let before = try await client.get("/routes").text
        #expect(before.contains("class=\"sketch\""))
        #expect(before.contains("<dt>Distance</dt>"))
        let library = try Library.openForWriting(client.library)
        try library.addPrivacyZone(
            PrivacyZone(name: "", latitude: -48.5, longitude: -110, radiusMetres: 50_000))
        try library.close()
        let after = try await client.get("/routes").text
        #expect(!after.contains("class=\"sketch\""))
        #expect(after.contains("Download, including privacy zones"))
    }
}
