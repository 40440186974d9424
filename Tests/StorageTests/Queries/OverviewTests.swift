import ActivityModel
import Testing

@testable import Storage

/// What a library holds, at a glance.
struct OverviewTests {
    private let day: Int64 = 86_400

    private func row(
        _ id: Int64, start: Int64?, sport: String = "Run", offset: Int? = nil
    ) -> Snapshot.Row {
        Snapshot.Row(id, "A").with {
            ($0.start, $0.sportType, $0.moving) = (start, sport, 60)
            $0.measures = [.ascent: 10]
            if let offset {
                $0.file = "activities/\(id).gpx"
                $0.checksum = UInt32(id)
                $0.content = .recording()
                $0.content.utcOffset = UTCOffset(seconds: offset, source: "gpx.time")
            }
        }
    }

    @Test func `days have their sports, by local time`() throws {
        let library = try Library.of(
            Snapshot(
                asOf: 100 * day, row(1, start: 2 * day + 100), row(2, start: 2 * day + 200),
                row(3, start: 2 * day + 300, sport: "Ride"),
                row(4, start: 3 * day - 100, offset: 200),
                row(5, start: 4 * day + 100, offset: -200),
                row(6, start: -100), row(7, start: nil)))
        let overview = try library.overview()
        #expect(
            overview.days.map { "\($0.day) \($0.sport) \($0.activities)" }
                == ["-1 Run 1", "2 Ride 1", "2 Run 2", "3 Run 2"])
        #expect(overview.days[2].distanceMetres == 2_000)
        #expect(overview.days[2].movingSeconds == 120)
        #expect(overview.days[2].ascentMetres == 20)
        #expect(overview.activities == 7)
        #expect(overview.newestExport == Timestamp(seconds: 100 * day))
        #expect(overview.newest?.id == 5)
        #expect(overview.newest?.offsetSeconds == -200)
    }

    @Test func `records are the largest of each family, the earliest of equal ones`() throws {
        let library = try Library.of(
            Snapshot(
                asOf: 100 * day,
                row(1, start: 5 * day).with { $0.metres = 3_000 },
                row(2, start: 4 * day).with { $0.metres = 3_000 },
                row(3, start: 3 * day, sport: "TrailRun").with {
                    ($0.metres, $0.moving) = (100, 900)
                },
                row(4, start: 2 * day, sport: "Ride").with {
                    $0.measures = [.highestAltitude: 2_760, .ascent: 0]
                },
                row(5, start: 2 * day, sport: "Ride").with { $0.metres = 90_000 },
                row(6, start: nil, sport: "Ride").with { $0.metres = 900_000 },
                row(7, start: day, sport: "Run").with { $0.metres = 800_000 },
                row(8, start: day, sport: "Run").with { $0.metres = 700_000 }))
        try library.prefer(8, over: [7])
        func records(_ athlete: Int64? = nil) throws -> [String] {
            try library.overview(athlete: athlete).records.map {
                "\($0.family) \($0.kind) \($0.id) \(Int($0.value))"
            }
        }
        #expect(
            try records() == [
                "ride distance 5 90000", "ride time 4 60", "ride ascent 5 10",
                "ride altitude 4 2760", "run distance 8 700000", "run time 3 900",
                "run ascent 8 10",
            ])
        #expect(try records(43).isEmpty)
        try library.prefer(7, over: [8])
        #expect(try records().contains("run distance 7 800000"))
    }

    @Test func `a recording that does not count is in no day, but is there`() throws {
        let library = try Library.of(
            Snapshot(asOf: 100 * day, row(1, start: day), row(2, start: day)))
        try library.prefer(1, over: [2])
        #expect(try library.overview().days.map(\.activities) == [1])
        #expect(try library.overview().activities == 2)
        #expect(try library.totals().activities == 2)
        #expect(try library.totals().movingSeconds == 60)
    }

    @Test func `what could not be read is counted, what never was there is not`() throws {
        let library = try Library.of(
            Snapshot(
                asOf: 100 * day, row(1, start: day), row(2, start: day).with { $0.isError = true },
                row(3, start: day).with { ($0.file, $0.isFileThere) = ("a.gpx", false) },
                row(4, start: day).with { ($0.file, $0.content) = ("b.gpx", .unreadable) }))
        #expect(try library.overview().unread == 3)
        #expect(try library.overview(athlete: 43).unread == 0)
        #expect(
            try library.status().outcomes
                == [.manual: 1, .notExported: 1, .missing: 1, .failed: 1])
    }

    @Test func `an empty library has nothing to tell`() throws {
        let library = try Library.inMemory()
        let overview = try library.overview()
        #expect(overview.days.isEmpty && overview.activities == 0)
        #expect(overview.newestExport == nil && overview.newest == nil)
        #expect(!overview.hasUnfinishedImport)
        #expect(try !library.hasActivities())
        #expect(try library.totals().newest == nil)
        #expect(try library.status().samples == 0)
        #expect(try library.filterChoices().sports.isEmpty)
    }

    @Test func `the status lists exports and tables, newest first, each athlete's for itself`()
        throws
    {
        var first = Snapshot(asOf: 2_000, row(1, start: 100, offset: 0))
        first.tables = [TableRecord(name: "bikes", header: ["Name", "Brand"], rows: [["A", "B"]])]
        var second = Snapshot(asOf: 3_000, row(2, start: 200))
        (second.athlete, second.columns) = (43, 57)
        let library = try Library.of(first, second)
        try library.hear(Reply(3, "Heard", at: 4_000))
        let status = try library.status()
        #expect(status.exports.map(\.name) == ["3000.zip", "2000.zip"])
        #expect(status.exports.map(\.athleteID) == [43, 42])
        #expect(status.exports.map(\.asOf) == [3_000, 2_000])
        #expect(status.exports.map(\.rows) == [1, 1])
        #expect(status.exports.map(\.files) == [0, 1])
        #expect(status.exports.map(\.language) == ["en", "en"])
        #expect(status.exports.map(\.run) == [2, 1])
        #expect(status.tables == [.init(name: "bikes", rows: 1, columns: ["Name", "Brand"])])
        #expect(status.activities == 3 && status.athletes == 2 && status.samples == 2)
        let theirs = try library.status(athlete: 43)
        #expect(theirs.exports.map(\.name) == ["3000.zip"])
        #expect(theirs.tables.isEmpty && theirs.activities == 1 && theirs.samples == 0)
        #expect(try library.hasActivities())
    }
}
