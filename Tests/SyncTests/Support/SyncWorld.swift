import ActivityModel
import Foundation
import GRDB
import Ingest
import Storage
import StravaAPI
import StravaMock
import TestSupport

/// A Strava on loopback, a library on disk, and a client between them that is connected.
struct SyncWorld {
    let mock: MockStrava
    let folder: TemporaryFolder
    let library: LibraryFolder
    let athlete: Int64
    private let scope: String

    init(
        _ account: MockAccount, options: MockOptions = MockOptions(),
        scope: String = "read,activity:read_all"
    ) async throws {
        folder = try TemporaryFolder()
        library = LibraryFolder(folder.url.appending(path: "library"))
        try FileManager.default.createDirectory(
            at: library.url, withIntermediateDirectories: true)
        athlete = account.athleteID
        self.scope = scope
        mock = MockStrava(account, options: options)
        try await mock.start()
        try await connect()
    }

    /// Stores fresh tokens, as `connect` does.
    func connect() async throws {
        let issued = mock.issueTokens(athleteID: athlete, scope: scope)
        try await tokens.save(
            StravaTokens(
                accessToken: Secret(issued.accessToken), refreshToken: Secret(issued.refreshToken),
                expiresAt: Timestamp(seconds: issued.expiresAt),
                scopes: Set(scope.split(separator: ",").map(String.init)), athleteID: athlete))
    }

    var tokens: TokenStore { TokenStore(library: library.url) }

    /// One sync with a client of its own, as another process has.
    ///
    /// - Parameter waits: whether limits are waited for, on the mock's clock.
    @discardableResult
    func sync(
        waits: Bool = true, stop: StopSignal = StopSignal(),
        transport: any HTTPTransport = URLSessionTransport(),
        change: (inout SyncOptions) -> Void = { _ in },
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) async throws -> SyncReport {
        var options = SyncOptions(
            folder: library, athlete: athlete,
            scopes: Set(scope.split(separator: ",").map(String.init)))
        change(&options)
        let settings = StravaSettings(
            clientID: "4711", clientSecret: Secret(MockOptions().clientSecret),
            apiURL: mock.apiURL, oauthURL: mock.oauthURL)
        let clock = MockClock(mock: mock)
        let budget = RequestBudget(file: folder.url.appending(path: "budget.json"), clock: clock)
        let client = StravaClient(
            settings: settings, tokens: tokens, budget: budget, transport: transport,
            clock: clock, noWait: !waits, seed: 1, countdownStep: 900)
        return try await SyncRun(
            options, client: client, budget: budget, clock: clock, stop: stop, progress: progress
        ).run()
    }

    /// What Strava has, activity by activity, as ``stored()`` writes it.
    func truth() throws -> [String] {
        guard let account = mock.account(athlete) else { return [] }
        let gear = Dictionary(account.gear.map { ($0.id, $0.name) }) { first, _ in first }
        return account.activities.map { activity in
            Self.line([
                "\(activity.id)", activity.name, activity.sportType, "\(activity.startTime)",
                "\(Int(activity.distance.rounded()))", "\(activity.elapsedTime)",
                (activity.gearID.flatMap { gear[$0] } ?? "").trimmingCharacters(in: .whitespaces),
                "\(activity.isCommute)",
            ])
        }.sorted()
    }

    /// What the library has, absent activities left out.
    func stored() throws -> [String] {
        try read(
            """
            SELECT a.*, r.start_time FROM activities a
            JOIN activity b ON b.id = a.id
            JOIN activity_row r ON r.activity_id = b.id AND r.source_id = b.source_id
            WHERE a.absent_since_utc IS NULL
            """
        ).map { row in
            let distance: Double? = row["distance_m"]
            let elapsed: Double? = row["elapsed_s"]
            let isCommute: Bool? = row["is_commute"]
            return Self.line([
                "\(row["id"] as Int64)", row["name"], row["sport_type"] ?? row["type"],
                "\(row["start_time"] as Int64)", "\(Int((distance ?? 0).rounded()))",
                "\(Int(elapsed ?? 0))", row["gear"] ?? "", "\(isCommute ?? false)",
            ])
        }.sorted()
    }

    /// What library and Strava disagree on; empty when they are equal.
    func disagreements() throws -> [String] {
        let (stored, truth) = (Set(try stored()), Set(try truth()))
        return stored.subtracting(truth).map { "library: " + $0 }.sorted()
            + truth.subtracting(stored).map { "Strava: " + $0 }.sorted()
    }

    /// How many samples Strava has of the activities that no export has; none of those by hand.
    func sampleCounts() throws -> [Int64: Int] {
        guard let account = mock.account(athlete) else { return [:] }
        let only = Set(
            try read("SELECT id FROM activities WHERE source = 'api'").map { $0[0] as Int64 })
        var counts: [Int64: Int] = [:]
        for activity in account.activities where only.contains(activity.id) {
            counts[activity.id] = activity.streams?.count ?? 0
        }
        return counts
    }

    /// How many samples the library has of them.
    func storedSampleCounts() throws -> [Int64: Int] {
        try read("SELECT id, coalesce(samples, 0) FROM activities WHERE source = 'api'")
            .reduce(into: [:]) { $0[$1[0]] = $1[1] }
    }

    func read(_ sql: String) throws -> [Row] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: library.database.path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { try Row.fetchAll($0, sql: sql) }
    }

    func number(_ sql: String) throws -> Int { try read(sql).first.map { $0[0] ?? 0 } ?? 0 }

    private static func line(_ fields: [String]) -> String { fields.joined(separator: " | ") }
}

/// The mock's clock: to wait is to set it.
struct MockClock: StravaClock {
    let mock: MockStrava

    func now() async -> Timestamp { Timestamp(seconds: mock.now) }

    func sleep(until instant: Timestamp) async throws {
        try Task.checkCancellation()
        let second = (instant.microseconds + 999_999) / 1_000_000
        if second > mock.now { mock.setClock(second) }
    }
}
