import Foundation
import StravaMock
import Testing

struct SmallEndpointTests {
    private let account = MockAccount.small()

    @Test func `the athlete is told in detail to the wider scope alone`() async throws {
        try await Strava.run { strava in
            let summary = try await strava.get("athlete").object()
            #expect(summary["resource_state"] as? Int == 2)
            #expect(summary["bikes"] == nil)
            #expect(summary["username"] is NSNull)
            let wide = strava.mock.issueTokens(
                athleteID: MockAccount.runa, scope: "read,profile:read_all")
            let detail = try await strava.with(token: wide.accessToken).get("athlete").object()
            #expect(detail["resource_state"] as? Int == 3)
            #expect((detail["bikes"] as? [Any])?.count == 1)
            #expect((detail["shoes"] as? [Any])?.count == 0, "retired shoes are not listed")
            #expect(detail["weight"] as? Double == 61.5)
        }
    }

    @Test func `zones need the wider scope and end open`() async throws {
        try await Strava.run { strava in
            let refused = try await strava.get("athlete/zones")
            #expect(refused.status == 401)
            #expect(try refused.fault() == "AccessToken/profile:read_all_permission/missing")
            let wide = strava.mock.issueTokens(
                athleteID: MockAccount.runa, scope: "profile:read_all")
            let zones = try await strava.with(token: wide.accessToken).get("athlete/zones")
                .object()
            let heart = (zones["heart_rate"] as? [String: Any])?["zones"] as? [[String: Int]]
            #expect(heart?.count == 5)
            #expect(heart?.last?["max"] == -1)
        }
    }

    @Test func `gear is told by its id, retired or not`() async throws {
        try await Strava.run { strava in
            let bike = try await strava.get("gear/b11").object()
            #expect(bike["frame_type"] as? Int == 3)
            #expect(bike["notification_distance"] == nil)
            let shoes = try await strava.get("gear/g12").object()
            #expect(shoes["retired"] as? Bool == true)
            #expect(shoes["notification_distance"] as? Int == 800)
            let missing = try await strava.get("gear/g1")
            #expect(missing.status == 404)
        }
    }

    @Test func `kudos have names without ids`() async throws {
        try await Strava.run { strava in
            let rows = try await strava.get("activities/\(account.id(1))/kudos").rows()
            #expect(rows.count == 2)
            #expect(rows.allSatisfy { Set($0.keys) == ["resource_state", "firstname", "lastname"] })
            #expect(rows[0]["lastname"] as? String == "B.")
            let page = try await strava.get(
                "activities/\(account.id(1))/kudos?per_page=1&page=2")
            #expect(try page.rows().first?["firstname"] as? String == "Cook")
        }
    }

    @Test func `comments come page by page with cursors`() async throws {
        try await Strava.run { strava in
            let path = "activities/\(account.id(1))/comments"
            let all = try await strava.get(path).rows()
            #expect(all.count == 3)
            #expect(all.allSatisfy { $0["cursor"] is NSNull })
            let first = try await strava.get("\(path)?page_size=2").rows()
            let cursor = try #require(first.last?["cursor"] as? String)
            let next = try await strava.get("\(path)?page_size=2&after_cursor=\(cursor)").rows()
            #expect((first + next).compactMap { $0["id"] as? Int } == [1, 2, 3])
        }
    }

    @Test func `photos come in the size that was asked for`() async throws {
        try await Strava.run { strava in
            let rows = try await strava.get("activities/\(account.id(1))/photos?size=5000").rows()
            #expect(rows.count == 1)
            #expect((rows[0]["urls"] as? [String: String])?.keys.first == "2048")
            #expect((rows[0]["location"] as? [Double])?.count == 2)
        }
    }

    @Test func `laps and zones of an activity`() async throws {
        try await Strava.run { strava in
            let path = "activities/\(account.id(1))"
            let laps = try await strava.get("\(path)/laps").rows()
            #expect(laps.count == 2)
            let zones = try await strava.get("\(path)/zones").rows()
            #expect(zones.map { $0["type"] as? String } == ["heartrate", "power"])
            let buckets = zones[0]["distribution_buckets"] as? [[String: Int]] ?? []
            #expect(buckets.reduce(0) { $0 + ($1["time"] ?? 0) } > 0)
        }
    }

    @Test func `statistics count only what everyone sees of three sports`() async throws {
        try await Strava.run { strava in
            let stats = try await strava.get("athletes/\(MockAccount.runa)/stats").object()
            let runs = stats["all_run_totals"] as? [String: Any]
            #expect(runs?["count"] as? Int == 2, "the private one is not counted")
            #expect(try await strava.get("athletes/5/stats").status == 404)
        }
    }
}
