import ActivityModel
import Storage
import Testing

/// What the API said is removed at its age, or when its athlete leaves; what exports say stays.
struct APIExpiryTests {
    private let now: Timestamp = 20_000

    /// A library of which one activity's list, detail, zones and samples came at these moments.
    private func library(
        list: Int64 = 5_000, detail: Int64 = 5_000, zones: Int64 = 5_000, samples: Int64 = 5_000,
        export: Snapshot? = nil
    ) throws -> Library {
        let library = try Library.inMemory()
        try export?.write(to: library)
        try library.hear(Reply(7, "A", at: list))
        try library.hear(
            .detail(7, "A", at: detail).with {
                ($0.details, $0.measures) = ("By the river", [.calories: 500])
            })
        try library.sync {
            try $0.save(zones: "[]", of: 7, now: Timestamp(seconds: zones))
        }
        try library.hear(
            samples: .recording([1, 2, 3], format: .api), of: 7, at: Timestamp(seconds: samples))
        return library
    }

    /// What is left of the parts.
    private func parts(_ library: Library) throws -> [String] {
        try library.text(
            """
            SELECT summary IS NOT NULL, detail IS NOT NULL, streams_state, (SELECT count(*) FROM api_reply)
            FROM api_activity
            """)
    }

    @Test(
        arguments: [
            ("the detail", 5_000, 1_000, 5_000, 5_000, "1 0 done 1"),
            ("the samples", 5_000, 5_000, 5_000, 1_000, "1 1 – 1"),
            ("the list's words", 1_000, 5_000, 5_000, 5_000, "0 1 done 1"),
        ] as [(String, Int64, Int64, Int64, Int64, String)])
    func `each part has an age of its own`(
        name: String, list: Int64, detail: Int64, zones: Int64, samples: Int64, left: String
    ) throws {
        let library = try library(list: list, detail: detail, zones: zones, samples: samples)
        #expect(try library.hasExpired(before: 2_000))
        #expect(try library.expireAPI(before: 2_000, now: now) == 0)
        #expect(try parts(library) == [left])
        #expect(try library.activity(7)?.details == (detail < 2_000 ? "" : "By the river"))
        #expect(try library.activity(7)?.measures[.calories] == (detail < 2_000 ? nil : 500))
        #expect(try library.streams(ofActivity: 7).isEmpty == (samples < 2_000))
        #expect(try !library.hasExpired(before: 2_000))
        #expect(try library.structuralProblems() == [])
        // It is not asked for again by itself.
        #expect(try library.apiTasks(athleteID: 1, now: now).isEmpty)
    }

    @Test func `zones go at their age even when nothing else of the activity does`() throws {
        let library = try library(zones: 1_000)
        #expect(try library.hasExpired(before: 2_000))
        _ = try library.expireAPI(before: 2_000, now: now)
        #expect(try parts(library) == ["1 1 done 0"])
        #expect(try !library.hasExpired(before: 2_000))
    }

    @Test func `what is young stays as it is`() throws {
        let library = try library()
        let before = try library.dump()
        #expect(try !library.hasExpired(before: 5_000))
        #expect(try library.expireAPI(before: 5_000, now: now) == 0)
        #expect(try library.dump() == before)
    }

    @Test func `an activity of which everything expired is gone, until somebody asks for it`()
        throws
    {
        let library = try library()
        #expect(try library.expireAPI(before: 6_000, now: now) == 1)
        #expect(try library.activities().isEmpty)
        #expect(try library.count("source_file") == 0)
        try library.hear(Reply(7, "A", at: 7_000))
        #expect(try library.activities().isEmpty)
        try library.hear(Reply(7, "A", at: 7_000), isAskedFor: true)
        #expect(try library.activities().map(\.name) == ["A"])
    }

    @Test func `or until an export brings it`() throws {
        let library = try library()
        _ = try library.expireAPI(before: 6_000, now: now)
        try Snapshot(asOf: 7_000, name: "Exported").write(to: library)
        try library.hear(Reply(7, "Heard", at: 8_000))
        #expect(try library.activities().map(\.name) == ["Heard"])
    }

    @Test func `what exports say of it stays`() throws {
        let export = Snapshot(asOf: 2_000, .init(7, "Exported", file: "a.gpx"))
        let library = try library(export: export)
        #expect(try library.expireAPI(before: 6_000, now: now) == 0)
        #expect(try library.facts() == "Exported, decoded, 2 samples")
        #expect(try library.count("api_activity") == 0)
    }

    @Test func `what is gone from Strava expires at once`() throws {
        let library = try library()
        try library.walk { $0.concludedAt = 9_000 }
        #expect(try library.hasExpired(before: 0))
        #expect(try library.expireAPI(before: 0, now: now) == 1)
        #expect(try library.activities().isEmpty)
        #expect(try !library.hasExpired(before: 0))
    }

