import Foundation
import TestSupport
import Testing

@testable import WebApp

/// An activity, the archive and a year in review, as a person uses them.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct ActivityVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `curves zoom by key and back, colours change, the year becomes a picture`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await visit.go("/activities?sort=distance&recording=with&sport=Run")
            let activity: String = try await browser.value(
                "return document.querySelector('td.name a').getAttribute('href')")
            try await visit.go(activity)
            let ready = "document.getElementById('curves')?.dataset.ready"
            try await browser.wait(for: ready)
            let whole: String = try await browser.value(
                "return document.getElementById('curves').dataset.end")
            try await browser.click("[data-zoom='zoom:closer']")
            try await browser.wait(for: "location.search.includes('from=') && \(ready)")
            let part: String = try await browser.value(
                "return document.getElementById('curves').dataset.end")
            #expect(part != whole)
            // The focus stays where the hands are.
            #expect(try await browser.isTrue("document.activeElement.matches('[data-zoom]')"))
            try await visit.checkReadable("zoomed")
            try await browser.click("[data-zoom='zoom:whole']")
            try await browser.wait(for: "!location.search.includes('from=') && \(ready)")
            if try await browser.isTrue("document.querySelector('[data-colour$=speed]')") {
                try await browser.click("[data-colour$=speed]")
                try await browser.wait(
                    for: "document.querySelector('.shade-legend')?.hidden === false")
                #expect(try await browser.isTrue("location.search.includes('colour=speed')"))
            }
            try await visit.checkFits("an activity")
            try await visit.checkReadable("an activity")
            try await visit.checkCalm("an activity")
            try await browser.click(".neighbours .back")
            try await browser.wait(for: "location.search.includes('sort=distance')")
            for path in ["/archive", "/archive/segments", "/archive/other", "/routes"] {
                try await visit.go(path)
                try await visit.checkFits(path)
                try await visit.checkReadable(path)
                try await visit.checkCalm(path)
            }
            try await visit.go("/review")
            try await browser.click("[data-save]")
            try await browser.wait(
                for: "Number(document.querySelector('[data-save]').dataset.saved) > 5000")
            try await visit.checkFits("a year in review")
            try await visit.checkReadable("a year in review")
            try await visit.checkCalm("a year in review")
        }
    }
}
