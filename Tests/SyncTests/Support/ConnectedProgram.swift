import Foundation
import StravaAPI
import StravaMock
import TestSupport

/// The program with a library, a Strava on loopback and tokens that fit.
struct ConnectedProgram {
    let mock: MockStrava
    let folder: TemporaryFolder
    var library: URL { folder.url.appending(path: "library") }
    let athlete: Int64

    /// - Parameter isConnected: whether tokens are there already.
    init(
        _ account: MockAccount, options: MockOptions = MockOptions(), isConnected: Bool = true
    ) async throws {
        folder = try TemporaryFolder()
        athlete = account.athleteID
        var options = options
        // The program has a clock of its own: the mock's must run beside it.
        options.startsAt = Int64(Date().timeIntervalSince1970)
        options.clockRuns = true
        mock = MockStrava(account, options: options)
        try await mock.start()
        try FileManager.default.createDirectory(
            at: library, withIntermediateDirectories: true)
        guard isConnected else { return }
        let issued = mock.issueTokens(
            athleteID: athlete, scope: "read,activity:read_all")
        let tokens = """
            {"access_token": "\(issued.accessToken)", "refresh_token": "\(issued.refreshToken)",
            "expires_at": \(issued.expiresAt), "athlete_id": \(athlete),
            "scopes": ["activity:read_all", "read"]}
            """
        try Data(tokens.utf8).write(to: library.appending(path: "strava-tokens.json"))
    }

    init(activities count: Int) async throws {
        let newest = Int64(Date().timeIntervalSince1970) - 7_200
        var options = MockOptions()
        options.limits = .none
        try await self.init(
            .invented(athleteID: 87_000_001, seed: 3, activities: count, until: newest),
            options: options)
    }

    var environment: [String: String] {
        [
            "STRAVA_CLIENT_ID": "4711", "STRAVA_CLIENT_SECRET": MockOptions().clientSecret,
            "STRAVA_API_URL": mock.apiURL.absoluteString,
            "STRAVA_OAUTH_URL": mock.oauthURL.absoluteString,
            "XDG_STATE_HOME": folder.url.appending(path: "state").path,
        ]
    }

    /// Starts the program on the library.
    func start(_ arguments: [String], input: Pipe? = nil) throws -> Program.Running {
        try Program.start(
            "waymark", arguments + ["--library", library.path], environment: environment,
            input: input)
    }

    /// Runs the program to its end.
    func run(_ arguments: [String]) async throws -> Program.Result {
        try await start(arguments).finished()
    }
}

extension Program.Running {
    /// The end, waited for on a thread of its own: the mock must be able to answer meanwhile.
    func finished() async throws -> Program.Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try finish() })
            }
        }
    }
}
