import ActivityModel
import Foundation
import Ingest
import JSON
import Reports
import Storage
import Testing

/// What only replies of Strava tell reaches people: by `show`, by `list --json` and in SQL.
struct StravaFactsTests {
    private func synced(
        _ change: (inout [TinyStrava.Activity]) -> Void = { _ in }
    ) async throws -> (TinyWorld, Library) {
        let world = try await TinyWorld(2, change: change)
        _ = try await world.sync { $0.extras.zones = true }
        return (world, try Library.open(world.library))
    }

    @Test func `splits, best efforts, zones and facts are in the text of an activity`()
        async throws
    {
        let (_, library) = try await synced()
        let text = ActivityText.text(try #require(try library.activity(100)))
        for line in [
            "Workout     race", "On Strava   4 kudos", "Time zone   America/New_York",
            "Uploaded as x.fit", "Device      Invented One", "Energy          321.50 kcal",
        ] {
            #expect(text.contains(line), "\(line) in \(text)")
        }
        #expect(text.contains(#/Splits\n.*KM.*\n  1  1\.00  0:04:50/#))
        #expect(text.contains(#/Best efforts\n.*RANK\n  1k  1\.00  0:04:50 .*1\n/#))
        #expect(text.contains(#/Zones\n.*\n  Heart rate 1  +0–100  0:00:07/#))
        #expect(!text.contains("_kcal") && !text.contains("_mps"))
    }

    @Test func `programs read them as members that are always there`() async throws {
        let (_, library) = try await synced()
        let shown = try #require(try library.activity(100)).json(outside: [])
        #expect(shown["splits"]?.elements?.first?["elapsed"]?.integer == 300)
        #expect(shown["efforts"]?.elements?.first?["personal_rank"]?.integer == 1)
        #expect(shown["zones"]?.elements?.first?["seconds"]?.integer == 7)
        var filter = ActivityFilter()
        filter.limit = 1
        let facts = try library.stravaFacts(filter)
        #expect(Array(facts.keys) == [101])
        let listing = try #require(try library.activities(filter).first)
        let listed = listing.json(facts[101], outside: [])
        #expect(listed["race"]?.flag == true && listed["trainer"]?.flag == false)
        #expect(listed["kudos"]?.integer == 4 && listed["device"]?.text == "Invented One")
        #expect(listed["utc_offset"]?.integer == -14_400)
        #expect(listed["start_latitude"]?.double == 1.5)
        // Without a reply every member is there, and null.
        let bare = listing.json(nil, outside: [])
        #expect(bare.has("kudos") && bare["kudos"] == nil && bare.has("end_longitude"))
    }

    @Test func `a start inside a privacy zone is told nobody`() async throws {
        let (_, library) = try await synced()
        let detail = try #require(try library.activity(100))
        let home = PrivacyZone(name: "Home", latitude: 1.5, longitude: 2.5, radiusMetres: 200)
        let far = PrivacyZone(name: "Far", latitude: 9, longitude: 9, radiusMetres: 200)
        #expect(detail.json(outside: [home])["start_latitude"] == nil)
        #expect(detail.json(outside: [home])["start_longitude"] == nil)
        #expect(detail.json(outside: [far])["start_longitude"]?.double == 2.5)
    }

    @Test func `members of another kind than promised tell nothing`() async throws {
        let (world, _) = try await synced()
        try world.write(
            """
            UPDATE api_activity SET detail = json_set(detail, '$.splits_metric', json(
                '[7, null, {"split": "one", "distance": [], "elapsed_time": true}]'),
                '$.best_efforts', json('[{"name": 5}, {"name": "1k", "pr_rank": "gold"}]'),
                '$.kudos_count', 'many', '$.device_name', json('{}'),
                '$.start_latlng', json('["a", 2]')), summary_at = 0;
            UPDATE api_reply SET reply = '[3, {"distribution_buckets": [1, {"time": "x"}]}]'
            """)
        let detail = try #require(try Library.open(world.library).activity(100))
        #expect(detail.strava.splits.map(\.distanceMetres) == [nil])
        #expect(detail.strava.efforts.map(\.name) == ["1k"])
        #expect(detail.strava.efforts.first?.personalRank == nil)
        #expect(detail.strava.facts.kudos == nil && detail.strava.facts.start == nil)
        #expect(detail.strava.zones.isEmpty)
        #expect(!ActivityText.text(detail).isEmpty)
    }

    @Test func `what Strava refused is told with its activity, and when it is asked again`()
        async throws
    {
        let world = try await TinyWorld(2)
        world.strava.set { question, _ in
            question.kind == .streams && question.subject == "101"
                ? .json(#"{"message":"error"}"#, 500) : nil
        }
        _ = try await world.sync()
        let library = try Library.open(world.library)
        let detail = try #require(try library.activity(101))
        let text = ActivityText.text(detail)
        #expect(text.contains("Not answered by Strava"))
        #expect(text.contains("recording: Strava reports an internal error (500); asked once"))
        #expect(
            detail.json(outside: [])["failures"]?.elements?.first?["reason"]?.text == "server 500")
        #expect(try #require(try library.activity(100)).strava.failures.isEmpty)
        let status = try library.apiStatus(now: world.clock.present)
        let lines = StatusText.strava(nil, status, now: world.clock.present)
        #expect(lines.contains { $0.contains("streams of 1 activity") && $0.contains("(500)") })
    }
}
