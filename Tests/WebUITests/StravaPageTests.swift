import Foundation
import Storage
import StravaMock
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@testable import WebUI

/// The connection to Strava by way of the page, without a browser.
@Suite(.timeLimit(.minutes(5)))
struct StravaPageTests {
    @Test func `the secret goes in and never comes out`() async throws {
        let world = try await ConnectedVisit(activities: 1)
        let visiting = world.visiting
        let visitor = try await visiting.visitor(at: "/strava")
        let secret = MockOptions().clientSecret
        let saved = try await visiting.post(
            "/strava/credentials", [("client_id", "4711"), ("client_secret", secret)], as: visitor)
        #expect(saved.status == 303)
        let page = try await visiting.get("/strava").text
        #expect(page.contains("4711") && page.contains("one is kept"))
        #expect(!page.contains(secret))
        let kept = try String(contentsOf: visiting.library.configuration, encoding: .utf8)
        #expect(kept.contains(secret))
        // The number may be saved again without the secret, another's may not.
        let again = [("client_id", "4711"), ("client_secret", "")]
        #expect(try await visiting.post("/strava/credentials", again, as: visitor).status == 303)
        let other = [("client_id", "4712"), ("client_secret", "")]
        #expect(try await visiting.post("/strava/credentials", other, as: visitor).status == 400)
        await world.mock.stop()
    }

    @Test(arguments: ["", "abc", "47 11", "123456789012345678901234"])
    func `a client id is a number`(id: String) async throws {
        let visiting = try Visiting()
        let visitor = try await visiting.visitor(at: "/strava")
        let answer = try await visiting.post(
            "/strava/credentials", [("client_id", id), ("client_secret", "a")], as: visitor)
        #expect(answer.status == 400)
        #expect(!FileManager.default.fileExists(atPath: visiting.library.configuration.path))
    }

