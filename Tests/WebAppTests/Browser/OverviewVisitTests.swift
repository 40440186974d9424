import Foundation
import TestSupport
import Testing

@testable import WebApp

/// The overview and the totals in a real browser.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct OverviewVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `an overview to read, to point at and to click through`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            for scheme in ["light", "dark"] {
                try await browser.prefer(scheme: scheme)
                for path in ["/", "/totals?by=week"] {
                    try await visit.go(path)
                    try await visit.checkReadable(path + " " + scheme)
                }
            }
            for width in [390, 1_200] {
                try await browser.resize(width: width, height: 900)
                for path in ["/", "/totals?by=month"] {
                    try await visit.go(path)
                    try await visit.checkFits("\(path) at \(width)")
                }
            }
            // The switch of measure, by click; the chart follows and nothing else moves away.
            try await visit.go("/")
            try await browser.click("#year .switch a[href*='measure=time']")
            try await browser.wait(
                for: "document.querySelector('.lead')?.innerText.includes(' h in ')")
            let lines: Int = try await browser.value(
                "return document.querySelectorAll('svg.race path').length")
            #expect(lines == 2)
            let dashes: String = try await browser.value(
                "return getComputedStyle(document.querySelector('svg.race .before')).strokeDasharray"
            )
            #expect(dashes != "none")
            try await checkCalendar(visit)
            try await visit.checkCalm("the overview")
        }
    }

    /// Points at the newest day with an activity and clicks it.
    private func checkCalendar(_ visit: BrowserSession) async throws {
        let browser = visit.browser
        try await visit.go("/")
        let point =
            """
            const svg = document.querySelector('svg[data-year]');
            svg.scrollIntoView({ block: 'center' });
            const path = [...svg.querySelectorAll('path')].find((p) => !p.matches('.l0'));
            const start = path.getPointAtLength(0.4).matrixTransform(path.getScreenCTM());
            const send = (type) => svg.dispatchEvent(new PointerEvent(type, {
              bubbles: true, clientX: start.x, clientY: start.y }));
            """
        for _ in 0..<100 {
            let isShown: Bool = try await browser.value(
                "\(point) send('pointermove'); return !document.querySelector('.tip').hidden")
            if isShown { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        let tip: String = try await browser.value(
            "return document.querySelector('.tip').textContent")
        let count = try #require(tip.firstMatch(of: /: (\d+) activit/)?.output.1)
        _ = try await browser.value("\(point) send('click'); return true", as: Bool.self)
        try await browser.wait(for: "location.pathname === '/activities'")
        let sum = try await browser.texts(".sum").joined()
        #expect(sum.hasPrefix("\(count) activit"), "\(tip): \(sum)")
    }
}
