import Foundation
import StravaMock
import TestSupport
import Testing

@testable import WebApp

/// The page on a real socket, and a real browser that looks at it.
struct BrowserSession {
    let client: TestClient
    let browser: WebDriver
    let address: URL

    /// axe-core, where `scripts/setup tests` has put it.
    private static let axe = try? String(
        contentsOf: Fixtures.project.appending(path: ".build/axe/axe.min.js"), encoding: .utf8)

    /// Starts both, and ends both whatever happens.
    static func run(
        _ client: TestClient, _ body: (BrowserSession) async throws -> Void
    ) async throws {
        let server = try PageServer(client.app)
        let (addresses, found) = AsyncStream.makeStream(of: URL.self)
        let running = Task { try await server.run { found.yield($0) } }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        let browser = try await WebDriver.start()
        var failure: (any Error)?
        do {
            try await body(BrowserSession(client: client, browser: browser, address: address))
        } catch {
            failure = error
        }
        await browser.end()
        await server.stop()
        client.app.stopJobs()
        try? await running.value
        if let failure { throw failure }
    }

    /// Goes to a page of ours.
    func go(_ path: String) async throws {
        guard let url = URL(string: path, relativeTo: address) else { throw URLError(.badURL) }
        try await browser.go(url)
    }

    /// Nothing was complained about, and nobody else was asked for anything.
    ///
    /// - Parameter hosts: who else may be asked, with port.
    func checkCalm(_ what: String, besides hosts: [String] = []) async throws {
        let complaints = try await browser.complaints()
        #expect(complaints.isEmpty, "\(what): \(complaints.joined(separator: "\n"))")
        let own = "127.0.0.1:\(address.port ?? 0)"
        for text in try await browser.requestedAddresses() {
            // The browser's own pages (chrome:) and what a page holds itself (data:, blob:) ask nobody.
            guard let url = URL(string: text), let host = url.host(),
                ["http", "https", "ws", "wss"].contains(url.scheme)
            else { continue }
            let asked = "\(host):\(url.port ?? 80)"
            #expect(asked == own || hosts.contains(asked), "\(what) asks \(text)")
        }
    }

    /// Nothing that axe-core knows of keeps anybody from reading the page.
    func checkReadable(_ what: String) async throws {
        guard let axe = Self.axe else {
            Issue.record("axe-core is missing: scripts/setup tests puts it into .build/axe")
            return
        }
        let found: [String] = try await browser.value(
            """
            \(axe);
            return axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
            }).then(found => found.violations.flatMap(v =>
              v.nodes.map(n => `${v.id}: ${n.target.join(' ')} ${n.failureSummary}`)))
            """)
        #expect(found.isEmpty, "\(what):\n\(found.prefix(8).joined(separator: "\n"))")
    }

    /// A page that needs no sideways scrolling, as wide as the window.
    func checkFits(_ what: String) async throws {
        let over: Int = try await browser.value(
            "return document.documentElement.scrollWidth - innerWidth")
        #expect(over <= 0, "\(what) is \(over) pixels too wide")
    }
}

extension Tag {
    /// Needs a Chromium.
    @Tag static var browser: Self
}
