import ActivityModel
import Foundation
import Storage
import Testing

struct ImportWriterTests {
    private let library: Library
    private let now = Timestamp(year: 2026, month: 11, day: 21)

    init() throws {
        library = try Library.inMemory()
    }

    @Test func `the newer export wins whichever is imported first`() throws {
        let old = Snapshot(asOf: 100, name: "Morning Run")
        let new = Snapshot(asOf: 200, name: "Race")
        for order in [[old, new], [new, old]] {
            let library = try Library.inMemory()
            for snapshot in order { try snapshot.write(to: library, now: now) }
            #expect(try library.activities().map(\.name) == ["Race"])
            #expect(try library.activity(7)?.sources.map(\.export) == ["200.zip", "100.zip"])
        }
    }

    @Test func `a file that a newer export lacks still provides the samples`() throws {
        try Snapshot(asOf: 100, name: "Run", file: "activities/1.gpx").write(to: library, now: now)
        try Snapshot(asOf: 200, name: "Run").write(to: library, now: now)
        let listing = try #require(try library.activities().first)
        #expect(listing.outcome == .decoded)
        #expect(listing.samples == 2)
        #expect(try library.streams(ofActivity: 7).first?.count == 2)
    }

    @Test func `counts tell new from updated from unchanged`() throws {
        func counts(_ snapshot: Snapshot) throws -> [Int] {
            let counts = try snapshot.write(to: library, now: now)
            return [counts.new, counts.updated, counts.unchanged]
        }
        #expect(try counts(Snapshot(asOf: 100, name: "Run")) == [1, 0, 0])
        #expect(try counts(Snapshot(asOf: 200, name: "Run")) == [0, 0, 1])
        #expect(try counts(Snapshot(asOf: 300, name: "Race")) == [0, 1, 0])
        #expect(try counts(Snapshot(asOf: 150, name: "Jog")) == [0, 0, 1])
    }

    @Test func `a row of another athlete's activity is left out`() throws {
        try Snapshot(asOf: 100, name: "Run", athlete: 1).write(to: library, now: now)
        let counts = try Snapshot(asOf: 200, name: "Theft", athlete: 2)
            .write(to: library, now: now)
        #expect(counts.foreign == [7])
        #expect(try library.activities().map(\.name) == ["Run"])
    }

    @Test func `an athlete without an id is taken over by the first who has one`() throws {
        try Snapshot(asOf: 100, name: "Run", athlete: nil).write(to: library, now: now)
        try Snapshot(asOf: 200, name: "Run", athlete: 42).write(to: library, now: now)
        #expect(try library.status().athletes == 1)
        #expect(try library.activities().map(\.athleteID) == [42])
    }

    @Test func `a start in the future is not the newest activity`() throws {
        try Snapshot(asOf: 100, name: "Run", start: now.seconds + 60)
            .write(to: library, now: now)
        #expect(try library.status().newest.isEmpty)
        try Snapshot(asOf: 200, name: "Run", start: now.seconds - 60)
            .write(to: library, now: now)
        #expect(try library.status().newest.map(\.start.seconds) == [now.seconds - 60])
    }

    @Test func `a failed batch leaves nothing behind`() throws {
        struct Stop: Error {}
        let writer = try ImportWriter(library, now: now)
        #expect(throws: Stop.self) {
            try writer.batch { batch in
                try batch.record(ImportIssue(.exportTableMissing, "gone"), sourceID: nil)
                throw Stop()
            }
        }
        #expect(try library.issues().isEmpty)
    }

    @Test func `filters and orders are honoured`() throws {
        for (id, start, metres) in [(1, 100, 5.0), (2, 300, 1.0), (3, 200, 9.0)]
            as [(Int64, Int64, Double)]
        {
            try Snapshot(
                asOf: id, name: "A\(id)", id: id, start: start, metres: metres
            ).write(to: library, now: now)
        }
        func ids(_ change: (inout ActivityFilter) -> Void) throws -> [Int64] {
            var filter = ActivityFilter()
            change(&filter)
            return try library.activities(filter).map(\.id)
        }
        #expect(try ids { _ in } == [2, 3, 1])
        #expect(try ids { $0.order = .distance } == [3, 1, 2])
        #expect(try ids { $0.isAscending = true } == [1, 3, 2])
        #expect(try ids { $0.after = Timestamp(seconds: 200) } == [2, 3])
        #expect(try ids { $0.before = Timestamp(seconds: 200) } == [1])
        #expect(try ids { $0.limit = 1 } == [2])
        #expect(try ids { $0.type = "RUN" } == [2, 3, 1])
        #expect(try ids { $0.type = "ride" } == [])
    }
}
