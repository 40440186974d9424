import ActivityModel
import Foundation
import Ingest
import Storage
import StravaAPI
import Synchronization
import WebServer

/// The two addresses that Strava calls: the redirect from its consent page, and the webhook.
///
/// Requests here have no session (a cookie is not sent along from another site) and get none:
/// access depends on a secret that only Strava was given.
final class StravaCallbacks: Sendable {
    /// Set as long as Strava's last message is that access was revoked.
    static let revokedSetting = "strava_revoked"
    /// The maximum size of an event in bytes.
    private static let eventLimit = 65_536
    /// The time that a user has to consent.
    private static let patience: Duration = .seconds(3_600)

    private struct Expected {
        var request: AuthorizationRequest
        var athlete: Int64?
        var since = ContinuousClock.now
    }

    private let options: PageOptions
    private let expected = Mutex<[String: Expected]>([:])
    private let queue: WebhookQueue
    /// Called when Strava announces something about a known athlete.
    private let announced: @Sendable () -> Void

    init(_ options: PageOptions, announced: @escaping @Sendable () -> Void) {
        self.options = options
        self.announced = announced
        queue = WebhookQueue(options)
    }

    /// Expects the redirect for a request with which a browser was sent away.
    ///
    /// - Parameter athlete: an athlete who may be connected although the library belongs to
    ///   another.
    func expect(_ request: AuthorizationRequest, confirming athlete: Int64? = nil) {
        expected.withLock { expected in
            expected = expected.filter { ContinuousClock.now - $0.value.since < Self.patience }
            expected[request.state] = Expected(request: request, athlete: athlete)
        }
    }

    /// The response to a request from Strava; `nil` if it is for a page.
    ///
    /// - Throws: ``HTTPError``, `StravaAPIError`.
    func answer(
        _ request: HTTPRequest, _ gate: RequestGuard<SessionValues>
    ) async throws -> HTTPResponse? {
        if request.path.hasPrefix("/webhook/") {
            // The public name of this machine is unknown here; the secret is what counts.
            var response = try await webhook(request)
            response.route = request.method + " /webhook/*"
            return response
        }
        guard request.path == "/strava/callback" else { return nil }
        try gate.checkHost(request)
        guard request.method == "GET" else { throw HTTPError.notFound() }
        var response = try await callback(request)
        response.route = "GET /strava/callback"
        return response
    }

    // MARK: Consent

    private func callback(_ request: HTTPRequest) async throws -> HTTPResponse {
        let awaited = request.value("state").flatMap { state in
            expected.withLock { $0.removeValue(forKey: state) }
        }
        guard let awaited, ContinuousClock.now - awaited.since < Self.patience else {
            throw StravaAPIError.stateMismatch
        }
        let answer = try awaited.request.parse(FormEncoding.text(request.query.map { ($0, $1) }))
        let connection = try options.connection()
        let connecting = StravaConnecting(options.folder, authorizer: connection.authorizer)
        do {
            try await connecting.connect(answer, confirming: awaited.athlete)
        } catch StravaAPIError.anotherAthlete(let id, _) {
            // Asked on a page with the visitor's session, which this address does not have.
            return Self.step("Another athlete", to: "/strava?another=\(id)")
        }
        try await BlockingPool.run { [options] in try Self.setRevoked(nil, options.folder) }
        return Self.step("Connected to Strava", to: "/strava")
    }

    /// A step through a page of ours, so that the visitor's cookie is sent again.
    private static func step(_ title: Phrase, to address: String) -> HTTPResponse {
        var page = HTTPResponse.html(
            PageLayout(title: "Strava").document {
                tag("section", ["class": "card notice"]) {
                    tag("h1") { title }
                    tag("p") { link(address, "Continue", "button") }
                }
            })
        page.headers["Refresh"] = "0; url=\(address)"
        return page
    }

    private static func setRevoked(_ value: String?, _ folder: LibraryFolder) throws {
        guard FileManager.default.fileExists(atPath: folder.database.path),
            try Library.open(folder).setting(revokedSetting) != value
        else { return }
        let library = try Library.openForWriting(folder)
        defer { try? library.close() }
        try library.setSetting(revokedSetting, to: value)
    }

    // MARK: Webhook

    private func webhook(_ request: HTTPRequest) async throws -> HTTPResponse {
        let known = try await BlockingPool.run { [options] in try Subscription(options.folder) }
        let given = String(request.path.dropFirst("/webhook/".count))
        guard let known, isEqualInConstantTime(given, known.secret) else {
            throw HTTPError.notFound()
        }
        switch request.method {
        case "GET":
            let query = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
            guard let answer = WebhookEvent.handshake(query: query, verifyToken: known.secret)
            else { throw HTTPError.notFound() }
            return HTTPResponse(
                headers: ["Content-Type": "application/json"], body: .data(answer))
        case "POST":
            guard let body = try await request.body.read(limit: Self.eventLimit) else {
                throw HTTPError(
                    status: 413, title: "That is too much", advice: "An event is a few lines.")
            }
            try await checkSignature(request, body)
            // Strava expects a 200 at once, whatever becomes of the event.
            if let event = WebhookEvent(body: body), known.isMeant(by: event) {
                try await take(event)
            }
            return .json("{}")
        default: throw HTTPError.notFound()
        }
    }

    /// Refuses an event without a valid signature, if the configuration has a signing secret.
    private func checkSignature(_ request: HTTPRequest, _ body: Data) async throws {
        let settings = try await BlockingPool.run { [options] in
            try StravaSettings.load(
                configuration: options.folder.configuration, environment: options.environment)
        }
        guard let secret = settings.signingSecret?.revealed else { return }
        let signature = EventSignature(request.headers["x-strava-signature"])
        guard signature?.isValid(for: body, secret: secret, now: options.now().seconds) == true
        else {
            throw HTTPError(
                status: 403, title: "The event is not signed",
                advice: "Compare signing_secret in config.toml with the application's.")
        }
    }

    private func take(_ event: WebhookEvent) async throws {
        let tokens = TokenStore(library: options.folder.url)
        let athlete = try await tokens.tokens()?.athleteID
        let isKnown = try await BlockingPool.run { [options] in
            try athlete == event.ownerID
                || Library.open(options.folder).rowID(ofAthlete: event.ownerID) != nil
        }
        guard isKnown else { return }
        queue.put(APIEvent(event))
        guard event.change == .deauthorized else { return announced() }
        if athlete == event.ownerID { try await tokens.remove() }
        queue.put(setting: Self.revokedSetting, to: event.time.description)
    }

    /// The library's data about the subscription.
    private struct Subscription: Sendable {
        var secret: String
        var id: Int64?

        init?(_ folder: LibraryFolder) throws {
            guard FileManager.default.fileExists(atPath: folder.database.path) else { return nil }
            let library = try Library.open(folder)
            guard let secret = try library.setting("webhook_secret"), !secret.isEmpty else {
                return nil
            }
            self.secret = secret
            id = try library.setting("webhook_subscription").flatMap { Int64($0) }
        }

        func isMeant(by event: WebhookEvent) -> Bool { id == nil || id == event.subscriptionID }
    }
}

extension APIEvent {
    fileprivate init(_ event: WebhookEvent) {
        let aspect: Aspect =
            switch event.change {
            case .created: .create
            case .updated, .deauthorized: .update
            case .deleted: .delete
            }
        let isActivity = event.change != .deauthorized
        self.init(
            isActivity: isActivity, objectID: event.objectID, aspect: aspect,
            ownerID: event.ownerID, time: event.time,
            updates: isActivity ? [:] : ["authorized": "false"])
    }
}
