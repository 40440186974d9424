import ActivityModel
import Storage
import Testing

/// Strava splits a recording of several sports into activities; each is a leg of the file.
struct LegTests {
    private static let path = "activities/1.fit"
    private static let triathlon = ActivityFile.legs(
        (1_000, [90, 91]), (2_000, [120, 121, 122]), (3_000, [150, 151]))

    /// An activity whose row names the recording.
    private func row(
        _ id: Int64, start: Int64?, elapsed: Double?, content: ActivityFile = triathlon
    ) -> Snapshot.Row {
        Snapshot.Row(id, "A", file: Self.path).with {
            ($0.start, $0.elapsed, $0.content) = (start, elapsed, content)
        }
    }

    private func heartrates(_ library: Library, _ id: Int64 = 7) throws -> [Double?] {
        let stream = try #require(
            try library.streams(ofActivity: id).first { $0.name == .heartrate })
        return (0..<stream.count).map { stream[$0] }
    }

    @Test func `each activity has the samples, the session and the laps of its own leg`() throws {
        let library = try Library.of(
            Snapshot(
                asOf: 5_000, row(7, start: 1_000, elapsed: 10), row(8, start: 2_000, elapsed: 20),
                row(9, start: 3_000, elapsed: 10)))
        #expect(try heartrates(library, 7) == [90, 91])
        #expect(try heartrates(library, 8) == [120, 121, 122])
        #expect(try heartrates(library, 9) == [150, 151])
        for (id, index) in [(7, 0), (8, 1), (9, 2)] as [(Int64, Int)] {
            let activity = try #require(try library.activity(id))
            #expect(activity.sessions.map(\.sport) == ["leg \(index)"])
            #expect(activity.laps.map(\.start) == activity.sessions.map(\.start))
            #expect(activity.listing.firstTime == activity.sessions.first?.start)
            #expect(
                activity.streams.map(\.count) == [
                    activity.listing.samples, activity.listing.samples,
                ])
            #expect(activity.listing.comparison == nil)
        }
        #expect(try library.count("source_file") == 1)
    }

    @Test(
        arguments: [
            ("starts with the first leg and lasts as long as it", 1_000, 10, 2),
            ("starts with the first leg and lasts as long as all", 1_000, 2_010, 7),
            ("starts within half a minute of a leg", 2_029, 20, 3),
            ("starts further from any leg", 2_031, 20, 7),
            ("lasts unknown", 2_000, nil, 7), ("starts unknown", nil, 20, 7),
        ] as [(String, Int64?, Double?, Int)])
    func `a row is matched by its start, and the first leg by its length`(
        name: String, start: Int64?, elapsed: Double?, samples: Int
    ) throws {
        let library = try Library.of(Snapshot(asOf: 5_000, row(7, start: start, elapsed: elapsed)))
        #expect(try library.activities().map(\.samples) == [samples])
    }

    @Test func `a leg whose samples are not known gets none rather than another leg's`() throws {
        var content = Self.triathlon
        content.sessions[1].samples = nil
        let library = try Library.of(
            Snapshot(asOf: 5_000, row(7, start: 2_000, elapsed: 20, content: content)))
        #expect(try library.activities().map(\.samples) == [0])
        #expect(try library.tracks().isEmpty)
    }

    @Test func `a session that says no start is nobody's leg, and the others keep their numbers`()
        throws
    {
        var content = Self.triathlon
        content.sessions[0].start = nil
        let library = try Library.of(
            Snapshot(asOf: 5_000, row(7, start: 3_000, elapsed: 10, content: content)))
        #expect(try heartrates(library) == [150, 151])
        #expect(try library.activity(7)?.sessions.map(\.sport) == ["leg 2"])
    }

    @Test func `another start in a newer export makes it another leg`() throws {
        let exports = [
            Snapshot(asOf: 5_000, row(7, start: 2_000, elapsed: 20)),
            Snapshot(asOf: 6_000, row(7, start: 3_000, elapsed: 10)),
        ]
        try expectSameInEveryOrder(exports.map(Evidence.export))
        let library = try Library.of(exports)
        #expect(try heartrates(library) == [150, 151])
        _ = try library.undo(run: 2, now: 20_000)
        #expect(try heartrates(library) == [120, 121, 122])
    }

    @Test(
        arguments: [
            ("as the row says", 10_000, 600, nil), ("longer on both sides", 9_900, 1_000, .cropped),
            ("an hour later", 13_600, 600, .clockOrZone),
            ("a week later", 614_800, 600, .otherStart),
            ("a week later, four times as long", 614_800, 2_400, .otherWorkout),
        ] as [(String, Int64, Int64, FileComparison?)])
    func `where file and row disagree is said beside both`(
        name: String, start: Int64, seconds: Int64, comparison: FileComparison?
    ) throws {
        let content = ActivityFile.recording([100, 101, 102], from: start, step: seconds / 2)
        let source = Snapshot(
            asOf: 700_000, row(7, start: 10_000, elapsed: 600, content: content))
        let library = try Library.of(source)
        let listing = try #require(try library.activities().first)
        #expect(listing.comparison == comparison)
        #expect(listing.start == 10_000)
        #expect(listing.samples == 3)
        #expect(try library.issues().map(\.code) == [comparison?.issueCode].compactMap { $0 })
        // What was compared with a file that is gone is not said of the next one.
        var fileless = Snapshot(asOf: 600_000, name: "A", start: 10_000)
        fileless.rows[0].elapsed = 600
        try fileless.write(to: library)
        _ = try library.undo(run: 1, now: 800_000)
        #expect(try library.activities().map(\.comparison) == [nil])
    }
}
