import ActivityModel
import Foundation
import Ingest
import Storage
import StravaAPI
import StravaMock
import TestSupport
import Testing
import WebServer

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@testable import WebApp

/// What Strava tells the page, and what others try to tell it.
@Suite(.timeLimit(.minutes(5)))
struct WebhookTests {
    private static let subscription: Int64 = 55

    /// A library that is subscribed and knows its athlete.
    private func subscribed() throws -> (TestClient, String) {
        let client = try TestClient.sample { $0.password = "harbour" }
        let library = try Library.openForWriting(client.library)
        let secret = try library.webhookSecret()
        try library.setSetting("webhook_subscription", to: "\(Self.subscription)")
        try library.close()
        return (client, secret)
    }

    private func event(
        _ object: String = "activity", _ aspect: String = "create", owner: Int64 = 12_345_678,
        subscription: Int64 = Self.subscription, updates: String = "{}"
    ) -> String {
        """
        {"object_type":"\(object)","object_id":9001,"aspect_type":"\(aspect)","owner_id":\(owner),\
        "subscription_id":\(subscription),"event_time":1795262400,"updates":\(updates)}
        """
    }

    private func tell(
        _ client: TestClient, _ secret: String, _ body: String
    ) async throws -> TestClient.Answer {
        // By the name that the world knows, with no cookie.
        try await client.ask(
            "POST", "/webhook/\(secret)", headers: ["host": "waymark.example.org"],
            body: HTTPRequestBody(Data(body.utf8)))
    }

    private func stored(_ client: TestClient, _ count: Int) async throws -> [APIEvent] {
        var events: [APIEvent] = []
        for _ in 0..<100 {
            events = try Library.open(client.library).openEvents(athlete: 12_345_678)
                .map(\.event)
            if events.count >= count { break }
            try await Task.sleep(for: .milliseconds(30))
        }
        return events
    }

    @Test func `the handshake echoes for the right secret only`() async throws {
        let (client, secret) = try subscribed()
        let query = "hub.mode=subscribe&hub.challenge=15f7&hub.verify_token="
        let answer = try await client.ask(
            "GET", "/webhook/\(secret)?\(query)\(secret)",
            headers: ["host": "waymark.example.org"])
        #expect(answer.status == 200)
        #expect(answer.text == #"{"hub.challenge":"15f7"}"#)
        #expect(answer.headers["Set-Cookie"] == nil)
        for target in [
            "/webhook/\(secret)?\(query)wrong",
            "/webhook/\(secret.dropLast())\(secret.last == "x" ? "y" : "x")?\(query)\(secret)",
            "/webhook/?\(query)", "/webhook/\(secret)/more?\(query)\(secret)", "/webhook/\(secret)",
        ] {
            #expect(try await client.get(target).status == 404, "\(target)")
        }
        #expect(try await client.ask("PUT", "/webhook/\(secret)").status == 404)
        // Everything else keeps to its own name.
        let page = try await client.ask("GET", "/", headers: ["host": "waymark.example.org"])
        #expect(page.status == 421)
    }

    @Test func `an event is kept once, a stranger's not at all`() async throws {
        let (client, secret) = try subscribed()
        for body in [
            event(), event(), event(owner: 999), event(subscription: 56), "no JSON", "{}",
            event("club", "create"),
        ] {
            #expect(try await tell(client, secret, body).status == 200, "\(body)")
        }
        #expect(try await tell(client, secret + "x", event("activity", "delete")).status == 404)
        #expect(try await tell(client, secret, event("activity", "update")).status == 200)
        let events = try await stored(client, 2)
        #expect(events.map(\.aspect).sorted { $0.rawValue < $1.rawValue } == [.create, .update])
        #expect(events.allSatisfy { $0.isActivity && $0.objectID == 9001 })
    }

