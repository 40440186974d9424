import ActivityModel
import Ingest
import Storage
import StravaAPI
import StravaMock
import TestSupport
import Testing

/// What a walk through the account may conclude from what it does not find, and what expires.
struct AbsenceTests {
    private static func account(_ count: Int = 60) -> MockAccount {
        .invented(
            athleteID: 87_000_001, seed: 9, activities: count,
            until: MockOptions().startsAt - 7_200)
    }

    private func absent(_ world: SyncWorld) throws -> Int {
        try world.number("SELECT count(*) FROM activity WHERE absent_since IS NOT NULL")
    }

    @Test func `a deleted activity is marked by a complete walk, and not before`() async throws {
        let world = try await SyncWorld(Self.account())
        _ = try await world.sync()
        world.mock.advance(seconds: 60)
        let id = world.mock.account(world.athlete)?.activities[10].id ?? 0
        _ = world.mock.withAccount(world.athlete) { $0.delete(id) }
        _ = try await world.sync()
        #expect(try absent(world) == 0)
        let report = try await world.sync { $0.isComplete = true }
        #expect(report.activities.changes.map(\.kind) == [.absent])
        #expect(try absent(world) == 1)
        await world.mock.stop()
    }

    @Test func `more than a tenth is marked only when a person says so`() async throws {
        let world = try await SyncWorld(Self.account())
        _ = try await world.sync()
        world.mock.advance(seconds: 60)
        world.mock.withAccount(world.athlete) { account in
            for activity in account.activities.prefix(7) { account.delete(activity.id) }
        }
        let report = try await world.sync { $0.isComplete = true }
        #expect(report.unconfirmedAbsent == 7)
        world.mock.advance(seconds: 60)
        #expect(try absent(world) == 0)
        _ = try await world.sync { options in
            options.isComplete = true
            options.confirmsAbsence = true
        }
        #expect(try absent(world) == 7)
        await world.mock.stop()
    }

    @Test func `what comes back is no longer absent`() async throws {
        let world = try await SyncWorld(Self.account())
        _ = try await world.sync()
        world.mock.advance(seconds: 60)
        let activity = try #require(world.mock.account(world.athlete)?.activities[4])
        _ = world.mock.withAccount(world.athlete) { $0.delete(activity.id) }
        _ = try await world.sync { $0.isComplete = true }
        world.mock.advance(seconds: 60)
        world.mock.withAccount(world.athlete) { $0.activities.append(activity) }
        let report = try await world.sync { $0.isComplete = true }
        #expect(report.activities.changes.map(\.kind) == [.back])
        #expect(try absent(world) == 0)
        await world.mock.stop()
    }

    @Test func `a complete walk happens by itself after so many days`() async throws {
        let world = try await SyncWorld(Self.account())
        _ = try await world.sync()
        world.mock.advance(seconds: 60)
        world.mock.advance(seconds: 29 * 86_400)
        try await world.connect()
        #expect(try await world.sync().isComplete == false)
        world.mock.advance(seconds: 2 * 86_400)
        try await world.connect()
        #expect(try await world.sync().isComplete)
        await world.mock.stop()
    }

    @Test func `fewer permissions prove nothing absent`() async throws {
        var account = Self.account()
        for index in account.activities.indices.prefix(3) {
            account.activities[index].visibility = .onlyMe
        }
        let world = try await SyncWorld(account)
        _ = try await world.sync()
        let tokens = world.mock.issueTokens(athleteID: world.athlete, scope: "read,activity:read")
        try await world.tokens.save(
            StravaTokens(
                accessToken: Secret(tokens.accessToken), refreshToken: Secret(tokens.refreshToken),
                expiresAt: Timestamp(seconds: tokens.expiresAt), scopes: ["read", "activity:read"],
                athleteID: world.athlete))
        _ = try await world.sync { options in
            options.isComplete = true
            options.scopes = ["read", "activity:read"]
        }
        #expect(try absent(world) == 0)
        await world.mock.stop()
    }

    @Test func `what only the API brought expires when a person wants that`() async throws {
        let world = try await SyncWorld(Self.account(20))
        _ = try await world.sync()
        world.mock.advance(seconds: 8 * 86_400)
        try await world.connect()
        let report = try await world.sync { $0.retentionDays = 7 }
        #expect(report.expired > 0)
        let left = try world.number("SELECT count(*) FROM activities")
        #expect(left == 20 - report.expired)
        #expect(try Library.open(world.library).structuralProblems() == [])
        await world.mock.stop()
    }

    @Test func `disconnecting may delete all that only the API brought`() async throws {
        let world = try await SyncWorld(Self.account(20))
        _ = try await world.sync()
        let gone = try Library.openForWriting(world.library).removeAPI(
            athlete: world.athlete, now: Timestamp(seconds: world.mock.now))
        #expect(gone == 20)
        for table in ["activity", "api_activity", "source_file", "stream", "api_account"] {
            #expect(try world.number("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
        await world.mock.stop()
    }
}
