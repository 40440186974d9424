import ActivityModel
import Storage
import Testing

/// What counts as a change between two exports, and what does not.
struct ActivityChangeTests {
    private static let base: Snapshot.Row = Snapshot.Row(7, "A", file: "activities/7.gpx").with {
        ($0.gear, $0.isCommute, $0.details, $0.privateNote) = ("Drift", false, "Wet", "tired")
        ($0.elapsed, $0.moving, $0.media) = (600, 500, ["media/a.jpg"])
    }

    /// A new row, and what its export changes: kind, before and now.
    struct Case: Sendable {
        var name: String
        var row: Snapshot.Row
        var changes: [String]
        var columns = 101

        init(
            _ name: String, _ changes: [String], columns: Int = 101,
            _ change: (inout Snapshot.Row) -> Void
        ) {
            self.name = name
            self.changes = changes
            self.columns = columns
            row = ActivityChangeTests.base.with(change)
        }
    }

    private static let visible: [Case] = [
        Case("name", ["renamed A B"]) { $0.name = "B" },
        Case("type", ["type Run Ride"]) { $0.type = "Ride" },
        Case("gear", ["gear Drift Swift"]) { $0.gear = "Swift" },
        Case("no gear", ["gear Drift –"]) { $0.gear = nil },
        Case("commute", ["commute false true"]) { $0.isCommute = true },
        Case("description", ["description Wet Dry"]) { $0.details = "Dry" },
        Case("no note", ["note tired "]) { $0.privateNote = "" },
        Case("start", ["start 1970-01-01T00:16:40Z 1970-01-01T00:20:00Z"]) { $0.start = 1_200 },
        Case("distance", ["distance 1000.0 1001.0"]) { $0.metres = 1_001 },
        Case("elapsed", ["elapsed 600.0 601.0"]) { $0.elapsed = 601 },
        Case("moving", ["moving 500.0 499.0"]) { $0.moving = 499 },
        Case("a photo more", ["media 1 2"]) { $0.media.append("media/b.jpg") },
        Case("another path", ["file activities/7.gpx activities/8.gpx"]) {
            $0.file = "activities/8.gpx"
        },
        Case(
            "other bytes",
            [
                "file activities/7.gpx (CRC-32 00000001) activities/7.gpx (CRC-32 0000abcd)"
            ]
        ) { $0.checksum = 0xABCD },
        Case("no file any more", ["became-manual activities/7.gpx –"]) { $0.file = nil },
        Case("an error for a file", ["file activities/7.gpx #error#"]) {
            ($0.file, $0.isError) = (nil, true)
        },
        Case("several at once", ["renamed A B", "gear Drift –", "elapsed 600.0 700.0"]) {
            ($0.name, $0.gear, $0.elapsed) = ("B", nil, 700)
        },
    ]

    private static let unsaid: [Case] = [
        Case("nothing", []) { _ in },
        Case("blanks around gear", []) { $0.gear = " Drift " },
        Case("a commute that is not told", []) { $0.isCommute = nil },
        Case("a start that is not told", []) { $0.start = nil },
        Case("a distance that is not told", []) { $0.metres = nil },
        Case("times that are not told", []) { ($0.elapsed, $0.moving) = (nil, nil) },
        Case("a 32-bit float's error", []) { $0.metres = 1_000.0001 },
        Case("no notes in a table of 2022", [], columns: 86) { $0.privateNote = "" },
        Case("no media in a table of 2022", [], columns: 86) { $0.media = [] },
        Case("kilometres for people in a table of 2019", [], columns: 57) { $0.metres = 1_010 },
        Case("the finer word for the sport", []) { $0.sportType = nil },
        Case("a number that only some years have", []) { $0.measures = [.averageWatts: 200] },
        Case("a file whose bytes are not there", []) { $0.isFileThere = false },
    ]

    private func changes(_ test: Case) throws -> [String] {
        let library = try Library.of(Snapshot(asOf: 2_000, Self.base))
        let newer = Snapshot(asOf: 3_000, test.row).with { $0.columns = test.columns }
        let counts = try newer.write(to: library)
        #expect([counts.new, counts.updated + counts.unchanged] == [0, 1])
        #expect(counts.updated == (counts.changes.isEmpty ? 0 : 1))
        #expect(try library.changes(ofRun: 2)?.changes == counts.changes)
        return counts.changes.map { "\($0.kind.rawValue) \($0.old ?? "–") \($0.new ?? "–")" }
    }

    @Test(arguments: visible.map(\.name))
    func `what a person sees on Strava is a change`(name: String) throws {
        let test = try #require(Self.visible.first { $0.name == name })
        #expect(try changes(test) == test.changes)
    }

    @Test(arguments: unsaid.map(\.name))
    func `what one of two exports cannot say is none`(name: String) throws {
        let test = try #require(Self.unsaid.first { $0.name == name })
        #expect(try changes(test) == [])
    }

    @Test(
        arguments: [
            ("Run", 10, 10.5), ("Swim", 1, 1.5), ("Rowing", 1, 1.5), ("Sail", 185.2, 186),
            ("Windsurf", 185.2, 186),
        ] as [(String, Double, Double)])
    func `a distance that was rounded for people is compared as such`(
        sport: String, within: Double, beyond: Double
    ) throws {
        for (step, isChange) in [(within, false), (beyond, true)] {
            let rows = [5_000, 5_000 + step].map { metres in
                Snapshot.Row(7, "A").with {
                    ($0.type, $0.sportType, $0.metres) = (sport, sport, metres)
                }
            }
            let library = try Library.of(
                Snapshot(asOf: 2_000, rows[0]).with { $0.columns = 57 })
            let counts = try Snapshot(asOf: 3_000, rows[1]).write(to: library)
            #expect(counts.changes.map(\.kind) == (isChange ? [.distance] : []))
        }
    }

    @Test func `an older export changes nothing, whatever it says`() throws {
        let library = try Library.of(Snapshot(asOf: 3_000, Self.base))
        let counts = try Snapshot(asOf: 2_000, Self.base.with { $0.name = "Older" })
            .write(to: library)
        #expect(counts.changes.isEmpty)
        #expect(counts.unchanged == 1)
    }

    @Test func `what comes back is updated once, whatever else changed of it`() throws {
        let other = Snapshot.Row(8, "Other")
        let library = try Library.of(
            Snapshot(asOf: 2_000, Self.base, other), Snapshot(asOf: 3_000, other))
        let counts = try Snapshot(asOf: 4_000, Self.base.with { $0.name = "B" }, other)
            .write(to: library)
        #expect(counts.changes.map(\.kind) == [.renamed, .back])
        #expect([counts.updated, counts.unchanged] == [1, 1])
    }
}
