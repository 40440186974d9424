import Foundation
import TestSupport
import Testing

@testable import WebUI

/// Every page in light and dark, on a desk and on a phone, for eyes and for screen readers.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct LooksTests {
    private static let pages = [
        "/", "/activities", "/map", "/photos", "/gear", "/routes", "/imports", "/issues",
        "/settings", "/strava", "/import", "/nowhere",
    ]

    /// axe-core, where `scripts/setup tests` has put it.
    private static let axe = try? String(
        contentsOf: Fixtures.project.appending(path: ".build/axe/axe.min.js"), encoding: .utf8)

    @Test(.timeLimit(.minutes(4)))
    func `every page fits a phone and a desk and can be read in both schemes`() async throws {
        let visiting = try Visiting.sample { $0.port = 0 }
        try await BrowserVisit.run(visiting) { visit in
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
                    try await check(visit, what)
                    if path != "/nowhere" { try await visit.checkCalm(what) }
                    _ = try await browser.complaints()
                }
            }
        }
    }

    private func check(_ visit: BrowserVisit, _ what: String) async throws {
        guard let axe = Self.axe else {
            Issue.record("axe-core is missing: scripts/setup tests puts it into .build/axe")
            return
        }
        let found: [String] = try await visit.browser.value(
            """
            \(axe);
            return axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
            }).then(found => found.violations.flatMap(v =>
              v.nodes.map(n => `${v.id}: ${n.target.join(' ')} ${n.failureSummary}`)))
            """)
        #expect(found.isEmpty, "\(what):\n\(found.prefix(8).joined(separator: "\n"))")
    }
}
