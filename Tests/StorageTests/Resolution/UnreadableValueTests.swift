import ActivityModel
import Storage
import Testing

/// A cell that cannot be read erases nothing: another source says it.
struct UnreadableValueTests {
    private func export(
        _ asOf: Int64, elapsed: Double?, isReadable: Bool = true
    ) -> Snapshot {
        Snapshot(
            asOf: asOf,
            .init(7, "A").with {
                $0.elapsed = elapsed
                if !isReadable { $0.unreadable = [.elapsed] }
            })
    }

    /// What an export says that cannot read it and is the newest, with these others.
    private func elapsed(_ others: [Snapshot]) throws -> Double? {
        let newest = export(9_000, elapsed: nil, isReadable: false)
        try expectSameInEveryOrder(([newest] + others).map(Evidence.export))
        return try Library.of([newest] + others).activities().first?.elapsedSeconds
    }

    @Test func `the newest older source that can say it is asked first`() throws {
        #expect(try elapsed([export(2_000, elapsed: 20), export(4_000, elapsed: 40)]) == 40)
    }

    @Test func `one that cannot read it either is passed over`() throws {
        let others = [
            export(2_000, elapsed: 20), export(4_000, elapsed: nil, isReadable: false),
        ]
        #expect(try elapsed(others) == 20)
    }

    @Test func `one whose cell is blank says nothing`() throws {
        #expect(try elapsed([export(2_000, elapsed: 20), export(4_000, elapsed: nil)]) == 20)
    }

    @Test func `where nobody knows it, nothing is said`() throws {
        #expect(try elapsed([export(2_000, elapsed: nil)]) == nil)
        #expect(try elapsed([]) == nil)
    }

    @Test func `without an older source the oldest newer one is asked`() throws {
        let library = try Library.of(
            export(3_000, elapsed: nil, isReadable: false), export(5_000, elapsed: 50),
            export(4_000, elapsed: 40))
        #expect(
            try library.text("SELECT elapsed_s FROM activity_row ORDER BY row_number, rowid")
                == ["40.0", "50.0", "40.0"])
    }

    @Test func `a source that goes takes what it lent with it`() throws {
        let library = try Library.of(
            export(9_000, elapsed: nil, isReadable: false), export(2_000, elapsed: 20),
            export(4_000, elapsed: 40))
        _ = try library.undo(run: 3, now: 20_000)
        #expect(try library.activities().map(\.elapsedSeconds) == [20])
        _ = try library.undo(run: 2, now: 20_000)
        #expect(try library.activities().map(\.elapsedSeconds) == [nil])
    }

    @Test(
        arguments: [
            .moving, .distance, .measure(.averageWatts), .measure(.calories),
        ] as [UnreadableColumn])
    func `every number has its substitute`(column: UnreadableColumn) throws {
        let known = Snapshot.Row(7, "A").with {
            ($0.moving, $0.metres) = (33, 33)
            $0.measures = [.averageWatts: 33, .calories: 33]
        }
        let unknown = Snapshot.Row(7, "A").with {
            ($0.unreadable, $0.metres) = ([column], nil)
        }
        let library = try Library.of(Snapshot(asOf: 2_000, known), Snapshot(asOf: 3_000, unknown))
        let activity = try #require(try library.activity(7))
        let values: [Double?] = [
            activity.listing.movingSeconds, activity.listing.distanceMetres,
            activity.measures[ActivityMeasure.averageWatts],
            activity.measures[ActivityMeasure.calories],
        ]
        // Only the one that could not be read is replaced; the blank ones stay blank.
        #expect(values.compactMap { $0 } == [33])
    }

    @Test func `a start that is lent follows the file only where no row has one`() throws {
        let unreadable = Snapshot.Row(7, "A", file: "activities/7.gpx").with {
            ($0.start, $0.unreadable) = (nil, [.start])
            $0.content = .recording(from: 5_000)
        }
        let library = try Library.of(Snapshot(asOf: 3_000, unreadable))
        #expect(try library.activities().map(\.start) == [5_000])
        try Snapshot(asOf: 2_000, .init(7, "A").with { $0.start = 1_234 }).write(to: library)
        #expect(try library.activities().map(\.start) == [1_234])
        _ = try library.undo(run: 2, now: 20_000)
        #expect(try library.activities().map(\.start) == [5_000])
    }
}
