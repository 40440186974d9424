import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// Every page over the sample library.
struct PagesTests {
    private static let pages: [(path: String, says: String)] = [
        ("/", "Every day"), ("/activities", "67 activities"), ("/map", "Heat map"),
        ("/gear", "Rust"), ("/routes", "<h1>Routes"), ("/photos", "/media/"),
        ("/imports", "export_12345678.zip"), ("/imports/1", "Import 1"),
        ("/imports/1/undo", "Undo import 1?"), ("/issues", "What to do"),
        ("/issues?code=export.file-not-exported", "#error#"), ("/settings", "Privacy zones"),
        ("/import", "Drop the export ZIP here"),
        ("/activity/\(SampleExport.newest.id)", "Where this comes from"),
    ]

    private let client: TestClient

    init() throws {
        client = try TestClient.sample { $0.leafletFolders = [Self.leaflet] }
    }

    /// A folder that has what looks like Leaflet, so that tests need none installed.
    private static let leaflet: String = {
        let url = FileManager.default.temporaryDirectory.appending(path: "waymark-leaflet")
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for name in ["leaflet.js", "leaflet.css"] {
            try? Data("/* \(name) */".utf8).write(to: url.appending(path: name))
        }
        return url.path
    }()

    @Test(arguments: pages.indices)
    func `every page answers, in its frame, and says what it is about`(number: Int) async throws {
        let page = Self.pages[number]
        let answer = try await client.get(page.path)
        #expect(answer.status == 200, "\(page.path)")
        #expect(answer.text.contains(page.says), "\(page.path)")
        #expect(answer.text.contains("<main id=\"content\""))
        #expect(answer.text.contains("<title>"))
        #expect(answer.text.contains("Skip to the content"))
        #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
    }

    @Test(arguments: pages.indices)
    func `no page has inline script or style, nor a path of the machine`(
        number: Int
    ) async throws {
        let text = try await client.get(Self.pages[number].path).text
        #expect(!text.contains(" style="))
        #expect(!text.contains("<style"))
        #expect(text.firstMatch(of: /<script[^>]*>[^<]/) == nil)
        #expect(text.firstMatch(of: /\son[a-z]+="/) == nil)
        #expect(!text.contains(client.library.path))
        #expect(text.firstMatch(of: /(?:src|href)="https?:\/\/(?!www\.strava\.com)/) == nil)
    }

    @Test func `a pool swim shows its lengths, and what the device says`() async throws {
        let text = try await client.get("/activity/9900031093").text
        #expect(text.contains("<h2>8 lengths of 25 m</h2>"))
        #expect(text.contains("<td>breaststroke</td>"))
        #expect(text.contains("<h2>From the device</h2>"))
        #expect(text.contains("<dd>development product 1</dd>"))
    }

    @Test func `the reader chooses curves without a script`() async throws {
        let page = "/activity/9900031093"
        let usual = try await client.get(page).text
        #expect(usual.contains("data-curve=\"heartrate\""))
        let chosen = try await client.get(page + "?x=time&curve=heartrate").text
        #expect(chosen.contains("data-curve=\"heartrate\""))
        #expect(!chosen.contains("data-curve=\"velocity\""))
        #expect(!chosen.contains("data-curve=\"pace\""))
        #expect(chosen.contains("/streams.json?x=time&amp;curve=heartrate\""))
        let document = try await client.get(page + "/streams.json?x=time&curve=heartrate").text
        #expect(document.contains("\"heartrate\""))
        #expect(!document.contains("\"velocity\""))
    }

