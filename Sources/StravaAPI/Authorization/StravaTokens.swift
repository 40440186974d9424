package import ActivityModel

/// What Strava gave one athlete's permission as.
package struct StravaTokens: Sendable, Hashable {
    /// Goes with every request; lives six hours.
    package var accessToken: Secret
    /// Gets a new access token; replaced by Strava each time, the old one dies at once.
    package var refreshToken: Secret
    /// When the access token dies.
    package var expiresAt: Timestamp
    /// What the athlete allowed, such as `activity:read_all`.
    package var scopes: Set<String>
    /// Whose they are, where Strava said so.
    package var athleteID: Int64?

    package init(
        accessToken: Secret, refreshToken: Secret, expiresAt: Timestamp, scopes: Set<String>,
        athleteID: Int64?
    ) {
        self.accessToken = accessToken
        self.refreshToken = refreshToken
        self.expiresAt = expiresAt
        self.scopes = scopes
        self.athleteID = athleteID
    }
}

/// Coded for the one private file of ``TokenStore``; nothing else should.
extension StravaTokens: Codable {
    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case expiresAt = "expires_at"
        case scopes
        case athleteID = "athlete_id"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        accessToken = Secret(try values.decode(String.self, forKey: .accessToken))
        refreshToken = Secret(try values.decode(String.self, forKey: .refreshToken))
        let seconds = try values.decode(Int64.self, forKey: .expiresAt)
        guard (0...1_000_000_000_000).contains(seconds) else {
            throw DecodingError.dataCorruptedError(
                forKey: .expiresAt, in: values, debugDescription: "out of range")
        }
        expiresAt = Timestamp(seconds: seconds)
        scopes = Set(try values.decode([String].self, forKey: .scopes))
        athleteID = try values.decodeIfPresent(Int64.self, forKey: .athleteID)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(accessToken.revealed, forKey: .accessToken)
        try values.encode(refreshToken.revealed, forKey: .refreshToken)
        try values.encode(expiresAt.seconds, forKey: .expiresAt)
        try values.encode(scopes.sorted(), forKey: .scopes)
        try values.encodeIfPresent(athleteID, forKey: .athleteID)
    }
}
