public import Foundation

/// What a person sets about Strava: `[strava]` in `config.toml`, and the environment.
public struct StravaSettings: Sendable, Hashable {
    /// The number of the person's own API application.
    public var clientID: String?
    /// Its secret.
    public var clientSecret: Secret?
    /// An authorization code that was obtained by hand.
    public var code: Secret?
    /// The base of the API; changes in 2027, prefix and all.
    public var apiURL: URL
    /// The base of OAuth.
    public var oauthURL: URL
    /// Days after which what only the API brought is dropped; `nil`: never.
    public var retentionDays: Int?
    /// Days before the newest activity that every sync asks for again, for late uploads.
    public var overlapDays: Int
    /// Days after which a sync walks the complete list.
    public var reconcileDays: Int
    /// The share of every window that stays for the person's other use of the application.
    public var reserve: Double

    /// Today's base of the API.
    public static let defaultAPIURL = known("https://www.strava.com/api/v3")
    /// The base of OAuth, which stays.
    public static let defaultOAuthURL = known("https://www.strava.com/oauth")

    /// Settings.
    public init(
        clientID: String? = nil, clientSecret: Secret? = nil, code: Secret? = nil,
        apiURL: URL = Self.defaultAPIURL, oauthURL: URL = Self.defaultOAuthURL,
        retentionDays: Int? = nil, overlapDays: Int = 14, reconcileDays: Int = 30,
        reserve: Double = 0.05
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.code = code
        self.apiURL = apiURL
        self.oauthURL = oauthURL
        self.retentionDays = retentionDays
        self.overlapDays = overlapDays
        self.reconcileDays = reconcileDays
        self.reserve = reserve
    }

    private static func known(_ text: String) -> URL {
        URL(string: text) ?? URL(filePath: "/")
    }

    /// Whether there is all that is needed to connect.
    public var hasCredentials: Bool { clientID != nil && clientSecret != nil }

    /// The configuration file of a library.
    public static func configuration(library folder: URL) -> URL {
        folder.appending(path: "config.toml")
    }
}
