import Foundation
import StravaMock
import Testing

struct LimitTests {
    private let names = [
        "x-ratelimit-limit", "x-ratelimit-usage", "x-readratelimit-limit",
        "x-readratelimit-usage",
    ]

    private func told(_ reply: Reply) -> [String?] { names.map { reply.headers[$0] } }

    @Test func `both buckets and both windows are counted and told`() async throws {
        try await Strava.run { strava in
            _ = try await strava.get("athlete")
            let reply = try await strava.get("athlete/activities")
            #expect(told(reply) == ["200,2000", "2,2", "100,1000", "2,2"])
        }
    }

    @Test func `streams, tokens and errors tell no limits, and streams count all the same`()
        async throws
    {
        try await Strava.run { strava in
            let id = MockAccount.small().id(0)
            let streams = try await strava.get("activities/\(id)/streams?keys=time")
            #expect(streams.status == 200)
            #expect(told(streams) == [nil, nil, nil, nil])
            #expect(told(try await strava.get("activities/1")) == [nil, nil, nil, nil])
            #expect(strava.mock.usage() == (2, 2, 2, 2))
            strava.mock.withOptions {
                $0.streamsHaveHeaders = true
                $0.errorsHaveHeaders = true
            }
            let later = try await strava.get("activities/\(id)/streams?keys=time")
            #expect(told(later)[1] == "3,3")
            #expect(told(try await strava.get("activities/1"))[1] == "4,4")
        }
    }

    @Test func `one too many is refused, counted and told, without Retry-After`() async throws {
        try await Strava.run(options: { $0.limits = MockLimits(read: "2,10") ?? $0.limits }) {
            strava in
            for _ in 0..<2 { #expect(try await strava.get("athlete").status == 200) }
            let reply = try await strava.get("athlete")
            #expect(reply.status == 429)
            #expect(try reply.object()["message"] as? String == "Rate Limit Exceeded")
            #expect(try reply.fault() == "Application/overall rate limit/exceeded")
            #expect(told(reply) == ["4,20", "3,3", "2,10", "3,3"])
            #expect(reply.headers["retry-after"] == nil)
            strava.mock.withOptions {
                $0.tellsRetryAfter = true
                $0.rateLimitField = "rate limit"
            }
            let next = try await strava.get("athlete")
            #expect(next.headers["retry-after"] == "900")
            #expect(try next.fault() == "Application/rate limit/exceeded")
        }
    }

    @Test func `windows end at quarters of the hour and at midnight of UTC`() async throws {
        try await Strava.run(options: { $0.limits = MockLimits(read: "2,5") ?? $0.limits }) {
            strava in
            strava.mock.setClock(MockAccount.noon + 899)
            for _ in 0..<3 { _ = try await strava.get("athlete") }
            #expect(strava.mock.usage() == (3, 3, 3, 3))
            strava.mock.advance(seconds: 1)
            #expect(strava.mock.usage() == (0, 3, 0, 3))
            for _ in 0..<2 { #expect(try await strava.get("athlete").status == 200) }
            strava.mock.advance(seconds: 900)
            #expect(try await strava.get("athlete").status == 429, "the day is used up")
            #expect(strava.mock.usage() == (1, 6, 1, 6))
            strava.mock.setClock(MockAccount.noon + 43_200)
            let access = strava.mock.issueTokens(athleteID: MockAccount.runa).accessToken
            #expect(try await strava.with(token: access).get("athlete").status == 200)
            #expect(strava.mock.usage() == (1, 1, 1, 1))
        }
    }

    @Test func `creating counts overall alone, and tells a comma for the other`() async throws {
        try await Strava.run(scope: "read,activity:read_all,activity:write") { strava in
            let form = [
                "name": "By hand", "sport_type": "Yoga", "elapsed_time": "600",
                "start_date_local": "2026-11-21T07:00:00Z",
            ]
            let reply = try await strava.post("activities", form)
            #expect(reply.status == 201)
            #expect(told(reply) == ["200,2000", "1,1", ",", ","])
            #expect(told(try await strava.get("athlete"))[1] == "2,2")
            #expect(strava.mock.usage() == (2, 2, 1, 1))
        }
    }
}
