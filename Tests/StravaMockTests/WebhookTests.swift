import Foundation
import StravaMock
import Synchronization
import Testing
import WebServer

/// One who listens to a webhook.
private final class Listener: Sendable {
    /// How it behaves.
    struct Mood: Sendable {
        var echoesChallenge = true
        var delay: Duration = .zero
        /// How many events it refuses before it takes one.
        var refusals = 0
        var bodies: [String] = []
    }

    let mood = Mutex(Mood())

    func run<R>(_ body: (String) async throws -> R) async throws -> R {
        let server = HTTPServer(handler: ClosureHandler { [self] in try await answer($0) })
        let port = try await server.start()
        let result: Result<R, any Error>
        do {
            result = .success(try await body("http://127.0.0.1:\(port)/hook"))
        } catch {
            result = .failure(error)
        }
        await server.stop()
        return try result.get()
    }

    private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        let now = mood.withLock { $0 }
        if now.delay > .zero { try await Task.sleep(for: now.delay) }
        if request.method == "GET" {
            let challenge = request.value("hub.challenge") ?? ""
            let body = now.echoesChallenge ? challenge : "other"
            return .json(#"{"hub.challenge":"\#(body)"}"#)
        }
        let data = try await request.body.read(limit: 65_536) ?? Data()
        let body = String(decoding: data, as: UTF8.self)
        let isRefused = mood.withLock { mood in
            mood.bodies.append(body)
            mood.refusals -= 1
            return mood.refusals >= 0
        }
        return HTTPResponse(status: isRefused ? 500 : 200)
    }
}

struct WebhookTests {
    private let account = MockAccount.small()

    private func application(_ more: [String: String] = [:]) -> [String: String] {
        ["client_id": "4711", "client_secret": MockOptions().clientSecret].merging(more) { $1 }
    }

    private func subscribe(_ strava: Strava, _ address: String) async throws -> Reply {
        try await strava.with(token: nil).post(
            "push_subscriptions",
            application(["callback_url": address, "verify_token": "harbour"]))
    }

    private var query: String {
        application().map { "\($0)=\($1)" }.joined(separator: "&")
    }

    @Test func `an address proves itself, once for the application`() async throws {
        let listener = Listener()
        try await listener.run { address in
            try await Strava.run { strava in
                let made = try await subscribe(strava, address)
                #expect(made.status == 201)
                let id = try #require(try made.object()["id"] as? Int)
                let again = try await subscribe(strava, address)
                #expect(again.status == 400)
                #expect(try again.fault() == "PushSubscription//already exists")
                let listed = try await strava.get("push_subscriptions?\(query)").rows()
                #expect(listed.map { $0["id"] as? Int } == [id])
                #expect(strava.mock.usage().overallDay == 0)
                let path = "push_subscriptions/\(id)?\(query)"
                #expect(try await strava.send("DELETE", path).status == 204)
                #expect(try await strava.send("DELETE", path).status == 404)
                #expect(try await strava.get("push_subscriptions?\(query)").rows().isEmpty)
                #expect(try await strava.get("push_subscriptions").status == 401)
            }
        }
    }

    @Test func `an address that is late, or answers something else, is refused`() async throws {
        let listener = Listener()
        try await listener.run { address in
            try await Strava.run(options: { $0.webhookTimeout = .milliseconds(300) }) { strava in
                listener.mood.withLock { $0.echoesChallenge = false }
                let other = try await subscribe(strava, address)
                #expect(other.status == 400)
                #expect(
                    try other.fault()
                        == "PushSubscription/callback url/GET to callback URL does not return 200")
                listener.mood.withLock {
                    $0.echoesChallenge = true
                    $0.delay = .seconds(1)
                }
                #expect(try await subscribe(strava, address).status == 400)
                listener.mood.withLock { $0.delay = .zero }
                #expect(try await subscribe(strava, address).status == 201)
                let nowhere = try await subscribe(strava, "no address")
                #expect(nowhere.status == 400)
            }
        }
    }

    @Test func `events tell of uploads, titles, types, privacy, deletions and revocation`()
        async throws
    {
        let listener = Listener()
        try await listener.run { address in
            try await Strava.run { strava in
                _ = try await subscribe(strava, address)
                let (first, second) = (account.id(0), account.id(1))
                let new = strava.mock.withAccount(MockAccount.runa) { account in
                    account.edit(first) {
                        $0.name = "New title"
                        $0.sportType = "Walk"
                        $0.gearID = nil
                    }
                    account.edit(second) { $0.isPrivate = true }
                    account.delete(account.activities[2].id)
                    return account.upload(startTime: MockAccount.noon + 60, name: "Fresh")
                }
                strava.mock.revokeAll(athleteID: MockAccount.runa)
                let deliveries = await strava.mock.deliverEvents()
                #expect(deliveries.allSatisfy { $0.isDelivered && $0.attempts == 1 })
                let events = try listener.mood.withLock { $0.bodies }.map {
                    try #require(
                        JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
                }
                #expect(
                    events.map { "\($0["object_type"] ?? "") \($0["aspect_type"] ?? "")" } == [
                        "activity update", "activity update", "activity delete",
                        "activity create", "athlete update",
                    ])
                #expect(
                    events[0]["updates"] as? [String: String] == [
                        "title": "New title", "type": "Walk",
                    ])
                #expect(events[1]["updates"] as? [String: String] == ["private": "true"])
                #expect(events[3]["object_id"] as? Int64 == new)
                #expect(events[4]["updates"] as? [String: String] == ["authorized": "false"])
                #expect(events.allSatisfy { $0["owner_id"] as? Int64 == MockAccount.runa })
                #expect(events[0]["event_time"] as? Int64 == strava.mock.now)
            }
        }
    }

    @Test func `the narrower scope hears of privacy as deletion`() async throws {
        let listener = Listener()
        try await listener.run { address in
            try await Strava.run(scope: "activity:read") { strava in
                _ = try await subscribe(strava, address)
                for isPrivate in [true, false] {
                    strava.mock.withAccount(MockAccount.runa) {
                        $0.edit(account.id(0)) { $0.isPrivate = isPrivate }
                    }
                }
                await strava.mock.deliverEvents()
                let bodies = listener.mood.withLock { $0.bodies }
                #expect(bodies.count == 2)
                #expect(bodies.first?.contains("\"aspect_type\":\"delete\"") == true)
                #expect(bodies.last?.contains("\"aspect_type\":\"create\"") == true)
            }
        }
    }

    @Test(arguments: [(1, 2, true), (2, 3, true), (5, 3, false)])
    func `an event is sent three times at most`(
        refusals: Int, attempts: Int, isDelivered: Bool
    ) async throws {
        let listener = Listener()
        try await listener.run { address in
            try await Strava.run { strava in
                _ = try await subscribe(strava, address)
                listener.mood.withLock { $0.refusals = refusals }
                strava.mock.withAccount(MockAccount.runa) { $0.delete(account.id(0)) }
                let delivery = try #require(await strava.mock.deliverEvents().first)
                #expect(delivery.attempts == attempts)
                #expect(delivery.isDelivered == isDelivered)
                #expect(await strava.mock.deliverEvents().isEmpty, "never again")
            }
        }
    }
}
