import ActivityModel
import Foundation
import TestSupport
import Testing

@testable import WebApp

/// Where the pictures go; `nil` when nobody asked for any.
private enum Pictures {
    static let folder = ProcessInfo.processInfo.environment["SCREENSHOTS"].map {
        URL(filePath: $0, directoryHint: .isDirectory)
    }
}

/// The pictures of the documents, taken from the sample: `make screenshots`.
@Suite(
    .serialized, .tags(.browser),
    .enabled(if: Pictures.folder != nil, "takes pictures only for make screenshots"))
struct ScreenshotTests {
    private static let mostBytes = 250_000
    /// A long ride with a climb, with a meter.
    private static let activity = 12_491_087_927

    @Test(.timeLimit(.minutes(8)))
    func `the pictures of the documents`() async throws {
        let client = try TestClient {
            $0.port = 0
            // The day after the export was made.
            $0.now = { Timestamp(year: 2026, month: 10, day: 6, hour: 9) }
            $0.sample = Fixtures.folder.appending(path: "island.zip").path
        }
        try await BrowserSession.run(client) { visit in
            let browser = visit.browser
            try await visit.go("/")
            try await browser.click("form.sample button")
            try await browser.wait(for: "document.querySelector('.report')")
            try await browser.resize(width: 390, height: 844, scale: 2, isPhone: true)
            try await take("import-on-a-phone", visit)
            try await browser.resize(width: 1_200, height: 860)
            for scheme in ["light", "dark"] {
                try await browser.prefer(scheme: scheme)
                let suffix = scheme == "dark" ? "-dark" : ""
                try await visit.go("/")
                try await take("overview" + suffix, visit)
                try await visit.go("/map")
                try await browser.wait(for: "document.getElementById('map').dataset.ready")
                try await take("map" + suffix, visit)
                try await visit.go("/activity/\(Self.activity)")
                try await browser.wait(for: "document.getElementById('curves')?.dataset.ready")
                try await browser.wait(for: "document.getElementById('map')?.dataset.ready")
                try await browser.hover("#curves [data-curve] .plot", x: 90)
                _ = try await browser.value("scrollTo(0, 0); return true", as: Bool.self)
                try await take("activity" + suffix, visit)
            }
        }
    }

    private func take(_ name: String, _ visit: BrowserSession) async throws {
        let folder = try #require(Pictures.folder)
        // What moves has come to rest by then.
        try await Task.sleep(for: .milliseconds(400))
        let image = try await visit.browser.screenshot()
        #expect(image.count < Self.mostBytes, "\(name) has \(image.count) bytes")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try image.write(to: folder.appending(path: name + ".png"))
    }
}
