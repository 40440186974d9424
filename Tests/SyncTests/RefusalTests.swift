import Foundation
import StravaMock
import TestSupport
import Testing

/// Everything that Strava can say no to: what the person reads, and the exit code.
struct RefusalTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var arguments = ["sync", "--no-wait"]
        var status: Int32
        /// What must be in the error text: what happened, and what to do.
        var says: [String]
        var prepare: @Sendable (ConnectedProgram) -> Void
    }

    static let refusals = [
        Refusal(
            testDescription: "the application is inactive", status: 13,
            says: ["inactive", "paid subscription", "request a new export"],
            prepare: { $0.mock.withOptions { $0.isActive = false } }),
        Refusal(
            testDescription: "the access was revoked", status: 12,
            says: ["revoked", "waymark connect"],
            prepare: { $0.mock.revokeAll(athleteID: $0.athlete) }),
        Refusal(
            testDescription: "the permission to read activities is missing", status: 12,
            says: ["permission activity:read", "ticked"],
            prepare: { world in
                let tokens = world.mock.issueTokens(athleteID: world.athlete, scope: "read")
                let text = """
                    {"access_token": "\(tokens.accessToken)", "athlete_id": \(world.athlete),
                    "refresh_token": "\(tokens.refreshToken)", "expires_at": \(tokens.expiresAt),
                    "scopes": ["read"]}
                    """
                let file = world.library.appending(path: "strava-tokens.json")
                try? Data(text.utf8).write(to: file)
            }),
        Refusal(
            testDescription: "nobody is connected", status: 12,
            says: ["not connected", "waymark connect", "request an archive"],
            prepare: { world in
                let file = world.library.appending(path: "strava-tokens.json")
                try? FileManager.default.removeItem(at: file)
            }),
        Refusal(
            testDescription: "a begin in the future",
            arguments: ["sync", "--strava-begin", "2099-01-01"], status: 64,
            says: ["--strava-begin is in the future"],
            prepare: { _ in }),
        Refusal(
            testDescription: "Strava has trouble of its own", status: 1,
            says: ["an internal error (502)", "try again later"],
            prepare: {
                $0.mock.withOptions { $0.faults = MockFaults(share: 1, kinds: [.badGateway]) }
            }
        ),
    ]

    @Test(arguments: refusals)
    func `a refusal says what happened and what to do`(refusal: Refusal) async throws {
        let world = try await ConnectedProgram(activities: 3)
        refusal.prepare(world)
        let result = try await world.run(refusal.arguments)
        #expect(result.status == refusal.status, "\(result.errors)")
        for words in refusal.says { #expect(result.errors.contains(words), "\(result.errors)") }
        let secrets = [MockOptions().clientSecret, "access_token", "Bearer"]
        for secret in secrets { #expect(!result.errors.contains(secret)) }
        await world.mock.stop()
    }

    @Test func `an inactive application is asked once, not again and again`() async throws {
        let world = try await ConnectedProgram(activities: 3)
        world.mock.withOptions { $0.isActive = false }
        _ = try await world.run(["sync"])
        #expect(world.mock.requests.count { $0.status == 403 } == 1)
        await world.mock.stop()
    }

    @Test func `at a limit, sync stops with 75 and says when to go on`() async throws {
        let newest = Int64(Date().timeIntervalSince1970) - 7_200
        let world = try await ConnectedProgram(
            .invented(athleteID: 87_000_001, seed: 3, activities: 90, until: newest))
        let result = try await world.run(["sync", "--no-wait"])
        #expect(result.status == 75, "\(result.errors)")
        #expect(result.output.contains("Continue after"))
        #expect(result.output.contains("quarter hour of Strava's limits"))
        let status = try await world.run(["status"])
        #expect(status.output.contains("Queued"))
        #expect(status.output.contains("used this quarter hour"))
        await world.mock.stop()
    }

    @Test(arguments: [
        ("secret", Int32(12), "client secret"), ("code", 12, "does not accept the code"),
    ])
    func `a code that gives no tokens is explained`(
        trouble: String, status: Int32, says: String
    ) async throws {
        var options = MockOptions()
        if trouble == "secret" { options.clientSecret = String(repeating: "f", count: 40) }
        let account = MockAccount.invented(
            athleteID: 5, seed: 1, activities: 1, until: 1_700_000_000)
        let world = try await ConnectedProgram(account, options: options, isConnected: false)
        try Data("[strava]\ncode = \"0123456789abcdef0123456789abcdef01234567\"\n".utf8)
            .write(to: world.library.appending(path: "config.toml"))
        let result = try await world.run(["connect"])
        #expect(result.status == status, "\(result.errors)")
        #expect(result.errors.contains(says), "\(result.errors)")
        await world.mock.stop()
    }

    @Test func `an import hands off to sync, and --no-sync does not`() async throws {
        let world = try await ConnectedProgram(.sample())
        let sample = Fixtures.project.appending(path: "Fixtures/export_12345678.zip").path
        let alone = try await world.run(["import-export", sample, "--no-sync", "--json"])
        #expect(alone.output.contains("\"sync\":null"))
        #expect(world.mock.requests.isEmpty)
        let both = try await world.run(["import-export", sample])
        #expect(both.output.contains("Requests    "), "\(both.errors)")
        #expect(!world.mock.requests.isEmpty)
        await world.mock.stop()
    }
}
