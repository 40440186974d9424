import Foundation
import Storage
import TestSupport
import Testing

@testable import WebUI

/// A whole first visit in a real browser, from nothing to undo.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct FirstVisitTests {
    @Test(.timeLimit(.minutes(3)))
    func `from an empty library to an import and back`() async throws {
        let visiting = try Visiting { $0.port = 0 }
        try await BrowserVisit.run(visiting) { visit in
            let browser = visit.browser
            try await visit.go("/")
            #expect(try await browser.texts("h2").contains("Drop the export ZIP here"))
            try await importSample(visit)
            try await map(visit)
            try await filter(visit)
            try await activity(visit)
            try await photo(visit)
            try await undo(visit)
            try await visit.checkCalm("the visit")
        }
    }

    private func importSample(_ visit: BrowserVisit) async throws {
        let zip = Fixtures.folder.appending(path: "export_12345678.zip").path
        try await visit.browser.drop(zip, onto: "#drop")
        try await visit.browser.wait(
            for: "document.querySelector('.report h2')?.innerText === 'Imported, with gaps'")
        let report = try await visit.browser.texts(".report").joined()
        #expect(report.contains("67"))
        #expect(report.contains("Not readable"))
        #expect(try Library.open(visit.visiting.library).activities().count == 67)
        try await visit.checkCalm("import")
    }

    private func map(_ visit: BrowserVisit) async throws {
        try await visit.browser.click("nav a[href='/map']")
        try await visit.browser.wait(for: "document.getElementById('map')?.dataset.ready")
        let inked: Bool = try await visit.browser.value(Self.isInked)
        #expect(inked, "no track is drawn")
        #expect(try await visit.browser.texts("#map-state").joined().contains("Loading") == false)
        try await visit.checkCalm("map")
    }

    /// Whether a canvas of the map has pixels that are not transparent.
    private static let isInked = """
        return [...document.querySelectorAll('#map canvas')].some(canvas => {
          const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          for (let i = 3; i < data.length; i += 4) if (data[i]) return true;
          return false;
        })
        """

    private func filter(_ visit: BrowserVisit) async throws {
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

    private func activity(_ visit: BrowserVisit) async throws {
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

    private func photo(_ visit: BrowserVisit) async throws {
        try await visit.browser.click("nav a[href='/photos']")
        try await visit.browser.wait(
            for: "[...document.querySelectorAll('.gallery img')].some(i => i.naturalWidth > 0)")
        #expect(try await visit.browser.isTrue("document.querySelector('.gallery img').alt"))
        try await visit.checkCalm("photos")
    }

    private func undo(_ visit: BrowserVisit) async throws {
        try await visit.browser.click("nav a[href='/imports']")
        try await visit.browser.click("a[href$='/undo']")
        try await visit.browser.click("button.danger")
        try await visit.browser.wait(for: "document.body.innerText.includes('taken back')")
        #expect(try Library.open(visit.visiting.library).activities().isEmpty)
    }
}
