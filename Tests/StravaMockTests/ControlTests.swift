import Foundation
import StravaMock
import Testing

struct ControlTests {
    @Test func `scripts move the clock and change what there is`() async throws {
        try await Strava.run { strava in
            let mock = strava.mock
            #expect(
                try await strava.post("/mock/clock", ["now": "2026-12-31T23:59:00Z"]).object()[
                    "now"] as? String == "2026-12-31T23:59:00Z")
            _ = try await strava.post("/mock/advance", ["seconds": "60"])
            #expect(mock.now == epochSeconds(ofISODate: "2027-01-01"))
            let made = try await strava.post(
                "/mock/upload", ["name": "Late", "start": "2026-06-01T05:00:00Z"])
            let id = try #require(try made.object()["id"] as? Int64)
            #expect(mock.account(MockAccount.runa)?[id]?.name == "Late")
            _ = try await strava.send(
                "POST", "/mock/edit", body: Data(#"{"id":\#(id),"private":true}"#.utf8),
                headers: ["Content-Type": "application/json"])
            #expect(mock.account(MockAccount.runa)?[id]?.isPrivate == true)
            #expect(try await strava.post("/mock/delete", ["id": "\(id)"]).status == 200)
            #expect(mock.account(MockAccount.runa)?[id] == nil)
            #expect(try await strava.post("/mock/delete", ["id": "\(id)"]).status == 404)
            #expect(try await strava.post("/mock/clock").status == 400)
            #expect(mock.requests.isEmpty, "controls are not requests to Strava")
        }
    }

    @Test func `scripts see usage and requests, and set options`() async throws {
        try await Strava.run { strava in
            _ = try await strava.get("athlete")
            _ = try await strava.post(
                "/mock/options", ["active": "false", "read_limits": "5,50"])
            #expect(try await strava.get("athlete").status == 403)
            let usage = try await strava.get("/mock/usage").object()
            #expect(usage["read15"] as? [String: Int] == ["used": 1, "limit": 5])
            let requests = try await strava.get("/mock/requests").rows()
            #expect(requests.map { $0["status"] as? Int } == [200, 403])
            #expect(requests.map { $0["counted"] as? Bool } == [true, false])
        }
    }
}
