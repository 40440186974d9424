import Foundation

extension World {
    /// `GET /oauth/authorize` asks for consent, `POST` is what the page sends back.
    mutating func answerAuthorize(_ call: Call) -> Answer {
        guard let clientID = call["client_id"] else {
            return .badRequest("Application", "client_id", "missing")
        }
        guard clientID == "\(options.clientID)" else {
            return .badRequest("Application", "client_id", "invalid")
        }
        guard let address = call["redirect_uri"], let uri = URLComponents(string: address),
            mayRedirect(to: uri)
        else { return .badRequest("Application", "redirect_uri", "invalid") }
        guard call["response_type"] == "code" else {
            return .badRequest("Application", "response_type", "invalid")
        }
        guard let asked = call["scope"], !scopes(in: asked).isEmpty || call.method == "POST" else {
            return .badRequest("Application", "scope", "missing")
        }
        guard let athleteID = options.signedInAthlete ?? athletes.first,
            let account = accounts[athleteID]
        else { return .notFound("Athlete") }
        guard mayConnect(athleteID) else {
            return .html(
                "<!DOCTYPE html>\n<title>403</title>\n<h1>Limit of connected athletes exceeded</h1>\n",
                status: 403)
        }
        var isDeclined = options.declines
        if call.method == "POST" {
            isDeclined = call["decision"] != "authorize"
        } else if !options.autoApproves, call["auto"] == nil, call.accept.contains("text/html") {
            return .html(consentPage(call, account.profile, asked: scopes(in: asked)))
        }
        var reply: [(String, String)] = [("state", call["state"] ?? "")]
        if isDeclined {
            reply.append(("error", "access_denied"))
        } else {
            let granted = scopes(in: asked).filter { options.grantedScopes?.contains($0) ?? true }
                .union(["read"])
            let code = nextSecret()
            codes[code] = Code(athleteID: athleteID, scope: granted, madeAt: now)
            reply += [("code", code), ("scope", ordered(granted).joined(separator: ","))]
        }
        return .redirect(to: appending(reply, to: address))
    }

    /// Loopback with any port and path, and the callback domain with its subdomains.
    private func mayRedirect(to uri: URLComponents) -> Bool {
        guard uri.scheme != nil, let host = uri.host?.lowercased() else { return false }
        let domain = options.callbackDomain.lowercased()
        return host == "localhost" || host == "127.0.0.1" || host == domain
            || host.hasSuffix("." + domain)
    }

    private func appending(_ parameters: [(String, String)], to address: String) -> String {
        // Strava leaves commas and colons of the scope as they are.
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~,:"))
        let query = parameters.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }
        return address + (address.contains("?") ? "&" : "?") + query.joined(separator: "&")
    }

    private func consentPage(
        _ call: Call, _ profile: MockProfile, asked: Set<String>
    ) -> String {
        let hidden = ["client_id", "redirect_uri", "response_type", "state"].map { name in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(escaped(call[name] ?? ""))\">"
        }
        let boxes = ordered(asked).map { scope in
            "<p><label><input type=\"checkbox\" name=\"scope\" value=\"\(escaped(scope))\" checked> "
                + "\(escaped(scope))</label></p>"
        }
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Authorize (mock)</title>
            <link rel="icon" href="data:,"><style>body{font:1.1rem sans-serif;max-width:30rem;margin:3rem auto}\
            button{font:inherit;padding:.5rem 1rem}</style></head>
            <body><h1>Authorize application \(options.clientID)?</h1>
            <p>This is strava-mock. Signed in: \(escaped(profile.firstName)), who is invented.</p>
            <form method="post" action="/oauth/authorize">
            \((hidden + boxes).joined(separator: "\n"))
            <input type="hidden" name="scope" value="">
            <p><button name="decision" value="authorize">Authorize</button>
            <button name="decision" value="cancel">Cancel</button></p>
            </form></body></html>

            """
    }

    private func escaped(_ text: String) -> String {
        [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")].reduce(text) {
            $0.split(separator: Character($1.0), omittingEmptySubsequences: false)
                .joined(separator: $1.1)
        }
    }
}
