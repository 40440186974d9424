package import Foundation

/// The user's settings for Strava: `[strava]` in `config.toml`, and the environment.
package struct StravaSettings: Sendable, Hashable {
    /// The number of the user's own API application.
    package var clientID: String?
    package var clientSecret: Secret?
    /// An authorization code obtained by hand, or the address that contained it.
    package var code: Secret?
    /// The secret that signs the webhook's events; `nil` if they are not signed.
    package var signingSecret: Secret?
    /// Whether API data about activities that exports also contain is kept after a deauthorization;
    /// data that came only from the API is deleted in any case.
    package var keepsExported = false
    /// Problems of a configuration that can still be used.
    package var remarks: [StravaSettingsError] = []
    /// The base address of the API, including its prefix; changes in 2027.
    package var apiURL: URL
    package var oauthURL: URL
    /// Days after which data that came only from the API is removed; `nil` means never.
    package var retentionDays: Int?
    /// Days before the newest activity that every sync requests again, for late uploads.
    package var overlapDays: Int
    /// Days after which a sync walks the complete list.
    package var reconcileDays: Int
    /// The share of every window that is reserved for other uses of the application.
    package var reserve: Double

    /// The present base address of the API.
    package static let defaultAPIURL = known("https://www.strava.com/api/v3")
    /// The base address of OAuth, which does not change.
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

    /// Whether client id and secret are set.
    package var hasCredentials: Bool { clientID != nil && clientSecret != nil }

    /// The configuration file of a library.
    package static func configuration(library folder: URL) -> URL {
        folder.appending(path: "config.toml")
    }
}
