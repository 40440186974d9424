import ActivityModel
import Storage
import Testing

/// What is still to be asked of Strava follows from what is stored.
struct APIQueueTests {
    private let now: Timestamp = 20_000

    private func tasks(
        _ library: Library, at now: Timestamp = 20_000, zones: Bool = false, athlete: Int64 = 42
    ) throws -> [APITask] {
        guard let row = try library.rowID(ofAthlete: athlete) else { return [] }
        return try library.apiTasks(athleteID: row, now: now, extras: APIExtras(zones: zones))
    }

    @Test func `the newest activity is asked about first`() throws {
        let library = try Library.inMemory()
        try library.hear(
            Reply(7, "A", at: 5_000), Reply(9, "B", at: 5_000).with { $0.start = 500 },
            Reply(8, "C", at: 5_000))
        #expect(try tasks(library).map(\.activityID) == [8, 7, 9])
        #expect(try tasks(library, athlete: 43).isEmpty)
    }

    @Test func `of what only the API knows detail and samples are wanted, each until it came`()
        throws
    {
        let library = try Library.inMemory()
        func parts() throws -> [APIPart] { try tasks(library).flatMap(\.parts) }
        try library.hear(Reply(7, "A", at: 5_000))
        #expect(try parts() == [.detail, .streams])
        try library.hear(.detail(7, "A", at: 6_000))
        #expect(try parts() == [.streams])
        try library.hear(samples: nil, of: 7)
        #expect(try parts() == [])
    }

    @Test func `of what was entered by hand there are no samples`() throws {
        let library = try Library.inMemory()
        try library.hear(Reply(7, "A", at: 5_000).with { $0.isManual = true })
        #expect(try tasks(library).flatMap(\.parts) == [.detail])
    }

    @Test(
        arguments: [
            ("a readable file", Snapshot.Row(7, "A", file: "a.gpx"), [], []),
            (
                "a damaged file",
                Snapshot.Row(7, "A", file: "a.gpx").with { $0.content.outcome = .partial }, [], []
            ),
            (
                "an unreadable file",
                Snapshot.Row(7, "A", file: "a.gpx").with { $0.content = .unreadable }, [.detail],
                [.detail, .streams]
            ),
            (
                "an error", Snapshot.Row(7, "A").with { $0.isError = true }, [.detail],
                [.detail, .streams]
            ),
            ("a row by hand", Snapshot.Row(7, "A"), [], [.detail, .streams]),
        ] as [(String, Snapshot.Row, [APIPart], [APIPart])])
    func `of what an export has only what it lacks is wanted`(
        name: String, row: Snapshot.Row, alone: [APIPart], listed: [APIPart]
    ) throws {
        let library = try Library.of(Snapshot(asOf: 2_000, row))
        #expect(try tasks(library).flatMap(\.parts) == alone)
        try library.hear(Reply(7, "A", at: 5_000))
        #expect(try tasks(library).flatMap(\.parts) == listed)
    }

    @Test func `an export that brings the file settles the questions`() throws {
        let library = try Library.inMemory()
        try library.hear(Reply(7, "A", at: 5_000))
        try Snapshot(asOf: 6_000, .init(7, "A", file: "a.gpx")).write(to: library)
        #expect(try tasks(library).isEmpty)
    }