    @Test func `who leaves takes along everything that the API said, and nothing else`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, .init(7, "Exported", file: "a.gpx")))
        try library.hear(Reply(7, "Heard", at: 5_000), Reply(8, "Only heard", at: 5_000))
        try library.walk { $0.listCursor = 5_000 }
        try library.sync { sync in
            try sync.fail(.detail, "7", because: "http.500", now: now) { _ in now }
        }
        #expect(try library.apiAthletes() == [42])
        #expect(try library.removeAPI(athlete: 42, now: now) == 1)
        let never = try Library.of(Snapshot(asOf: 2_000, .init(7, "Exported", file: "a.gpx")))
        try library.expectSame(as: never)
        #expect(try library.apiAthletes() == [])
        #expect(try library.removeAPI(athlete: 42, now: now) == 0)
    }

    @Test func `what syncs changed, in the API's words, goes with them and at their age`() throws {
        func library() throws -> Library {
            let library = try Library.of(Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B")))
            try library.hear(Reply(7, "Heard", at: 5_000), now: 5_000)
            try library.hear(Reply(7, "Heard again", at: 9_000), now: 9_000)
            return library
        }
        func names(_ library: Library) throws -> [String] {
            try library.text("SELECT coalesce(new, '–') FROM change ORDER BY run_id, number")
        }
        let expired = try library()
        #expect(try names(expired) == ["A", "B", "Heard", "Heard again"])
        #expect(try expired.hasExpired(before: 6_000))
        _ = try expired.expireAPI(before: 6_000, now: now)
        #expect(try names(expired) == ["A", "B", "Heard again"])
        #expect(try !expired.hasExpired(before: 6_000))
        let left = try library()
        _ = try left.removeAPI(athlete: 42, now: now)
        #expect(try names(left) == ["A", "B"])
    }

    /// A library in which an export came after what the API had said of its activity.
    private func contradicted() throws -> Library {
        let library = try Library.of(Snapshot(asOf: 2_000, .init(7, "A")))
        try library.hear(Reply(7, "Heard", at: 5_000), now: 5_000)
        try Snapshot(asOf: 6_000, .init(7, "B")).write(to: library)
        try Snapshot(asOf: 7_000, .init(7, "C")).write(to: library)
        return library
    }

    @Test func `an import's change of what the API said goes with what it said`() throws {
        func names(_ library: Library) throws -> [String] {
            try library.text("SELECT old, new FROM change ORDER BY run_id, number")
        }
        #expect(try names(contradicted()) == ["– A", "A Heard", "Heard B", "B C"])
        let left = try contradicted()
        _ = try left.removeAPI(athlete: 42, now: now)
        #expect(try names(left) == ["– A", "B C"])
        let expired = try contradicted()
        _ = try expired.expireAPI(before: 5_500, now: now)
        #expect(try names(expired) == ["– A", "B C"])
        #expect(try !expired.hasExpired(before: 5_500))
    }

    @Test func `what the silence of a walk hid is there again when its athlete leaves`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B")))
        try library.hear(Reply(7, "Heard", at: 6_000))
        try library.walk { $0.concludedAt = 5_000 }
        #expect(try library.status().absent == 1)
        _ = try library.removeAPI(athlete: 42, now: now)
        #expect(try library.status().absent == 0)
    }

    @Test func `an athlete of whom only the API knew is gone altogether`() throws {
        let library = try library()
        #expect(try library.removeAPI(athlete: 42, now: now) == 1)
        try library.expectSame(as: try Library.inMemory())
    }

    @Test func `what exports have too can be kept as the API said it`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, .init(7, "Exported")))
        try library.hear(Reply(7, "Heard", at: 5_000), Reply(8, "Only heard", at: 5_000))
        #expect(try library.removeAPI(athlete: 42, keepingExported: true, now: now) == 1)
        #expect(try library.activities().map(\.name) == ["Heard"])
        #expect(try library.structuralProblems() == [])
    }

    @Test func `nothing that a webhook told of the athlete is left, but that it was told`() throws {
        let library = try library()
        func told(_ aspect: APIEvent.Aspect, _ id: Int64, by athlete: Int64) -> APIEvent {
            APIEvent(
                isActivity: true, objectID: id, aspect: aspect, ownerID: athlete, time: 6_000,
                updates: ["title": "B"])
        }
        // Nobody knows activity 99 yet.
        let events = [
            told(.delete, 99, by: 42), told(.update, 9, by: 42), told(.update, 8, by: 43),
        ]
        #expect(try library.save(events[0]))
        try library.sync { _ = try $0.applyEvents(now: now) }
        for event in events { _ = try library.save(event) }
        #expect(try library.count("api_absent") == 1)
        _ = try library.removeAPI(athlete: 42, now: now)
        #expect(try library.count("api_absent") == 0)
        #expect(
            try library.text("SELECT object_id, updates, handled_at FROM api_event ORDER BY id")
                == ["99 {} 20000", "9 {} 20000", #"8 {"title":"B"} –"#])
    }

    @Test func `another athlete's stays`() throws {
        let library = try library()
        try library.hear(Reply(9, "Theirs", at: 5_000), athlete: 43)
        #expect(try library.removeAPI(athlete: 44, now: now) == 0)
        #expect(try library.removeAPI(athlete: 42, now: now) == 1)
        #expect(try library.activities().map(\.name) == ["Theirs"])
        #expect(try library.apiAthletes() == [43])
    }
}