    @Test func `where there is a secret for it an event must be signed, and just now`()
        async throws
    {
        let (client, secret) = try subscribed()
        try Data("[strava]\nsigning_secret = \"harbour\"\n".utf8)
            .write(to: client.library.configuration)
        let body = event()
        let now = TestClient.now.seconds
        func told(_ time: Int64, _ key: String, _ text: String) async throws -> Int {
            let code = SHA256.hmac(Array("\(time).\(text)".utf8), key: Array(key.utf8))
                .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return try await client.ask(
                "POST", "/webhook/\(secret)",
                headers: [
                    "host": "waymark.example.org", "x-strava-signature": "t=\(time),v1=\(code)",
                ], body: HTTPRequestBody(Data(body.utf8))
            ).status
        }
        #expect(try await tell(client, secret, body).status == 403)
        #expect(try await told(now, "other", body) == 403)
        #expect(try await told(now, "harbour", body + " ") == 403)
        #expect(try await told(now - 301, "harbour", body) == 403)
        #expect(try await told(now - 299, "harbour", body) == 200)
        #expect(try await stored(client, 1).count == 1)
    }

    @Test func `more than an event can hold is refused`() async throws {
        let (client, secret) = try subscribed()
        let answer = try await tell(client, secret, String(repeating: " ", count: 70_000))
        #expect(answer.status == 413)
    }

    @Test func `what is told during an import is kept when that is done`() async throws {
        let (client, secret) = try subscribed()
        let busy = try Library.openForWriting(client.library)
        #expect(try await tell(client, secret, event()).status == 200)
        try await Task.sleep(for: .milliseconds(200))
        #expect(try busy.openEvents(athlete: 12_345_678).isEmpty)
        try busy.close()
        #expect(try await stored(client, 1).count == 1)
    }

    @Test func `who takes the access back is disconnected`() async throws {
        let (client, secret) = try subscribed()
        let tokens = """
            {"access_token": "a", "refresh_token": "b", "expires_at": 1, "athlete_id": 12345678,
            "scopes": ["read"]}
            """
        try Data(tokens.utf8).write(to: client.library.tokens)
        let revoked = event("athlete", "update", updates: #"{"authorized":"false"}"#)
        #expect(try await tell(client, secret, revoked).status == 200)
        #expect(!FileManager.default.fileExists(atPath: client.library.tokens.path))
        for _ in 0..<100 {
            if try Library.open(client.library).setting("strava_revoked") != nil { return }
            try await Task.sleep(for: .milliseconds(30))
        }
        Issue.record("it was not noted")
    }

    @Test func `what Strava announces is fetched without anybody asking`() async throws {
        let world = try await ConnectedClient(activities: 3, hasCredentials: true, port: 0) { _ in
        } page: {
            $0.syncTimes.quiet = .milliseconds(300)
        }
        try world.connect()
        let server = try PageServer(world.client.app)
        let (addresses, found) = AsyncStream.makeStream(of: URL.self)
        let running = Task { try await server.run { found.yield($0) } }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        #expect(world.client.app.sync.start())
        try await world.waitForSync()
        let library = try Library.openForWriting(world.client.library)
        let secret = try library.webhookSecret()
        let connection = try world.client.app.options.connection()
        try library.close()
        let subscription = try await connection.client.subscribe(
            callback: address.appending(path: "webhook/\(secret)"), verifyToken: secret)
        let writing = try Library.openForWriting(world.client.library)
        try writing.setSetting("webhook_subscription", to: "\(subscription.value.id)")
        try writing.close()

        let begun = Int64(Date().timeIntervalSince1970) - 3_600
        world.mock.withAccount(ConnectedClient.athlete) {
            $0.upload(startTime: begun, name: "Told by Strava")
        }
        let deliveries = await world.mock.deliverEvents()
        #expect(deliveries.map(\.isDelivered) == [true])
        #expect(deliveries.map(\.attempts) == [1])
        let after = try Library.open(world.client.library)
        func isFetched() throws -> Bool {
            try after.activities().contains { $0.name == "Told by Strava" }
        }
        for _ in 0..<600 {
            if try isFetched() { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        try await world.waitForSync()
        #expect(try isFetched())
        await server.stop()
        try await running.value
        await world.mock.stop()
    }
}
