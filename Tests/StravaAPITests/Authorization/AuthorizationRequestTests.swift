import Foundation
import Testing

@testable import StravaAPI

struct AuthorizationRequestTests {
    private let request: AuthorizationRequest

    init() throws {
        request = try AuthorizationRequest(
            settings: StravaSettings(clientID: "4711"),
            redirect: try #require(URL(string: "http://127.0.0.1:8765/callback")))
    }

    private func error(_ text: String) -> StravaAPIError? {
        do throws(StravaAPIError) {
            _ = try request.parse(text)
            return nil
        } catch { return error }
    }

    @Test func `the address asks for all activities and comes back to this machine`() throws {
        let parts = try #require(URLComponents(url: request.url, resolvingAgainstBaseURL: false))
        let fields = Dictionary(
            uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        #expect(parts.path == "/oauth/authorize")
        #expect(
            fields == [
                "client_id": "4711", "redirect_uri": "http://127.0.0.1:8765/callback",
                "response_type": "code", "approval_prompt": "auto",
                "scope": "read,activity:read,activity:read_all", "state": request.state,
            ])
    }

    @Test func `each attempt has its own 128 bits`() throws {
        let other = try AuthorizationRequest(
            settings: StravaSettings(clientID: "4711"), redirect: request.redirect)
        #expect(request.state.count == 32)
        #expect(request.state.allSatisfy { $0.isHexDigit })
        #expect(other.state != request.state)
    }

    @Test func `without a client id there is nothing to ask`() {
        #expect(throws: StravaAPIError.missingCredentials) {
            try AuthorizationRequest(settings: StravaSettings(), redirect: request.redirect)
        }
    }

    @Test(arguments: [
        "http://127.0.0.1:8765/callback?state=STATE&code=abc123&scope=read,activity:read_all",
        "http://127.0.0.1:8765/callback?state=STATE&code=abc123&scope=read%2Cactivity%3Aread_all",
        "/callback?state=STATE&code=abc123&scope=read+activity:read_all",
        "  \"http://localhost/?state=STATE&amp;code=abc\n   123&scope=read,activity:read_all,\"\n",
        "<http://localhost/?scope=read,activity:read_all&code=abc123&state=STATE#_=_>",
        "state=STATE&code=abc123&scope=read,activity:read_all",
        "http://localhost/?state=ST\u{A0}ATE&code=abc123&scope=read,activity:read_all&x",
    ])
    func `a redirect is read however it was pasted`(text: String) throws {
        // The state itself may be broken by the copying too.
        let text = text.replacing("ST\u{A0}ATE", with: "\u{A0}STATE")
            .replacing("STATE", with: request.state.prefix(9) + " " + request.state.dropFirst(9))
        let answer = try request.parse(text)
        #expect(answer.code.revealed == "abc123")
        #expect(answer.scopes == ["read", "activity:read_all"])
        #expect(answer.missingScopes.isEmpty)
    }

    @Test(arguments: [
        ("read", ["activity:read_all"]),
        ("read,activity:read", ["activity:read_all"]),
        ("", ["read", "activity:read_all"]),
    ])
    func `what was unticked is missing`(scope: String, missing: [String]) throws {
        let answer = try request.parse("http://x/?state=\(request.state)&code=a&scope=\(scope)")
        #expect(answer.missingScopes == missing)
    }

    @Test func `a no is a no`() {
        #expect(error("http://x/?state=\(request.state)&error=access_denied") == .denied)
        #expect(
            error("http://x/?state=\(request.state)&error=strange_42")
                == .refused(status: 302, reason: "strange"))
    }

    @Test(arguments: [
        "http://x/?state=0123&code=a", "http://x/?state=&code=a", "http://x/?code=a",
        "http://x/?error=access_denied", "http://x/?state=0123&error=access_denied",
    ])
    func `an answer to another attempt is refused before anything else`(text: String) {
        #expect(error(text) == .stateMismatch)
    }

    @Test(arguments: [
        "", "  \n", "https://www.strava.com/", "hello", "http://x/?a=b",
        String(repeating: "a", count: 20_000),
    ])
    func `what has no code says what was found`(text: String) {
        guard case .noCode(let found) = error(text) else {
            Issue.record("expected that there is no code")
            return
        }
        #expect(!found.isEmpty)
    }

    @Test func `an empty code is none`() {
        #expect(
            error("http://x/?state=\(request.state)&code=") == .noCode("an address without a code"))
    }
}