    /// Where Strava sends the browser that the page sent there; path and query.
    private func consent(_ world: ConnectedVisit) async throws -> String {
        let visitor = try await world.visiting.visitor(at: "/strava")
        let leaving = try await world.visiting.post("/strava/connect", as: visitor)
        let refresh = try #require(leaving.headers["Refresh"])
        let address = try #require(URL(string: String(refresh.dropFirst("0; url=".count))))
        #expect(address.absoluteString.hasPrefix(world.mock.oauthURL.absoluteString))
        let session = URLSession(configuration: .ephemeral, delegate: Stay(), delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        let (_, response) = try await session.data(from: address)
        let location = try #require(
            (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Location"))
        let back = try #require(URLComponents(string: location))
        #expect(back.host == "127.0.0.1" && back.port == 8080)
        return back.percentEncodedPath + "?" + (back.percentEncodedQuery ?? "")
    }

    @Test func `consent, sync, report, keep`() async throws {
        let world = try await ConnectedVisit(activities: 5, hasCredentials: true)
        let visiting = world.visiting
        let back = try await consent(world)
        let connected = try await visiting.get(back)
        #expect(connected.status == 200, "\(connected.text)")
        #expect(connected.headers["Set-Cookie"] == nil)
        #expect(connected.headers["Refresh"] == "0; url=/strava")
        let card = try await visiting.get("/strava").text
        #expect(card.contains("Connected as athlete 87000001"))
        #expect(card.contains("this quarter hour"))
        let visitor = try await visiting.visitor(at: "/strava")
        #expect(try await visiting.post("/strava/sync", as: visitor).status == 303)
        try await world.waitForSync()
        #expect(try await visiting.get("/strava").text.contains("Synced with Strava"))
        let state = try await visiting.get("/sync.json").text
        #expect(state.contains("\"state\":\"ended\""), "\(state)")
        let keep = [("rest", "keep")]
        #expect(try await visiting.post("/strava/disconnect", keep, as: visitor).status == 303)
        #expect(try await visiting.get("/strava").text.contains("Not connected"))
        #expect(world.mock.requests.contains { $0.endpoint == .revoke && $0.status == 200 })
        #expect(try Library.open(visiting.library).activities().isEmpty == false)
        await world.mock.stop()
    }

    @Test func `without the permission for it, the list is refused, and that is said`() async throws
    {
        let world = try await ConnectedVisit(activities: 5, hasCredentials: true) {
            $0.grantedScopes = ["read", "profile:read_all"]
        }
        let visiting = world.visiting
        _ = try await visiting.get(try await consent(world))
        let card = try await visiting.get("/strava").text
        #expect(card.contains("Not granted") && card.contains("activity:read_all"))
        let visitor = try await visiting.visitor(at: "/strava")
        _ = try await visiting.post("/strava/sync", as: visitor)
        try await world.waitForSync()
        let state = try await visiting.get("/sync.json").text
        #expect(state.contains("permission activity:read"), "\(state)")
        await world.mock.stop()
    }

    @Test func `an answer to a question that nobody asked connects nothing`() async throws {
        let world = try await ConnectedVisit(activities: 1, hasCredentials: true)
        let back = try await consent(world)
        for target in [
            "/strava/callback?state=\(String(repeating: "0", count: 32))&code=abc",
            "/strava/callback?code=abc", "/strava/callback",
        ] {
            #expect(try await world.visiting.get(target).status == 409, "\(target)")
        }
        let elsewhere = try await world.visiting.ask(
            "GET", back, headers: ["host": "evil.example"])
        #expect(elsewhere.status == 421)
        #expect(try await world.visiting.get(back).status == 200)
        // Each question is answered once.
        #expect(try await world.visiting.get(back).status == 409)
        await world.mock.stop()
    }

    @Test func `a no is a no, in a sentence`() async throws {
        let world = try await ConnectedVisit(activities: 1, hasCredentials: true) {
            $0.declines = true
        }
        let answer = try await world.visiting.get(try await consent(world))
        #expect(answer.status == 409)
        #expect(answer.text.contains("Strava was told not to give access."))
        await world.mock.stop()
    }

    @Test func `an application without a subscription is told so, with the way out`() async throws {
        let world = try await ConnectedVisit(activities: 3, hasCredentials: true) {
            $0.isActive = false
        }
        try world.connect()
        let visitor = try await world.visiting.visitor(at: "/strava")
        #expect(try await world.visiting.post("/strava/sync", as: visitor).status == 303)
        try await world.waitForSync()
        let page = try await world.visiting.get("/strava").text
        #expect(page.contains("Strava says that your API application is inactive"))
        #expect(page.contains("strava.com/settings/api"))
        #expect(!page.contains(world.visiting.folder.url.path))
        await world.mock.stop()
    }

    @Test func `a limit ends the sync and says when to go on; a cancelled one keeps what came`()
        async throws
    {
        let world = try await ConnectedVisit(activities: 30, hasCredentials: true) {
            $0.limits = MockLimits(overall15: 20, overallDay: 2_000, read15: 20, readDay: 1_000)
        }
        try world.connect()
        let visitor = try await world.visiting.visitor(at: "/strava")
        #expect(try await world.visiting.post("/strava/sync", as: visitor).status == 303)
        try await world.waitForSync()
        let page = try await world.visiting.get("/strava").text
        #expect(page.contains("limit is reached") && page.contains("Go on after"))
        #expect(page.contains("still to fetch"))
        #expect(try Library.open(world.visiting.library).activities().count == 30)
        world.mock.withOptions {
            $0.limits = .none
            $0.latency = .milliseconds(200)
        }
        // The overview tells what is left.
        #expect(try await world.visiting.get("/").text.contains("Queued at Strava"))
        await world.mock.stop()
    }

    @Test func `a sync can be cancelled and is known after a reload`() async throws {
        let world = try await ConnectedVisit(activities: 40, hasCredentials: true) {
            $0.latency = .milliseconds(100)
        }
        try world.connect()
        let visitor = try await world.visiting.visitor(at: "/strava")
        #expect(try await world.visiting.post("/strava/sync", as: visitor).status == 303)
        #expect(try await world.visiting.get("/sync.json").text.contains("\"state\":\"running\""))
        #expect(try await world.visiting.get("/strava").text.contains("data-job=\"1\""))
        let busy = try await world.visiting.post(
            "/strava/disconnect", [("rest", "keep")], as: visitor)
        #expect(busy.status == 409)
        try await Task.sleep(for: .milliseconds(600))
        #expect(try await world.visiting.post("/strava/cancel", as: visitor).status == 303)
        try await world.waitForSync()
        #expect(try await world.visiting.get("/strava").text.contains("Stopped early"))
        await world.mock.stop()
    }

    @Test func `without a connection there is nothing to sync`() async throws {
        let visiting = try Visiting()
        let visitor = try await visiting.visitor(at: "/strava")
        let answer = try await visiting.post("/strava/sync", as: visitor)
        #expect(answer.status == 409)
        #expect(answer.text.contains("Waymark is not connected to Strava."))
        let connect = try await visiting.post("/strava/connect", as: visitor)
        #expect(connect.status == 409)
        #expect(connect.text.contains("client id"))
    }

    @Test(arguments: [
        "/strava/credentials", "/strava/connect", "/strava/sync", "/strava/cancel",
        "/strava/disconnect",
    ])
    func `nothing happens without the token of a page of ours`(target: String) async throws {
        let visiting = try Visiting()
        var visitor = try await visiting.visitor(at: "/strava")
        visitor.token = String(repeating: "0", count: 32)
        #expect(try await visiting.post(target, as: visitor).status == 403)
    }

    @Test func `a start reads the cache and then asks Strava`() async throws {
        let world = try await ConnectedVisit(activities: 4, hasCredentials: true)
        try world.connect()
        world.visiting.site.reload()
        for _ in 0..<200 where world.visiting.site.sync.number == 0 {
            try await Task.sleep(for: .milliseconds(20))
        }
        try await world.waitForSync()
        #expect(try Library.open(world.visiting.library).activities().count == 4)
        await world.mock.stop()
    }
}

/// Does not go where a redirect leads.
private final class Stay: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
