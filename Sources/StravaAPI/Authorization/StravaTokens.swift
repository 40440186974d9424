package import ActivityModel

/// The tokens of one athlete's authorisation.
package struct StravaTokens: Sendable, Hashable {
    /// Sent with every request; valid for six hours.
    package var accessToken: Secret
    /// Obtains a new access token. Strava replaces it each time, and the old one becomes invalid at
    /// once.
    package var refreshToken: Secret
    /// When the access token expires.
    package var expiresAt: Timestamp
    /// The granted scopes, such as `activity:read_all`.
    package var scopes: Set<String>
    /// Strava's id of the athlete, if Strava stated it.
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

/// Encoded only for the private file of ``TokenStore``.
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
