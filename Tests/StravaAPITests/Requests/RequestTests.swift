import ActivityModel
import Foundation
import Synchronization
import Testing

@testable import StravaAPI

struct RequestTests {
    private static let athlete = WireAnswer.text(200, #"{"id":7}"#)

    @Test(arguments: [
        WireAnswer.text(500, ""), .text(502, "<html>"), .text(200, "{\"id\":"),
        .text(200, "<html>"), .text(200, ""), .text(408, ""),
    ])
    func `trouble that passes is tried again after a pause`(trouble: WireAnswer) async throws {
        let clock = ManualClock(.on(12))
        let transport = ScriptedTransport(trouble, trouble, Self.athlete)
        let connection = try await Connection(transport, clock: clock)
        #expect(try await connection.client.athlete().value.id == 7)
        #expect(await connection.client.requestCount == 3)
        #expect(await connection.budget.snapshot().entry(.read, .day)?.used == 3)
        // Between half and all of one second, then of two.
        let pauses = zip([.on(12)] + clock.sleeps, clock.sleeps).map { $1.seconds(since: $0) }
        #expect(pauses.count == 2)
        #expect((0.5...1).contains(pauses[0]))
        #expect((1...2).contains(pauses[1]))
    }

    @Test(arguments: [
        TransportError.Reason.timedOut, .connectionLost, .other(5),
    ])
    func `after three tries the error goes to the caller, who may go on`(
        reason: TransportError.Reason
    ) async throws {
        let transport = ScriptedTransport { _, index in
            if index < 3 { throw TransportError(reason) }
            return Self.athlete
        }
        let connection = try await Connection(transport)
        #expect(
            try await failure { try await connection.client.athlete() } == .transport(reason))
        #expect(transport.requests.count == 3)
        #expect(try await connection.client.athlete().value.id == 7)
        #expect(await connection.budget.snapshot().entry(.read, .day)?.used == 4)
    }

    @Test func `what never left costs nothing`() async throws {
        let transport = ScriptedTransport { _, _ in throw TransportError(.notConnected) }
        let connection = try await Connection(transport)
        _ = try await failure { try await connection.client.athlete() }
        #expect(await connection.budget.snapshot().entry(.read, .day)?.used == 0)
    }

