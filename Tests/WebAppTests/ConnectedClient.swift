import Foundation
import Storage
import StravaMock
import TestSupport
import Testing

@testable import WebApp

/// A page whose environment leads to a Strava on loopback.
struct ConnectedClient {
    static let athlete: Int64 = 87_000_001
    let mock: MockStrava
    let client: TestClient

    /// - Parameters:
    ///   - port: 0 where a server is going to listen.
    ///   - change: changes how the mock behaves.
    init(
        activities count: Int, hasCredentials: Bool = false, port: UInt16 = 8080,
        change: (inout MockOptions) -> Void = { _ in },
        page adjust: (inout PageOptions) -> Void = { _ in }
    ) async throws {
        var options = MockOptions()
        // The page's requests go by the real clock: the mock's must run beside it.
        options.startsAt = Int64(Date().timeIntervalSince1970)
        options.clockRuns = true
        options.limits = .none
        change(&options)
        let mock = MockStrava(
            .invented(
                athleteID: Self.athlete, seed: 7, activities: count,
                until: options.startsAt - 7_200),
            options: options)
        try await mock.start()
        self.mock = mock
        client = try TestClient { page in
            page.port = port
            page.environment = [
                "STRAVA_API_URL": mock.apiURL.absoluteString,
                "STRAVA_OAUTH_URL": mock.oauthURL.absoluteString,
                "XDG_STATE_HOME": page.folder.url.deletingLastPathComponent()
                    .appending(path: "state").path,
            ]
            if hasCredentials {
                page.environment["STRAVA_CLIENT_ID"] = "4711"
                page.environment["STRAVA_CLIENT_SECRET"] = options.clientSecret
            }
            adjust(&page)
        }
    }

    /// Puts tokens into the library's folder, as connecting does.
    func connect() throws {
        let issued = mock.issueTokens(
            athleteID: Self.athlete, scope: "read,activity:read_all,profile:read_all")
        let tokens = """
            {"access_token": "\(issued.accessToken)", "refresh_token": "\(issued.refreshToken)",
            "expires_at": \(issued.expiresAt), "athlete_id": \(Self.athlete),
            "scopes": ["activity:read_all", "profile:read_all", "read"]}
            """
        try FileManager.default.createDirectory(
            at: client.library.url, withIntermediateDirectories: true)
        try Data(tokens.utf8).write(to: client.library.tokens)
    }

    /// Waits until no sync is under way.
    func waitForSync() async throws {
        for _ in 0..<1_200 {
            if !client.app.sync.isBusy { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the sync did not end")
    }
}
