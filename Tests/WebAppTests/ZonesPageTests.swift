import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// The page on which zones are drawn or typed; its scripts are tried in a browser.
struct ZonesPageTests {
    private static let fields = [
        ("name", "At <b>home</b>"), ("latitude", "-48,4995"), ("longitude", "-110"),
        ("radius", "150"),
    ]

    /// What looks like Leaflet, so that tests need none installed.
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["leaflet.js", "leaflet.css"] {
            try Data("/* \(name) */".utf8).write(to: folder.url.appending(path: name))
        }
    }

    private func makeClient(leaflet: Bool = true) throws -> TestClient {
        try TestClient.sample { $0.leafletFolders = leaflet ? [folder.url.path] : [] }
    }

    @Test func `zones are drawn on a map, whose scripts are there`() async throws {
        let client = try makeClient()
        let text = try await client.get("/settings/zones").text
        #expect(text.contains("data-zones=\"[]\""))
        for script in ["tracks.js", "zones.js"] {
            #expect(text.contains("src=\"\(Assets.address(script))\""))
            let asset = try await client.get("/assets/\(script)")
            #expect(asset.headers["Content-Type"] == "text/javascript; charset=utf-8")
            #expect(asset.text.contains("\"use strict\""))
        }
        #expect(text.contains("id=\"zone-radius\""))
        #expect(!text.contains(" style="))
    }

    @Test func `the form works by itself, and without Leaflet`() async throws {
        let client = try makeClient(leaflet: false)
        let text = try await client.get("/settings/zones").text
        #expect(text.contains("libjs-leaflet"))
        #expect(!text.contains("zones.js"))
        for name in ["name", "latitude", "longitude", "radius"] {
            #expect(text.contains("name=\"\(name)\""))
        }
        let visitor = try await client.visitor(at: "/settings/zones")
        let added = try await client.post("/settings/zones", Self.fields, as: visitor)
        #expect(added.status == 303)
        #expect(added.headers["Location"] == "/settings/zones")
        #expect(try Library.open(client.library).privacyZones().first?.latitude == -48.4995)
    }

    @Test func `where a zone lies stands on its own page and no other`() async throws {
        let client = try makeClient()
        let visitor = try await client.visitor(at: "/settings/zones")
        _ = try await client.post("/settings/zones", Self.fields, as: visitor)
        let own = try await client.get("/settings/zones").text
        #expect(own.contains("-48.4995"))
        // A name is text wherever it goes, in the document for the script, too.
        #expect(own.contains("At &lt;b&gt;home&lt;/b&gt;"))
        #expect(!own.contains("<b>home"))
        let others = [
            "/", "/activities", "/map", "/settings", "/imports", "/issues", "/tracks.json",
        ]
        for path in others {
            #expect(!(try await client.get(path).text.contains("-48.4995")), "\(path)")
        }
        #expect(try await client.get("/settings").text.contains("150 m around a place"))
    }

    @Test func `feet are feet in the field and on the slider`() async throws {
        let client = try makeClient()
        let visitor = try await client.visitor(at: "/settings")
        _ = try await client.post("/settings/units", [("units", "imperial")], as: visitor)
        let text = try await client.get("/settings/zones").text
        #expect(text.contains("Radius (ft)"))
        #expect(text.contains("data-metres=\"0.3048\""))
        _ = try await client.post("/settings/zones", Self.fields, as: visitor)
        let zone = try #require(try Library.open(client.library).privacyZones().first)
        #expect(abs(zone.radiusMetres - 45.72) < 0.001)
    }
}