    @Test func `every activity of the sample has a page and curves`() async throws {
        for row in SampleExport.export.rows {
            let answer = try await client.get("/activity/\(row.id)")
            #expect(answer.status == 200, "\(row.id)")
            let streams = try await client.get("/activity/\(row.id)/streams.json")
            #expect(streams.status == 200, "\(row.id)")
            #expect(
                (try? JSONSerialization.jsonObject(with: streams.bytes)) != nil, "\(row.id)")
        }
    }

    @Test(arguments: [
        ("/activities?sport=Ride", 1...60), ("/activities?text=harbour", 1...3),
        ("/activities?from=1991-01-01&to=1991-12-31", 1...1),
        ("/activities?recording=without", 5...30), ("/activities?least=5&most=20", 1...60),
        ("/activities?text=100%25", 0...0), ("/activities?absent=yes", 0...0),
        ("/activities?source=export_12345678.zip", 67...67),
    ])
    func `the address says what the table shows`(
        target: String, expected: ClosedRange<Int>
    ) async throws {
        let text = try await client.get(target).text
        let number = text.firstMatch(of: /role="status">(\d+) activit/).flatMap { Int($0.output.1) }
        #expect(try expected.contains(#require(number)), "\(target)")
    }

    @Test func `a run says what it brought and leads to what was odd in it`() async throws {
        let text = try await client.get("/imports/1").text
        #expect(text.contains("<dt>New</dt><dd>67</dd>"))
        #expect(text.contains("href=\"/issues?run=1\""))
        let issues = try await client.get("/issues?run=1").text
        #expect(issues.contains("xml.doctype"))
        #expect(issues.contains("/issues?code=xml.doctype&amp;run=1"))
        let others = try await client.get("/issues?run=2").text
        #expect(others.contains("There are no issues."))
    }

    @Test func `the table is sorted by what the address names`() async throws {
        let text = try await client.get("/activities?sort=distance&order=up").text
        #expect(text.contains("aria-sort=\"ascending\""))
        let distances = text.matches(of: /<td class="number">([\d.,]+) km<\/td>/)
            .compactMap { Double($0.output.1.replacing(",", with: "")) }
        #expect(distances.count > 20)
        #expect(distances == distances.sorted())
    }

    @Test(arguments: [
        "/activities?from=yesterday", "/activities?least=many", "/activities?page=0",
        "/activities?to=2024-02-30", "/photos?page=-1", "/tracks.json?box=1,2,3",
        "/tracks.json?box=0,0,1,1&level=9",
    ])
    func `an address that makes no sense is refused, not guessed`(target: String) async throws {
        #expect(try await client.get(target).status == 400)
    }

    @Test(arguments: [
        "/activity/1", "/activity/abc", "/activity/99999999999999999999", "/imports/77",
        "/imports/77/undo", "/nowhere", "/activity", "/assets/none.css", "/leaflet/../page.css",
        "/activity/1/streams.json", "/activity/1/file", "/media/none.jpg", "/route/none.gpx",
    ])
    func `what is not there is 404`(target: String) async throws {
        #expect(try await client.get(target).status == 404)
    }

    @Test func `the map's tracks are those with positions`() async throws {
        let answer = try await client.get("/tracks.json")
        let document = try #require(
            JSONSerialization.jsonObject(with: answer.bytes) as? [String: Any])
        let tracks = try #require(document["tracks"] as? [[Any]])
        let expected = try Library.open(client.library).tracks().count
        #expect(expected > 20)
        #expect(tracks.count == expected)
        let box = try await client.get("/tracks.json?box=-90,-360,90,360&level=2")
        #expect(box.status == 200)
        #expect(box.bytes.count > answer.bytes.count / 2)
        let none = try await client.get("/tracks.json?box=0,0,0.1,0.1&level=2")
        #expect(none.text == "{\"tracks\":[]}")
    }

    @Test func `the map comes from the disk the second time, and survives a damaged file`()
        async throws
    {
        let first = try await client.get("/tracks.json").text
        let url = client.library.url.appending(path: "Cache/tracks.bin")
        #expect(FileManager.default.fileExists(atPath: url.path))
        for damage in [Data(), try Data(contentsOf: url).prefix(200)] {
            try damage.write(to: url)
            let again = LibraryApp(client.app.options)
            let response = await again.respond(
                to:
                    HTTPRequest("GET", "/tracks.json", headers: TestClient.address))
            guard case .data(let data) = response.body else { continue }
            #expect(String(decoding: data, as: UTF8.self) == first)
        }
    }

    @Test func `without Leaflet the map page says what to install`() async throws {
        let other = try TestClient.sample { $0.leafletFolders = ["/nonexistent"] }
        let text = try await other.get("/map").text
        #expect(text.contains("apt-get install libjs-leaflet"))
        let activity = try await other.get("/activity/\(SampleExport.newest.id)").text
        #expect(!activity.contains("leaflet"))
        #expect(activity.contains("class=\"sketch\""))
    }

    @Test func `a photo is shown with its type, a video in parts`() async throws {
        let media = try Library.open(client.library).media().filter(\.isPresent)
        let photo = try #require(media.first { $0.path.hasSuffix(".jpg") })
        let answer = try await client.get("/media/" + photo.path)
        #expect(answer.status == 200)
        #expect(answer.headers["Content-Type"] == "image/jpeg")
        #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
        #expect(answer.headers["Content-Security-Policy"]?.contains("sandbox") == true)
        let video = try #require(media.first { $0.path.hasSuffix(".mp4") })
        let part = try await client.get(
            "/media/" + video.path, headers: ["range": "bytes=0-3"])
        #expect(part.status == 206)
        #expect(part.bytes.count == 4)
        let beyond = try await client.get(
            "/media/" + video.path, headers: ["range": "bytes=999999999-"])
        #expect(beyond.status == 416)
    }

    @Test func `the original file is what the export held`() async throws {
        let row = try #require(
            SampleExport.activities.first { $0.outcome == "decoded" && !$0.files.isEmpty })
        let id = try #require(row.row?.id)
        let answer = try await client.get("/activity/\(id)/file")
        #expect([UInt8](answer.bytes) == row.files.values.first)
        #expect(answer.headers["Content-Disposition"]?.hasPrefix("attachment") == true)
        #expect(answer.headers["Content-Type"] == "application/octet-stream")
    }

    @Test func `miles and feet where the person wants them`() async throws {
        let visitor = try await client.visitor(at: "/settings")
        #expect(try await client.get("/").text.contains(" km<"))
        let saved = try await client.post(
            "/settings/units", [("units", "imperial")], as: visitor)
        #expect(saved.status == 303)
        let text = try await client.get("/").text
        #expect(text.contains(" mi<") && !text.contains(" km<"))
        let wrong = try await client.post("/settings/units", [("units", "ells")], as: visitor)
        #expect(wrong.status == 400)
    }

    @Test func `undoing an import empties the library, after a question`() async throws {
        let visitor = try await client.visitor(at: "/imports/1/undo")
        let answer = try await client.post("/imports/1/undo", as: visitor)
        #expect(answer.status == 303)
        #expect(try Library.open(client.library).activities().isEmpty)
        let welcome = try await client.get("/")
        #expect(welcome.text.contains("Drop the export ZIP here"))
        // Pressed twice it was done once, and that is no error.
        let again = try await client.post("/imports/1/undo", as: visitor)
        #expect(again.status == 303 && again.headers["Location"] == "/imports")
        #expect(try await client.post("/imports/2/undo", as: visitor).status == 404)
    }
}
