import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

/// A folder in place of the ZIP, and the end of an import, in a real browser.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: WebDriver.isInstalled, "needs Chromium: scripts/setup tests"))
struct FolderTests {
    @Test(.timeLimit(.minutes(5)))
    func `a folder is packed by the browser and imported, and the end is readable`() async throws {
        let client = try TestClient { $0.port = 0 }
        try await BrowserSession.run(client) { visit in
            try await visit.go("/")
            try await visit.checkReadable("an empty library")
            // What a browser gives for a chosen folder; a test cannot choose one.
            _ = try await visit.browser.value(
                """
                const files = \(try files()).map(([path, text]) => ({ path,
                  file: new File([Uint8Array.from(atob(text), c => c.charCodeAt(0))], path.split('/').pop()) }));
                const token = document.getElementById('drop').dataset.token;
                waymarkFolder.zip(files, () => {}).then(zip => fetch('/upload/export_5.zip', {
                  method: 'PUT', body: zip, headers: { 'X-Waymark-Token': token } }))
                  .then(reply => { document.title = `sent ${reply.status}`; });
                return true
                """, as: Bool.self)
            try await visit.browser.wait(for: "document.title === 'sent 200'")
            try await client.waitForImport()
            try await visit.go("/import")
            try await visit.browser.wait(for: "document.querySelector('.highlights')")
            let whole = try await visit.browser.texts(".whole dd").joined(separator: " ")
            #expect(whole.contains("3 active days"), "\(whole)")
            let listed = try Library.open(client.library).activities()
            #expect(listed.map(\.samples) == [61, 61, 61])
            #expect(listed.map(\.name).contains("Über die Dünen"))
            for scheme in ["light", "dark"] {
                try await visit.browser.prefer(scheme: scheme)
                try await visit.checkReadable("the end of an import, \(scheme)")
            }
            try await visit.browser.resize(width: 390, height: 800, scale: 2, isPhone: true)
            try await visit.checkFits("the end of an import")
            try await visit.checkCalm("a folder")
        }
    }

    /// Paths and contents, as a script of the page reads them.
    private func files() throws -> String {
        var export = ExportBuilder()
        for number in 1...3 as ClosedRange<Int64> {
            let track = InventedTrack(
                seed: UInt64(number), start: 1_600_000_000 + number * 86_400, samples: 61)
            export.add(
                .init(
                    number, at: track.start, number == 2 ? "Über die Dünen" : "Round", "Run",
                    elapsed: 60, centimetres: track.distance, file: "activities/\(number).gpx"),
                track.gpx(creator: "A test").bytes)
        }
        let pairs = export.contents.map { path, bytes in
            ["export_5/\(path)", Data(bytes).base64EncodedString()]
        }
        return String(decoding: try JSONEncoder().encode(pairs), as: UTF8.self)
    }
}
