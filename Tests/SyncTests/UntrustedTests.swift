import Foundation
import StravaMock
import TestSupport
import Testing

/// What a person reads whose connections somebody looks into, or whose clock is wrong.
@Suite(.timeLimit(.minutes(5)))
struct UntrustedTests {
    @Test(arguments: [["sync"], ["connect", "--no-browser"], ["disconnect", "--delete"]])
    func `a certificate that is not trusted is called that`(command: [String]) async throws {
        let isConnecting = command[0] == "connect"
        let world = try await ConnectedProgram(
            .invented(athleteID: 87_000_001, seed: 4, activities: 1, until: 1_700_000_000),
            isConnected: !isConnecting)
        await world.mock.stop()
        let server = try UntrustedServer(host: "www.strava.com")
        var environment = world.environment
        environment["STRAVA_API_URL"] = server.url.absoluteString + "/api/v3"
        environment["STRAVA_OAUTH_URL"] = server.url.absoluteString + "/oauth"
        let running = try Program.start(
            "waymark", command + ["--library", world.library.path], environment: environment)
        let result = try await running.finished()
        let said = result.output + result.errors
        #expect(said.contains("certificate"), "\(said)")
        // Whoever leaves has nothing to repair.
        #expect(said.contains("clock") == (command[0] != "disconnect"), "\(said)")
        #expect(!said.contains("cannot be reached"), "\(said)")
        // Leaving works whatever the network is like.
        #expect(result.status == (command[0] == "disconnect" ? 0 : 1), "\(said)")
    }
}
