import Foundation
import Ingest
import Storage
import StravaAPI
import StravaMock
import TestSupport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@testable import WebUI

/// What Strava tells the page, and what others try to tell it.
@Suite(.timeLimit(.minutes(5)))
struct WebhookTests {
    private static let subscription: Int64 = 55

    /// A library that is subscribed and knows its athlete.
    private func subscribed() throws -> (Visiting, String) {
        let visiting = try Visiting.sample { $0.password = "harbour" }
        let library = try Library.openForWriting(visiting.library)
        let secret = try library.webhookSecret()
        try library.setSetting("webhook_subscription", to: "\(Self.subscription)")
        try library.close()
        return (visiting, secret)
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
        _ visiting: Visiting, _ secret: String, _ body: String
    ) async throws -> Visiting.Answer {
        // By the name that the world knows, with no cookie.
        try await visiting.ask(
            "POST", "/webhook/\(secret)", headers: ["host": "waymark.example.org"],
            body: PageBody(Data(body.utf8)))
    }

    private func stored(_ visiting: Visiting, _ count: Int) async throws -> [APIEvent] {
        var events: [APIEvent] = []
        for _ in 0..<100 {
            events = try Library.open(visiting.library).openEvents(athlete: 12_345_678)
                .map(\.event)
            if events.count >= count { break }
            try await Task.sleep(for: .milliseconds(30))
        }
        return events
    }

    @Test func `the handshake echoes for the right secret only`() async throws {
        let (visiting, secret) = try subscribed()
        let query = "hub.mode=subscribe&hub.challenge=15f7&hub.verify_token="
        let answer = try await visiting.ask(
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
            #expect(try await visiting.get(target).status == 404, "\(target)")
        }
        #expect(try await visiting.ask("PUT", "/webhook/\(secret)").status == 404)
        // Everything else keeps to its own name.
        let page = try await visiting.ask("GET", "/", headers: ["host": "waymark.example.org"])
        #expect(page.status == 421)
    }

    @Test func `an event is kept once, a stranger's not at all`() async throws {
        let (visiting, secret) = try subscribed()
        for body in [
            event(), event(), event(owner: 999), event(subscription: 56), "no JSON", "{}",
            event("club", "create"),
        ] {
            #expect(try await tell(visiting, secret, body).status == 200, "\(body)")
        }
        #expect(try await tell(visiting, secret + "x", event("activity", "delete")).status == 404)
        #expect(try await tell(visiting, secret, event("activity", "update")).status == 200)
        let events = try await stored(visiting, 2)
        #expect(events.map(\.aspect).sorted { $0.rawValue < $1.rawValue } == [.create, .update])
        #expect(events.allSatisfy { $0.isActivity && $0.objectID == 9001 })
    }

    @Test func `more than an event can hold is refused`() async throws {
        let (visiting, secret) = try subscribed()
        let answer = try await tell(visiting, secret, String(repeating: " ", count: 70_000))
        #expect(answer.status == 413)
    }

    @Test func `what is told during an import is kept when that is done`() async throws {
        let (visiting, secret) = try subscribed()
        let busy = try Library.openForWriting(visiting.library)
        #expect(try await tell(visiting, secret, event()).status == 200)
        try await Task.sleep(for: .milliseconds(200))
        #expect(try busy.openEvents(athlete: 12_345_678).isEmpty)
        try busy.close()
        #expect(try await stored(visiting, 1).count == 1)
    }

    @Test func `who takes the access back is disconnected`() async throws {
        let (visiting, secret) = try subscribed()
        let tokens = """
            {"access_token": "a", "refresh_token": "b", "expires_at": 1, "athlete_id": 12345678,
            "scopes": ["read"]}
            """
        try Data(tokens.utf8).write(to: visiting.library.tokens)
        let revoked = event("athlete", "update", updates: #"{"authorized":"false"}"#)
        #expect(try await tell(visiting, secret, revoked).status == 200)
        #expect(!FileManager.default.fileExists(atPath: visiting.library.tokens.path))
        for _ in 0..<100 {
            if try Library.open(visiting.library).setting("strava_revoked") != nil { return }
            try await Task.sleep(for: .milliseconds(30))
        }
        Issue.record("it was not noted")
    }

    @Test func `subscribe, upload, told, fetched`() async throws {
        let world = try await ConnectedVisit(activities: 3, hasCredentials: true, port: 0)
        try world.connect()
        let server = try PageServer(world.visiting.site)
        let (addresses, found) = AsyncStream.makeStream(of: URL.self)
        let running = Task { try await server.run { found.yield($0) } }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        #expect(world.visiting.site.sync.start())
        try await world.waitForSync()
        let library = try Library.openForWriting(world.visiting.library)
        let secret = try library.webhookSecret()
        let connection = try world.visiting.site.options.connection()
        try library.close()
        let subscription = try await connection.client.subscribe(
            callback: address.appending(path: "webhook/\(secret)"), verifyToken: secret)
        let writing = try Library.openForWriting(world.visiting.library)
        try writing.setSetting("webhook_subscription", to: "\(subscription.value.id)")
        try writing.close()

        let begun = Int64(Date().timeIntervalSince1970) - 3_600
        let uploaded = try #require(
            world.mock.withAccount(ConnectedVisit.athlete) {
                $0.upload(startTime: begun, name: "Told by Strava")
            })
        let deliveries = await world.mock.deliverEvents()
        #expect(deliveries.map(\.isDelivered) == [true])
        #expect(deliveries.map(\.attempts) == [1])
        var events: [APIEvent] = []
        for _ in 0..<100 where events.isEmpty {
            events = try Library.open(world.visiting.library)
                .openEvents(athlete: ConnectedVisit.athlete).map(\.event)
            try await Task.sleep(for: .milliseconds(30))
        }
        #expect(events.map(\.objectID) == [uploaded])
        #expect(world.visiting.site.sync.start())
        try await world.waitForSync()
        let after = try Library.open(world.visiting.library)
        #expect(try after.activities().contains { $0.name == "Told by Strava" })
        #expect(try after.openEvents(athlete: ConnectedVisit.athlete).isEmpty)
        await server.stop()
        try await running.value
        await world.mock.stop()
    }
}
