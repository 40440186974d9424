import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// A clumsy visitor in a real browser.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct ClumsyVisitTests {
    @Test(.timeLimit(.minutes(3)))
    func `two files at once, one file twice, a button pressed twice`() async throws {
        let client = try TestClient.sample { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await visit.go("/import")
            let told = "document.querySelector('#job h2')?.innerText"
            _ = try await browser.value(
                """
                const data = new DataTransfer();
                for (const name of ['a.zip', 'b.zip']) data.items.add(new File(['x'], name));
                const event = { bubbles: true, cancelable: true, dataTransfer: data };
                document.getElementById('drop').dispatchEvent(new DragEvent('drop', event));
                return true
                """, as: Bool.self)
            try await browser.wait(for: "\(told) === 'One export at a time'")
            #expect(!client.app.imports.isBusy)
            // A file that was refused can be chosen once more: the choice is empty again.
            let file = client.folder.path("notes.txt")
            try Data("x".utf8).write(to: URL(filePath: file))
            try await browser.type(file, into: "#drop input[type=file]")
            try await browser.wait(for: "\(told) === 'This is not a ZIP file'")
            #expect(
                try await browser.isTrue(
                    "document.querySelector('#drop input[type=file]').files.length === 0"))
            try await visit.go("/settings/zones")
            _ = try await browser.value(
                """
                const form = document.getElementById('zone');
                for (const [name, value] of Object.entries(
                  { name: 'Home', latitude: '48', longitude: '2', radius: '300' }))
                  form.elements.namedItem(name).value = value;
                const button = form.querySelector('button[type=submit]');
                button.click(); button.click(); return true
                """, as: Bool.self)
            try await browser.wait(for: "document.body.innerText.includes('Remove Home')")
            #expect(try Library.open(client.library).privacyZones().count == 1)
            try await visit.checkCalm("a clumsy visit")
        }
    }

    @Test(.timeLimit(.minutes(3)))
    func `no word is too long for a phone`() async throws {
        let word = String(repeating: "W", count: 3_000)
        let track = InventedTrack(seed: 1, start: 1_700_000_000, samples: 60)
        var export = ExportBuilder()
        export.add(
            .init(
                101, at: 1_700_000_000, word, word, elapsed: 600, file: "activities/101.gpx"),
            track.gpx(creator: word).bytes)
        let client = try TestClient { $0.port = 0 }
        try client.importing(export)
        try await BrowserSession.run(client) { visit in
            try await visit.browser.resize(width: 390, height: 844, isPhone: true)
            for page in ["/", "/activities", "/activity/101", "/map", "/imports/1", "/issues"] {
                try await visit.go(page)
                try await visit.checkFits(page)
            }
        }
    }
}