    @Test func `a bad element of a list costs that element`() async throws {
        let transport = ScriptedTransport(
            .text(200, #"[{"id":1},{"name":"x"},{"id":"2"},{"id":1e30},7,null,{"id":3}]"#))
        let connection = try await Connection(transport)
        let list = try await connection.client.activities(page: 1)
        #expect(list.value.map(\.id) == [1, 2, 3])
        #expect(list.unreadable == ["[1].id", "[3].id", "[4].id", "[5].id"])
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [
        (#"{"message":"all is well"}"#, StravaAPIError.unexpectedPayload(path: "")),
        ("[{\"id\":1},{\"id\":NaN}]", .malformedJSON),
        ("<!DOCTYPE html>", .unexpectedPayload(path: "")),
        ("", .unexpectedPayload(path: "")),
    ])
    func `what is not a list is told apart`(body: String, error: StravaAPIError) async throws {
        let connection = try await Connection(ScriptedTransport(.text(200, body)))
        #expect(try await failure { try await connection.client.activities(page: 1) } == error)
    }

    @Test(arguments: [
        (#"{"id":8,"resource_state":3}"#, StravaAPIError.unexpectedPayload(path: "id")),
        (#"{"id":7,"resource_state":2}"#, .unexpectedPayload(path: "resource_state")),
        (#"{"message":"x"}"#, .unexpectedPayload(path: "id")),
        (#"{"id":7}"#, nil), (#"{"id":"7","resource_state":3}"#, nil),
    ])
    func `the detail that comes is the one that was asked for`(
        body: String, error: StravaAPIError?
    ) async throws {
        let transport = ScriptedTransport(.text(200, body))
        let connection = try await Connection(transport)
        #expect(try await failure { try await connection.client.activity(7) } == error)
        #expect(transport.requests.count == 1)
    }

    @Test func `a refusal that looks like a success says nothing about samples`() async throws {
        let connection = try await Connection(ScriptedTransport(.text(200, #"{"message":"no"}"#)))
        #expect(
            try await failure { try await connection.client.streams(of: 7) }
                == .unexpectedPayload(path: ""))
    }

    @Test func `an inactive application is asked once`() async throws {
        let transport = ScriptedTransport(
            .refusal(403, "Forbidden", "Application", "Status", "Inactive"))
        let connection = try await Connection(transport)
        #expect(try await failure { try await connection.client.athlete() } == .inactive)
        #expect(transport.requests.count == 1)
    }

    @Test func `a refused token is refreshed once`() async throws {
        let transport = ScriptedTransport { request, _ in
            if request.url.path.hasSuffix("/token") {
                return .text(
                    200, #"{"access_token":"new","refresh_token":"n","expires_at":1900000000}"#)
            }
            return request.headers["Authorization"] == "Bearer new"
                ? Self.athlete
                : .refusal(401, "Authorization Error", "Athlete", "access_token", "invalid")
        }
        let connection = try await Connection(transport)
        #expect(try await connection.client.athlete().value.id == 7)
        #expect(transport.requests.count == 3)
        #expect(try await connection.client.athlete().value.id == 7)
        #expect(transport.requests.count == 4)
    }

    @Test func `a refresh that meets trouble is tried again`() async throws {
        let transport = ScriptedTransport { request, index in
            guard request.url.path.hasSuffix("/token") else { return Self.athlete }
            if index == 0 { throw TransportError(.timedOut) }
            if index == 1 { return .text(502, "") }
            return .text(200, #"{"access_token":"n","refresh_token":"n","expires_at":1900000000}"#)
        }
        let connection = try await Connection(transport, expiresAt: .on(11))
        #expect(try await connection.client.athlete().value.id == 7)
        #expect(await connection.client.requestCount == 1)
        #expect(await connection.budget.snapshot().entry(.read, .day)?.used == 1)
    }

    @Test func `without tokens nothing is sent`() async throws {
        let transport = ScriptedTransport(Self.athlete)
        let connection = try await Connection(transport)
        try await connection.store.remove()
        #expect(try await failure { try await connection.client.athlete() } == .notConnected)
        #expect(transport.requests.isEmpty)
    }

    @Test func `at a limit the client stops, or waits and counts down`() async throws {
        let stopping = try await Connection(ScriptedTransport(Self.athlete), noWait: true)
        for _ in 0..<95 { _ = try await stopping.client.athlete() }
        #expect(
            try await failure { try await stopping.client.athlete() }
                == .rateLimited(.quarterHour, until: .on(12, 15, 2)))
        #expect(await stopping.client.requestCount == 95)

        let heard = Mutex<[Double]>([])
        let clock = ManualClock(.on(12, 14, 58))
        let waiting = try await Connection(
            ScriptedTransport(Self.athlete), clock: clock,
            onWait: { pause in heard.withLock { $0.append(pause.secondsLeft) } })
        for _ in 0..<96 { _ = try await waiting.client.athlete() }
        #expect(heard.withLock { $0 } == [4, 3, 2, 1, 0])
        #expect(await clock.now() == .on(12, 15, 2))
    }

    @Test func `nothing is sent inside a closed window`() async throws {
        let clock = ManualClock(.on(12, 1))
        let moments = Mutex<[Timestamp]>([])
        let transport = ScriptedTransport { _, index in
            let now = await clock.now()
            moments.withLock { $0.append(now) }
            return index < 2 ? .text(429, #"{"message":"Rate Limit Exceeded"}"#) : Self.athlete
        }
        let connection = try await Connection(
            transport, clock: clock, expiresAt: .on(18, day: 23))
        #expect(try await connection.client.athlete().value.id == 7)
        #expect(moments.withLock { $0 } == [.on(12, 1), .on(12, 15, 2), .on(0, 0, 2, day: 22)])
    }

    @Test func `who does not wait hears of a refusal at once`() async throws {
        let transport = ScriptedTransport(.text(429, ""))
        let connection = try await Connection(
            transport, clock: ManualClock(.on(12, 1)), noWait: true)
        for _ in 0..<2 {
            #expect(
                try await failure { try await connection.client.athlete() }
                    == .rateLimited(.quarterHour, until: .on(12, 15, 2)))
        }
        #expect(transport.requests.count == 1)
    }

    @Test func `requests are what the API's documents ask for`() async throws {
        let transport = ScriptedTransport(.text(200, "[]"))
        let connection = try await Connection(transport)
        _ = try await connection.client.activities(
            page: 2, after: Timestamp(seconds: 5), before: Timestamp(seconds: 9))
        _ = try await connection.client.streams(of: 7)
        let addresses = transport.requests.map(\.url.absoluteString)
        #expect(
            addresses == [
                "https://www.strava.com/api/v3/athlete/activities?page=2&per_page=200&after=5&before=9",
                "https://www.strava.com/api/v3/activities/7/streams?keys=time%2Cdistance%2Clatlng%2Caltitude"
                    + "%2Cvelocity_smooth%2Cheartrate%2Ccadence%2Cwatts%2Ctemp%2Cmoving%2Cgrade_smooth"
                    + "&key_by_type=true",
            ])
        for request in transport.requests {
            #expect(request.headers["Authorization"] == "Bearer " + Connection.accessToken)
            #expect(!request.url.absoluteString.contains(Connection.accessToken))
        }
    }

    @Test func `whoever is stopped sends no more`() async throws {
        let transport = ScriptedTransport { _, _ in
            try await Task.sleep(for: .seconds(60))
            return Self.athlete
        }
        let connection = try await Connection(transport)
        let task = Task { try await connection.client.athlete() }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.requests.count == 1)
    }

    @Test func `nothing that is printed holds a secret`() async throws {
        let transport = ScriptedTransport { request, _ in
            // A stranger that says back whatever it was told.
            let told =
                "\(request.headers.values.joined())\(String(decoding: request.body, as: UTF8.self))"
            let quoted = told.replacing("\"", with: "")
            return .text(
                [400, 401, 403, 418, 500][request.url.path.count % 5],
                #"{"message":"\#(quoted)","errors":[{"resource":"\#(quoted)","field":"\#(quoted)","code":"\#(quoted)"}]}"#
            )
        }
        let connection = try await Connection(transport)
        var texts: [String] = []
        func note(_ thing: Any) {
            var text = "\(thing) " + String(reflecting: thing)
            dump(thing, to: &text)
            texts.append(text)
        }
        for id in ["b1", "g12", "b123", "b1234", "b12345"] {
            if let error = try await failure({ try await connection.client.gear(id) }) {
                note(error)
            }
        }
        if let error = try await failure({ try await connection.client.subscriptions() }) {
            note(error)
        }
        note(connection.settings)
        note(try #require(try await connection.store.tokens()))
        note(try #require(transport.requests.first))
        note(WireAnswer.text(200, Connection.refreshToken))
        note(AuthorizationAnswer(code: Secret(Connection.accessToken)))
        #expect(texts.count == 11)
        for text in texts {
            for secret in [
                Connection.accessToken, Connection.refreshToken, Connection.clientSecret,
            ] {
                // Not even a part that would help.
                #expect(!text.contains(secret.prefix(20)))
            }
        }
    }
}
