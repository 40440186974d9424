import ActivityModel
import Storage
import Testing

/// The views for people who write SQL.
struct ViewTests {
    private let run = Snapshot.Row(7, "Run", file: "activities/7.gpx")

    @Test func `an activity says who says so`() throws {
        let other = ActivityIdentity(provider: "files", providerID: "a swim")
        var swim = Snapshot(asOf: 2_000, .init(try #require(other.key), "Swim"))
        (swim.provider, swim.kind) = (other.provider, .files)
        swim.rows[0].providerID = other.providerID
        let library = try Library.of(Snapshot(asOf: 2_000, run), swim)
        try library.hear(Reply(7, "Heard", at: 5_000), Reply(8, "Only heard", at: 5_000))
        #expect(
            try library.text("SELECT name, source FROM activities ORDER BY id")
                == ["Heard export", "Only heard api", "Swim files"])
    }

    @Test func `totals leave out what does not count`() throws {
        let rows = [7, 8, 9].map { id in
            Snapshot.Row(id, "A").with {
                ($0.sportType, $0.gear, $0.moving) = ("Run", "Drift", 1_800)
                $0.measures = [.ascent: 10]
            }
        }
        let library = try Library.of(Snapshot(asOf: 5_000, rows[0], rows[1], rows[2]))
        try library.prefer(7, over: [8])
        #expect(try library.text("SELECT * FROM yearly_totals") == ["1970 Run 2 2.0 1.0 20.0"])
        #expect(
            try library.text("SELECT gear, activities, distance_km FROM gear_totals")
                == ["Drift 2 2.0"])
    }

    @Test func `laps, sessions and streams of a leg are its own`() throws {
        let content = ActivityFile.legs((1_000, [90, 91]), (2_000, [120, 121, 122]))
        let library = try Library.of(
            Snapshot(
                asOf: 5_000,
                run.with { ($0.start, $0.elapsed, $0.content) = (2_000, 20, content) }))
        #expect(
            try library.text("SELECT number, start_utc FROM laps") == ["1 1970-01-01T00:33:20Z"])
        #expect(try library.text("SELECT number, sport FROM sessions") == ["1 leg 1"])
        #expect(
            try library.text("SELECT name FROM streams ORDER BY name") == ["heartrate", "time"])
    }

    @Test(
        arguments: [
            (13_600, "1 hour after"), (6_400, "1 hour before"), (19_000, "2 h 30 min after"),
            (10_900, "15 minutes after"), (38_800, "8 hours after"), (614_800, "7 days after"),
            (630_000_000, "20 years after"), (10_000 - 1_024 * 604_800, "1024 weeks before"),
        ] as [(Int64, String)])
    func `where a file starts at another time, it says by how much`(
        start: Int64, words: String
    ) throws {
        let content = ActivityFile.recording([100, 101, 102], from: start, step: 300)
        let library = try Library.of(
            Snapshot(
                asOf: 700_000_000,
                run.with { ($0.start, $0.elapsed, $0.content) = (10_000, 600, content) }))
        let message = try #require(try library.issues().first).message
        #expect(message == "the file starts \(words) the activity")
    }

    @Test func `facts of a reply are the newest that was said`() throws {
        let library = try Library.inMemory()
        try library.hear(
            .detail(7, "A", at: 5_000).with {
                $0.json = #"""
                    {"workout_type": 1, "trainer": 0, "device_name": "Box", "kudos_count": 3,
                    "timezone": "(GMT+01:00) Europe/Invented", "start_latlng": [1.5, -2.5]}
                    """#
            },
            .detail(8, "B", at: 5_000).with { $0.json = #"{"workout_type": 12}"# })
        try library.hear(
            Reply(7, "A", at: 6_000).with { $0.json = #"{"workout_type": 3, "kudos_count": 4}"# })
        #expect(
            try library.text(
                "SELECT id, is_race, workout, device, kudos, time_zone FROM strava_facts ORDER BY id"
            )
                == ["7 0 workout Box 4 –", "8 0 workout – – –"])
    }

    @Test func `splits, efforts and zones are rows`() throws {
        let library = try Library.inMemory()
        try library.hear(
            .detail(7, "A", at: 5_000).with {
                $0.json = #"""
                    {"splits_metric": [{"split": 1, "distance": 1000.0, "elapsed_time": 300}, null],
                    "splits_standard": [{"split": 1, "distance": 1609.3}],
                    "best_efforts": [{"name": "1k", "elapsed_time": 290, "pr_rank": 2}],
                    "segment_efforts": [{"name": "Climb", "segment": {"id": 99}}]}
                    """#
            })
        try library.sync { sync in
            try sync.save(
                zones: #"""
                    [{"type": "heartrate", "distribution_buckets": [
                    {"min": 0, "max": 120, "time": 60}, {"min": 120, "max": -1, "time": 30}]}]
                    """#, of: 7, now: 6_000)
        }
        #expect(
            try library.text("SELECT unit, number, distance_m FROM splits ORDER BY unit")
                == ["kilometre 1 1000.0", "mile 1 1609.3"])
        #expect(
            try library.text("SELECT kind, name, segment_id, personal_rank FROM efforts ORDER BY 1")
                == ["best 1k – 2", "segment Climb 99 –"])
        #expect(
            try library.text("SELECT type, number, minimum, maximum, seconds FROM zones")
                == ["heartrate 1 0 120 60", "heartrate 2 120 – 30"])
    }

    @Test func `a sport that nobody tells is an issue of its activity`() throws {
        let library = try Library.inMemory()
        try library.hear(
            Reply(7, "A", at: 5_000).with { ($0.type, $0.sportType) = ("Unknown", nil) })
        #expect(try library.issues(IssueFilter(activityID: 7)).map(\.code) == [.stravaSport])
    }

    @Test func `choices come in an order that helps`() throws {
        func row(_ id: Int64, _ sport: String, _ gear: String?) -> Snapshot.Row {
            Snapshot.Row(id, "A").with { ($0.sportType, $0.gear) = (sport, gear) }
        }
        let library = try Library.of(
            Snapshot(asOf: 2_000, row(1, "Run", "b"), row(2, "Run", "C"), row(3, "Yoga", nil)),
            Snapshot(asOf: 3_000, row(4, "Ride", "A"), row(2, "Run", "C")))
        let choices = try library.filterChoices()
        #expect(choices.sports == ["Run", "Ride", "Yoga"])
        #expect(choices.gear == ["A", "b", "C"])
        #expect(choices.sources == ["3000.zip", "2000.zip"])
    }
}
