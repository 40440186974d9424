import JSON
import ActivityModel
import Foundation

/// The three OAuth calls: exchange a code, refresh tokens, revoke access. None of them counts
/// against the limits.
package struct StravaAuthorizer: Sendable {
    private let settings: StravaSettings
    private let transport: any HTTPTransport

    package init(settings: StravaSettings, transport: any HTTPTransport) {
        self.settings = settings
        self.transport = transport
    }

    /// Exchanges the code of an answer for tokens and stores them before it returns.
    ///
    /// - Throws: ``StravaAPIError`` `missingCredentials`, `codeRefused`, `wrongCredentials`,
    ///   `athleteLimit`, `unusableFile`, …
    @discardableResult
    package func exchange(
        _ answer: AuthorizationAnswer, keepingIn store: TokenStore
    ) async throws -> StravaTokens {
        let credentials = try credentials()
        // A code works only once: its tokens must be stored even if the caller is cancelled.
        return try await Task {
            let tokens = try await tokens(
                credentials + [
                    ("code", answer.code.revealed), ("grant_type", "authorization_code"),
                ],
                scopes: answer.scopes, athleteID: nil)
            try await store.save(tokens)
            return tokens
        }.value
    }

    /// Exchanges the code of an answer for tokens without storing them.
    ///
    /// - Throws: as ``exchange(_:keepingIn:)``.
    package func exchange(_ answer: AuthorizationAnswer) async throws -> StravaTokens {
        try await tokens(
            credentials() + [
                ("code", answer.code.revealed), ("grant_type", "authorization_code"),
            ],
            scopes: answer.scopes, athleteID: nil)
    }

    /// Checks client id and secret with a code that cannot exist: Strava checks the application
    /// first. An inconclusive reply counts as valid.
    ///
    /// - Throws: ``StravaAPIError`` `missingCredentials`, `wrongCredentials`, `transport`.
    package func checkCredentials() async throws {
        do {
            _ = try await exchange(
                AuthorizationAnswer(code: Secret(String(repeating: "0", count: 40))))
        } catch let error as StravaAPIError {
            switch error {
            case .missingCredentials, .wrongCredentials, .transport: throw error
            default: return
            }
        }
    }

    /// Refreshes tokens; the caller stores the new ones before using them.
    func refresh(_ old: StravaTokens) async throws -> StravaTokens {
        try await tokens(
            credentials() + [
                ("grant_type", "refresh_token"), ("refresh_token", old.refreshToken.revealed),
            ],
            scopes: old.scopes, athleteID: old.athleteID)
    }

    /// Ends the access at Strava: through `revoke`, or through the older `deauthorize` if `revoke`
    /// does not exist yet. Tokens that are already invalid are not an error.
    ///
    /// - Throws: ``StravaAPIError`` `missingCredentials`, `wrongCredentials`, `server`,
    ///   `transport`, …
    package func revoke(_ tokens: StravaTokens) async throws {
        let pair = try credentials()
        let basic = Data("\(pair[0].1):\(pair[1].1)".utf8).base64EncodedString()
        let answer = try await post(
            "revoke",
            [("token", tokens.refreshToken.revealed), ("token_type_hint", "refresh_token")],
            authorization: "Basic \(basic)")
        if (200..<300).contains(answer.status) { return }
        let refusal = Refusal(answer)
        switch (answer.status, refusal.error) {
        case (400, .wrongCredentials), (401, .wrongCredentials):
            throw StravaAPIError.wrongCredentials
        case (400, _): return
        case (404, _), (405, _), (501, _):
            let older = try await post(
                "deauthorize", [], authorization: "Bearer \(tokens.accessToken.revealed)")
            guard (200..<300).contains(older.status) || older.status == 401 else {
                throw Refusal(older).error
            }
        default: throw refusal.error
        }
    }

    private func credentials() throws(StravaAPIError) -> [(String, String)] {
        guard let id = settings.clientID, let secret = settings.clientSecret else {
            throw .missingCredentials
        }
        return [("client_id", id), ("client_secret", secret.revealed)]
    }

    private func tokens(
        _ form: [(String, String)], scopes: Set<String>, athleteID: Int64?
    ) async throws -> StravaTokens {
        let answer = try await post("token", form)
        guard answer.status == 200 else {
            if answer.status == 429 { throw StravaAPIError.server(status: 429) }
            throw Refusal(answer).error
        }
        guard let payload = try? JSONReader.read(answer.body) else {
            throw StravaAPIError.unexpectedPayload(path: "")
        }
        guard let access = payload["access_token"]?.text, !access.isEmpty else {
            throw StravaAPIError.unexpectedPayload(path: "access_token")
        }
        guard let refresh = payload["refresh_token"]?.text, !refresh.isEmpty else {
            throw StravaAPIError.unexpectedPayload(path: "refresh_token")
        }
        guard let expires = payload["expires_at"]?.integer, (0...100_000_000_000).contains(expires)
        else { throw StravaAPIError.unexpectedPayload(path: "expires_at") }
        // Included since April 2026, separated by spaces; in the redirect by commas.
        let told = payload["scope"]?.text?.split { " ,".contains($0) }.map(String.init)
        return StravaTokens(
            accessToken: Secret(access), refreshToken: Secret(refresh),
            expiresAt: Timestamp(seconds: expires), scopes: told.map { Set($0) } ?? scopes,
            athleteID: payload["athlete"]?["id"]?.integer ?? athleteID)
    }

    private func post(
        _ path: String, _ form: [(String, String)], authorization: String? = nil
    ) async throws -> WireAnswer {
        var headers = ["Content-Type": FormEncoding.contentType, "Accept": "application/json"]
        headers["Authorization"] = authorization
        let request = WireRequest(
            method: "POST", url: FormEncoding.url(settings.oauthURL, path), headers: headers,
            body: Data(FormEncoding.encode(form).utf8))
        do { return try await transport.send(request) } catch let error as CancellationError {
            throw error
        } catch {
            throw StravaAPIError.transport((error as? TransportError)?.reason ?? .other(0))
        }
    }
}
