import Foundation
import StravaMock
import Testing

struct OAuthTests {
    private func authorize(
        _ strava: Strava, _ changes: [String: String?] = [:], accept: String? = nil
    ) async throws -> Reply {
        var query: [String: String] = [
            "client_id": "4711", "redirect_uri": "http://127.0.0.1:5009/cb",
            "response_type": "code", "scope": "read,activity:read_all", "state": "s 1",
        ]
        for (name, value) in changes { query[name] = value }
        var parts = URLComponents()
        parts.queryItems = query.map { URLQueryItem(name: $0.key, value: $0.value) }
        return try await strava.get(
            "/oauth/authorize?\(parts.percentEncodedQuery ?? "")", accept: accept)
    }

    private func redirect(_ reply: Reply) -> [String: String] {
        let parts = URLComponents(string: reply.headers["location"] ?? "")
        let items = (parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        return Dictionary(items) { $1 }
    }

    private func token(_ strava: Strava, _ form: [String: String]) async throws -> Reply {
        try await strava.with(token: nil).post(
            "/oauth/token",
            ["client_id": "4711", "client_secret": MockOptions().clientSecret]
                .merging(form) { $1 })
    }

    @Test func `consent comes back as a code, the state and scopes with commas`() async throws {
        try await Strava.run { strava in
            let reply = try await authorize(strava)
            let location = try #require(reply.headers["location"])
            #expect(reply.status == 302)
            #expect(location.hasPrefix("http://127.0.0.1:5009/cb?state=s%201&code="))
            #expect(location.hasSuffix("&scope=read,activity:read_all"))
            #expect(redirect(reply)["code"]?.count == 40)
            let empty = try await authorize(strava, ["state": nil])
            #expect(empty.headers["location"]?.contains("?state=&code=") == true)
        }
    }

    @Test func `what is unticked is missing, and read is always there`() async throws {
        try await Strava.run(options: { $0.grantedScopes = ["activity:read"] }) { strava in
            let reply = try await authorize(
                strava, ["scope": "activity:read activity:read_all"])
            #expect(redirect(reply)["scope"] == "read,activity:read")
            strava.mock.withOptions { $0.declines = true }
            let declined = try await authorize(strava)
            #expect(redirect(declined) == ["state": "s 1", "error": "access_denied"])
        }
    }

    @Test(arguments: [
        ("http://localhost/cb", true), ("http://localhost:3000/a/b", true),
        ("http://127.0.0.1:9/", true), ("https://harbour.example/cb", true),
        ("https://deep.harbour.example/cb", true), ("myapp://harbour.example", true),
        ("https://harbour.example.evil.test/cb", false), ("https://evil.test/", false),
        ("https://notharbour.example/", false), ("nothing", false),
    ])
    func `redirects go to the domain, its subdomains and loopback`(
        address: String, isAllowed: Bool
    ) async throws {
        try await Strava.run(options: { $0.callbackDomain = "harbour.example" }) { strava in
            let reply = try await authorize(strava, ["redirect_uri": address])
            #expect(reply.status == (isAllowed ? 302 : 400))
            if !isAllowed { #expect(try reply.fault() == "Application/redirect_uri/invalid") }
        }
    }

    @Test func `an application that is not known gets no consent`() async throws {
        try await Strava.run { strava in
            let missing = try await authorize(strava, ["client_id": nil])
            #expect(try missing.fault() == "Application/client_id/missing")
            let wrong = try await authorize(strava, ["client_id": "5"])
            #expect(try wrong.fault() == "Application/client_id/invalid")
        }
    }

    @Test func `a browser sees a page, and the page answers as ticked`() async throws {
        try await Strava.run(options: { $0.autoApproves = false }) { strava in
            let page = try await authorize(strava, accept: "text/html,*/*")
            let text = String(decoding: page.body, as: UTF8.self)
            #expect(page.status == 200)
            #expect(text.contains("type=\"checkbox\" name=\"scope\" value=\"activity:read_all\""))
            #expect(try await authorize(strava, accept: "application/json").status == 302)
            let form = [
                "client_id": "4711", "redirect_uri": "http://localhost:1/", "state": "x",
                "response_type": "code", "scope": "read", "decision": "authorize",
            ]
            let granted = try await strava.post("/oauth/authorize", form)
            #expect(redirect(granted)["scope"] == "read")
            let cancelled = try await strava.post(
                "/oauth/authorize", form.merging(["decision": "cancel"]) { $1 })
            #expect(redirect(cancelled)["error"] == "access_denied")
        }
    }

    @Test func `a code is good once and not for long`() async throws {
        try await Strava.run { strava in
            let code = redirect(try await authorize(strava))["code"] ?? ""
            let form = ["grant_type": "authorization_code", "code": code]
            let reply = try await token(strava, form)
            let object = try reply.object()
            #expect(reply.status == 200)
            #expect(object["scope"] as? String == "read activity:read_all")
            #expect(object["expires_in"] as? Int == 21_600)
            #expect(object["expires_at"] as? Int64 == strava.mock.now + 21_600)
            let athlete = object["athlete"] as? [String: Any]
            #expect(athlete?["id"] as? Int64 == MockAccount.runa)
            #expect(athlete?["resource_state"] as? Int == 2)
            #expect(!reply.headers.keys.contains { $0.contains("ratelimit") })
            let again = try await token(strava, form)
            #expect(again.status == 400)
            #expect(try again.fault() == "AuthorizationCode/code/invalid")

            let late = redirect(try await authorize(strava))["code"] ?? ""
            strava.mock.advance(seconds: 601)
            #expect(
                try await token(strava, ["grant_type": "authorization_code", "code": late]).status
                    == 400)
        }
    }

    @Test func `a refresh gives the same access token while it lives for an hour`() async throws {
        try await Strava.run { strava in
            let tokens = strava.mock.issueTokens(athleteID: MockAccount.runa, scope: "read")
            let first = try await token(
                strava, ["grant_type": "refresh_token", "refresh_token": tokens.refreshToken])
            let object = try first.object()
            #expect(object["access_token"] as? String == tokens.accessToken)
            #expect(object["athlete"] == nil)
            let next = try #require(object["refresh_token"] as? String)
            #expect(next != tokens.refreshToken)
            let dead = try await token(
                strava, ["grant_type": "refresh_token", "refresh_token": tokens.refreshToken])
            #expect(dead.status == 400)
            #expect(try dead.fault() == "RefreshToken/refresh_token/invalid")

            strava.mock.advance(seconds: 21_600 - 3_600)
            strava.mock.withOptions {
                $0.isActive = false
                $0.tokensTellScope = false
            }
            let late = try await token(
                strava, ["grant_type": "refresh_token", "refresh_token": next])
            #expect(late.status == 200, "also while the application is inactive")
            #expect(try late.object()["access_token"] as? String != tokens.accessToken)
            #expect(try late.object()["scope"] == nil)
        }
    }

    @Test func `a wrong secret names no field`() async throws {
        try await Strava.run { strava in
            let reply = try await token(strava, ["client_secret": "no"])
            #expect(reply.status == 401)
            #expect(try reply.fault() == "Application//invalid")
            let unknown = try await token(strava, ["client_id": "1"])
            #expect(unknown.status == 400)
            #expect(try unknown.fault() == "Application/client_id/invalid")
        }
    }

    @Test func `no more athletes are connected than the cap allows`() async throws {
        try await Strava.run(options: { $0.athleteCap = 1 }) { strava in
            strava.mock.add(MockAccount(athleteID: 9))
            #expect(try await authorize(strava).status == 302, "the connected one again")
            strava.mock.withOptions { $0.signedInAthlete = 9 }
            let reply = try await authorize(strava)
            #expect(reply.status == 403)
            #expect(
                String(decoding: reply.body, as: UTF8.self)
                    .contains("Limit of connected athletes exceeded"))
        }
    }

