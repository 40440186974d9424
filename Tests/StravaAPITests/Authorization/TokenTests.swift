import ActivityModel
import Foundation
import TestSupport
import Testing

@testable import StravaAPI

struct TokenTests {
    private func tokens(_ name: String, expiresAt: Timestamp = .on(18)) -> StravaTokens {
        StravaTokens(
            accessToken: Secret("access-\(name)"), refreshToken: Secret("refresh-\(name)"),
            expiresAt: expiresAt, scopes: ["read", "activity:read_all"], athleteID: 7)
    }

    private func answer(_ name: String, expiresAt: Timestamp = .on(18), scope: String? = nil)
        -> WireAnswer
    {
        .text(
            200,
            #"{"token_type":"Bearer","access_token":"access-\#(name)","expires_at":\#(expiresAt.seconds),"#
                + #""expires_in":21600,"refresh_token":"refresh-\#(name)""#
                + (scope.map { #","scope":"\#($0)""# } ?? "") + "}")
    }

    private let settings = StravaSettings(clientID: "4711", clientSecret: Secret("shh"))

    @Test func `what is kept is read again, by its owner alone`() async throws {
        let folder = try TemporaryFolder()
        let store = TokenStore(library: folder.url)
        #expect(try await store.tokens() == nil)
        try await store.save(tokens("a"))
        #expect(try await TokenStore(library: folder.url).tokens() == tokens("a"))
        let attributes = try FileManager.default.attributesOfItem(atPath: store.file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try await store.remove()
        try await store.remove()
        #expect(try await store.tokens() == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
    }

    @Test(arguments: [
        (Timestamp.on(17, 54, 59), false), (.on(17, 55), true), (.on(18), true), (.on(19), true),
    ])
    func `tokens are refreshed five minutes before their end`(
        now: Timestamp, isRefreshed: Bool
    ) async throws {
        let folder = try TemporaryFolder()
        let store = TokenStore(library: folder.url)
        try await store.save(tokens("a"))
        let new = tokens("b", expiresAt: .on(23, 59))
        let usable = try await store.usable(at: now) { _ in new }
        #expect((usable == new) == isRefreshed)
        #expect(try await store.tokens() == usable)
    }

    @Test(.timeLimit(.minutes(1)))
    func `of many who need new tokens one asks for them`() async throws {
        let folder = try TemporaryFolder()
        try await TokenStore(library: folder.url).save(tokens("a", expiresAt: .on(11)))
        let transport = ScriptedTransport { _, index in
            try await Task.sleep(for: .milliseconds(100))
            return answer("b\(index)")
        }
        let authorizer = StravaAuthorizer(settings: settings, transport: transport)
        let seen = try await withThrowingTaskGroup(of: StravaTokens.self) { group in
            for _ in 0..<6 {
                // Two stores on one file are two processes.
                let store = TokenStore(library: folder.url)
                group.addTask {
                    try await store.usable(at: .on(12)) { try await authorizer.refresh($0) }
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(transport.requests.count == 1)
        #expect(seen.map(\.accessToken.revealed) == ["access-b0"])
    }

    @Test func `whoever stops waiting for new tokens does not lose them`() async throws {
        let folder = try TemporaryFolder()
        let store = TokenStore(library: folder.url)
        try await store.save(tokens("a", expiresAt: .on(11)))
        let new = tokens("b")
        let task = Task {
            try await store.usable(at: .on(12)) { _ in
                // Strava has replaced the old ones already; the answer is on its way.
                try? await Task.sleep(for: .milliseconds(100))
                return new
            }
        }
        try await Task.sleep(for: .milliseconds(30))
        task.cancel()
        _ = await task.result
        #expect(try await store.tokens() == new)
    }

    @Test func `new tokens are on the disk before anything uses them`() async throws {
        let folder = try TemporaryFolder()
        let store = TokenStore(library: folder.url)
        let file = store.file
        let transport = ScriptedTransport { request, _ in
            if request.url.path.hasSuffix("/token") { return answer("b") }
            // A process that is killed here finds these tokens when it comes again.
            let kept = try JSONDecoder().decode(
                StravaTokens.self, from: Data(contentsOf: file))
            #expect(kept.refreshToken.revealed == "refresh-b")
            #expect(request.headers["Authorization"] == "Bearer access-b")
            return .text(200, #"{"id":7}"#)
        }
        try await store.save(tokens("a", expiresAt: .on(11)))
        let clock = ManualClock(.on(12))
        let client = StravaClient(
            settings: settings, tokens: store,
            budget: RequestBudget(file: folder.url.appending(path: "b.json"), clock: clock),
            transport: transport, clock: clock)
        #expect(try await client.athlete().value.id == 7)
        #expect(await client.requestCount == 1)
    }

    @Test(.enabled(if: getuid() == 0, "only an administrator may mount a small disk"))
    func `where tokens cannot be kept none are asked for`() async throws {
        let disk = try TemporaryFolder()
        // Room for the folder, the tokens and their lock, and for no file more: permissions would
        // not stop an administrator.
        try #require(mount("tmpfs", disk.url.path, "tmpfs", 0, "size=1m,nr_inodes=3") == 0)
        defer { umount(disk.url.path) }
        let store = TokenStore(library: disk.url)
        let contents = try JSONEncoder().encode(tokens("a", expiresAt: .on(11)))
        for path in [store.file.path, store.file.path + ".lock"] {
            try #require(FileManager.default.createFile(atPath: path, contents: contents))
        }
        let error = try await failure {
            try await store.usable(at: .on(12)) { _ in
                Issue.record("nothing may be asked for")
                return tokens("b")
            }
        }
        guard case .unusableFile = error else {
            Issue.record("expected an unusable file")
            return
        }
    }

    @Test func `a code becomes tokens that are kept`() async throws {
        let folder = try TemporaryFolder()
        let store = TokenStore(library: folder.url)
        let transport = ScriptedTransport(
            .text(
                200,
                #"{"access_token":"x","refresh_token":"y","expires_at":1800000000,"#
                    + #""athlete":{"id":9007199254740993},"scope":"read activity:read_all"}"#))
        let got = try await StravaAuthorizer(settings: settings, transport: transport).exchange(
            AuthorizationAnswer(code: Secret("k"), scopes: ["read"]), keepingIn: store)
        #expect(got.athleteID == 9_007_199_254_740_993)
        #expect(got.scopes == ["read", "activity:read_all"])
        #expect(try await store.tokens() == got)
        let request = try #require(transport.requests.first)
        #expect(request.method == "POST")
        #expect(request.url.absoluteString == "https://www.strava.com/oauth/token")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "client_id=4711&client_secret=shh&code=k&grant_type=authorization_code")
    }

    @Test func `scopes and athlete stay where a refresh does not tell them`() async throws {
        let transport = ScriptedTransport(answer("b"), answer("c", scope: "read"))
        let authorizer = StravaAuthorizer(settings: settings, transport: transport)
        let first = try await authorizer.refresh(tokens("a"))
        #expect(first.scopes == ["read", "activity:read_all"])
        #expect(first.athleteID == 7)
        #expect(try await authorizer.refresh(first).scopes == ["read"])
    }

    @Test(arguments: [
        ("", ""), ("<html>", ""), ("{}", "access_token"),
        (#"{"access_token":"a"}"#, "refresh_token"),
        (#"{"access_token":"a","refresh_token":"b"}"#, "expires_at"),
        (#"{"access_token":"a","refresh_token":"b","expires_at":1e30}"#, "expires_at"),
    ])
    func `an answer without tokens says what is missing`(body: String, path: String) async throws {
        let authorizer = StravaAuthorizer(
            settings: settings, transport: ScriptedTransport(.text(200, body)))
        #expect(
            try await failure { try await authorizer.refresh(tokens("a")) }
                == .unexpectedPayload(path: path))
    }

    @Test func `revoking names the application, and no more`() async throws {
        let transport = ScriptedTransport(.text(200, ""))
        try await StravaAuthorizer(settings: settings, transport: transport).revoke(tokens("a"))
        let request = try #require(transport.requests.first)
        #expect(request.url.path == "/oauth/revoke")
        #expect(
            request.headers["Authorization"] == "Basic "
                + Data("4711:shh".utf8).base64EncodedString())
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "token=refresh-a&token_type_hint=refresh_token")
    }

    @Test func `where there is no revoke the older way is taken`() async throws {
        let transport = ScriptedTransport(.text(404, "<html>"), .text(200, "{}"))
        try await StravaAuthorizer(settings: settings, transport: transport).revoke(tokens("a"))
        #expect(transport.requests.last?.url.path == "/oauth/deauthorize")
        #expect(transport.requests.last?.headers["Authorization"] == "Bearer access-a")
    }

    @Test func `tokens that are dead already are revoked`() async throws {
        let transport = ScriptedTransport(
            .refusal(400, "Bad Request", "RefreshToken", "refresh_token", "invalid"))
        try await StravaAuthorizer(settings: settings, transport: transport).revoke(tokens("a"))
        #expect(transport.requests.count == 1)
    }

    @Test func `a file that is no file of tokens says so and shows nothing`() async throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(Array(#"{"access_token":"hunter2"}"#.utf8), to: "strava-tokens.json")
        let error = try await failure { try await TokenStore(library: folder.url).tokens() }
        let text = String(describing: try #require(error))
        #expect(text.contains("strava-tokens.json"))
        #expect(!text.contains("hunter2"))
    }
}
