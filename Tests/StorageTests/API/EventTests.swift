import ActivityModel
import Storage
import Testing

/// What a webhook tells is a hint where to look, an activity at a time.
struct APIEventTests {
    private let library: Library

    init() throws {
        library = try Library.inMemory()
        try library.hear(
            Reply(7, "A", at: 5_000).with {
                $0.json = #"{"type": "Run"}"#
                $0.visibility = "everyone"
            })
    }

    private func event(
        _ aspect: APIEvent.Aspect, _ id: Int64 = 7, at time: Timestamp = 6_000,
        saying updates: [String: String] = [:], athlete: Int64 = 42
    ) -> APIEvent {
        APIEvent(
            isActivity: true, objectID: id, aspect: aspect, ownerID: athlete, time: time,
            updates: updates)
    }

    /// Tells a webhook some events, and a sync of them.
    @discardableResult
    private func apply(_ events: APIEvent...) throws -> ActivityCounts {
        for event in events { _ = try library.save(event) }
        return try library.sync { try $0.applyEvents(now: 20_000) }
    }

    private func wanted() throws -> [String] {
        try library.text("SELECT activity_id, since FROM api_wanted ORDER BY 1")
    }

    @Test func `the same event told again is one`() throws {
        #expect(try library.save(event(.create)))
        #expect(try !library.save(event(.create)))
        #expect(try library.save(event(.create, at: 6_001)))
        #expect(try library.save(event(.update)))
        #expect(try library.openEvents(athlete: 42).count == 3)
        #expect(try library.openEvents(athlete: 43).isEmpty)
    }

    @Test func `events are looked at in their order, of one second a deletion last`() throws {
        let events = [event(.delete), event(.create), event(.update, at: 5_500)]
        for event in events { _ = try library.save(event) }
        let open = try library.openEvents(athlete: 42)
        #expect(open.map(\.event.aspect) == [.update, .create, .delete])
    }

    @Test func `a new title is what the event says, without a request`() throws {
        let counts = try apply(event(.update, saying: ["title": "B"]))
        #expect(counts.changes.map(\.kind) == [.renamed])
        #expect(counts.updated == 1)
        #expect(try library.activity(7)?.listing.name == "B")
        #expect(try library.origin(ofActivity: 7)?.rowAsOf == 6_000)
        // What it said is not kept longer than that; that it was told is.
        #expect(try library.text("SELECT updates, handled_at FROM api_event") == ["{} 20000"])
        #expect(try !library.save(event(.update, saying: ["title": "B"])))
        #expect(try wanted() == [])
        #expect(try library.openEvents(athlete: 42).isEmpty)
    }

    @Test(arguments: [("Ride", "Ride"), ("Run", "Run")])
    func `a new type is believed, the one that is known changes nothing`(
        type: String, sport: String
    ) throws {
        try library.hear(
            Reply(7, "A", at: 5_500).with {
                ($0.sportType, $0.json) = ("TrailRun", #"{"type": "Run"}"#)
            })
        try apply(event(.update, saying: ["type": type]))
        #expect(
            try library.activity(7)?.listing.sportType == (type == "Run" ? "TrailRun" : sport))
    }

    @Test(arguments: [("true", "only_me"), ("false", "everyone")])
    func `whether it is private is believed`(value: String, visibility: String) throws {
        try apply(event(.update, saying: ["private": value]))
        #expect(try library.text("SELECT visibility FROM api_activity") == [visibility])
    }

    @Test(arguments: [
        [:], ["title": "B", "unheard-of": "x"], ["unheard-of": "x"],
    ])
    func `anything else is asked about`(updates: [String: String]) throws {
        try apply(event(.update, saying: updates))
        #expect(try library.activity(7)?.listing.name == "A")
        #expect(try wanted() == ["7 6000"])
    }

    @Test func `what nobody knows is asked about, however often it is named`() throws {
        try apply(
            event(.create, 9), event(.update, 9, at: 6_500, saying: ["title": "B"]),
            event(.update, 9, at: 6_200, saying: [:]))
        #expect(try wanted() == ["9 6500"])
        #expect(try library.apiTasks(athleteID: 1, now: 20_000).first?.activityID == 9)
        // Any detail that is newer answers the hint.
        try library.hear(.detail(9, "B", at: 7_000))
        #expect(try wanted() == [])
    }

    @Test func `what was heard since the event is newer than it`() throws {
        try library.hear(Reply(7, "B", at: 7_000))
        try apply(event(.update, saying: ["title": "C"]), event(.update, at: 6_500, saying: [:]))
        #expect(try library.activity(7)?.listing.name == "B")
        #expect(try wanted() == [])
    }

    @Test func `a deleted activity is absent since then, and nothing is asked about it`() throws {
        let counts = try apply(event(.update, saying: [:]), event(.delete, at: 6_500))
        #expect(counts.changes.map(\.kind) == [.absent])
        #expect(try library.activity(7)?.listing.absentSince == 6_500)
        #expect(try wanted() == [])
        // A list that shows it again is newer.
        #expect(try library.hear(Reply(7, "A", at: 7_000)).changes.map(\.kind) == [.back])
    }

    @Test func `a deletion of what an export shows later is outdated`() throws {
        let library = try Library.of(Snapshot(asOf: 7_000, name: "A"))
        _ = try library.save(event(.delete))
        try library.sync { _ = try $0.applyEvents(now: 20_000) }
        #expect(try library.activity(7)?.listing.absentSince == nil)
    }

    @Test func `what was forgotten is nobody's to name`() throws {
        _ = try library.forget([7], now: 20_000)
        try apply(event(.create))
        #expect(try wanted() == [])
        #expect(try library.openEvents(athlete: 42).isEmpty)
    }

    @Test func `another athlete's events wait for their own sync`() throws {
        try apply(event(.update, saying: ["title": "B"], athlete: 43))
        #expect(try library.activity(7)?.listing.name == "A")
        #expect(try library.openEvents(athlete: 43).count == 1)
        #expect(try library.apiStatus(now: 20_000).named == 0)
        _ = try library.save(event(.create, 9))
        #expect(try library.apiStatus(now: 20_000).named == 1)
    }

    @Test func `who took the access back is known until that is done`() throws {
        let goodbye = APIEvent(
            isActivity: false, objectID: 42, aspect: .update, ownerID: 42, time: 6_000,
            updates: ["authorized": "false"])
        #expect(try library.save(goodbye))
        #expect(try library.openEvents(athlete: 42).first?.event == goodbye)
        try apply()
        #expect(try library.deauthorizedAthletes() == [42])
        _ = try library.removeAPI(athlete: 42, now: 20_000)
        #expect(try library.deauthorizedAthletes() == [])
    }

    @Test func `a hint that led nowhere is forgotten, and said where nothing else was asked`()
        throws
    {
        try apply(event(.update, saying: [:]), event(.create, 9))
        let wereAlone = try library.sync { sync in
            try [sync.forgetHint(7), sync.forgetHint(9), sync.forgetHint(9)]
        }
        #expect(wereAlone == [false, true, false])
        #expect(try wanted() == [])
    }
}
