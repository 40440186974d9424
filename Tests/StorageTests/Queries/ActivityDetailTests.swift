import ActivityModel
import Storage
import Testing

/// Everything that is known of one activity, and where it came from.
struct ActivityDetailTests {
    private let run = Snapshot.Row(7, "Run", file: "activities/7.gpx")

    @Test func `an id that nobody knows has no answer`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run))
        #expect(try library.activity(8) == nil)
        #expect(try library.origin(ofActivity: 8) == nil)
        #expect(try library.streams(ofActivity: 8).isEmpty)
    }

    @Test func `every number that a row states comes back`() throws {
        var row = run
        for (index, measure) in ActivityMeasure.allCases.enumerated() {
            row.measures[measure] = Double(index) + 0.5
        }
        let activity = try #require(
            try Library.of(Snapshot(asOf: 2_000, row)).activity(7))
        #expect(activity.measures == row.measures)
    }

    @Test func `its sources are those that have a row of it, newest first`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run), Snapshot(asOf: 3_000, .init(8, "B")),
            Snapshot(asOf: 4_000, .init(7, "Run")))
        try library.hear(Reply(7, "Heard", at: 3_500))
        let sources = try #require(try library.activity(7)).sources
        #expect(sources.map(\.export) == ["4000.zip", "Strava API", "2000.zip"])
        #expect(sources.map(\.asOf) == [4_000, 3_500, 2_000])
        #expect(sources.map(\.row) == [7, 0, 7])
        #expect(sources.map(\.file) == [nil, nil, "activities/7.gpx"])
    }

    @Test func `its photos and issues are its own`() throws {
        var (one, two) = (run, Snapshot.Row(8, "B", file: "activities/8.gpx"))
        (one.media, two.media) = (["media/b.jpg", "media/a.jpg"], ["media/c.jpg"])
        one.content = .recording()
        one.content.issues = [ImportIssue(.fitTrailing, "its own")]
        two.checksum = 2
        two.content = .recording()
        two.content.issues = [ImportIssue(.fitTrailing, "the other's")]
        let activity = try #require(
            try Library.of(Snapshot(asOf: 2_000, one, two)).activity(7))
        #expect(activity.media == ["media/a.jpg", "media/b.jpg"])
        #expect(activity.issues.map(\.message) == ["its own"])
    }

    @Test func `row and file may come from two exports, and both are named`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run.with { $0.size = 123 }),
            Snapshot(asOf: 3_000, .init(7, "Race").with { $0.isError = true }))
        let origin = try #require(try library.origin(ofActivity: 7))
        #expect(origin.rowExport == "3000.zip")
        #expect(origin.rowAsOf == 3_000)
        #expect(origin.fileExport == "2000.zip")
        #expect(origin.filePath == "activities/7.gpx")
        #expect(origin.fileSize == 123)
        #expect(origin.cacheAthlete == nil)
    }

    @Test func `of several exports with the same file the newest is named`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run), Snapshot(asOf: 3_000, run))
        #expect(try library.origin(ofActivity: 7)?.fileExport == "3000.zip")
    }

    @Test func `a reply is as of the moment it came`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run))
        try library.hear(Reply(7, "Heard", at: 3_500))
        let origin = try #require(try library.origin(ofActivity: 7))
        #expect(origin.rowExport == "Strava API")
        #expect(origin.rowAsOf == 3_500)
        #expect(origin.fileExport == "2000.zip")
    }

    @Test func `its history is what each run changed of it, oldest first`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run, .init(8, "B")),
            Snapshot(asOf: 3_000, run.with { ($0.name, $0.gear) = ("Race", "Drift") }),
            Snapshot(asOf: 4_000, .init(8, "B")))
        let history = try #require(try library.origin(ofActivity: 7)).history
        #expect(history.map(\.run) == [1, 2, 2, 3])
        #expect(history.map(\.change.kind) == [.new, .renamed, .gear, .absent])
        #expect(history[1].change.old == "Run")
        #expect(history[1].change.new == "Race")
        #expect(history.map(\.at) == Array(repeating: 1_800_000_000, count: 4))
    }

    @Test func `in a library of several athletes the cache is named with theirs`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run), Snapshot(asOf: 2_000, name: "B", athlete: 43, id: 8))
        #expect(try library.origin(ofActivity: 7)?.cacheAthlete == 42)
        #expect(try library.origin(ofActivity: 8)?.cacheAthlete == 43)
    }
}
