import ActivityModel
import GRDB
import Testing

@testable import Storage

/// Records, power curves and the daily load, as the library's tables tell them.
struct RecordsTests {
    /// A recording at an even speed with even power, a sample a second.
    private func even(
        _ speed: Double, watts: Double = 0, seconds: Int, from start: Int64 = 1_000
    ) -> ActivityFile {
        var file = ActivityFile(format: .fit, outcome: .decoded)
        file.sampleCount = seconds + 1
        let times = (0...seconds).map { (start + Int64($0)) * 1_000_000 }
        file.streams = [
            SampleStream(.time, values: .scaled(times, .microseconds)),
            SampleStream(.distance, values: .floating((0...seconds).map { Double($0) * speed })),
        ]
        if watts > 0 {
            file.streams.append(
                SampleStream(.watts, values: .floating((0...seconds).map { _ in watts })))
        }
        return file
    }

    private func row(
        _ id: Int64, _ sport: String, _ content: ActivityFile, start: Int64 = 1_000,
        checksum: UInt32 = 1
    ) -> Snapshot.Row {
        Snapshot.Row(id, "A\(id)", file: "activities/\(id).fit").with {
            ($0.content, $0.sportType, $0.start) = (content, sport, start)
            $0.checksum = checksum
        }
    }

    private let year: Int64 = 366 * 86_400

    private func three() -> Snapshot {
        Snapshot(
            asOf: 5_000 + 2 * year,
            row(7, "Run", even(4, watts: 250, seconds: 300)),
            row(8, "TrailRun", even(3, watts: 300, seconds: 600, from: year), start: year),
            row(9, "Ride", even(10, watts: 200, seconds: 700, from: year), start: year),
            row(10, "EBikeRide", even(12, watts: 900, seconds: 700, from: year), start: year))
    }

    @Test func `an activity has the efforts of its sport`() throws {
        let library = try Library.of(three())
        let run = try library.bestEfforts(ofActivity: 7)
        #expect(run.map(\.metres) == [400, 1_000])
        #expect(run.map(\.elapsedSeconds) == [100, 250])
        #expect(try library.bestEfforts(ofActivity: 9).map(\.elapsedSeconds) == [500])
        #expect(try library.bestEfforts(ofActivity: 10).isEmpty)
        let curve = try library.powerCurve(ofActivity: 7)
        #expect(curve.map(\.seconds) == [5, 10, 15, 30, 60, 120, 300])
        #expect(curve.allSatisfy { $0.watts == 250 && $0.startSeconds == 0 })
    }

    @Test func `a record is the best of a year or of all time and leads to its activity`() throws {
        let records = try Library.of(three()).records(athlete: 42)
        #expect(records.years == [1971, 1970])
        func holder(
            _ measure: EffortRecord.Measure, _ family: SportFamily, in year: Int? = nil
        ) -> Int64? {
            records.best(in: year).first { $0.measure == measure && $0.family == family }?
                .activityID
        }
        #expect(holder(.fastest(metres: 400), .run) == 7)
        #expect(holder(.fastest(metres: 400), .run, in: 1971) == 8)
        #expect(holder(.fastest(metres: 5_000), .ride) == 9)
        #expect(holder(.fastest(metres: 5_000), .ride, in: 1970) == nil)
        #expect(holder(.power(seconds: 60), .run) == 8)
        #expect(holder(.power(seconds: 60), .run, in: 1970) == 7)
        #expect(holder(.power(seconds: 60), .ride) == 9)
        #expect(records.best().contains { $0.activityID == 10 } == false)
        let best = try #require(records.best().first { $0.measure == .fastest(metres: 1_000) })
        #expect(best.day == "1970-01-01" && best.name == "A7" && best.value == 250)
    }

    @Test func `another athlete's records are another's`() throws {
        let library = try Library.of(
            three(),
            three().with { snapshot in
                snapshot.athlete = 43
                snapshot.rows = [row(70, "Run", even(5, seconds: 300))]
            })
        func fastest(_ athlete: Int64?) throws -> Int64? {
            try library.records(athlete: athlete).best().first {
                $0.measure == .fastest(metres: 400)
            }?.activityID
        }
        #expect(try fastest(42) == 7)
        #expect(try fastest(43) == 70)
        #expect(try fastest(nil) == 70)
    }

    @Test func `longest, highest and most climbed come from the rows`() throws {
        var snapshot = three()
        snapshot.rows[0].metres = 9_000
        snapshot.rows[1].measures = [.ascent: 300, .highestAltitude: 2_000]
        let best = try Library.of(snapshot).records().best().filter { $0.family == .run }
        #expect(best.first { $0.measure == .longest }?.activityID == 7)
        #expect(best.first { $0.measure == .climb }?.value == 300)
        #expect(best.first { $0.measure == .highest }?.activityID == 8)
    }

