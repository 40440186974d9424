import ActivityModel
import GRDB
import Testing

@testable import Storage

/// What derives from evidence is derived anew for the activities that a change concerns, and for no
/// others.
struct AffectedActivitiesTests {
    private let rows = [7, 8].map { Snapshot.Row($0, "A", file: "activities/\($0).gpx") }
    private let library: Library

    init() throws {
        library = try Library.of(Snapshot(asOf: 2_000, rows[0], rows[1]))
        // What nobody derives anew stays wrong.
        try library.damage("UPDATE activity SET sample_state = 'failed', sample_count = 99")
    }

    private func states() throws -> [String] {
        try library.text("SELECT sample_state, sample_count FROM activity ORDER BY id")
    }

    @Test func `an export concerns the activities that it has a row of`() throws {
        try Snapshot(asOf: 3_000, rows[0].with { $0.name = "B" }).write(to: library)
        #expect(try states() == ["decoded 2", "failed 99"])
    }

    @Test func `a reply concerns its own`() throws {
        try library.hear(Reply(8, "B", at: 5_000))
        #expect(try states() == ["failed 99", "decoded 2"])
    }

    @Test func `taking a run back concerns those of its exports`() throws {
        try Snapshot(asOf: 1_000, rows[1]).write(to: library)
        try library.damage("UPDATE activity SET sample_state = 'failed', sample_count = 99")
        _ = try library.undo(run: 2, now: 20_000)
        #expect(try states() == ["failed 99", "decoded 2"])
    }

    @Test func `however many there are, they are one argument`() throws {
        let some = AffectedActivities([7, 8, 9])
        #expect(some.argument == "[7,8,9]")
        #expect(AffectedActivities([]).argument == "[]")
        let found = try library.read { database in
            try AffectedActivities(
                database, "SELECT id FROM activity WHERE id IN \(AffectedActivities.sql)",
                [some.argument])
        }
        #expect(found == AffectedActivities([7, 8]))
        #expect(try library.read { try AffectedActivities.all(of: 1, $0) } == found)
    }
}
