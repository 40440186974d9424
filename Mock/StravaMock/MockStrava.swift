public import Foundation
import Synchronization
import WebServer

/// A Strava of invented athletes on loopback, for tests and for trying out: real HTTP, real limits,
/// a clock that moves when told, and answers that go wrong on request.
///
///     let strava = MockStrava(.sample())
///     try await strava.start()
///     let tokens = strava.issueTokens(athleteID: 12_345_678, scope: "read,activity:read_all")
public final class MockStrava: Sendable {
    private let world: Mutex<World>
    private let running = Mutex<HTTPServer?>(nil)
    private let port = Mutex<UInt16>(0)

    /// A Strava with some athletes. It answers after ``start()``.
    public convenience init(_ account: MockAccount..., options: MockOptions = MockOptions()) {
        self.init(accounts: account, options: options)
    }

    /// A Strava with some athletes. It answers after ``start()``.
    public init(accounts: [MockAccount], options: MockOptions = MockOptions()) {
        world = Mutex(World(accounts: accounts, options: options))
        port.withLock { $0 = options.port }
    }

    // MARK: The server

    /// Begins to answer on 127.0.0.1; after ``stop()``, on the same port again.
    ///
    /// - Throws: what the system says when the port is taken.
    public func start() async throws {
        var limits = ServerLimits()
        // All that ask come from this machine.
        limits.connectionsPerAddress = limits.connections
        let server = HTTPServer(
            port: port.withLock { $0 }, limits: limits,
            handler: ClosureHandler { [self] in try await respond(to: $0) })
        let bound = try await server.start()
        port.withLock { $0 = bound }
        running.withLock { $0 = server }
    }

    /// Ends all connections and answers no more; what it knows remains.
    public func stop() async {
        let server = running.withLock { running in
            defer { running = nil }
            return running
        }
        await server?.stop(within: .zero)
    }

    /// Waits until the server ends.
    public func wait() async throws {
        try await running.withLock { $0 }?.run()
    }

    private func respond(to request: HTTPRequest) async throws -> HTTPResponse {
        let call = try await Call(request)
        var reply = world.withLock { $0.answer(call) }
        if let handshake = reply.handshake {
            let isProven = await handshake.isProven()
            reply.answer = world.withLock { $0.finish(handshake, isProven: isProven) }
        }
        if call.base == .control, call.method != "GET" { await deliverEvents() }
        if reply.delay > .zero { try await Task.sleep(for: reply.delay) }
        return reply.answer.response(at: reply.now, fault: reply.fault)
    }

    // MARK: Addresses

    /// `http://127.0.0.1:PORT`.
    public var baseURL: URL {
        var parts = URLComponents()
        parts.scheme = "http"
        parts.host = "127.0.0.1"
        parts.port = Int(port.withLock { $0 })
        return parts.url ?? URL(filePath: "/")
    }

    /// Where the API lies today.
    public var apiURL: URL { baseURL.appending(path: "api/v3") }
    /// Where the API lies as on its host of 2027: no `/api/v3` in front of the paths.
    public var newAPIURL: URL { baseURL.appending(path: "v3host") }
    /// Where consent and tokens are.
    public var oauthURL: URL { baseURL.appending(path: "oauth") }

    // MARK: Time

    /// The clock, seconds since 1970; it stands still unless the options let it run.
    public var now: Int64 { world.withLock { $0.now } }

    /// Sets the clock, seconds since 1970.
    public func setClock(_ now: Int64) { world.withLock { $0.clock.set(now) } }

    /// Moves the clock.
    public func advance(seconds: Int64) { world.withLock { $0.clock.set($0.now + seconds) } }

    // MARK: What Strava knows

    /// Changes an athlete's account, as uploads, edits and deletions do; webhooks hear of it at the
    /// next ``deliverEvents()``. `nil` when there is no such athlete.
    @discardableResult
    public func withAccount<R: Sendable>(
        _ athleteID: Int64, _ change: (inout MockAccount) -> R
    ) -> R? {
        world.withLock { $0.change(athleteID, change) }
    }

    /// The account of an athlete as it is now.
    public func account(_ athleteID: Int64) -> MockAccount? {
        world.withLock { $0.accounts[athleteID] }
    }

    /// Adds an athlete, or replaces one.
    public func add(_ account: MockAccount) { world.withLock { $0.add(account) } }

    /// Changes how the mock behaves.
    public func withOptions(_ change: (inout MockOptions) -> Void) {
        world.withLock { change(&$0.options) }
    }

    // MARK: Access

    /// Connects an athlete without a browser.
    ///
    /// - Parameter scope: scopes with commas or blanks between them.
    public func issueTokens(
        athleteID: Int64, scope: String = "read,activity:read_all"
    ) -> MockTokens {
        world.withLock { world in
            let grant = world.makeGrant(athleteID: athleteID, scope: scopes(in: scope))
            return MockTokens(
                accessToken: grant.accessToken, refreshToken: grant.refreshToken,
                expiresAt: grant.expiresAt)
        }
    }

    /// Takes all access back, as an athlete does in Strava's settings.
    public func revokeAll(athleteID: Int64) { world.withLock { $0.revokeAll(of: athleteID) } }

    // MARK: What was asked

    /// Every request that was answered, oldest first; those to `/mock` are not among them.
    public var requests: [MockRequest] { world.withLock { $0.log } }

    /// Forgets the requests so far; counters remain.
    public func clearRequests() { world.withLock { $0.log = [] } }

    /// How many answers went wrong in each way.
    public var faultCounts: [MockFaults.Kind: Int] { world.withLock { $0.faults.counts } }

    /// The counters of the windows that the clock is in.
    public func usage() -> (overall15: Int, overallDay: Int, read15: Int, readDay: Int) {
        world.withLock { world in
            world.usage.move(to: world.now)
            let usage = world.usage
            return (usage.overall15, usage.overallDay, usage.read15, usage.readDay)
        }
    }

    /// Sends what webhooks have not heard yet, each event up to three times, and tells how it went.
    @discardableResult
    public func deliverEvents() async -> [MockDelivery] {
        let (subscription, events, timeout) = world.withLock { world in
            defer { world.webhooks.pending = [] }
            return (
                world.webhooks.subscription, world.webhooks.pending, world.options.webhookTimeout
            )
        }
        guard let subscription else { return [] }
        var deliveries: [MockDelivery] = []
        for event in events {
            deliveries.append(await event.deliver(to: subscription, timeout: timeout))
        }
        return deliveries
    }
}