    @Test func `a leg has the efforts of its own samples`() throws {
        var file = even(4, seconds: 1_000)
        file.streams[1] = SampleStream(
            .distance,
            values: .floating((0...1_000).map { $0 <= 500 ? Double($0) : Double($0) * 4 - 1_500 }))
        let legs: [(Int64, Range<Int>)] = [(1_000, 0..<501), (1_501, 501..<1_001)]
        file.sessions = legs.map { start, samples in
            var session = SportSession()
            session.start = Timestamp(seconds: start)
            session.samples = samples
            session.totals.elapsedSeconds = Double(samples.count - 1)
            return session
        }
        let one = Snapshot.Row(7, "A", file: "activities/1.fit").with {
            ($0.content, $0.sportType, $0.start, $0.elapsed) = (file, "Walk", 1_000, 500)
        }
        let two = one.with { ($0.id, $0.start, $0.elapsed) = (8, 1_501, 499) }
        let library = try Library.of(Snapshot(asOf: 5_000, one, two))
        #expect(try library.bestEfforts(ofActivity: 7).map(\.elapsedSeconds) == [400])
        // 1,996 m at 4 m/s.
        #expect(
            try library.bestEfforts(ofActivity: 8).map(\.elapsedSeconds) == [100, 250, 402.336])
    }

    @Test func `a hidden recording sets no record, and neither does a forgotten one`() throws {
        let library = try Library.of(three())
        func fastest() throws -> Int64? {
            try library.records().best().first { $0.measure == .fastest(metres: 400) }?.activityID
        }
        try library.prefer(8, over: [7])
        #expect(try fastest() == 8)
        #expect(try library.bestEfforts(ofActivity: 7).count == 2)
        _ = try library.dropPreference(for: 8)
        #expect(try fastest() == 7)
        _ = try library.forget([7], now: 20_000)
        #expect(try fastest() == 8)
    }

    @Test func `efforts follow their evidence in every order`() throws {
        let older = Snapshot(asOf: 2_000, row(7, "Run", even(4, watts: 250, seconds: 300)))
        let newer = Snapshot(
            asOf: 3_000, row(7, "Run", even(3, seconds: 200), checksum: 2))
        try expectSameInEveryOrder([
            .export(older), .export(newer),
            .api(Reply(7, "B", at: 9_000), samples: even(5, watts: 100, seconds: 90)),
        ])
    }

    @Test func `a library without efforts gets the same ones from its samples`() throws {
        let library = try Library.of(three())
        let whole = try library.dump()
        try library.damage(
            "DELETE FROM best_effort; DELETE FROM power_effort; UPDATE effort_file SET version = 0")
        try library.deriveEfforts(shouldStop: { true })
        #expect(try library.count("best_effort") == 0)
        try library.deriveEfforts()
        #expect(try library.dump() == whole)
    }

    @Test func `a library of before gets the tables`() throws {
        let library = try Library.of(three())
        let whole = try library.dump()
        try library.damage(
            """
            DROP VIEW best_efforts; DROP VIEW power_curve; DROP VIEW daily_load;
            DROP TABLE best_effort; DROP TABLE power_effort; DROP TABLE effort_file;
            DELETE FROM grdb_migrations WHERE identifier = 'best efforts'
            """)
        try Schema.migrator.migrate(library.database)
        try library.deriveEfforts()
        #expect(try library.dump() == whole)
    }

    @Test func `the load of a day is what is stated, else an estimate`() throws {
        func activity(
            _ id: Int64, day: Int64, _ measures: [ActivityMeasure: Double]
        ) -> Snapshot.Row {
            Snapshot.Row(id, "A").with {
                ($0.start, $0.moving, $0.measures) = (day * 86_400, 3_600, measures)
            }
        }
        let library = try Library.of(
            Snapshot(
                asOf: 10 * 86_400,
                activity(7, day: 1, [.trainingLoad: 80, .relativeEffort: 50]),
                activity(8, day: 1, [.relativeEffort: 30]),
                activity(9, day: 2, [.averageHeartrate: 150, .maximumHeartrate: 200]),
                activity(10, day: 3, [.averageHeartrate: 60]), activity(11, day: 4, [:])))
        #expect(
            try library.text("SELECT * FROM daily_load ORDER BY day") == [
                "42 1970-01-02 110.0 2 2 0", "42 1970-01-03 180.0 1 0 1",
                "42 1970-01-04 0.0 1 0 1", "42 1970-01-05 – 1 0 0",
            ])
    }
}
