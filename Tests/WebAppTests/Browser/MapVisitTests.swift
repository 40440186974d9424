import Foundation
import TestSupport
import Testing

@testable import WebApp

/// The map of all tracks, looked at and moved about.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct MapVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `the address says what is seen, and Back shows it again`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            let ready = "document.getElementById('map')?.dataset.ready"
            try await visit.go("/map")
            try await browser.wait(for: ready)
            // Land is there, without anybody else having been asked.
            try await browser.wait(for: "Waymark.land.isThere")
            let nearest: String = try await browser.value(
                "const [x, y] = Waymark.project([47.4, 8.5]); return Waymark.land.nearest(x, y)")
            #expect(nearest == "Zürich")
            // The places that tracks begin at, the fullest first; it opens there.
            let chips = try await browser.texts("#map-places .chip")
            #expect(chips.count == 5 && chips.first?.hasSuffix("38") == true)
            #expect(
                try await browser.isTrue("/^#[\\d.]+\\/-48\\.\\d+\\/-\\d+/.test(location.hash)"))
            try await browser.click("#map-places .chip:nth-child(2)")
            try await browser.wait(for: "/^#[\\d.]+\\/4[45]\\./.test(location.hash)")
            try await browser.click("[data-layer=tiles14]")
            try await browser.click("[name=heat]")
            try await browser.wait(for: "location.search.includes('heat=1')")
            #expect(try await browser.isTrue("location.search.includes('layers=tiles14')"))
            let address: String = try await browser.value("return location.href")
            try await visit.go("/activities")
            try await browser.wait(for: "document.querySelector('table.activities')")
            _ = try await browser.isTrue("history.back() || true")
            try await browser.wait(for: ready)
            let again: String = try await browser.value("return location.href")
            #expect(again == address)
            #expect(try await browser.isTrue("document.querySelector('[name=heat]').checked"))
            #expect(try await browser.isTrue("document.querySelector('.leaflet-control-scale')"))
            try await visit.checkReadable("the heat map")
            try await visit.checkFits("the heat map")
            try await visit.checkCalm("the map")
        }
    }

    @Test(.timeLimit(.minutes(8)))
    func `a vector tile is read, and a damaged one is refused`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            try await visit.go("/map")
            try await visit.browser.wait(for: "document.getElementById('map')?.dataset.ready")
            // A layer "roads" with one line from 10, 20 on by 5, 0, as MVT 2 (4.3) codes it.
            let feature = "0x18,2,0x22,6,9,20,40,10,10,0"
            let tile = "0x1A,21,0x0A,5,114,111,97,100,115,0x12,10,\(feature),0x78,2"
            let line: [Double] = try await visit.browser.value(
                "return Waymark.vector.decode(new Uint8Array([\(tile)])).road[0].lines[0]")
            #expect(line == [10, 20, 15, 20])
            let refused: Bool = try await visit.browser.value(
                "try { Waymark.vector.decode(new Uint8Array([0x1A, 99, 1])); return false } catch { return true }"
            )
            #expect(refused)
        }
    }
}
