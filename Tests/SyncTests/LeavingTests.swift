import ActivityModel
import Foundation
import GRDB
import Ingest
import Storage
import StravaAPI
import Testing

/// Leaving Strava needs nobody's consent, and what expires goes without a connection.
struct LeavingTests {
    /// Nothing answers there.
    private let nowhere = [
        "STRAVA_CLIENT_ID": "1", "STRAVA_CLIENT_SECRET": "s",
        "STRAVA_API_URL": "http://127.0.0.1:9/api", "STRAVA_OAUTH_URL": "http://127.0.0.1:9/oauth",
    ]

    private func synced() async throws -> TinyWorld {
        let world = try await TinyWorld(3)
        _ = try await world.sync()
        return world
    }

    private func leave(
        _ world: TinyWorld, _ environment: [String: String], deleting: Bool = true
    ) async throws -> StravaLeaving.Outcome {
        try await StravaLeaving(world.library, environment: environment)
            .leave(deleting: deleting, now: world.clock.present)
    }

    private func expectNothingLeft(_ world: TinyWorld) throws {
        for table in [
            "activity", "api_activity", "api_account", "api_gear", "source_file", "export",
            "athlete",
            "api_wanted", "api_failure", "api_expired",
        ] {
            #expect(try world.number("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
        #expect(!FileManager.default.fileExists(atPath: world.tokens.file.path))
    }

    @Test func `without a network everything here goes, and Strava is known to be untold`()
        async throws
    {
        let world = try await synced()
        let outcome = try await leave(world, nowhere)
        #expect(outcome.deleted == 3)
        #expect(outcome.untold == .transport(.notConnected))
        try expectNothingLeft(world)
    }

    @Test func `without an application everything here goes`() async throws {
        let world = try await synced()
        #expect(try await leave(world, [:]).untold == .missingCredentials)
        try expectNothingLeft(world)
    }

    @Test(arguments: ["", "{", "[1]", #"{"access_token":1}"#])
    func `with tokens that cannot be read everything here goes`(tokens: String) async throws {
        let world = try await synced()
        try Data(tokens.utf8).write(to: world.tokens.file)
        let outcome = try await leave(world, nowhere)
        #expect(outcome.untold != nil && outcome.deleted == 3)
        try expectNothingLeft(world)
    }

    @Test func `without tokens, as after an earlier goodbye, the data go`() async throws {
        let world = try await synced()
        #expect(try await leave(world, nowhere, deleting: false).kept == 3)
        let outcome = try await leave(world, nowhere)
        #expect(outcome.deleted == 3 && !outcome.wasConnected && outcome.untold == nil)
        try expectNothingLeft(world)
        #expect(try await leave(world, nowhere).deleted == 0, "again does no harm")
    }

    @Test func `an athlete who takes the access back is forgotten at once`() async throws {
        let world = try await synced()
        let gone = try await StravaLeaving(world.library, environment: [:])
            .deauthorized(TinyWorld.athlete, now: world.clock.present)
        #expect(gone == 3)
        try expectNothingLeft(world)
    }

    @Test func `another athlete's goodbye takes nothing`() async throws {
        let world = try await synced()
        _ = try await StravaLeaving(world.library, environment: [:])
            .deauthorized(8, now: world.clock.present)
        #expect(try world.number("SELECT count(*) FROM activity") == 3)
        #expect(try await world.tokens.tokens() != nil)
    }

    @Test func `a goodbye that could not be heeded at once is heeded by whoever comes next`()
        async throws
    {
        let world = try await synced()
        let library = try Library.openForWriting(world.library)
        _ = try library.save(
            APIEvent(
                isActivity: false, objectID: 7, aspect: .update, ownerID: 7,
                time: world.clock.present, updates: ["authorized": "false"]))
        let terms = StravaTerms(world.library, settings: world.settings)
        #expect(try terms.apply(now: world.clock.present) == 0, "the library is in use")
        try library.close()
        #expect(try terms.apply(now: world.clock.present) == 3)
        #expect(try world.number("SELECT count(*) FROM activity") == 0)
        #expect(try terms.apply(now: world.clock.present) == 0)
    }

    // MARK: Retention

    private func expire(_ world: TinyWorld, days: Int = 7) throws -> Int {
        var settings = world.settings
        settings.retentionDays = days
        return try StravaTerms(world.library, settings: settings).apply(now: world.clock.present)
    }

    @Test func `each part goes by its own age, however often the list is asked for`() async throws {
        let world = try await synced()
        for _ in 0..<4 {
            world.clock.advance(2 * 86_400)
            world.strava.forget()
            _ = try await world.sync()
        }
        #expect(try expire(world) == 0)
        #expect(try world.number("SELECT count(*) FROM activities") == 3, "listed today")
        #expect(try world.number("SELECT count(detail) FROM api_activity") == 0)
        #expect(try world.number("SELECT count(*) FROM stream WHERE name = 'time'") == 0)
        #expect(try world.number("SELECT count(*) FROM activities WHERE calories_kcal > 0") == 0)
        #expect(try world.number("SELECT count(*) FROM splits") == 0)
        world.strava.forget()
        _ = try await world.sync()
        #expect(world.strava.asked.allSatisfy { $0.kind == .list }, "not fetched again")
        #expect(try Library.open(world.library).structuralProblems() == [])
    }

    @Test func `what expired altogether does not come back with the next complete list`()
        async throws
    {
        let world = try await synced()
        world.clock.advance(8 * 86_400)
        #expect(try expire(world) == 3)
        #expect(try expire(world) == 0)
        world.strava.forget()
        _ = try await world.sync { $0.isComplete = true }
        #expect(try world.number("SELECT count(*) FROM activities") == 0)
        #expect(world.strava.asked.allSatisfy { $0.kind == .list })
        // Unless a person asks for it.
        _ = try await world.sync { $0.begin = Timestamp(seconds: 1) }
        #expect(try world.number("SELECT count(*) FROM activities WHERE samples = 30") == 3)
    }

    @Test func `what is young stays`() async throws {
        let world = try await synced()
        world.clock.advance(6 * 86_400)
        let before = try world.dump()
        #expect(try expire(world) == 0)
        #expect(try world.dump() == before)
    }
}
