import Foundation
import Ingest
import Storage
import TestSupport
import Testing

@testable import WebApp

/// A library of two: whom the page shows, who chooses that, and that nothing of one gets into what
/// is shown of the other.
struct AthletesTests {
    private let client: TestClient

    init() throws { client = try Self.ofTwo() }

    /// Activities 1 and 2 (10 km each) of Runa, 11, and 3 (3 km) of 22, who tells no name; gear and
    /// photo are called the same.
    static func ofTwo(
        change: (inout PageOptions) -> Void = { _ in }
    ) throws -> TestClient {
        let client = try TestClient(change: change)
        try client.importing(export(11, [1, 2], kilometres: 10, sport: "Ride"))
        try client.importing(export(22, [3], kilometres: 3, sport: "Run"))
        return client
    }

    private static func export(
        _ athlete: Int64, _ ids: [Int64], kilometres: Int, sport: String
    ) -> ExportBuilder {
        var export = ExportBuilder(asOf: CivilTime.seconds(2026, 6, 1))
        export.athleteID = athlete
        // An old export's profile has no id: the ZIP's name tells it.
        export.tables["profile"] =
            athlete == 11
            ? CSVBuilder(headerLine: "Athlete ID,Email,First Name,Last Name,Sex,F,G,H,I,J,K,L")
                .adding(["11", "a@example.org", "Runa", "<b>"])
            : CSVBuilder(headerLine: "email,firstname,lastname,sex,description,weight,city,state,c")
                .adding(["a@example.org", "", ""])
        export.tables["routes"]?.add(["Way of \(athlete)", "routes/\(athlete).gpx"])
        export.files["routes/\(athlete).gpx"] = Array("<gpx>\(athlete)</gpx>".utf8)
        export.files["media/both.jpg"] = [0xFF, 0xD8, UInt8(athlete), 0xD9]
        for id in ids {
            let track = InventedTrack(
                seed: UInt64(id), start: CivilTime.seconds(2026, 5, Int(id)), samples: 90)
            var row = ExportBuilder.Row(
                // The watch was an hour off: something odd about each.
                id, at: track.start + 3_600, "Outing \(id)", sport, elapsed: track.elapsed,
                centimetres: kilometres * 100_000, file: "activities/\(id).gpx")
            row.gear = "Old faithful"
            row.media = "media/both.jpg"
            export.add(row, track.gpx(creator: "StravaGPX").bytes)
        }
        return export
    }

