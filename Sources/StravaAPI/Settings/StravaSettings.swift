package import Foundation

/// What a person sets about Strava: `[strava]` in `config.toml`, and the environment.
package struct StravaSettings: Sendable, Hashable {
    /// The number of the person's own API application.
    package var clientID: String?
    package var clientSecret: Secret?
    /// An authorization code that was obtained by hand, or the address it came in.
    package var code: Secret?
    /// What signs the events of a webhook; `nil`: they are not signed.
    package var signingSecret: Secret?
    /// Whether the API's word about activities that exports have too stays when Strava says that
    /// access was taken away; what only the API brought goes in any case.
    package var keepsExported = false
    /// What is odd about the configuration, though it can be used.
    package var remarks: [StravaSettingsError] = []
    /// The base of the API; changes in 2027, prefix and all.
    package var apiURL: URL
    package var oauthURL: URL
    /// Days after which what only the API brought is dropped; `nil`: never.
    package var retentionDays: Int?
    /// Days before the newest activity that every sync asks for again, for late uploads.
    package var overlapDays: Int
    /// Days after which a sync walks the complete list.
    package var reconcileDays: Int
    /// The share of every window that stays for the person's other use of the application.
    package var reserve: Double

    /// Today's base of the API.
    package static let defaultAPIURL = known("https://www.strava.com/api/v3")
    /// The base of OAuth, which stays.
    package static let defaultOAuthURL = known("https://www.strava.com/oauth")

    package init(
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
    package var hasCredentials: Bool { clientID != nil && clientSecret != nil }

    /// The configuration file of a library.
    package static func configuration(library folder: URL) -> URL {
        folder.appending(path: "config.toml")
    }
}
