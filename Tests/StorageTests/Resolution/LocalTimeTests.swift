import ActivityModel
import Foundation
import GRDB
import TestSupport
import TimeZones
import Testing

@testable import Storage

/// What tells the local time of an activity.
struct LocalTimeTests {
    /// 2024-01-15 12:00 and 2024-07-15 12:00, UTC.
    private let winter: Int64 = 1_705_320_000
    private let summer: Int64 = 1_721_044_800
    private let day: Int64 = 86_400

    private func row(
        _ id: Int64, _ start: Int64?, at place: (latitude: Int64, longitude: Int64)? = nil,
        offset: Int? = nil
    ) -> Snapshot.Row {
        Snapshot.Row(id, "A").with {
            $0.start = start
            guard place != nil || offset != nil else { return }
            ($0.file, $0.checksum) = ("activities/\(id).gpx", UInt32(id))
            $0.content = place.map { .track($0) } ?? .recording()
            $0.content.utcOffset = offset.map { UTCOffset(seconds: $0, source: "gpx.time") }
        }
    }

    private func times(_ library: Library) throws -> [String] {
        try library.text("SELECT activity_id, utc_offset_s, source FROM local_time ORDER BY 1")
    }

    @Test func `a place gives the offset of its zone at the start`() throws {
        let library = try Library.of(
            Snapshot(
                asOf: summer + day, row(1, winter, at: (52, 13)), row(2, summer, at: (52, 13)),
                row(3, summer, at: (28, 84)), row(4, summer, at: (30, -40)),
                row(5, nil, at: (52, 13))))
        #expect(
            try times(library)
                == ["1 3600 place", "2 7200 place", "3 20700 place", "4 -10800 place"])
        #expect(
            try library.text("SELECT time_zone FROM activities ORDER BY id")
                == [
                    "Europe/Berlin", "Europe/Berlin", "Asia/Kathmandu", "Etc/GMT+3",
                    "Europe/Berlin",
                ])
    }

    @Test func `the file is before the API, the API before the place`() throws {
        let library = try Library.of(
            Snapshot(
                asOf: summer + day, row(1, summer, at: (52, 13), offset: -3_600),
                row(2, summer, at: (52, 13))))
        #expect(try times(library) == ["1 -3600 gpx.time", "2 7200 place"])
        try library.hear(
            Reply(2, "A", at: summer).with { ($0.start, $0.offset) = (summer, 1_800) })
        #expect(try times(library) == ["1 -3600 gpx.time", "2 1800 strava.api"])
    }

    @Test func `an offset of a clock that is wrong comes last`() throws {
        var content = ActivityFile.recording(from: winter + 3_600 * 5)
        content.utcOffset = UTCOffset(seconds: 0, source: "gpx.time")
        let lost = row(1, winter).with {
            ($0.file, $0.content) = ("activities/1.gpx", content)
            $0.elapsed = 1
        }
        var placed = lost
        placed.content.streams += ActivityFile.track((52, 13), (52, 13)).streams
        for (row, expected) in [(lost, "1 0 gpx.time"), (placed, "1 3600 place")] {
            let library = try Library.of(Snapshot(asOf: summer, row))
            #expect(try library.text("SELECT comparison FROM activity") == ["clock-or-zone"])
            #expect(try times(library) == [expected])
        }
    }

    @Test func `an hour without a place has the zone of the nearest activity, not its offset`()
        throws
    {
        // The end of summer time, 27 October 2024, lies between the two.
        let autumn: Int64 = 1_729_720_000
        let library = try Library.of(
            Snapshot(
                asOf: autumn + 400 * day, row(1, autumn, at: (52, 13)), row(2, autumn + 7 * day),
                row(3, autumn + 20 * day, at: (41, -74)), row(4, autumn + 14 * day),
                row(5, autumn + 20 * day + 182 * day), row(6, autumn + 20 * day + 184 * day)))
        #expect(
            try times(library) == [
                "1 7200 place", "2 3600 around", "3 -18000 place", "4 -18000 around",
                "5 -14400 around",
            ])
    }

    @Test func `a neighbour that is forgotten or undone leaves nothing behind`() throws {
        let library = try Library.of(
            Snapshot(asOf: summer, row(1, winter)),
            Snapshot(asOf: summer + day, row(1, winter), row(2, winter + 60, at: (52, 13))))
        #expect(try times(library) == ["1 3600 around", "2 3600 place"])
        let other = try Library.of(Snapshot(asOf: summer, row(1, winter)))
        _ = try library.undo(run: 2, now: Timestamp(seconds: summer + 2 * day))
        #expect(try times(library) == [])
        #expect(try times(other) == [])

        let third = try Library.of(
            Snapshot(asOf: summer, row(1, winter), row(2, winter + 60, at: (52, 13))))
        _ = try third.forget([2], now: Timestamp(seconds: summer))
        #expect(try times(third) == [])
    }

    @Test func `the order of exports does not matter to neighbours`() throws {
        try expectSameInEveryOrder([
            .export(Snapshot(asOf: summer, row(1, winter), row(2, winter + 60, at: (52, 13)))),
            .export(Snapshot(asOf: summer + 1, row(1, winter), row(3, winter - 30, at: (41, -74)))),
            .export(Snapshot(asOf: summer + 2, row(1, winter + 100))),
        ])
    }

    @Test(
        arguments: [
            // The last second of 2023 and the first of 2024 in Auckland, Berlin and Los Angeles.
            (-37, 175, 1_704_020_399, 2023, "2023-12-31"),
            (-37, 175, 1_704_020_400, 2024, "2024-01-01"),
            (52, 13, 1_704_063_599, 2023, "2023-12-31"),
            (52, 13, 1_704_063_600, 2024, "2024-01-01"),
            (34, -118, 1_704_095_999, 2023, "2023-12-31"),
            (34, -118, 1_704_096_000, 2024, "2024-01-01"),
        ] as [(Int64, Int64, Int64, Int, String)])
    func `a year ends at midnight of the place`(
        latitude: Int64, longitude: Int64, start: Int64, year: Int, date: String
    ) throws {
        let library = try Library.of(
            Snapshot(asOf: summer, row(1, start, at: (latitude, longitude))))
        #expect(
            try library.text("SELECT year, substr(start_local, 1, 10) FROM activities")
                == ["\(year) \(date)"])
        #expect(try library.text("SELECT year FROM yearly_totals") == ["\(year)"])
        let first = try #require(try library.overview().days.first)
        #expect(CivilDate.date(days: first.day).year == year)
    }

    @Test func `a computer without tzdata says that it has only the rules of today`() throws {
        let library = try Library.of(
            Snapshot(asOf: summer + day, row(1, summer, at: (52, 13)), row(2, summer + 60)))
        let bare = ZoneRules(folders: [])
        try library.write { try Resolution($0).deriveLocalTimes(athleteID: 1, rules: bare) }
        #expect(
            try times(library) == ["1 7200 place.present-rules", "2 7200 around.present-rules"])
        // The next import with tzdata mends it.
        try library.write { try Resolution($0).deriveLocalTimes(athleteID: 1) }
        #expect(try times(library) == ["1 7200 place", "2 7200 around"])
    }

    @Test func `a library of before gets local times when it is opened`() throws {
        let folder = try TemporaryFolder()
        let place = LibraryFolder(folder.url)
        let library = try Library.openForWriting(place)
        try Snapshot(
            asOf: summer + day, row(1, summer, at: (52, 13)), row(2, summer + 60),
            row(3, winter, offset: 1_800)
        ).write(to: library)
        let expected = try times(library)
        #expect(expected.count == 3)
        try library.close()
        let queue = try DatabaseQueue(path: place.database.path)
        try queue.write { database in
            try database.execute(
                sql: """
                    DROP VIEW activities; DROP VIEW current_activity;
                    DROP TABLE local_time; DROP TABLE file_zone;
                    CREATE VIEW current_activity AS SELECT 1; CREATE VIEW activities AS SELECT 1;
                    DELETE FROM grdb_migrations WHERE identifier = 'local time'
                    """)
        }
        try queue.close()
        #expect(try times(Library.openForWriting(place)) == expected)
    }
}
