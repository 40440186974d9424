import JSON
import ActivityModel
import Foundation

/// Sends requests to Strava's API, within the budget and with valid tokens.
///
/// Nothing is sent that the budget forbids: the client waits, or returns until when it would have
/// to. Server errors, time-outs, broken connections and invalid JSON are tried three times with
/// growing delays; then the error goes to the caller, who may continue with the next request.
package actor StravaClient {
    /// The number of requests sent to the API, including failed ones; OAuth does not count.
    package private(set) var requestCount = 0

    private let settings: StravaSettings
    private let tokens: TokenStore
    private let budget: RequestBudget
    private let transport: any HTTPTransport
    private let clock: any StravaClock
    private let authorizer: StravaAuthorizer
    private let noWait: Bool
    private let countdownStep: Double
    private let onWait: (@Sendable (LimitPause) -> Void)?
    private let onExchange: (@Sendable (APIExchange) -> Void)?
    private var backoff: Backoff

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - noWait: whether an exhausted budget is an error (`rateLimited`) instead of a pause.
    ///   - seed: determines the delays between attempts.
    ///   - countdownStep: the number of seconds between two calls of `onWait` during a pause.
    ///   - onExchange: called for every request, once it is answered or has failed.
    ///   - onWait: called when a pause begins, during it, and once with 0 seconds when it is over.
    package init(
        settings: StravaSettings, tokens: TokenStore, budget: RequestBudget,
        transport: any HTTPTransport = URLSessionTransport(),
        clock: any StravaClock = SystemClock(), noWait: Bool = false,
        seed: UInt64 = .random(in: 0 ... .max), countdownStep: Double = 1,
        onWait: (@Sendable (LimitPause) -> Void)? = nil,
        onExchange: (@Sendable (APIExchange) -> Void)? = nil
    ) {
        self.settings = settings
        self.tokens = tokens
        self.budget = budget
        self.transport = transport
        self.clock = clock
        self.noWait = noWait
        self.countdownStep = max(countdownStep, 0.1)
        self.onWait = onWait
        self.onExchange = onExchange
        authorizer = StravaAuthorizer(settings: settings, transport: transport)
        backoff = Backoff(seed: seed)
    }

    /// A request as in the API's documentation.
    struct Call {
        var method = "GET"
        var path: String
        var query: [(String, String)] = []
        var form: [(String, String)] = []
        /// Webhooks use the application's secret instead of a token, and do not count.
        var isCounted = true
    }

    /// Sends a request until there is a usable reply, or no attempt is left.
    func reply<Value>(
        _ call: Call, _ map: (JSONValue, Data) throws(StravaAPIError) -> Value
    ) async throws -> APIResponse<Value> {
        var failures = 0
        var refusals = 0
        var rejected: Secret?
        while true {
            var failure: StravaAPIError
            do {
                let (answer, token) = try await send(call, rejected: rejected)
                switch answer.status {
                case 200..<300 where answer.body.isEmpty && call.method == "GET":
                    failure = .unexpectedPayload(path: "")
                case 200..<300:
                    let body = answer.body.isEmpty ? Data("null".utf8) : answer.body
                    do {
                        return APIResponse(
                            value: try map(try JSONReader.read(body), body), raw: answer.body,
                            receivedAt: await budget.serverNow())
                    } catch let error as StravaAPIError {
                        // Valid JSON of another form will not change by repeating the request.
                        throw error
                    } catch {
                        failure =
                            Self.looksLikeJSON(body)
                            ? .malformedJSON : .unexpectedPayload(path: "")
                    }
                case 401 where token != nil && rejected == nil && isAboutToken(answer):
                    rejected = token
                    continue
                case 429:
                    refusals += 1
                    try await refused(after: call.isCounted ? refusals : .max)
                    continue
                default:
                    failure = Refusal(answer).error
                    guard case .server = failure else { throw failure }
                }
            } catch let error as TransportError {
                failure = .transport(error.reason)
            } catch let error as StravaAPIError where error.isTransient {
                // Refreshing the tokens failed in a way that may be temporary.
                failure = error
            }
            failures += 1
            guard failures < Backoff.tries, call.method != "POST" else { throw failure }
            let pause = backoff.delay(after: failures)
            let now = await clock.now()
            try await clock.sleep(until: Timestamp(microseconds: now.microseconds + pause))
        }
    }

    /// An HTML page instead of a reply is a different problem from invalid JSON.
    private static func looksLikeJSON(_ body: Data) -> Bool {
        let first = body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    }

    /// Sends a request once, when the budget allows it.
    private func send(
        _ call: Call, rejected: Secret?
    ) async throws -> (answer: WireAnswer, token: Secret?) {
        var headers = ["Accept": "application/json"]
        var token: Secret?
        if call.isCounted {
            guard try await tokens.tokens() != nil else { throw StravaAPIError.notConnected }
            // The budget first: a token could expire during the pause that it may require.
            try await permission()
            let usable = try await usableToken(rejected: rejected)
            token = usable
            headers["Authorization"] = "Bearer \(usable.revealed)"
        }
        if !call.form.isEmpty { headers["Content-Type"] = FormEncoding.contentType }
        let request = WireRequest(
            method: call.method, url: FormEncoding.url(settings.apiURL, call.path, call.query),
            headers: headers, body: Data(FormEncoding.encode(call.form).utf8))
        requestCount += 1
        let started = ContinuousClock.now
        func report(_ result: APIExchange.Result) {
            onExchange?(
                APIExchange(
                    method: call.method, path: call.path, result: result,
                    seconds: (ContinuousClock.now - started) / .seconds(1)))
        }
        do {
            let answer = try await transport.send(request)
            report(.status(answer.status))
            if call.isCounted || answer.status == 429 { try await budget.settle(after: answer) }
            return (answer, token)
        } catch let error as TransportError {
            report(.failure(error.reason))
            if call.isCounted, error.reason == .notConnected || error.reason == .unknownHost {
                try await budget.giveBack()
            }
            throw error
        } catch let error as StravaAPIError {
            throw error
        } catch {
            try Task.checkCancellation()
            throw (error as? CancellationError) ?? TransportError(.other(0))
        }
    }

    private func usableToken(rejected: Secret?) async throws -> Secret {
        let authorizer = authorizer
        do {
            return try await tokens.usable(
                at: await budget.serverNow(), rejected: rejected,
                refresh: { try await authorizer.refresh($0) }
            ).accessToken
        } catch {
            try await budget.giveBack()
            throw error
        }
    }

    /// Client id and secret for calls without a token.
    func credentials() throws(StravaAPIError) -> [(String, String)] {
        guard let id = settings.clientID, let secret = settings.clientSecret else {
            throw .missingCredentials
        }
        return [("client_id", id), ("client_secret", secret.revealed)]
    }

    /// Whether a 401 means that the token is invalid, rather than insufficient.
    private func isAboutToken(_ answer: WireAnswer) -> Bool {
        Refusal(answer).error == .unauthorized
    }

    /// Takes a request from the budget, pausing if that is allowed.
    private func permission() async throws {
        while true {
            try Task.checkCancellation()
            switch try await budget.permission(for: .read) {
            case .granted: return
            case .wait(let until, let window):
                if noWait { throw StravaAPIError.rateLimited(window, until: until) }
                try await pause(until, window)
            }
        }
    }

    private func pause(_ until: Timestamp, _ window: LimitWindow) async throws {
        let end = await budget.localTime(of: until)
        var now = await clock.now()
        while now < end {
            var next = end
            if let onWait {
                onWait(
                    LimitPause(window: window, until: until, secondsLeft: end.seconds(since: now)))
                let step = Int64(countdownStep * 1_000_000)
                next = min(end, Timestamp(microseconds: now.microseconds + step))
            }
            try await clock.sleep(until: next)
            now = await clock.now()
        }
        onWait?(LimitPause(window: window, until: until, secondsLeft: 0))
    }

    /// After a 429 the budget is closed, and the next attempt asks it until when. Three refusals of
    /// one request, in the quarter hour, the next and the next day, are enough.
    private func refused(after refusals: Int) async throws {
        guard refusals > 3 else { return }
        let snapshot = await budget.snapshot()
        let closed = snapshot.entries.filter { $0.closedUntil != nil }
            .max { ($0.closedUntil ?? $0.ends) < ($1.closedUntil ?? $1.ends) }
        throw StravaAPIError.rateLimited(
            closed?.window ?? .quarterHour,
            until: closed?.closedUntil ?? snapshot.end(of: .quarterHour))
    }
}