    @Test(arguments: [true, false])
    func `revoking either token ends both`(isAccess: Bool) async throws {
        try await Strava.run(scope: nil) { strava in
            let tokens = strava.mock.issueTokens(athleteID: MockAccount.runa)
            let form = ["token": isAccess ? tokens.accessToken : tokens.refreshToken]
            let basic = Data("4711:\(MockOptions().clientSecret)".utf8).base64EncodedString()
            #expect(try await strava.post("/oauth/revoke", form).status == 401)
            let reply = try await strava.send(
                "POST", "/oauth/revoke", form: form, headers: ["Authorization": "Basic \(basic)"])
            #expect(reply.status == 200)
            #expect(reply.body.isEmpty)
            #expect(try await strava.with(token: tokens.accessToken).get("athlete").status == 401)
            let refresh = try await token(
                strava, ["grant_type": "refresh_token", "refresh_token": tokens.refreshToken])
            #expect(refresh.status == 400)
        }
    }

    @Test func `deauthorizing works until June 2027, and counts`() async throws {
        try await Strava.run { strava in
            let access = try #require(strava.token)
            let reply = try await strava.with(token: nil).post(
                "/oauth/deauthorize", ["access_token": access])
            #expect(try reply.object()["access_token"] as? String == access)
            #expect(reply.headers["x-ratelimit-usage"] == "1,1")
            #expect(try await strava.get("athlete").status == 401)
            strava.mock.setClock(MockOptions().deauthorizeEnds)
            let tokens = strava.mock.issueTokens(athleteID: MockAccount.runa)
            let gone = try await strava.with(token: nil).post(
                "/oauth/deauthorize", ["access_token": tokens.accessToken])
            #expect(gone.status == 404)
        }
    }
}