    @Test func `zones are wanted on request, where the detail does not deny them`() throws {
        let library = try Library.inMemory()
        try library.hear(Reply(7, "A", at: 5_000))
        try library.hear(samples: nil, of: 7)
        // Without the detail it is not known.
        #expect(try tasks(library, zones: true).flatMap(\.parts) == [.detail])
        try library.hear(.detail(7, "A", at: 6_000))
        #expect(try tasks(library, zones: false).isEmpty)
        #expect(try tasks(library, zones: true).flatMap(\.parts) == [.zones])
        try library.sync { try $0.save(zones: "[]", of: 7, now: now) }
        #expect(try tasks(library, zones: true).isEmpty)
        try library.hear(
            .detail(8, "B", at: 6_000).with {
                ($0.json, $0.isManual) = (#"{"available_zones": []}"#, false)
            })
        #expect(try tasks(library, zones: true).flatMap(\.parts) == [.streams])
    }

    @Test func `nothing is asked about what is absent, forgotten or expired`() throws {
        let library = try Library.inMemory()
        try library.hear(
            Reply(7, "A", at: 4_000), Reply(8, "B", at: 6_000), Reply(9, "C", at: 6_000))
        try library.walk { $0.concludedAt = 5_000 }
        _ = try library.forget([8], now: now)
        try library.damage("INSERT INTO api_expired VALUES (9, 1, 1, 0)")
        #expect(try tasks(library).isEmpty)
    }

    @Test func `a failure holds back its own question until its time has come`() throws {
        let library = try Library.inMemory()
        try library.hear(Reply(7, "A", at: 5_000))
        try library.sync { sync in
            try sync.fail(.detail, "7", because: "http.500", now: now) { _ in 30_000 }
        }
        #expect(try tasks(library, at: 29_999).flatMap(\.parts) == [.streams])
        #expect(try tasks(library, at: 30_000).flatMap(\.parts) == [.detail, .streams])
    }

    @Test func `gear is asked about once, while nobody has named it`() throws {
        let library = try Library.inMemory()
        func unnamed(at now: Timestamp = 20_000) throws -> [String] {
            try library.unnamedGear(
                athleteID: try #require(try library.rowID(ofAthlete: 42)), now: now)
        }
        try library.hear(
            Reply(7, "A", at: 5_000).with { $0.gearKey = "g2" },
            Reply(8, "A", at: 5_000).with { $0.gearKey = "b1" },
            Reply(9, "A", at: 5_000).with { $0.gearKey = "g2" },
            Reply(10, "A", at: 5_000).with { ($0.gearKey, $0.gearName) = ("g3", "Named") })
        #expect(try unnamed() == ["b1", "g2"])
        try library.sync { sync in
            try sync.fail(.gear, "g2", because: "http.404", now: now) { _ in 30_000 }
            try sync.save(gear: "b1", name: nil, reply: "{}", now: now)
        }
        #expect(try unnamed() == [])
        #expect(try unnamed(at: 30_000) == ["g2"])
    }

    @Test func `gear that an export's tables name is not asked about`() throws {
        let row = Snapshot.Row(7, "A").with { ($0.gear, $0.gearID) = ("Drift", 2) }
        let library = try Library.of(
            Snapshot(asOf: 2_000, row).with {
                $0.tables = [
                    TableRecord(
                        name: "shoes", header: ["Name", "Brand", "Model"],
                        rows: [["Drift", "", ""]])
                ]
            })
        try library.hear(Reply(8, "B", at: 5_000).with { $0.gearKey = "g2" })
        #expect(try library.unnamedGear(athleteID: 1, now: now) == [])
        #expect(try library.activity(8)?.listing.gear == "Drift")
    }
}

/// Answers that did not come.
struct APIFailureTests {
    private let library: Library
    private let now: Timestamp = 20_000

    init() throws {
        library = try Library.inMemory()
        try library.hear(Reply(7, "A", at: 5_000), Reply(8, "B", at: 5_000))
    }

    private func fail(_ part: APIPart, _ subject: String, _ reason: String = "http.500") throws {
        try library.sync { sync in
            try sync.fail(part, subject, because: reason, now: now) {
                Timestamp(seconds: 21_000 + Int64($0) * 100)
            }
        }
    }

    private func failures() throws -> [String] {
        try library.apiStatus(now: now).failures
            .map { "\($0.part.rawValue) \($0.reason) \($0.count) \($0.retryAt.seconds)" }
    }

    @Test func `the longer a question fails the later it is asked again`() throws {
        for _ in 0..<3 { try fail(.detail, "7") }
        #expect(
            try library.text("SELECT attempts, failed_at, retry_at FROM api_failure") == [
                "3 20000 21200"
            ])
    }

    @Test func `failures are grouped by part and reason, the most frequent first`() throws {
        try fail(.streams, "7", "http.404")
        try fail(.detail, "7")
        try fail(.detail, "8")
        try fail(.detail, "8")
        #expect(try failures() == ["detail http.500 2 21000", "streams http.404 1 21000"])
        let issues = try library.issues(IssueFilter(code: "strava"))
        #expect(issues.map(\.file) == ["detail/7", "detail/8", "streams/7"])
        #expect(issues.map(\.activityID) == [7, 8, 7])
    }

    @Test func `an answer forgets the failures of its question alone`() throws {
        try fail(.detail, "7")
        try fail(.streams, "7")
        try library.hear(.detail(7, "A", at: 6_000))
        #expect(try failures() == ["streams http.500 1 21000"])
        try library.hear(samples: nil, of: 7)
        #expect(try failures() == [])
    }

    @Test func `an activity of another shape is another question`() throws {
        try fail(.detail, "7")
        try library.hear(Reply(7, "A", at: 6_000))
        #expect(try failures().count == 1)
        try library.hear(Reply(7, "A", at: 7_000).with { $0.shape = "another" })
        #expect(try failures() == [])
    }

    @Test func `a question that nobody asks any more has not failed`() throws {
        try fail(.streams, "7")
        try Snapshot(asOf: 6_000, .init(7, "A", file: "a.gpx")).write(to: library)
        #expect(try failures().count == 1)
        try library.sync { _ in }
        #expect(try failures() == [])
    }
}
