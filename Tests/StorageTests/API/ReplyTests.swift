import ActivityModel
import Storage
import Testing

/// What replies of Strava's API say, one after the other, about one activity.
struct ReplyTests {
    private let library: Library

    init() throws { library = try Library.inMemory() }

    private var athleteID: Int64 { get throws { try #require(try library.rowID(ofAthlete: 42)) } }

    private func queued() throws -> [APIPart] {
        try library.apiTasks(athleteID: try athleteID, now: 20_000).flatMap(\.parts)
    }

    @Test func `a page of the list brings what is new and says what changed`() throws {
        let first = try library.hear(Reply(7, "A", at: 5_000), Reply(8, "B", at: 5_000))
        #expect([first.new, first.updated, first.unchanged] == [2, 0, 0])
        #expect(first.changes.map(\.kind) == [.new, .new])
        let second = try library.hear(Reply(7, "C", at: 6_000), Reply(8, "B", at: 6_000))
        #expect([second.new, second.updated, second.unchanged] == [0, 1, 1])
        #expect(second.changes.map(\.kind) == [.renamed])
        #expect(try library.changes(ofRun: nil)?.changes == second.changes)
    }

    @Test func `what a list cannot tell has not changed when a detail tells it`() throws {
        try library.hear(Reply(7, "A", at: 5_000))
        let detail = Reply.detail(7, "A", at: 6_000).with {
            ($0.details, $0.privateNote) = ("By the river", "tired")
            ($0.gearKey, $0.gearName) = ("g1", "Drift")
        }
        #expect(try library.hear(detail).changes.isEmpty)
        #expect(try library.activity(7)?.details == "By the river")
        let next = detail.with { ($0.asOf, $0.details) = (7_000, "By the lake") }
        #expect(try library.hear(next).changes.map(\.kind) == [.description])
    }

    @Test func `a list that says less takes nothing away`() throws {
        try library.hear(
            .detail(7, "A", at: 5_000).with {
                $0.details = "By the river"
                $0.privateNote = "tired"
                ($0.gearKey, $0.gearName) = ("g1", "Drift")
                ($0.visibility, $0.offset, $0.isCommute) = ("only_me", 3_600, true)
                ($0.measures, $0.elapsed) = ([.calories: 500], 600)
            })
        try library.hear(
            Reply(7, "B", at: 6_000).with {
                ($0.gearKey, $0.start, $0.metres) = ("g1", nil, nil)
            })
        let activity = try #require(try library.activity(7))
        #expect(activity.listing.name == "B")
        #expect(activity.details == "By the river")
        #expect(activity.privateNote == "tired")
        #expect(activity.listing.gear == "Drift")
        #expect(activity.listing.offsetSeconds == 3_600)
        #expect(activity.isCommute == true)
        #expect(activity.measures[.calories] == 500)
        #expect(activity.listing.start == 1_000 && activity.listing.distanceMetres == 1_000)
        #expect(try library.text("SELECT visibility FROM api_activity") == ["only_me"])
    }

    @Test func `other gear does not keep the name of the one before`() throws {
        try library.hear(
            .detail(7, "A", at: 5_000).with { ($0.gearKey, $0.gearName) = ("g1", "Drift") })
        try library.hear(Reply(7, "A", at: 6_000).with { $0.gearKey = "g2" })
        #expect(try library.activities().map(\.gear) == [nil])
        #expect(try library.unnamedGear(athleteID: try athleteID, now: 20_000) == ["g2"])
        try library.hear(Reply(7, "A", at: 7_000))
        #expect(try library.unnamedGear(athleteID: try athleteID, now: 20_000) == [])
    }

    @Test func `an activity that was changed in its start or way is asked about anew`() throws {
        try library.hear(Reply(7, "A", at: 5_000))
        try library.hear(.detail(7, "A", at: 6_000))
        try library.hear(samples: .recording(format: .api), of: 7)
        #expect(try queued() == [])
        try library.hear(Reply(7, "B", at: 7_000))
        #expect(try queued() == [])
        try library.hear(Reply(7, "B", at: 8_000).with { $0.shape = "another" })
        #expect(try queued() == [.detail, .streams])
    }

    @Test func `a detail that says another shape than the list is not asked for twice`() throws {
        try library.hear(Reply(7, "A", at: 5_000))
        try library.hear(samples: .recording(format: .api), of: 7)
        try library.hear(.detail(7, "A", at: 6_000).with { $0.shape = "finer" })
        #expect(try queued() == [])
        try library.hear(Reply(7, "A", at: 7_000))
        #expect(try queued() == [])
    }

    @Test(arguments: [0, -7, 1 << 52] as [Int64])
    func `an id that Strava would not give is left out`(id: Int64) throws {
        let counts = try library.hear(Reply(id, "A", at: 5_000), Reply(7, "B", at: 5_000))
        #expect(counts.new == 1)
        #expect(try library.activities().map(\.id) == [7])
    }

    @Test func `replies are kept as they came, the list's beside the detail's`() throws {
        try library.hear(Reply(7, "A", at: 5_000).with { $0.json = #"{"from":"list"}"# })
        try library.hear(.detail(7, "A", at: 6_000).with { $0.json = #"{"from":"detail"}"# })
        #expect(
            try library.text(
                "SELECT summary ->> 'from', summary_at, detail ->> 'from', detail_at FROM api_activity"
            )
                == ["list 5000 detail 6000"])
    }

    @Test func `when an activity began is known to whoever walks the list`() throws {
        try library.hear(Reply(7, "A", at: 5_000))
        #expect(try library.sync { try $0.start(of: 7) } == 1_000)
        #expect(try library.sync { try $0.start(of: 8) } == nil)
    }

    @Test func `elements of a list that cannot be read are noted, in place of the last list's`()
        throws
    {
        try library.sync { try $0.note(unreadable: ["[3]", "[5]"]) }
        #expect(
            try library.issues().map(\.file) == ["athlete/activities[3]", "athlete/activities[5]"])
        try library.sync { try $0.note(unreadable: ["[1]"]) }
        #expect(try library.issues().map(\.code) == [.stravaElement])
        try library.sync { try $0.note(unreadable: []) }
        #expect(try library.issues().isEmpty)
    }
}
