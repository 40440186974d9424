import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// A whole first visit in a real browser, from nothing to undo.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct FirstVisitTests {
    @Test(.timeLimit(.minutes(8)))
    func `from an empty library to an import and back`() async throws {
        let client = try TestClient { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await visit.go("/")
            #expect(try await browser.texts("h2").contains("Drop the export ZIP here"))
            try await visit.checkReadable("an empty library")
            try await importSample(visit)
            try await visit.checkReadable("a report")
            try await map(visit)
            try await filter(visit)
            try await activity(visit)
            try await photo(visit)
            try await undo(visit)
            try await visit.checkCalm("the visit")
        }
    }

    private func importSample(_ visit: BrowserSession) async throws {
        let zip = Fixtures.folder.appending(path: "export_12345678.zip").path
        // What the page shows meanwhile is gone before anybody could ask for it.
        _ = try await visit.browser.value(
            """
            new MutationObserver(() => {
              const said = document.querySelector('#job h2')?.innerText;
              const bar = document.querySelector('#job progress')?.getAttribute('aria-label');
              if (said && bar) sessionStorage.setItem('seen', `${said}: ${bar}`);
            }).observe(document.getElementById('job'), { childList: true });
            return true
            """, as: Bool.self)
        try await visit.browser.drop(zip, onto: "#drop")
        try await visit.browser.wait(
            for: "document.querySelector('.report h2')?.innerText === 'Imported, with gaps'")
        let seen: String = try await visit.browser.value("return sessionStorage.getItem('seen')")
        #expect(seen == "Receiving export_12345678.zip: Progress of the upload")
        let report = try await visit.browser.texts(".report").joined()
        #expect(report.contains("67"))
        #expect(report.contains("Not readable"))
        #expect(try Library.open(visit.client.library).activities().count == 67)
        try await visit.checkCalm("import")
    }

    private func map(_ visit: BrowserSession) async throws {
        try await visit.browser.click("nav a[href='/map']")
        try await visit.browser.wait(for: "document.getElementById('map')?.dataset.ready")
        #expect(try await visit.browser.texts("#map-state") == ["49 tracks"])
        // A click on a track leads to its activity.
        let place: [Int] = try await visit.browser.value(Self.pixelOfTrack)
        try #require(place.count == 2, "no track is drawn")
        try await visit.browser.click("#map", x: place[0], y: place[1])
        try await visit.browser.wait(for: "document.querySelector('.leaflet-popup a')")
        #expect(
            try await visit.browser.isTrue(
                "/\\/activity\\/\\d+$/.test(document.querySelector('.leaflet-popup a').href)"))
        _ = try await visit.browser.value(
            """
            const box = document.querySelector('#map-filter [name=sport]');
            box.value = 'Hike'; box.dispatchEvent(new Event('change', { bubbles: true })); return true
            """, as: Bool.self)
        #expect(try await visit.browser.texts("#map-state") == ["2 tracks"])
        try await visit.checkCalm("map")
    }

    /// Where a pixel of a track of a run lies, from the middle of the map.
    private static let pixelOfTrack = """
        const map = document.getElementById('map').getBoundingClientRect();
        const style = getComputedStyle(document.documentElement).getPropertyValue('--run').trim();
        const wanted = [1, 3, 5].map(i => parseInt(style.slice(i, i + 2), 16));
        for (const canvas of document.querySelectorAll('#map canvas')) {
          const { width, height } = canvas, box = canvas.getBoundingClientRect();
          const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
          for (let y = height >> 2; y < height; y++) for (let x = width >> 2; x < width; x++) {
            const i = 4 * (y * width + x);
            if (data[i + 3] < 150 || wanted.some((v, j) => Math.abs(v - data[i + j]) > 5)) continue;
            return [Math.round(box.left + x * box.width / width - map.left - map.width / 2),
              Math.round(box.top + y * box.height / height - map.top - map.height / 2)];
          }
        }
        return []
        """

    private func filter(_ visit: BrowserSession) async throws {
        try await visit.browser.click("nav a[href='/activities']")
        let before = try await visit.browser.texts("table.activities tbody tr").count
        let sport: String = try await visit.browser.value(
            "return document.querySelector('select[name=sport]').options[1].value")
        _ = try await visit.browser.value(
            """
            const box = document.querySelector('select[name=sport]');
            box.closest('details')?.setAttribute('open', '');
            box.value = box.options[1].value; box.form.requestSubmit(); return true
            """, as: Bool.self)
        try await visit.browser.wait(for: "location.search.includes('sport=')")
        let after = try await visit.browser.texts("table.activities tbody tr").count
        #expect(after > 0 && after < before, "\(sport): \(after) of \(before)")
        try await visit.checkCalm("filter")
    }

    private func activity(_ visit: BrowserSession) async throws {
        let browser = visit.browser
        // The longest has samples without doubt.
        try await visit.go("/activities?sort=distance&recording=with")
        try await browser.click("table.activities tbody td.name a")
        try await browser.wait(for: "document.getElementById('curves')?.dataset.ready")
        try await browser.wait(for: "document.getElementById('map')?.dataset.ready")
        #expect(try await browser.isTrue("!document.querySelector('.cursor-dot')"))
        var places: [String] = []
        for x in [-120, 120] {
            try await browser.hover("#curves [data-curve] .plot", x: x)
            try await browser.wait(for: "document.querySelector('.cursor-dot')")
            places.append(
                try await browser.value(
                    "return document.querySelector('.cursor-dot').style.transform"))
            #expect(try await browser.isTrue(Self.isDotOnMap), "the dot lies beside the map")
            let spoken: String = try await browser.value(
                "return document.querySelector('.scrubber').getAttribute('aria-valuetext')")
            #expect(spoken.contains("km"), "\(spoken)")
        }
        #expect(places[0] != places[1], "the dot does not move")
        let at = "document.querySelector('.scrubber').value"
        let before: String = try await browser.value("return \(at)")
        try await browser.type("\u{E014}", into: ".scrubber")
        let after: String = try await browser.value("return \(at)")
        #expect(after != before, "keys do not move it")
        try await visit.checkCalm("activity")
    }

    private static let isDotOnMap = """
        (() => {
          const dot = document.querySelector('.cursor-dot').getBoundingClientRect();
          const map = document.getElementById('map').getBoundingClientRect();
          return dot.left > map.left && dot.right < map.right
            && dot.top > map.top && dot.bottom < map.bottom;
        })()
        """

    private func photo(_ visit: BrowserSession) async throws {
        try await visit.browser.click("nav a[href='/photos']")
        try await visit.browser.wait(
            for: "[...document.querySelectorAll('.gallery img')].some(i => i.naturalWidth > 0)")
        #expect(try await visit.browser.isTrue("document.querySelector('.gallery img').alt"))
        try await visit.checkCalm("photos")
    }

    private func undo(_ visit: BrowserSession) async throws {
        try await visit.browser.click("nav a[href='/imports']")
        try await visit.browser.click("a[href$='/undo']")
        try await visit.browser.click("button.danger")
        try await visit.browser.wait(for: "document.body.innerText.includes('taken back')")
        #expect(try Library.open(visit.client.library).activities().isEmpty)
    }
}
