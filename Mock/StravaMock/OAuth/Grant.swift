/// Access that was given outside of a browser.
public struct MockTokens: Sendable, Equatable {
    /// Forty hexadecimal digits.
    public var accessToken: String
    /// Forty hexadecimal digits; it dies when used.
    public var refreshToken: String
    /// When the access token ends, seconds since 1970 by the mock's clock.
    public var expiresAt: Int64
}

/// An athlete's consent and the tokens that stand for it.
struct Grant: Sendable {
    var athleteID: Int64
    var scope: Set<String>
    var accessToken: String
    var refreshToken: String
    var expiresAt: Int64

    /// How long an access token lives, seconds.
    static let lifetime: Int64 = 21_600
    /// A refresh while the access token lives longer than this gives the same one again, seconds.
    static let kept: Int64 = 3_600
}

/// What the redirect brings: good once, and not for long.
struct Code: Sendable {
    var athleteID: Int64
    var scope: Set<String>
    var madeAt: Int64
}

/// The scopes of a list with commas or blanks.
func scopes(in text: String) -> Set<String> {
    Set(text.split { $0 == "," || $0 == " " }.map { String($0) })
}

/// Scopes in Strava's order.
func ordered(_ scopes: Set<String>) -> [String] {
    let order = [
        "read", "read_all", "profile:read_all", "profile:write", "activity:read",
        "activity:read_all", "activity:write",
    ]
    return order.filter { scopes.contains($0) } + scopes.subtracting(order).sorted()
}

extension World {
    func grant(access token: String, at now: Int64) -> Grant? {
        grants.first { $0.accessToken == token && now < $0.expiresAt }
    }

    mutating func makeGrant(athleteID: Int64, scope: Set<String>) -> Grant {
        let grant = Grant(
            athleteID: athleteID, scope: scope, accessToken: nextSecret(),
            refreshToken: nextSecret(), expiresAt: now + Grant.lifetime)
        grants.append(grant)
        return grant
    }

    /// Ends an athlete's consent; webhooks hear of it.
    mutating func revokeAll(of athleteID: Int64) {
        let count = grants.count
        grants.removeAll { $0.athleteID == athleteID }
        if grants.count < count { webhooks.note(deauthorizationOf: athleteID, at: now) }
    }

    /// Whether one more athlete may be connected, or this one again.
    func mayConnect(_ athleteID: Int64) -> Bool {
        guard let cap = options.athleteCap else { return true }
        let connected = Set(grants.map(\.athleteID))
        return connected.contains(athleteID) || connected.count < cap
    }
}
