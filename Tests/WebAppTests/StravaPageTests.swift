import Foundation
import Storage
import StravaMock
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@testable import WebApp

/// The connection to Strava by way of the page, without a browser.
@Suite(.timeLimit(.minutes(5)))
struct StravaPageTests {
    @Test func `the secret goes in and never comes out`() async throws {
        let world = try await ConnectedClient(activities: 1)
        let client = world.client
        let visitor = try await client.visitor(at: "/strava")
        let secret = MockOptions().clientSecret
        let saved = try await client.post(
            "/strava/credentials", [("client_id", "4711"), ("client_secret", secret)], as: visitor)
        #expect(saved.status == 303)
        let page = try await client.get("/strava").text
        #expect(page.contains("4711") && page.contains("one is kept"))
        #expect(!page.contains(secret))
        let kept = try String(contentsOf: client.library.configuration, encoding: .utf8)
        #expect(kept.contains(secret))
        // The number may be saved again without the secret, another's may not.
        let again = [("client_id", "4711"), ("client_secret", "")]
        #expect(try await client.post("/strava/credentials", again, as: visitor).status == 303)
        let other = [("client_id", "4712"), ("client_secret", "")]
        #expect(try await client.post("/strava/credentials", other, as: visitor).status == 400)
        await world.mock.stop()
    }

