import Foundation
import TestSupport
import Testing

@testable import WebApp

/// Every page in light and dark, on a desk and on a phone, for eyes and for screen readers.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct LooksTests {
    private static let pages = [
        "/", "/activities", "/map", "/photos", "/gear", "/routes", "/imports", "/issues",
        "/settings", "/settings/zones", "/strava", "/import", "/imports/1",
        "/imports/1/undo", "/issues?run=1", "/nowhere",
    ]

    @Test(.timeLimit(.minutes(8)))
    func `every page fits a phone and a desk and can be read in both schemes`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await visit.go("/activities?sort=distance&recording=with")
            let activity: String = try await browser.value(
                "return document.querySelector('td.name a').getAttribute('href')")
            for (scheme, width, isPhone) in [("light", 1280, false), ("dark", 390, true)] {
                try await browser.prefer(scheme: scheme)
                try await browser.resize(
                    width: width, height: isPhone ? 844 : 900, isPhone: isPhone)
                for path in Self.pages + [activity] {
                    let what = "\(path) (\(scheme), \(width) pixels)"
                    try await visit.go(path)
                    try await visit.checkFits(what)
                    try await visit.checkReadable(what)
                    if path != "/nowhere" { try await visit.checkCalm(what) }
                    _ = try await browser.complaints()
                }
            }
        }
    }
}
