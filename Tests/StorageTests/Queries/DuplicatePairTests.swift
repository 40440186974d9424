import ActivityModel
import Storage
import Testing

/// Two recordings of what looks like one workout.
struct DuplicatePairTests {
    private static let watch = Snapshot.Row(7, "Watch").with {
        ($0.start, $0.elapsed, $0.metres, $0.sportType) = (10_000, 1_000, 5_000, "Run")
    }
    private static func phone(_ change: (inout Snapshot.Row) -> Void) -> Snapshot.Row {
        watch.with {
            ($0.id, $0.name) = (8, "Phone")
            change(&$0)
        }
    }

    @Test(
        arguments: [
            ("the same in everything", phone { _ in }, 1),
            ("begun later, within the other", phone { ($0.start, $0.elapsed) = (10_100, 500) }, 1),
            ("half of it in common", phone { $0.start = 10_500 }, 0.5),
            ("begun earlier", phone { $0.start = 9_600 }, 0.6),
            ("less than half in common", phone { $0.start = 10_501 }, nil),
            ("after it", phone { $0.start = 11_000 }, nil),
            ("of another name for the sport", phone { $0.sportType = "TrailRun" }, 1),
            ("of another sport", phone { $0.sportType = "Ride" }, nil),
            ("a tenth shorter", phone { $0.metres = 4_500 }, 1),
            ("shorter than that", phone { $0.metres = 4_499 }, nil),
            ("without any distance", phone { $0.metres = nil }, 1),
            ("that stood still", phone { $0.metres = 0 }, 1),
            ("of unknown length", phone { $0.elapsed = nil }, nil),
            ("of no length", phone { $0.elapsed = 0 }, nil),
            ("of unknown start", phone { $0.start = nil }, nil),
        ] as [(String, Snapshot.Row, Double?)])
    func `another recording`(name: String, row: Snapshot.Row, overlap: Double?) throws {
        let library = try Library.of(Snapshot(asOf: 50_000, Self.watch, row))
        let pairs = try library.duplicates()
        #expect(pairs.map(\.overlap) == [overlap].compactMap { $0 })
        // Nothing is merged by that.
        #expect(try library.totals().activities == 2)
    }

    @Test func `the one with more samples comes first, and what only one has is named`() throws {
        var more = ActivityFile.recording([1, 2, 3], from: 10_000)
        more.streams.append(SampleStream(.watts, values: .scaled([1, 2, 3], .one)))
        let library = try Library.of(
            Snapshot(
                asOf: 50_000,
                Self.watch.with { ($0.file, $0.content) = ("activities/7.gpx", .track((1, 2))) },
                Self.phone {
                    ($0.file, $0.content, $0.checksum) = ("activities/8.gpx", more, 2)
                }))
        let pair = try #require(try library.duplicates().first)
        #expect([pair.first.id, pair.second.id] == [8, 7])
        #expect(pair.onlyFirst == ["heartrate", "time", "watts"])
        #expect(pair.onlySecond == ["latitude", "longitude"])
    }

    @Test func `two athletes who ran together are no pair`() throws {
        let library = try Library.of(
            Snapshot(asOf: 50_000, Self.watch),
            Snapshot(asOf: 50_000, Self.phone { _ in }).with { $0.athlete = 43 })
        #expect(try library.duplicates().isEmpty)
        #expect(try library.duplicates(athlete: 42).isEmpty)
    }

    @Test func `of three recordings there are three pairs`() throws {
        let third = Self.phone { $0.id = 9 }
        let library = try Library.of(
            Snapshot(asOf: 50_000, Self.watch, Self.phone { _ in }, third))
        #expect(try library.duplicates(athlete: 42).count == 3)
    }
}
