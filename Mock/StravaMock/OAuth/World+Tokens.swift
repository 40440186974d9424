import JSON

extension World {
    /// `POST /oauth/token`: a code or a refresh token for tokens. It works while the application is
    /// inactive, and tells no limits.
    mutating func answerToken(_ call: Call) -> Answer {
        guard call["client_id"] == "\(options.clientID)" else {
            return .badRequest("Application", "client_id", "invalid")
        }
        guard call["client_secret"] == options.clientSecret else { return .invalidApplication }
        switch call["grant_type"] {
        case "authorization_code": return exchange(call["code"] ?? "")
        case "refresh_token": return refresh(call["refresh_token"] ?? "")
        default: return .badRequest("Application", "grant_type", "invalid")
        }
    }

    private mutating func exchange(_ code: String) -> Answer {
        guard let known = codes.removeValue(forKey: code),
            now - known.madeAt <= options.codeLifetime, let account = accounts[known.athleteID]
        else { return .badRequest("AuthorizationCode", "code", "invalid") }
        guard mayConnect(known.athleteID) else { return .athleteLimit }
        let grant = makeGrant(athleteID: known.athleteID, scope: known.scope)
        var object: JSONObject = [
            "token_type": "Bearer", "expires_at": .int(grant.expiresAt),
            "expires_in": .int(grant.expiresAt - now),
            "refresh_token": .string(grant.refreshToken),
            "access_token": .string(grant.accessToken),
            "athlete": .object(summary(of: account)),
        ]
        tell(grant.scope, in: &object)
        return .json(.object(object))
    }

    private mutating func refresh(_ token: String) -> Answer {
        guard let place = grants.firstIndex(where: { $0.refreshToken == token }) else {
            return .badRequest("RefreshToken", "refresh_token", "invalid")
        }
        if grants[place].expiresAt - now <= Grant.kept {
            grants[place].accessToken = nextSecret()
            grants[place].expiresAt = now + Grant.lifetime
        }
        if options.refreshTokensRotate { grants[place].refreshToken = nextSecret() }
        let grant = grants[place]
        var object: JSONObject = [
            "token_type": "Bearer", "access_token": .string(grant.accessToken),
            "expires_at": .int(grant.expiresAt), "expires_in": .int(grant.expiresAt - now),
            "refresh_token": .string(grant.refreshToken),
        ]
        tell(grant.scope, in: &object)
        return .json(.object(object))
    }

    private func tell(_ scope: Set<String>, in object: inout JSONObject) {
        guard options.tokensTellScope else { return }
        object["scope"] = .string(ordered(scope).joined(separator: " "))
    }

    /// `POST /oauth/revoke`: either token ends both. An unknown one is none of anybody's business
    /// (RFC 7009, section 2.2).
    mutating func answerRevoke(_ call: Call) -> Answer {
        guard let basic = call.basic, basic.name == "\(options.clientID)",
            basic.password == options.clientSecret
        else { return .invalidApplication }
        let token = call["token"] ?? ""
        let revoked = grants.first { $0.accessToken == token || $0.refreshToken == token }
        if let revoked { revokeAll(of: revoked.athleteID) }
        return Answer(status: 200)
    }

    /// `POST /oauth/deauthorize`, until June 2027.
    mutating func answerDeauthorize(_ call: Call) -> Answer {
        guard now < options.deauthorizeEnds else { return .unknownPath }
        guard let token = call["access_token"] ?? call.bearer,
            let grant = grant(access: token, at: now)
        else { return .invalidToken }
        revokeAll(of: grant.athleteID)
        return .json(["access_token": .string(token)])
    }
}
