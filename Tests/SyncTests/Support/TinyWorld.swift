import ActivityModel
import Foundation
import GRDB
import Ingest
import StravaAPI
import TestSupport

@testable import Storage

/// A library and a ``TinyStrava``, connected.
struct TinyWorld {
    static let athlete: Int64 = 7

    let folder: TemporaryFolder
    let library: LibraryFolder
    let clock = JumpingClock()
    let strava: TinyStrava
    /// The library where it lies on no disk; every sync is given the same one then.
    private let memory: Library?

    /// Activities a day apart, the newest of yesterday.
    init(
        _ count: Int = 3, inMemory: Bool = false,
        change: (inout [TinyStrava.Activity]) -> Void = { _ in }
    ) async throws {
        memory = inMemory ? try Library.inMemory() : nil
        folder = try TemporaryFolder()
        library = LibraryFolder(folder.url.appending(path: "library"))
        try FileManager.default.createDirectory(
            at: library.url, withIntermediateDirectories: true)
        let now = clock.present.seconds
        var activities = (0..<count).map { index in
            TinyStrava.Activity(
                id: Int64(100 + index), start: now - Int64(count - index) * 86_400,
                name: "Run \(index)")
        }
        change(&activities)
        strava = TinyStrava(activities, clock: clock)
        try await connect()
    }

    var tokens: TokenStore { TokenStore(library: library.url) }

    func connect() async throws {
        try await tokens.save(
            StravaTokens(
                accessToken: Secret("a"), refreshToken: Secret("r"),
                expiresAt: Timestamp(seconds: 4_000_000_000),
                scopes: ["read", "activity:read_all"], athleteID: Self.athlete))
    }

    var settings: StravaSettings {
        StravaSettings(clientID: "1", clientSecret: Secret("s"))
    }

    /// One sync with a client of its own, as another process has.
    @discardableResult
    func sync(
        seed: UInt64 = 1, waits: Bool = true, transport: (any HTTPTransport)? = nil,
        change: (inout SyncOptions) -> Void = { _ in },
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) async throws -> SyncReport {
        var options = SyncOptions(
            folder: library, athlete: Self.athlete, scopes: ["read", "activity:read_all"])
        change(&options)
        let budget = RequestBudget(file: folder.url.appending(path: "budget.json"), clock: clock)
        let client = StravaClient(
            settings: settings, tokens: tokens, budget: budget, transport: transport ?? strava,
            clock: clock, noWait: !waits, seed: seed, countdownStep: 900)
        return try await SyncRun(
            options, client: client, budget: budget, clock: clock, library: memory,
            progress: progress
        ).run()
    }

    /// Tells the library what a webhook was told.
    func tell(
        _ aspect: APIEvent.Aspect, _ id: Int64, updates: [String: String] = [:], ago: Int64 = 0
    ) throws {
        let open = try memory ?? Library.openForWriting(library)
        defer { if memory == nil { try? open.close() } }
        _ = try open.save(
            APIEvent(
                isActivity: true, objectID: id, aspect: aspect, ownerID: Self.athlete,
                time: Timestamp(seconds: clock.present.seconds - ago), updates: updates))
    }

    /// Everything in the library but times and row numbers.
    func dump() throws -> [String] {
        let hidden = LibraryDump.ofRuns.union(Self.times)
        let lines =
            try memory?.read { try LibraryDump.lines($0, hiding: hidden) }
            ?? LibraryDump.lines(library.url, hiding: hidden)
        return lines.map { $0.replacing(#/ as_of=\S+/#, with: "") }
    }

    /// What the database itself says is wrong with it.
    func structuralProblems() throws -> [String] {
        try (memory ?? Library.open(library)).structuralProblems()
    }

    private static let times: Set<String> = [
        "summary_at", "detail_at", "streams_at", "listed_at", "walked_at", "concluded_at",
        "walk_begun_at", "walk_page", "walk_scopes", "parts_key", "sketch_id", "api_event",
        "api_account",
    ]

    func read(_ sql: String) throws -> [Row] {
        if let memory { return try memory.read { try Row.fetchAll($0, sql: sql) } }
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: library.database.path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { try Row.fetchAll($0, sql: sql) }
    }

    func number(_ sql: String) throws -> Int { try read(sql).first.map { $0[0] ?? 0 } ?? 0 }

    func write(_ sql: String) throws {
        let queue = try DatabaseQueue(path: library.database.path)
        defer { try? queue.close() }
        try queue.write { try $0.execute(sql: sql) }
    }
}
