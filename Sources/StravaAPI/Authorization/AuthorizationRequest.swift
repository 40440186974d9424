package import Foundation

/// One attempt to connect: the address for the browser, and what the redirect must match.
package struct AuthorizationRequest: Sendable, Hashable {
    /// The scopes that Waymark requests, no more than it uses: the athlete's profile, and all
    /// activities, including private ones and positions in privacy zones.
    package static let scopes = ["read", "activity:read_all"]
    /// Without one of these, no activity can be read.
    package static let readingScopes: Set = ["activity:read", "activity:read_all"]

    /// The consequence of a missing scope.
    package static func consequence(of scope: String) -> String {
        switch scope {
        case "activity:read_all":
            "Activities only you can see, and positions in privacy zones, remain invisible. "
                + "Connect again and leave the box about private activities ticked."
        default: "Some data remains invisible."
        }
    }

    /// The address for the browser.
    package let url: URL
    /// The address to which Strava sends the browser afterwards.
    package let redirect: URL
    /// 128 random bits in hexadecimal, which the redirect must contain.
    package let state: String
    package let scopes: [String]

    /// Creates an attempt to connect.
    ///
    /// - Parameters:
    ///   - redirect: a loopback address with any port, or an address within the application's
    ///     callback domain.
    ///   - force: whether Strava asks even if access was granted before; required to tick a box
    ///     later.
    /// - Throws: ``StravaAPIError`` `missingCredentials` if there is no client id.
    package init(
        settings: StravaSettings, redirect: URL, scopes: [String] = Self.scopes, force: Bool = false
    ) throws(StravaAPIError) {
        guard let clientID = settings.clientID else { throw .missingCredentials }
        self.redirect = redirect
        self.scopes = scopes
        var random = SystemRandomNumberGenerator()
        state = (0..<16).map { _ in
            let text = String(random.next() & 0xFF, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
        url = FormEncoding.url(
            settings.oauthURL, "authorize",
            [
                ("client_id", clientID), ("redirect_uri", redirect.absoluteString),
                ("response_type", "code"), ("approval_prompt", force ? "force" : "auto"),
                ("scope", Self.asked(scopes).joined(separator: ",")), ("state", state),
            ])
    }

    /// Besides the box for all activities, the one for public activities is requested: a user who
    /// unticks the first still has something to sync.
    private static func asked(_ scopes: [String]) -> [String] {
        scopes.flatMap { $0 == "activity:read_all" ? ["activity:read", $0] : [$0] }
    }

    /// Parses the address to which Strava sent the browser, as it arrived or as pasted by the user:
    /// with spaces, line breaks or quotes, or only its query.
    ///
    /// - Throws: ``StravaAPIError`` `stateMismatch`, `denied`, `noCode`, `refused`.
    package func parse(_ text: String) throws(StravaAPIError) -> AuthorizationAnswer {
        let fields = try Self.fields(of: text)
        guard let answered = fields["state"] else {
            throw fields["code"] == nil && fields["error"] == nil
                ? .noCode("an address without a code") : .stateMismatch
        }
        guard answered == state else { throw .stateMismatch }
        if let error = fields["error"] {
            throw error == "access_denied"
                ? .denied
                : .refused(status: 302, reason: String(error.filter(\.isLetter).prefix(40)))
        }
        guard let code = fields["code"], !code.isEmpty else {
            throw .noCode("an address without a code")
        }
        let granted = (fields["scope"] ?? "").split { ", +".contains($0) }.map(String.init)
        return AuthorizationAnswer(
            code: Secret(code), scopes: Set(granted),
            missingScopes: fields["scope"] == nil ? [] : scopes.filter { !granted.contains($0) })
    }

    /// Parses the address to which the browser was sent.
    ///
    /// - Throws: as ``parse(_:)``.
    package func parse(redirect: URL) throws(StravaAPIError) -> AuthorizationAnswer {
        try parse(redirect.absoluteString)
    }

    fileprivate static func fields(of pasted: String) throws(StravaAPIError) -> [String: String] {
        guard pasted.utf8.count <= 16_384 else { throw .noCode("a very long text") }
        // An address contains no spaces: any were added by copying.
        var text = String(pasted.filter { !$0.isWhitespace && !"\"'<>`".contains($0) })
            .replacing("&amp;", with: "&")
        if text.isEmpty { throw .noCode("nothing") }
        if let fragment = text.firstIndex(of: "#") { text = String(text[..<fragment]) }
        if let query = text.firstIndex(of: "?") { text = String(text[text.index(after: query)...]) }
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let value = parts[1].replacing("+", with: " ")
            fields[String(parts[0])] = value.removingPercentEncoding ?? String(value)
        }
        if fields.isEmpty { throw .noCode("a text that is not an address") }
        return fields
    }
}

extension AuthorizationAnswer {
    /// The answer that the user wrote down: a code, or the whole address to which Strava sent the
    /// browser. There is no request that it must match.
    package init(written text: String) {
        let fields = (try? AuthorizationRequest.fields(of: text)) ?? [:]
        guard let code = fields["code"], !code.isEmpty else {
            self.init(code: Secret(text))
            return
        }
        let granted = (fields["scope"] ?? "").split { ", +".contains($0) }.map(String.init)
        self.init(code: Secret(code), scopes: Set(granted))
    }
}

/// The content of the redirect after the user consented.
package struct AuthorizationAnswer: Sendable, Hashable {
    /// The code, which can be exchanged once and only for a few minutes.
    package var code: Secret
    /// The granted scopes; empty if the redirect does not state them.
    package var scopes: Set<String>
    /// The scopes that were requested but not granted, in order.
    package var missingScopes: [String]

    /// Creates an answer; `scopes` may be empty if only the code is known.
    package init(code: Secret, scopes: Set<String> = [], missingScopes: [String] = []) {
        self.code = code
        self.scopes = scopes
        self.missingScopes = missingScopes
    }
}
