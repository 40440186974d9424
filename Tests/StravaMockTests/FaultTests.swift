import Foundation
import StravaMock
import Testing

struct FaultTests {
    /// How an answer looked from outside.
    private func outcome(_ strava: Strava, _ path: String) async -> String {
        do {
            let reply = try await strava.get(path)
            guard reply.status == 200 else { return "\(reply.status)" }
            return (try? reply.value()) == nil ? "not JSON" : "fine"
        } catch {
            return "broken"
        }
    }

    @Test(arguments: [
        (MockFaults.Kind.serverError, "500"), (.badGateway, "502"), (.dropped, "broken"),
        (.cutBody, "broken"), (.brokenJSON, "not JSON"), (.slow, "fine"),
    ])
    func `each fault looks like itself, counts, and is over`(
        kind: MockFaults.Kind, expected: String
    ) async throws {
        try await Strava.run(options: { $0.faults.script = [nil, kind] }) { strava in
            #expect(await outcome(strava, "athlete") == "fine")
            #expect(await outcome(strava, "athlete/activities") == expected)
            #expect(await outcome(strava, "athlete") == "fine")
            #expect(strava.mock.faultCounts == [kind: 1])
            #expect(strava.mock.requests.map(\.fault) == [nil, kind, nil])
            #expect(strava.mock.usage().readDay == 3)
        }
    }

    @Test func `the bodies of refusals are Strava's`() async throws {
        try await Strava.run(options: { $0.faults.script = [.serverError, .badGateway] }) {
            strava in
            let error = try await strava.get("athlete")
            #expect(try error.object()["message"] as? String == "error")
            let gateway = try await strava.get("athlete")
            #expect(gateway.headers["content-type"]?.hasPrefix("text/html") == true)
            #expect(String(decoding: gateway.body, as: UTF8.self).hasPrefix("<!DOCTYPE html>"))
        }
    }

    @Test func `a third goes wrong, and the same third the next time`() async throws {
        func run(_ seed: UInt64) async throws -> [String] {
            try await Strava.run(options: {
                $0.faults = MockFaults(share: 1.0 / 3, seed: seed, delay: .milliseconds(1))
                $0.limits = .none
            }) { strava in
                var outcomes: [String] = []
                for _ in 0..<120 { outcomes.append(await outcome(strava, "athlete")) }
                let counted = strava.mock.faultCounts.values.reduce(0, +)
                #expect((25...55).contains(counted))
                #expect(strava.mock.usage().readDay == 120)
                #expect(strava.mock.requests.count == 120)
                return outcomes
            }
        }
        let first = try await run(7)
        #expect(try await run(7) == first)
        #expect(try await run(8) != first)
        #expect(Set(first) == ["fine", "500", "502", "broken", "not JSON"])
    }

    @Test func `tokens do not go wrong unless asked to`() async throws {
        try await Strava.run(options: { $0.faults = MockFaults(share: 1) }) { strava in
            let tokens = strava.mock.issueTokens(athleteID: MockAccount.runa)
            func refresh(_ token: String) async throws -> Reply {
                try await strava.with(token: nil).post(
                    "/oauth/token",
                    [
                        "client_id": "4711", "client_secret": MockOptions().clientSecret,
                        "grant_type": "refresh_token", "refresh_token": token,
                    ])
            }
            let next = try #require(
                try await refresh(tokens.refreshToken).object()["refresh_token"] as? String)
            strava.mock.withOptions {
                $0.faults = MockFaults(endpoints: [.token], script: [.serverError])
            }
            #expect(try await refresh(next).status == 500)
            #expect(try await refresh(next).status == 200, "nothing was done the first time")
        }
    }

    @Test func `slow endpoints take their time`() async throws {
        try await Strava.run(options: { $0.latencies[.athlete] = .milliseconds(120) }) { strava in
            let start = ContinuousClock.now
            _ = try await strava.get("athlete")
            #expect(ContinuousClock.now - start >= .milliseconds(120))
        }
    }
}
