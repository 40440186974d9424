import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// An import that takes a while, in a real browser.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct LongImportVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `it shows how far it is, survives a reload, is cancelled and goes on`() async throws {
        let client = try TestClient {
            $0.port = 0
            $0.workers = 1
        }
        let zip = client.folder.path("export_5000.zip")
        try LargeExport(240).write(to: zip)
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await visit.go("/import")
            try await browser.drop(zip, onto: "#drop")
            let detail = "document.querySelector('[data-job-detail]')?.innerText"
            try await browser.wait(for: "/ of \\d+ files.*MB\\/s/.test(\(detail))")
            let share = "document.querySelector('[data-job] progress').value"
            try await browser.wait(for: "\(share) > 0.02")
            // Somewhere else a line tells that it goes on.
            try await visit.go("/settings")
            try await browser.wait(
                for: "document.querySelector('[data-job-text]')?.innerText.includes('running')")
            try await visit.go("/import")
            let name: [String] = try await browser.texts("[data-job-title]")
            #expect(name == ["Importing export_5000.zip"])
            try await browser.click("form[action='/import/cancel'] button")
            try await browser.wait(
                for: "document.querySelector('.report h2')?.innerText === 'Stopped early'")
            try await browser.click("form[action='/import/continue'] button")
            try await browser.wait(
                for: "document.querySelector('.report h2')?.innerText === 'Imported'", seconds: 240)
            #expect(try Library.open(client.library).activities().count == 240)
            try await visit.checkCalm("a long import")
        }
    }
}
