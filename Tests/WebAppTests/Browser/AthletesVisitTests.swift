import Foundation
import TestSupport
import Testing

@testable import WebApp

/// Two athletes' library in a real browser.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct AthletesVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `who is chosen on the map is who is drawn, near the ground too`() async throws {
        let client = try AthletesTests.ofTwo { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await browser.resize(width: 390, height: 844, isPhone: true)
            try await visit.go("/map")
            try await browser.wait(for: "document.getElementById('map')?.dataset.ready")
            #expect(try await browser.texts("#map-state") == ["3 tracks"])
            #expect(try await browser.texts(".choice [aria-current]") == ["All athletes"])
            try await visit.checkFits("the map of both")
            try await visit.checkReadable("the map of both")
            try await browser.click(".choice a:nth-child(2)")
            try await browser.wait(for: "location.search === '?athlete=22'")
            try await browser.wait(for: "document.getElementById('map')?.dataset.ready")
            #expect(try await browser.texts("#map-state") == ["1 track"])
            // One short track fills the map: finer lines are asked for, of the same athlete.
            try await browser.wait(
                for: """
                    performance.getEntriesByType('resource')
                        .some(e => e.name.includes('athlete=22&level=2&box='))
                    """)
            try await visit.checkCalm("the map of one")
            try await visit.go("/")
            #expect(try await browser.texts(".choice [aria-current]") == ["athlete 22"])
            try await visit.checkFits("the overview of one")
            try await visit.checkReadable("the overview of one")
        }
    }
}
