import ActivityModel
import Testing

@testable import Storage

/// What is told at the end of an import, and before an undo.
struct HighlightsTests {
    private let day: Int64 = 86_400

    private func row(_ id: Int64, _ start: Int64?, metres: Double, ascent: Double? = nil)
        -> Snapshot.Row
    {
        Snapshot.Row(id, "A\(id)").with {
            ($0.start, $0.metres, $0.moving) = (start, metres, metres / 2)
            if let ascent { $0.measures = [.ascent: ascent] }
        }
    }

    @Test func `the whole counts what has begun, by local days`() throws {
        let year: Int64 = 365 * day
        let library = try Library.of(
            Snapshot(
                asOf: 50 * year, row(1, 40 * year, metres: 5_000, ascent: 70),
                row(2, 40 * year + 3_600, metres: 12_000, ascent: 20),
                row(3, 42 * year, metres: 7_000), row(4, 60 * year, metres: 99_000),
                row(5, nil, metres: 1_000)))
        let all = try library.highlights(now: Timestamp(seconds: 50 * year))
        #expect(all.activities == 3)
        #expect(all.distanceMetres == 24_000)
        #expect(all.movingSeconds == 12_000)
        #expect(all.activeDays == 2)
        #expect(all.years == 2009...2011)
        #expect(
            all.records.map { "\($0.kind) \($0.activity) \($0.name) \($0.value)" } == [
                "distance 2 A2 12000.0", "ascent 1 A1 70.0", "duration 2 A2 6000.0",
            ])
        #expect(try library.highlights(athlete: 99, now: 0).activities == 0)
    }

    @Test func `an empty library has no records`() throws {
        let none = try Library.inMemory().highlights(now: 0)
        #expect(none.activities == 0 && none.records.isEmpty && none.years == nil)
    }

    @Test func `an undo removes what no other source has`() throws {
        let first = Snapshot(
            asOf: 2_000, row(1, 100, metres: 1),
            row(2, 200, metres: 1).with { $0.media = ["media/a.jpg", "media/b.jpg"] })
        let second = Snapshot(
            asOf: 3_000, row(2, 200, metres: 1).with { $0.media = ["media/a.jpg"] },
            row(3, 300, metres: 1).with { $0.media = ["media/c.jpg"] })
        let library = try Library.of(first, second)
        #expect(try library.undoExtent(ofRun: 1) == UndoExtent(activities: 1, media: 1))
        #expect(try library.undoExtent(ofRun: 2) == UndoExtent(activities: 1, media: 1))
        #expect(try library.undoExtent(ofRun: 9) == UndoExtent())
        let before = try library.count("activity")
        _ = try library.undo(run: 1, now: 20_000)
        #expect(try before - library.count("activity") == 1)
    }
}
