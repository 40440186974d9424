import ActivityModel
import Foundation
import Storage
import StravaMock
import TestSupport
import Testing

@testable import WebApp

/// Syncs that the page starts, and what they make of it, without a browser.
@Suite(.timeLimit(.minutes(5)))
struct StravaSyncPageTests {
    @Test func `an activity shows what only the API tells, and what it refused`() async throws {
        let world = try await ConnectedClient(activities: 3, hasCredentials: true)
        let client = world.client
        try world.connect()
        #expect(client.app.sync.start())
        try await world.waitForSync()
        await world.mock.stop()
        let id = try #require(
            try Library.open(client.library).activities().first { listing in
                let splits = try Library.open(client.library).activity(listing.id)?.strava.splits
                return (splits ?? []).count { $0.unit == .kilometre } > 1
            }?.id)
        try LibraryDump.execute(
            """
            UPDATE api_activity SET detail = json_set(detail, '$.workout_type', 1,
                '$.kudos_count', 4, '$.best_efforts', json(
                    '[{"name":"1k","distance":1000,"elapsed_time":290,"pr_rank":1}]'))
            WHERE activity_id = \(id);
            UPDATE api_activity SET summary_at = 0;
            INSERT INTO api_reply VALUES (\(id), 'zones', 1,
                '[{"type":"heartrate","distribution_buckets":[{"min":0,"max":-1,"time":60}]}]');
            INSERT INTO api_failure VALUES ('zones', '99', (SELECT id FROM athlete), 2, 1, 4000000000,
                'server 500'), ('streams', '\(id)', (SELECT id FROM athlete), 2, 1, 4000000000,
                'refused 402 ')
            """, client.library.url)
        let page = try await client.get("/activity/\(id)").text
        for words in [
            "split-table", "1 best effort", "personal record", "Time in heart rate zones",
            "4 kudos", "race",
            "Strava refuses the request (402); asked 2 times, again after 2096-10-02",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!page.contains("waymark sync"))
        let card = try await client.get("/strava").text
        #expect(card.contains("zones of 1 activity: Strava reports an internal error (500)"))
        #expect(card.contains("Find edited and deleted activities"))
    }

    @Test func `more than a tenth that is gone is confirmed by a button`() async throws {
        let world = try await ConnectedClient(activities: 6, hasCredentials: true)
        let client = world.client
        try world.connect()
        #expect(client.app.sync.start())
        try await world.waitForSync()
        world.mock.advance(seconds: 60)
        world.mock.withAccount(ConnectedClient.athlete) { account in
            for activity in account.activities.prefix(3) { account.delete(activity.id) }
        }
        let visitor = try await client.visitor(at: "/strava")
        let complete = [("list", "complete")]
        #expect(try await client.post("/strava/sync", complete, as: visitor).status == 303)
        try await world.waitForSync()
        let page = try await client.get("/strava").text
        #expect(page.contains("Mark 3 as absent") && !page.contains("waymark sync"))
        #expect(try Library.open(client.library).status().absent == 0)
        world.mock.advance(seconds: 60)
        let confirmed = complete + [("absent", "yes")]
        #expect(try await client.post("/strava/sync", confirmed, as: visitor).status == 303)
        try await world.waitForSync()
        #expect(try Library.open(client.library).status().absent == 3)
        await world.mock.stop()
    }

    @Test func `activities are requested again by number, address or day`() async throws {
        let world = try await ConnectedClient(
            activities: 3, hasCredentials: true,
            page: {
                $0.now = { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
            })
        let client = world.client
        try world.connect()
        #expect(client.app.sync.start())
        try await world.waitForSync()
        let all = try Library.open(client.library).activities()
        let (id, start) = (all[0].id, try #require(all[0].start))
        let visitor = try await client.visitor(at: "/strava")
        #expect(try await client.get("/strava").text.contains("Request activities again"))
        #expect(
            try await client.get("/activity/\(id)").text.contains("Request it again from Strava"))
        let address = "https://www.strava.com/activities/\(id)/overview"
        let day = String(start.description.prefix(10))
        for (number, fields) in [
            [("ids", "\(id)")], [("ids", address + ", \(id)")], [("from", day), ("to", day)],
        ].enumerated() {
            world.mock.withAccount(ConnectedClient.athlete) { account in
                account.edit(id) { $0.description = "Version \(number)" }
            }
            let asked = fields + [("again", "yes")]
            #expect(try await client.post("/strava/sync", asked, as: visitor).status == 303)
            try await world.waitForSync()
            #expect(try Library.open(client.library).activity(id)?.details == "Version \(number)")
        }
        await world.mock.stop()
    }

    @Test(
        arguments: [
            [], [("ids", "x")], [("ids", "-5")], [("ids", "https://www.strava.com/athletes/5")],
            [("from", "31.01.2026")], [("from", "2026-02-01"), ("to", "2026-01-01")],
            [("from", "2999-01-01")], [("ids", "5"), ("from", "2026-01-01")],
        ] as [[(String, String)]])
    func `a request for nothing, or for something else, is refused in words`(
        fields: [(String, String)]
    ) async throws {
        let world = try await ConnectedClient(activities: 1, hasCredentials: true)
        try world.connect()
        let visitor = try await world.client.visitor(at: "/strava")
        let reply = try await world.client.post(
            "/strava/sync", fields + [("again", "yes")], as: visitor)
        #expect(reply.status == 400)
        #expect(!world.client.app.sync.isBusy)
        await world.mock.stop()
    }

    @Test func `a limit ends the sync and says when to go on; a cancelled one keeps what came`()
        async throws
    {
        let world = try await ConnectedClient(activities: 30, hasCredentials: true) {
            $0.limits = MockLimits(overall15: 20, overallDay: 2_000, read15: 20, readDay: 1_000)
        }
        try world.connect()
        let visitor = try await world.client.visitor(at: "/strava")
        #expect(try await world.client.post("/strava/sync", as: visitor).status == 303)
        try await world.waitForSync()
        let page = try await world.client.get("/strava").text
        #expect(page.contains("limit is reached") && page.contains("Continue after"))
        #expect(page.contains("still to fetch"))
        #expect(try Library.open(world.client.library).activities().count == 30)
        world.mock.withOptions {
            $0.limits = .none
            $0.latency = .milliseconds(200)
        }
        // The overview tells what is left.
        #expect(try await world.client.get("/").text.contains("Queued at Strava"))
        await world.mock.stop()
    }

    @Test func `a sync can be cancelled and is known after a reload`() async throws {
        let world = try await ConnectedClient(activities: 40, hasCredentials: true) {
            $0.latency = .milliseconds(100)
        }
        try world.connect()
        let visitor = try await world.client.visitor(at: "/strava")
        #expect(try await world.client.post("/strava/sync", as: visitor).status == 303)
        #expect(try await world.client.get("/sync.json").text.contains("\"state\":\"running\""))
        #expect(try await world.client.get("/strava").text.contains("data-job=\"1\""))
        let busy = try await world.client.post(
            "/strava/disconnect", [("rest", "keep")], as: visitor)
        #expect(busy.status == 409)
        try await Task.sleep(for: .milliseconds(600))
        #expect(try await world.client.post("/strava/cancel", as: visitor).status == 303)
        try await world.waitForSync()
        #expect(try await world.client.get("/strava").text.contains("Stopped early"))
        await world.mock.stop()
    }

    @Test func `a start reads the cache and then asks Strava`() async throws {
        let world = try await ConnectedClient(activities: 4, hasCredentials: true)
        try world.connect()
        world.client.app.reload()
        for _ in 0..<200 where world.client.app.sync.job.number == 0 {
            try await Task.sleep(for: .milliseconds(20))
        }
        try await world.waitForSync()
        #expect(try Library.open(world.client.library).activities().count == 4)
        await world.mock.stop()
    }
}
