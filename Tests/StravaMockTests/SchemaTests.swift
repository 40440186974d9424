import Foundation
import StravaMock
import Testing

/// The mock's answers against Strava's own description of them, where that lies on this computer:
/// set WAYMARK_OPENAPI to its path.
@Suite(
    .enabled(
        if: Schema.strava != nil,
        "no OpenAPI description of Strava: set WAYMARK_OPENAPI to the path of one"))
struct SchemaTests {
    /// Where recorded answers differ from the description, and the mock with them.
    private static let deviations: Set<String> = [
        // Null where there is nothing.
        "SummaryActivity[].workout_type: null", "SummaryActivity[].gear_id: null",
        "SummaryActivity[].upload_id: null", "SummaryActivity[].external_id: null",
        "DetailedActivity.workout_type: null", "DetailedActivity.gear_id: null",
        "DetailedActivity.upload_id: null", "DetailedActivity.external_id: null",
        "DetailedActivity.description: null", "DetailedActivity.photos.primary: null",
        "DetailedActivity.best_efforts[].pr_rank: null",
        "Upload.external_id: null", "Upload.error: null", "Upload.activity_id: null",
        "ActivityStats.biggest_climb_elevation_gain: null",
        // No place is an empty pair.
        "SummaryActivity[].start_latlng: too few", "SummaryActivity[].end_latlng: too few",
        "DetailedActivity.start_latlng: too few", "DetailedActivity.end_latlng: too few",
        // A third kind of zones, whose bounds are speeds.
        "ActivityZone[].type: no such word",
        "ActivityZone[].distribution_buckets[].min: not integer",
        "ActivityZone[].distribution_buckets[].max: not integer",
    ]

    private func expect(
        _ reply: Reply, fits name: String, isArray: Bool = false,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let schema = try #require(Schema.strava)
        let misfits = schema.misfits(try reply.value(), name, isArray: isArray)
        #expect(misfits.subtracting(Self.deviations) == [], sourceLocation: location)
    }

    private static let life = MockAccount.invented(
        athleteID: 7_001, seed: 11, activities: 260, until: MockAccount.noon)

    private func run(
        _ account: MockAccount = Self.life, _ body: (Strava) async throws -> Void
    ) async throws {
        let scope = "read,activity:read_all,profile:read_all,activity:write"
        try await Strava.run(account, scope: scope, options: { $0.limits = .none }, body)
    }

    @Test func `lists of summaries`() async throws {
        try await run { strava in
            for page in 1...3 {
                try expect(
                    try await strava.get("athlete/activities?per_page=100&page=\(page)"),
                    fits: "SummaryActivity", isArray: true)
            }
        }
    }

    @Test func `details of every kind of activity`() async throws {
        try await run { strava in
            for activity in Self.life.activities.prefix(120) {
                try expect(
                    try await strava.get("activities/\(activity.id)"), fits: "DetailedActivity")
            }
        }
    }

    @Test func `the sample athlete's list has one sport that nobody knows`() async throws {
        try await run(.sample()) { strava in
            let reply = try await strava.get("athlete/activities?per_page=200")
            let schema = try #require(Schema.strava)
            let misfits = schema.misfits(
                try reply.value(), "SummaryActivity", isArray: true)
            #expect(
                misfits.subtracting(Self.deviations) == [
                    "SummaryActivity[].sport_type: no such word"
                ])
        }
    }

    @Test func `streams, laps and zones of activities`() async throws {
        let keys = MockStreams.Key.allCases.map(\.rawValue).joined(separator: ",")
        try await run { strava in
            for activity in Self.life.activities.prefix(60) where !activity.isManual {
                let path = "activities/\(activity.id)"
                try expect(
                    try await strava.get("\(path)/streams?keys=\(keys)&key_by_type=true"),
                    fits: "StreamSet")
                try expect(try await strava.get("\(path)/laps"), fits: "Lap", isArray: true)
                try expect(
                    try await strava.get("\(path)/zones"), fits: "ActivityZone", isArray: true)
            }
        }
    }

    @Test func `athlete, zones, statistics and gear`() async throws {
        try await run { strava in
            try expect(try await strava.get("athlete"), fits: "DetailedAthlete")
            try expect(try await strava.get("athlete/zones"), fits: "Zones")
            try expect(try await strava.get("athletes/7001/stats"), fits: "ActivityStats")
            for gear in Self.life.gear {
                try expect(try await strava.get("gear/\(gear.id)"), fits: "DetailedGear")
            }
        }
    }

    @Test func `comments and kudos`() async throws {
        try await run(.small()) { strava in
            let path = "activities/\(MockAccount.small().id(1))"
            try expect(
                try await strava.get("\(path)/comments?page_size=2"), fits: "Comment",
                isArray: true)
            try expect(
                try await strava.get("\(path)/kudos"), fits: "SummaryAthlete", isArray: true)
            let photos = try await strava.get("\(path)")
            try expect(photos, fits: "DetailedActivity")
        }
    }

    @Test func `refusals of every status`() async throws {
        try await run { strava in
            var replies = [
                try await strava.with(token: nil).get("athlete"),
                try await strava.get("activities/1"),
                try await strava.get("activities/1/streams?keys=time"),
                try await strava.get("athlete/activities?after=99999999999"),
                try await strava.get("nothing"),
            ]
            strava.mock.withOptions { $0.faults.script = [.serverError] }
            replies.append(try await strava.get("athlete"))
            strava.mock.withOptions {
                $0.limits = MockLimits(overall15: 0, overallDay: 0, read15: 0, readDay: 0)
            }
            replies.append(try await strava.get("athlete"))
            strava.mock.withOptions { $0.isActive = false }
            replies.append(try await strava.get("athlete"))
            #expect(replies.map(\.status) == [401, 404, 404, 400, 404, 500, 429, 403])
            for reply in replies { try expect(reply, fits: "Fault") }
        }
    }

    @Test func `a value that does not fit is found`() throws {
        let schema = try #require(Schema.strava)
        let wrong: [String: Any] = [
            "name": 5, "sport_type": "Sitting", "distance": "far", "moving_time": 1.5,
            "start_date": "today", "start_latlng": [1.0], "athlete_count": 0, "trainer": 1,
        ]
        let data = try JSONSerialization.data(withJSONObject: wrong)
        let misfits = schema.misfits(
            try JSONSerialization.jsonObject(with: data), "SummaryActivity")
        #expect(
            misfits == [
                "SummaryActivity.name: not string", "SummaryActivity.sport_type: no such word",
                "SummaryActivity.distance: not number", "SummaryActivity.moving_time: not integer",
                "SummaryActivity.start_date: no date-time",
                "SummaryActivity.start_latlng: too few",
                "SummaryActivity.athlete_count: too small",
                "SummaryActivity.trainer: not boolean",
            ])
    }
}
