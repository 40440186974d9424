import Foundation
import TestSupport
import Testing

@testable import WebApp

/// A privacy zone drawn by hand, in a real browser.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct ZoneVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `a click and a slider make a zone, and its tracks leave the map`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            func tracks() async throws -> String {
                try await visit.go("/map")
                try await browser.wait(for: "document.getElementById('map')?.dataset.ready")
                return try await browser.texts("#map-state").joined()
            }
            #expect(try await tracks() == "49 tracks")
            try await visit.go("/settings/zones")
            try await browser.wait(for: "document.getElementById('map')?.dataset.ready")
            try await browser.click("#map", x: -60, y: 10)
            let latitude: String = try await browser.value(
                "return document.querySelector('[name=latitude]').value")
            // Most of the sample's tracks are there, and the map begins with them.
            #expect(latitude.hasPrefix("-48.5") || latitude.hasPrefix("-48.49"))
            let before: String = try await browser.value(
                "return document.querySelector('[name=radius]').value")
            try await browser.type("\u{E010}", into: "#zone-radius")
            let after: String = try await browser.value(
                "return document.querySelector('[name=radius]').value")
            #expect(before != after && after == "2000")
            try await browser.type("Landing stage", into: "[name=name]")
            try await browser.click("#zone button[type=submit]")
            try await browser.wait(for: "document.body.innerText.includes('Your zones')")
            try await visit.checkReadable("a zone")
            let left = try #require(
                try await tracks().split(separator: " ").first.flatMap { Int($0) })
            #expect(left > 0 && left < 49)
            try await visit.checkCalm("zones")
        }
    }
}
