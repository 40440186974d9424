import Foundation
import StravaMock
import Testing

struct AccessTests {
    @Test func `without a living token there is nothing`() async throws {
        try await Strava.run { strava in
            for token in [nil, "wrong"] {
                let reply = try await strava.with(token: token).get("athlete")
                #expect(reply.status == 401)
                #expect(try reply.fault() == "Athlete/access_token/invalid")
            }
            strava.mock.advance(seconds: 21_600)
            #expect(try await strava.get("athlete").status == 401)
            #expect(strava.mock.usage().overallDay == 0)
        }
    }

    @Test func `a token in the query works until June 2027`() async throws {
        try await Strava.run { strava in
            let other = strava.with(token: nil)
            let path = "athlete?access_token=\(strava.token ?? "")"
            #expect(try await other.get(path).status == 200)
            #expect(strava.mock.requests.last?.query == [:])
            strava.mock.setClock(MockOptions().queryTokensEnd)
            let tokens = strava.mock.issueTokens(athleteID: MockAccount.runa)
            let late = try await other.get("athlete?access_token=\(tokens.accessToken)")
            #expect(late.status == 401)
        }
    }

    @Test func `an inactive application is refused everywhere`() async throws {
        try await Strava.run(options: { $0.isActive = false }) { strava in
            for path in ["athlete", "athlete/activities", "activities/1/streams", "nothing"] {
                let reply = try await strava.get(path)
                #expect(reply.status == 403)
                #expect(try reply.object()["message"] as? String == "Forbidden")
                #expect(try reply.fault() == "Application/Status/Inactive")
            }
        }
    }

    @Test func `token, application, limit, scope and resource are checked in this order`()
        async throws
    {
        try await Strava.run(scope: "read") { strava in
            strava.mock.withOptions {
                $0.isActive = false
                $0.limits = MockLimits(overall15: 0, overallDay: 0, read15: 0, readDay: 0)
            }
            let path = "activities/1"
            #expect(try await strava.with(token: "no").get(path).status == 401)
            #expect(try await strava.get(path).status == 403)
            strava.mock.withOptions { $0.isActive = true }
            #expect(try await strava.get(path).status == 429)
            strava.mock.withOptions { $0.limits = MockLimits() }
            let scope = try await strava.get(path)
            #expect(scope.status == 401)
            #expect(try scope.fault() == "AccessToken/activity:read_permission/missing")
            let all = strava.mock.issueTokens(athleteID: MockAccount.runa)
            let resource = try await strava.with(token: all.accessToken).get(path)
            #expect(resource.status == 404)
            #expect(try resource.fault() == "Activity/id/invalid")
        }
    }

    @Test func `what clubs told is gone, and unknown paths are invalid`() async throws {
        try await Strava.run { strava in
            for path in ["clubs/1/activities", "segments/explore", "nothing/at/all"] {
                let reply = try await strava.get(path)
                #expect(reply.status == 404)
                #expect(try reply.fault() == "resource/path/invalid")
            }
            let members = try await strava.get("clubs/1/members")
            #expect(members.status == 401)
            #expect(try members.fault() == "Application/internal/invalid")
        }
    }

    @Test func `the base of 2027 answers the same without the prefix`() async throws {
        try await Strava.run { strava in
            let today = try await strava.get("athlete/activities?per_page=5")
            let new = try await strava.get("/v3host/athlete/activities?per_page=5")
            #expect(today.body == new.body)
            #expect(strava.mock.requests.map(\.endpoint) == [.list, .list])
            #expect(strava.mock.newAPIURL.absoluteString.hasSuffix("/v3host"))
        }
    }

    @Test func `every answer bears the mock's date`() async throws {
        try await Strava.run { strava in
            let paths = ["athlete", "activities/1", "/oauth/authorize", "/nowhere"]
            for path in paths {
                let reply = try await strava.get(path)
                #expect(reply.headers["date"] == "Sat, 21 Nov 2026 12:00:00 GMT")
            }
            strava.mock.advance(seconds: 43_200)
            let midnight = try await strava.get("athlete")
            #expect(midnight.headers["date"] == "Sun, 22 Nov 2026 00:00:00 GMT")
        }
    }
}
