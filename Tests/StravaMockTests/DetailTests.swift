import Foundation
import StravaMock
import Testing

struct DetailTests {
    private let account = MockAccount.small()

    private func detail(_ day: Int) async throws -> [String: Any] {
        try await Strava.run { strava in
            try await strava.get("activities/\(account.id(day))?include_all_efforts=true").object()
        }
    }

    @Test func `a run has laps, splits, best efforts and its gear`() async throws {
        let run = try await detail(0)
        #expect(run["resource_state"] as? Int == 3)
        for key in ["laps", "splits_metric", "splits_standard", "best_efforts"] {
            #expect((run[key] as? [Any])?.isEmpty == false, "\(key)")
        }
        #expect(run["description"] is NSNull)
        #expect((run["gear"] as? [String: Any])?["id"] as? String == "g12")
        #expect(run["available_zones"] as? [String] == ["heartrate", "pace"])
        #expect((run["segment_efforts"] as? [Any])?.isEmpty == true)
        let map = run["map"] as? [String: Any]
        #expect((map?["polyline"] as? String)?.isEmpty == false)
    }

    @Test func `splits cover the distance, and laps the time`() async throws {
        let run = try await detail(0)
        let splits = run["splits_metric"] as? [[String: Any]] ?? []
        let distance = splits.reduce(0) { $0 + ($1["distance"] as? Double ?? 0) }
        #expect(abs(distance - 2_000) < 1)
        let laps = run["laps"] as? [[String: Any]] ?? []
        #expect(laps.reduce(0) { $0 + ($1["elapsed_time"] as? Int ?? 0) } == 1_000)
        #expect(laps.last?["end_index"] as? Int == 99)
        #expect(laps.map { $0["lap_index"] as? Int } == (1...laps.count).map { $0 })
    }

    @Test func `a ride has laps and neither splits nor best efforts`() async throws {
        let ride = try await detail(1)
        #expect((ride["laps"] as? [Any])?.isEmpty == false)
        #expect(ride["splits_metric"] == nil)
        #expect(ride["best_efforts"] == nil)
        let photos = ride["photos"] as? [String: Any]
        #expect(photos?["count"] as? Int == 1)
        #expect((photos?["primary"] as? [String: Any])?["unique_id"] as? String == "aaaa-1")
        #expect(ride["available_zones"] as? [String] == ["heartrate", "power"])
    }

    @Test func `one by hand has no laps, no splits and no device`() async throws {
        let manual = try await detail(10)
        for key in ["laps", "splits_metric", "device_name", "similar_activities"] {
            #expect(manual[key] == nil, "\(key)")
        }
        #expect((manual["best_efforts"] as? [Any])?.isEmpty == true)
        #expect((manual["photos"] as? [String: Any])?["primary"] is NSNull)
    }

    @Test func `others' activities, missing ones and broken ones`() async throws {
        try await Strava.run { strava in
            var other = MockAccount(athleteID: 8)
            let foreign = other.upload(startTime: MockAccount.noon, name: "Foreign")
            strava.mock.add(other)
            for id in ["\(foreign)", "5", "word", "99999999999999999999"] {
                let reply = try await strava.get("activities/\(id)")
                #expect(reply.status == 404)
                #expect(try reply.fault() == "Activity/id/invalid")
            }
            let id = account.id(0)
            strava.mock.withAccount(MockAccount.runa) { $0.edit(id) { $0.isCorrupt = true } }
            let broken = try await strava.get("activities/\(id)")
            #expect(broken.status == 500)
            #expect(String(decoding: broken.body, as: UTF8.self) == "{\"message\":\"error\"}")
            let soon = strava.mock.now + 5
            strava.mock.withAccount(MockAccount.runa) { account in
                account.edit(id) {
                    $0.isCorrupt = false
                    $0.detailsFrom = soon
                }
            }
            #expect(try await strava.get("activities/\(id)").status == 404)
            strava.mock.advance(seconds: 5)
            #expect(try await strava.get("activities/\(id)").status == 200)
        }
    }
}
