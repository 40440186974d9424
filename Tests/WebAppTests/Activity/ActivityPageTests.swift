import ActivityModel
import Foundation
import TestSupport
import Testing

@testable import Storage
@testable import WebApp

/// The page of one activity beyond what every page must do.
struct ActivityPageTests {
    /// Five runs on one loop a day apart, each faster, and one the other way round.
    private func client() throws -> TestClient {
        let client = try TestClient()
        var export = ExportBuilder()
        for number in 0..<5 {
            let start = CivilTime.seconds(2024, 5, 1 + number, 8, 0)
            let track = InventedTrack(seed: 1, start: start, samples: 1_500, speed: 2_800)
            var row = ExportBuilder.Row(
                Int64(101 + number), at: start, "Loop \(number)", "Run", elapsed: 1_500,
                centimetres: track.points[track.points.count - 1].distance,
                file: "activities/\(9 + number).fit.gz")
            row.moving = 1_500 - number * 20
            export.add(row, GzipBuilder.gzip(track.fit(FITRecipe().with { $0.sport = 1 })))
        }
        try client.importing(export)
        return client
    }

    @Test func `the same way again, by time, the present one marked`() async throws {
        let client = try client()
        _ = try await client.get("/tracks.json")
        let text = try await client.get("/activity/103").text
        #expect(text.contains("You went this way 5 times. By time, this one is number 3."))
        #expect(text.contains("<strong>This one</strong>"))
    }

    @Test func `neighbours follow the list from which the reader came, and so does the way back`()
        async throws
    {
        let client = try client()
        let list = try await client.get("/activities?text=Loop&sort=name&order=up").text
        let query = "text%3DLoop%26sort%3Dname%26order%3Dup"
        #expect(list.contains("/activity/102?list=\(query)\""))
        let text = try await client.get("/activity/102?list=\(query)").text
        #expect(text.contains("href=\"/activities?text=Loop&amp;sort=name&amp;order=up\""))
        #expect(text.contains("href=\"/activity/101?list=\(query)\" rel=\"prev\""))
        #expect(text.contains("href=\"/activity/103?list=\(query)\" rel=\"next\""))
        // By time, the newest first.
        let plain = try await client.get("/activity/102").text
        #expect(plain.contains("href=\"/activity/103\" rel=\"prev\""))
        #expect(plain.contains("href=\"/activity/101\" rel=\"next\""))
        #expect(!(try await client.get("/activity/105").text.contains("rel=\"prev\"")))
        for nonsense in ["from%3Dyesterday", "page%3D0", "x", "least%3D1e99"] {
            #expect(try await client.get("/activity/102?list=\(nonsense)").status == 200)
        }
    }

    @Test func `a run has a pace, steps of both legs, and no top speed`() async throws {
        let text = try await client().get("/activity/101").text
        #expect(text.contains("<dt>Pace</dt>"))
        #expect(!text.contains("Top speed"))
        #expect(text.contains(" spm") && !text.contains(" rpm"))
        #expect(text.contains("<h2>Splits</h2>"))
        #expect(text.contains("Everything else the export says"))
        #expect(text.contains("<dt dir=\"auto\">Activity ID</dt>"))
        #expect(text.contains("Zones of the highest heart rate in your export, 190 bpm."))
    }

    @Test func `a part of the curves is in the address`() async throws {
        let client = try client()
        let whole = try await client.get("/activity/101?x=time").text
        #expect(
            whole.contains("from=375&amp;to=1124#curves")
                || whole.contains("from=375&amp;to=1125#curves"))
        let part = try await client.get("/activity/101?x=time&from=300&to=600").text
        #expect(part.contains("The whole"))
        #expect(part.contains("data-start=\"300\" data-end=\"600\""))
        let document = try await client.get("/activity/101/streams.json?x=time&from=300&to=600")
        let json = try #require(
            JSONSerialization.jsonObject(with: document.bytes) as? [String: Any])
        let x = try #require(json["x"] as? [Double])
        #expect(x.first == 300 && x.last == 600)
        for nonsense in [
            "from=9&to=1", "from=a&to=b", "from=1e300&to=2e300", "from=90000&to=91000",
        ] {
            #expect(try await client.get("/activity/101?x=time&\(nonsense)").status == 200)
        }
    }

    @Test(arguments: ["speed", "heartrate", "grade"])
    func `a coloured track is drawn without a script, and never inside a zone`(
        colour: String
    ) async throws {
        let client = try client()
        let page = try await client.get("/activity/101?colour=\(colour)").text
        #expect(page.contains("class=\"sketch shaded\""))
        #expect(page.utf8.count < 100_000)
        let address = "/activity/101/track.json?colour=\(colour)"
        let levels = try #require(try await Self.levels(client, address))
        #expect(levels.count == 9)
        #expect(levels.count { !$0.isEmpty } > 3)
        let library = try Library.openForWriting(client.library)
        try library.addPrivacyZone(
            PrivacyZone(name: "", latitude: -48.5, longitude: -110, radiusMetres: 50_000))
        try library.close()
        #expect(try #require(try await Self.levels(client, address)).allSatisfy(\.isEmpty))
    }

    private static func levels(_ client: TestClient, _ address: String) async throws -> [String]? {
        let answer = try await client.get(address)
        let json = try JSONSerialization.jsonObject(with: answer.bytes) as? [String: Any]
        return json?["levels"] as? [String]
    }
}
