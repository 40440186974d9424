import Foundation
import Storage
import StravaMock
import TestSupport
import Testing

@testable import WebApp

/// Connecting and syncing in a real browser, against a Strava on loopback.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct ConnectVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `credentials, consent, sync and away again`() async throws {
        let world = try await ConnectedClient(activities: 12, port: 0)
        world.mock.withOptions { $0.autoApproves = false }
        try await BrowserSession.run(world.client) { visit in
            let browser = visit.browser
            try await visit.go("/strava")
            try await browser.type("4711", into: "input[name=client_id]")
            try await browser.type(MockOptions().clientSecret, into: "input[name=client_secret]")
            try await browser.click("form[action='/strava/credentials'] button")
            try await browser.wait(
                for: "document.querySelector(\"form[action='/strava/connect']\")")
            #expect(
                try await browser.isTrue("!document.querySelector('input[type=password]').value"))
            try await browser.click("form[action='/strava/connect'] button")
            // Strava's own page of consent.
            try await browser.wait(for: "document.querySelector('button[value=authorize]')")
            try await browser.click("button[value=authorize]")
            try await browser.wait(for: "document.body.innerText.includes('Connected as athlete')")
            #expect(try await browser.isTrue("location.pathname === '/strava'"))
            try await browser.click("form[action='/strava/sync'] button")
            try await browser.wait(for: "document.querySelector('.report h2')", seconds: 60)
            #expect(try await browser.texts(".report h2") == ["Synced with Strava"])
            try await visit.checkReadable("a connected library")
            #expect(try Library.open(world.client.library).activities().count == 12)
            try await visit.go("/activities")
            #expect(try await browser.texts("table.activities tbody tr").count == 12)
            try await visit.go("/strava")
            try await browser.click("details.apart summary")
            try await browser.click("button[value=delete]")
            try await browser.wait(for: "document.body.innerText.includes('Not connected')")
            #expect(try Library.open(world.client.library).activities().isEmpty)
            try await visit.checkCalm(
                "connecting", besides: ["127.0.0.1:\(world.mock.baseURL.port ?? 0)"])
        }
        await world.mock.stop()
    }
}