    private func tracks(_ target: String, _ client: TestClient) async throws -> Set<Int> {
        let answer = try await client.get(target)
        let document = try #require(
            JSONSerialization.jsonObject(with: answer.bytes) as? [String: Any])
        let tracks = try #require(document["tracks"] as? [[Any]])
        return Set(tracks.compactMap { $0.first as? Int })
    }

    /// The activities that a page leads to.
    private func activities(_ text: String) -> Set<Int> {
        Set(text.matches(of: /href="\/activity\/(\d+)"/).compactMap { Int($0.output.1) })
    }

    @Test(arguments: [
        ("all", [1, 2, 3], "23 km"), ("11", [1, 2], "20 km"), ("22", [3], "3 km"),
    ])
    func `lists, sums and tracks are of those who are shown`(
        who: String, expected: [Int], distance: String
    ) async throws {
        let ids = Set(expected)
        // Twice: what is remembered of one must not answer for the other.
        for _ in 0..<2 {
            for other in ["all", "11", "22"] {
                _ = try await client.get("/?athlete=\(other)")
                _ = try await client.get("/tracks.json?athlete=\(other)")
            }
            let overview = try await client.get("/?athlete=\(who)").text
            #expect(activities(overview) == ids)
            #expect(overview.contains("<dt>Distance</dt><dd>\(distance)<"))
            #expect(overview.contains("All \(ids.count)<"))
            #expect(overview.contains("/activities?sport=Ride") == ids.contains(1))
            let table = try await client.get("/activities?athlete=\(who)").text
            #expect(activities(table) == ids)
            #expect(table.contains("\(distance) · "))
            #expect(table.contains("<option value=\"Run\"") == ids.contains(3))
            #expect(try await tracks("/tracks.json?athlete=\(who)", client) == ids)
            let box = "/tracks.json?athlete=\(who)&level=2&box=-90,-360,90,360"
            #expect(try await tracks(box, client) == ids)
            let odd = "/issues?code=file.clock-or-zone&athlete=\(who)"
            #expect(activities(try await client.get(odd).text) == ids)
        }
    }

    @Test(arguments: [("all", [1, 2]), ("11", [1]), ("22", [2])])
    func `gear, routes, photos and imports are of those who are shown`(
        who: String, runs: [Int]
    ) async throws {
        let gear = try await client.get("/gear?athlete=\(who)").text
        #expect(gear.matches(of: /Old faithful/).count == runs.count)
        #expect(gear.contains("<dd>20 km</dd>") == runs.contains(1))
        #expect(gear.contains("<dd>3 km</dd>") == runs.contains(2))
        let routes = try await client.get("/routes?athlete=\(who)").text
        #expect(routes.contains("/route/routes/11.gpx") == runs.contains(1))
        #expect(routes.contains("/route/routes/22.gpx") == runs.contains(2))
        let photos = try await client.get("/photos?athlete=\(who)").text
        #expect(activities(photos).contains(3) == runs.contains(2))
        #expect(!activities(photos).isDisjoint(with: [1, 2]) == runs.contains(1))
        let imports = try await client.get("/imports?athlete=\(who)").text
        #expect(
            imports.matches(of: /<a href="\/imports\/(\d)">/).compactMap { Int($0.output.1) }
                .sorted() == runs)
    }

    @Test func `a choice is kept for the visitor who made it`() async throws {
        let visitor = try await client.visitor()
        func visited(_ target: String) async throws -> String {
            try await client.get(target, headers: visitor.headers).text
        }
        let all = try await visited("/activities")
        #expect(activities(all) == [1, 2, 3])
        #expect(all.contains("aria-current=\"page\">All athletes<"))
        #expect(all.contains("<span class=\"mark\">athlete 22</span>"))
        let one = try await visited("/?athlete=22")
        #expect(one.contains("aria-current=\"page\">athlete 22<"))
        #expect(one.contains(">Runa &lt;b&gt;</a>"))
        // A document that a script asks for chooses nothing: another window may show somebody else.
        _ = try await client.get("/tracks.json?athlete=11", headers: visitor.headers)
        for place in Routes.ofAthletes {
            #expect(
                try await visited(place).contains("aria-current=\"page\">athlete 22<"), "\(place)")
        }
        #expect(activities(try await visited("/activities")) == [3])
        #expect(!(try await visited("/activities")).contains("<span class=\"mark\">athlete 22"))
        #expect(try await visited("/map").contains("data-src=\"/tracks.json?athlete=22\""))
        #expect(activities(try await client.get("/activities").text) == [1, 2, 3])
        #expect(activities(try await visited("/activities?athlete=all")) == [1, 2, 3])
        #expect(activities(try await visited("/activities")) == [1, 2, 3])
    }

    @Test func `a photo of the same name is that of whoever is shown`() async throws {
        for athlete in [11, 22] {
            let photo = try await client.get("/media/media/both.jpg?athlete=\(athlete)")
            #expect(photo.bytes == Data([0xFF, 0xD8, UInt8(athlete), 0xD9]))
        }
    }

    @Test func `what has an address of its own opens, whoever is shown`() async throws {
        let activity = try await client.get("/activity/3?athlete=11")
        #expect(activity.status == 200)
        #expect(activity.text.contains(">athlete 22</span>"))
        for path in ["/activity/3/file", "/route/routes/22.gpx", "/imports/2"] {
            #expect(try await client.get(path + "?athlete=11").status == 200, "\(path)")
        }
    }

    @Test(arguments: ["33", "Runa", "-1", "99999999999999999999"])
    func `an athlete who is not there is 404`(who: String) async throws {
        #expect(try await client.get("/?athlete=\(who)").status == 404)
    }

    @Test func `a library of one has no choice to make`() async throws {
        let alone = try TestClient()
        try alone.importing(Self.export(11, [1, 2], kilometres: 10, sport: "Ride"))
        for place in Routes.ofAthletes.union(["/activity/1"]) {
            let answer = try await alone.get(place)
            #expect(answer.status == 200, "\(place)")
            #expect(!answer.text.contains("athlete=") && !answer.text.contains("Runa"), "\(place)")
        }
        #expect(activities(try await alone.get("/activities?athlete=11").text) == [1, 2])
        // The one who comes later is to be chosen at once.
        try alone.importing(Self.export(22, [3], kilometres: 3, sport: "Run"))
        #expect(try await alone.get("/").text.contains(">All athletes</a>"))
    }

    @Test func `the page of one athlete knows nobody else`() async throws {
        let own = try Self.ofTwo { $0.athlete = 22 }
        for place in Routes.ofAthletes.union(["/settings", "/activity/3", "/imports/2"]) {
            let answer = try await own.get(place)
            #expect(answer.status == 200, "\(place)")
            #expect(!answer.text.contains("Runa"), "\(place)")
            #expect(!answer.text.contains("export_11"), "\(place)")
            #expect(!answer.text.contains("?athlete=all"), "\(place)")
        }
        #expect(try await own.get("/").text.contains(">athlete 22</span>"))
        #expect(activities(try await own.get("/activities").text) == [3])
        #expect(try await tracks("/tracks.json", own) == [3])
        #expect(try await own.get("/media/media/both.jpg").bytes[2] == 22)
        for foreign in [
            "/?athlete=11", "/activities?athlete=all", "/activity/1", "/activity/1/file",
            "/activity/1/streams.json", "/route/routes/11.gpx", "/imports/1", "/imports/1/undo",
        ] { #expect(try await own.get(foreign).status == 404, "\(foreign)") }
        let visitor = try await own.visitor()
        #expect(try await own.post("/imports/1/undo", as: visitor).status == 404)
        #expect(try Library.open(own.library).activities().count == 3)
    }

    @Test func `the page of one athlete stays that when the athlete is gone`() async throws {
        let own = try Self.ofTwo { $0.athlete = 22 }
        let visitor = try await own.visitor(at: "/imports/2/undo")
        #expect(try await own.post("/imports/2/undo", as: visitor).status == 303)
        #expect(activities(try await own.get("/activities").text).isEmpty)
        #expect(try await own.get("/activity/1").status == 404)
    }

    @Test func `two accounts of one name are told apart`() async throws {
        var export = Self.export(33, [4], kilometres: 1, sport: "Walk")
        export.tables["profile"] = CSVBuilder(
            headerLine: "Athlete ID,Email,First Name,Last Name,Sex,F,G,H,I,J,K,L"
        ).adding(["33", "b@example.org", "Runa", "<b>"])
        try client.importing(export)
        #expect(
            try Library.open(client.library).namedAthletes().map(\.name)
                == ["athlete 22", "Runa <b> (11)", "Runa <b> (33)"])
    }

    @Test func `a start reads both caches`() async throws {
        client.app.reload()
        try await client.waitForImport()
        guard case .ended(let report) = client.app.imports.job.state else {
            Issue.record("the import did not end well")
            return
        }
        #expect(report.exports.count == 2)
    }

    @Test func `who has not said the password learns of no athlete`() async throws {
        let closed = try Self.ofTwo { $0.password = "sesame" }
        for who in ["11", "33"] {
            let answer = try await closed.get("/?athlete=\(who)")
            #expect(answer.headers["Location"] == "/password")
            #expect(
                try await closed.get("/password?athlete=\(who)").text.contains("athlete") == false)
        }
    }
}
