import ActivityModel
import Foundation
import Ingest
import Storage
import StravaAPI
import StravaMock
import TestSupport
import Testing

/// Ways to connect that used to end nowhere.
struct ConnectingTests {
    private func connecting(
        _ world: TinyWorld, _ answer: @escaping TinyStrava.Fault = { _, _ in nil }
    ) -> StravaConnecting {
        world.strava.set(answer)
        return StravaConnecting(
            world.library,
            authorizer: StravaAuthorizer(settings: world.settings, transport: world.strava))
    }

    private func tokens(athlete: Int, scope: String = "read activity:read_all") -> WireAnswer {
        .json(
            #"{"access_token":"a","refresh_token":"r","expires_at":4000000000,"scope":"\#(scope)","athlete":{"id":\#(athlete)}}"#
        )
    }

    @Test(arguments: ["read", "read profile:read_all", "activity:write"])
    func `permissions that read nothing are refused and given back`(scope: String) async throws {
        let world = try await TinyWorld(0)
        try await world.tokens.remove()
        let connecting = connecting(world) { question, _ in
            question.kind == .token ? tokens(athlete: 7, scope: scope) : nil
        }
        await #expect(throws: StravaAPIError.missingScope("activity:read")) {
            try await connecting.connect(AuthorizationAnswer(code: Secret("c")))
        }
        #expect(try await world.tokens.tokens() == nil)
        #expect(world.strava.count(.revoke) == 1)
    }

    @Test(arguments: ["read activity:read", "activity:read_all"])
    func `permissions that read something are taken`(scope: String) async throws {
        let world = try await TinyWorld(0)
        let connecting = connecting(world) { question, _ in
            question.kind == .token ? tokens(athlete: 7, scope: scope) : nil
        }
        try await connecting.connect(AuthorizationAnswer(code: Secret("c")))
        #expect(try await world.tokens.tokens()?.athleteID == 7)
    }

    @Test func `another athlete than the library's is not mixed in without a word`() async throws {
        let world = try await TinyWorld(2)
        _ = try await world.sync()
        let connecting = connecting(world) { question, _ in
            question.kind == .token ? tokens(athlete: 777) : nil
        }
        await #expect(throws: StravaAPIError.anotherAthlete(777, library: [7])) {
            try await connecting.connect(AuthorizationAnswer(code: Secret("c")))
        }
        #expect(try await world.tokens.tokens()?.athleteID == 7, "the old connection is there")
        try await connecting.connect(AuthorizationAnswer(code: Secret("d")), confirming: 777)
        #expect(try await world.tokens.tokens()?.athleteID == 777)
        #expect(world.strava.count(.revoke) == 2, "of both that are not wanted")
    }

    @Test(arguments: [
        (
            #"{"message":"Bad Request","errors":[{"resource":"Application","field":"client_id","code":"invalid"}]}"#,
            400, false
        ),
        (
            #"{"message":"Authorization Error","errors":[{"resource":"Application","field":"","code":"invalid"}]}"#,
            401, false
        ),
        (
            #"{"message":"Bad Request","errors":[{"resource":"AuthorizationCode","field":"code","code":"invalid"}]}"#,
            400, true
        ),
        ("<html>", 503, true),
    ])
    func `client id and secret are tried without a browser`(
        body: String, status: Int, isFine: Bool
    ) async throws {
        let world = try await TinyWorld(0)
        world.strava.set { _, _ in .json(body, status) }
        let authorizer = StravaAuthorizer(settings: world.settings, transport: world.strava)
        var isRefused = false
        do { try await authorizer.checkCredentials() } catch StravaAPIError.wrongCredentials {
            isRefused = true
        }
        #expect(isRefused == !isFine)
    }

    @Test(arguments: [
        "0123456789", "http://localhost/?state=&code=0123456789&scope=read,activity:read_all",
        "https://127.0.0.1:1/x?code=0123456789&state=y", "code=0123456789",
    ])
    func `a code is understood however it was written down`(text: String) {
        #expect(AuthorizationAnswer(written: text).code == Secret("0123456789"))
    }
}

/// The oldest guide's way: client id, secret and code in config.toml, then any command.
struct ConfiguredCodeTests {
    private func world(_ code: (MockStrava) async throws -> String) async throws
        -> ConnectedProgram
    {
        let world = try await ConnectedProgram(
            .invented(
                athleteID: 87_000_001, seed: 4, activities: 3,
                until: Int64(Date().timeIntervalSince1970) - 7_200), isConnected: false)
        let text = """
            [strava]
            client_id = 4711
            client_secret = "\(MockOptions().clientSecret)"
            code = "\(try await code(world.mock))"
            refresh_token = "x"
            """
        try Data(text.utf8).write(to: world.library.appending(path: "config.toml"))
        return world
    }

    /// The address that Strava sends the browser to.
    private func redirect(_ mock: MockStrava) async throws -> String {
        let request = try AuthorizationRequest(
            settings: StravaSettings(
                clientID: "4711", apiURL: mock.apiURL, oauthURL: mock.oauthURL),
            redirect: try #require(URL(string: "http://localhost/waymark")))
        let answer = try await URLSessionTransport().send(WireRequest(url: request.url))
        return try #require(answer.headers["location"])
    }

    @Test func `a sync connects with the code, once, and says what is odd`() async throws {
        let world = try await world(redirect)
        let first = try await world.run(["sync"])
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.errors.contains("refresh_token: unknown key"))
        #expect(world.mock.requests.count { $0.endpoint == .token } == 1)
        let again = try await world.run(["sync"])
        #expect(again.status == 0)
        #expect(world.mock.requests.count { $0.endpoint == .token } == 1)
        _ = try await world.run(["disconnect", "--keep"])
        let late = try await world.run(["sync"])
        #expect(late.status == 12)
        #expect(late.errors.contains("a code works only once"), "\(late.errors)")
        #expect(late.errors.contains("remove the line"))
        #expect(world.mock.requests.count { $0.endpoint == .token } == 1)
        await world.mock.stop()
    }

    @Test func `an import connects with the code too`() async throws {
        let world = try await world(redirect)
        let sample = Fixtures.project.appending(path: "Fixtures/export_12345678.zip").path
        let result = try await world.run(["import-export", sample])
        // Files of the sample cannot be read, which decides the exit code. It is another athlete's:
        // that is asked about, and not done.
        #expect(result.status == 3, "\(result.errors)")
        #expect(result.errors.contains("athlete 87000001, but the library holds athlete 12345678"))
        await world.mock.stop()
    }

    @Test func `a code that is too old is said so, and asked no second time`() async throws {
        let world = try await world { _ in String(repeating: "e", count: 40) }
        for says in ["does not accept the code", "a code works only once"] {
            let result = try await world.run(["sync"])
            #expect(result.status == 12)
            #expect(result.errors.contains(says), "\(result.errors)")
        }
        #expect(world.mock.requests.count { $0.endpoint == .token } == 1)
        await world.mock.stop()
    }
}
