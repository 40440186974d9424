import Foundation
import StravaMock
import Testing

@Suite(.serialized)
struct ServerTests {
    @Test func `two thousand requests in a row take a few milliseconds each at most`()
        async throws
    {
        try await Strava.run(options: { $0.limits = .none }) { strava in
            let clock = ContinuousClock.now
            for _ in 0..<2_000 {
                let reply = try await strava.get("athlete")
                guard reply.status == 200 else { throw URLError(.badServerResponse) }
            }
            let spent = ContinuousClock.now - clock
            // Delayed acknowledgements would make it eighty seconds.
            #expect(spent < .seconds(30), "\(spent)")
            #expect(strava.mock.requests.count == 2_000)
        }
    }

    @Test func `it stops, and goes on at the same address with what it knew`() async throws {
        let mock = MockStrava(.small())
        try await mock.start()
        let address = mock.baseURL
        var strava = Strava(mock)
        strava.token = mock.issueTokens(athleteID: MockAccount.runa).accessToken
        #expect(try await strava.get("athlete").status == 200)
        await mock.stop()
        await #expect(throws: (any Error).self) { try await strava.get("athlete") }
        try await mock.start()
        #expect(mock.baseURL == address)
        #expect(try await strava.get("athlete").status == 200)
        await mock.stop()
    }

    @Test func `a port that is taken is said`() async throws {
        let first = MockStrava(.small())
        try await first.start()
        var options = MockOptions()
        options.port = UInt16(first.baseURL.port ?? 0)
        let second = MockStrava(.small(), options: options)
        await #expect(throws: (any Error).self) { try await second.start() }
        await first.stop()
    }
}