    @Test(arguments: ["", "abc", "47 11", "123456789012345678901234"])
    func `a client id is a number`(id: String) async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/strava")
        let answer = try await client.post(
            "/strava/credentials", [("client_id", id), ("client_secret", "a")], as: visitor)
        #expect(answer.status == 400)
        #expect(!FileManager.default.fileExists(atPath: client.library.configuration.path))
    }

    /// What a proxy in front passes on, and where Strava then has to send the browser.
    struct Way: Sendable, CustomStringConvertible {
        var host: String?
        var headers: [String: String]
        var domain: String
        var back: String
        var description: String { back }
    }

    private static let ways = [
        Way(
            host: nil, headers: ["host": "127.0.0.1:8080"], domain: "localhost",
            back: "http://127.0.0.1:8080"),
        Way(
            host: nil, headers: ["host": "localhost:8080"], domain: "localhost",
            back: "http://localhost:8080"),
        Way(
            host: nil, headers: ["host": "[::1]:8080"], domain: "localhost",
            back: "http://127.0.0.1:8080"),
        Way(
            host: "192.168.1.10", headers: ["host": "192.168.1.10:8080"], domain: "192.168.1.10",
            back: "http://192.168.1.10:8080"),
        Way(
            host: "box.local",
            headers: ["host": "box.local", "origin": "https://box.local"], domain: "box.local",
            back: "https://box.local"),
        Way(
            host: "box.local",
            headers: [
                "host": "127.0.0.1:8080", "x-forwarded-host": "box.local",
                "x-forwarded-proto": "https",
            ], domain: "box.local", back: "https://box.local"),
        // A name that anybody may have sent counts for nothing.
        Way(
            host: "box.local",
            headers: ["host": "box.local:8080", "x-forwarded-host": "evil.example"],
            domain: "box.local", back: "http://box.local:8080"),
    ]

    @Test(arguments: ways)
    func `the callback is where the visitor's browser is`(way: Way) async throws {
        let world = try await ConnectedClient(activities: 1, hasCredentials: true) { _ in
        } page: { page in
            page.host = way.host
            page.password = way.host == nil ? nil : "harbour"
        }
        let client = world.client
        var visitor = try await client.visitor(
            at: way.host == nil ? "/strava" : "/password", headers: way.headers)
        if way.host != nil {
            let inside = try await client.post(
                "/password", [("password", "harbour")], as: visitor, headers: way.headers)
            let cookie = try #require(inside.headers["Set-Cookie"]?.split(separator: ";").first)
            visitor.cookie = String(cookie)
            visitor.token = try await client.visitor(
                at: "/strava", headers: way.headers.merging(visitor.headers) { $1 }
            ).token
        }
        let page = try await client.get(
            "/strava", headers: way.headers.merging(visitor.headers) { $1 })
        #expect(page.text.contains("“\(way.domain)” as its Authorization Callback Domain"))
        let leaving = try await client.post(
            "/strava/connect", as: visitor, headers: way.headers)
        let address = String(try #require(leaving.headers["Refresh"]).dropFirst("0; url=".count))
        let redirect = URLComponents(string: address)?.queryItems?
            .first { $0.name == "redirect_uri" }?.value
        #expect(redirect == way.back + "/strava/callback")
        await world.mock.stop()
    }

    /// Where Strava sends the browser that the page sent there; path and query.
    private func consent(
        _ world: ConnectedClient, _ fields: [(String, String)] = []
    ) async throws -> String {
        let visitor = try await world.client.visitor(at: "/strava")
        let leaving = try await world.client.post("/strava/connect", fields, as: visitor)
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
        let world = try await ConnectedClient(activities: 5, hasCredentials: true)
        let client = world.client
        let back = try await consent(world)
        let connected = try await client.get(back)
        #expect(connected.status == 200, "\(connected.text)")
        #expect(connected.headers["Set-Cookie"] == nil)
        #expect(connected.headers["Refresh"] == "0; url=/strava")
        let card = try await client.get("/strava").text
        #expect(card.contains("Connected as athlete 87000001"))
        #expect(card.contains("this quarter hour"))
        let visitor = try await client.visitor(at: "/strava")
        #expect(try await client.post("/strava/sync", as: visitor).status == 303)
        try await world.waitForSync()
        #expect(try await client.get("/strava").text.contains("Synced with Strava"))
        let state = try await client.get("/sync.json").text
        #expect(state.contains("\"state\":\"ended\""), "\(state)")
        let keep = [("rest", "keep")]
        #expect(try await client.post("/strava/disconnect", keep, as: visitor).status == 303)
        #expect(try await client.get("/strava").text.contains("Not connected"))
        #expect(world.mock.requests.contains { $0.endpoint == .revoke && $0.status == 200 })
        #expect(try Library.open(client.library).activities().isEmpty == false)
        await world.mock.stop()
    }

    @Test func `without a permission to read activities nothing is connected, and that is said`()
        async throws
    {
        let world = try await ConnectedClient(activities: 5, hasCredentials: true) {
            $0.grantedScopes = ["read", "profile:read_all"]
        }
        let client = world.client
        let answer = try await client.get(try await consent(world))
        #expect(answer.status == 409)
        #expect(answer.text.contains("activity:read"))
        #expect(try await client.get("/strava").text.contains("Not connected"))
        await world.mock.stop()
    }

    @Test func `another athlete than the library's is asked about`() async throws {
        let world = try await ConnectedClient(activities: 1, hasCredentials: true)
        let client = world.client
        try client.importing(SampleExport.export)
        let answer = try await client.get(try await consent(world))
        let target = "/strava?another=\(ConnectedClient.athlete)"
        #expect(answer.headers["Refresh"] == "0; url=" + target)
        let question = try await client.get(target).text
        #expect(question.contains("another athlete’s account"))
        #expect(question.contains("Not connected"))
        let back = try await consent(world, [("athlete", "\(ConnectedClient.athlete)")])
        #expect(try await client.get(back).headers["Refresh"] == "0; url=/strava")
        #expect(try await client.get("/strava").text.contains("Connected as athlete 87000001"))
        await world.mock.stop()
    }

    @Test(arguments: ["keep", "delete"])
    func `leaving needs nobody's consent, and says who could not be told`(rest: String)
        async throws
    {
        let world = try await ConnectedClient(activities: 2, hasCredentials: true)
        let client = world.client
        try world.connect()
        #expect(client.app.sync.start())
        try await world.waitForSync()
        await world.mock.stop()
        let visitor = try await client.visitor(at: "/strava")
        let answer = try await client.post("/strava/disconnect", [("rest", rest)], as: visitor)
        #expect(answer.status == 200)
        #expect(answer.text.contains("Strava could not be informed"))
        #expect(!FileManager.default.fileExists(atPath: client.library.tokens.path))
        let left = try Library.open(client.library).activities().count
        #expect(left == (rest == "keep" ? 2 : 0))
    }

    @Test func `an answer to a question that nobody asked connects nothing`() async throws {
        let world = try await ConnectedClient(activities: 1, hasCredentials: true)
        let back = try await consent(world)
        for target in [
            "/strava/callback?state=\(String(repeating: "0", count: 32))&code=abc",
            "/strava/callback?code=abc", "/strava/callback",
        ] {
            #expect(try await world.client.get(target).status == 409, "\(target)")
        }
        let elsewhere = try await world.client.ask(
            "GET", back, headers: ["host": "evil.example"])
        #expect(elsewhere.status == 421)
        #expect(try await world.client.get(back).status == 200)
        // Each question is answered once.
        #expect(try await world.client.get(back).status == 409)
        await world.mock.stop()
    }

    @Test func `a no is a no, in a sentence`() async throws {
        let world = try await ConnectedClient(activities: 1, hasCredentials: true) {
            $0.declines = true
        }
        let answer = try await world.client.get(try await consent(world))
        #expect(answer.status == 409)
        #expect(answer.text.contains("Access was declined at Strava."))
        await world.mock.stop()
    }

    @Test func `an application without a subscription is told so, with the way out`() async throws {
        let world = try await ConnectedClient(activities: 3, hasCredentials: true) {
            $0.isActive = false
        }
        try world.connect()
        let visitor = try await world.client.visitor(at: "/strava")
        #expect(try await world.client.post("/strava/sync", as: visitor).status == 303)
        try await world.waitForSync()
        let page = try await world.client.get("/strava").text
        #expect(page.contains("Strava says that your API application is inactive"))
        #expect(page.contains("strava.com/settings/api"))
        #expect(!page.contains(world.client.folder.url.path))
        await world.mock.stop()
    }

    @Test func `without a connection there is nothing to sync`() async throws {
        let client = try TestClient()
        let visitor = try await client.visitor(at: "/strava")
        let answer = try await client.post("/strava/sync", as: visitor)
        #expect(answer.status == 409)
        #expect(answer.text.contains("Waymark is not connected to Strava."))
        let connect = try await client.post("/strava/connect", as: visitor)
        #expect(connect.status == 409)
        #expect(connect.text.contains("client id"))
    }

    @Test(arguments: [
        "/strava/credentials", "/strava/connect", "/strava/sync", "/strava/cancel",
        "/strava/disconnect",
    ])
    func `nothing happens without the token of a page of ours`(target: String) async throws {
        let client = try TestClient()
        var visitor = try await client.visitor(at: "/strava")
        visitor.token = String(repeating: "0", count: 32)
        #expect(try await client.post(target, as: visitor).status == 403)
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
