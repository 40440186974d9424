import Foundation
import TestSupport
import Testing

@testable import WebApp

/// Ways of reading that a mouse on a plain page does not take.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct KeyboardAndTilesTests {
    @Test(.timeLimit(.minutes(8)))
    func `the first key leads past the navigation`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await visit.go("/activities")
            try await browser.press("\u{E004}")
            let first: String = try await browser.value("return document.activeElement.innerText")
            #expect(first == "Skip to the content")
            try await browser.press("\u{E007}")
            try await browser.press("\u{E004}")
            #expect(
                try await browser.isTrue(
                    "document.querySelector('main').contains(document.activeElement)"))
        }
    }

    @Test(.timeLimit(.minutes(8)))
    func `a tile server is asked once it is switched on, and not before`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            func look() async throws -> [String] {
                try await visit.go("/map")
                try await browser.wait(for: "document.getElementById('map')?.dataset.ready")
                return try await browser.requestedAddresses()
            }
            #expect(try await look().allSatisfy { !$0.contains("/tiles/") })
            try await visit.go("/settings")
            try await browser.clear("[name=template]")
            // Nobody listens there; that it is asked is what counts.
            try await browser.type(
                "http://127.0.0.1:9/tiles/{z}/{x}/{y}.png", into: "[name=template]")
            try await browser.type("© the tests", into: "[name=attribution]")
            try await browser.click("form[action='/settings/tiles'] button")
            try await browser.wait(for: "document.body.innerText.includes('Switch it off')")
            #expect(try await look().contains { $0.hasPrefix("http://127.0.0.1:9/tiles/") })
            #expect(
                try await browser.texts(".leaflet-control-attribution").joined()
                    .contains("© the tests"))
        }
    }
}
