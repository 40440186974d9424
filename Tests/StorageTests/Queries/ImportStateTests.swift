import ActivityModel
import Storage
import TestSupport
import Testing

/// What an import asks before it reads or writes anything.
struct ImportStateTests {
    private let run = Snapshot.Row(7, "Run", file: "activities/7.gpx")
    private let key = FileKey(path: "activities/7.gpx", size: 10, crc32: 1)

    private func state(
        _ library: Library, _ source: Snapshot, usesCache: Bool = true, decoder: Int = 1
    ) throws -> ImportState {
        try library.importState(
            source.record(1), usesCache: usesCache, decoderVersion: decoder)
    }

    @Test func `a file is known by path, size and checksum, if today's decoder read it`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run))
        let known = try #require(try state(library, Snapshot(asOf: 3_000, run)).files[key])
        #expect(known.outcome == .decoded && known.purpose == .activity && known.failure == nil)
        #expect(try state(library, Snapshot(asOf: 3_000, run), decoder: 2).files.isEmpty)
    }

    @Test func `why a file could not be read is known too: its gravest issue`() throws {
        var content = ActivityFile.unreadable
        content.issues = [
            ImportIssue(.fitTrailing, "a note", severity: .note),
            ImportIssue(.fitHeader, "the reason", severity: .error),
        ]
        let library = try Library.of(Snapshot(asOf: 2_000, run.with { $0.content = content }))
        let known = try state(library, Snapshot(asOf: 3_000, run)).files[key]
        #expect(known?.outcome == .failed)
        #expect(known?.failure == "the reason")
        #expect(try library.activities().map(\.failure) == ["the reason"])
    }

    @Test func `of an export that was met, what has an outcome is settled`() throws {
        let source = Snapshot(
            asOf: 2_000, run,
            .init(8, "B", file: "activities/8.gpx").with { $0.failure = "damaged" }
        ).with {
            $0.others = [
                LedgerEntry(path: "bikes.csv", role: "table", size: 9, crc32: 5, outcome: .skipped)
            ]
        }
        let library = try Library.of(source)
        let settled = try state(library, source)
        #expect(settled.export?.isComplete == true)
        #expect(settled.settledPaths == ["activities/7.gpx", "bikes.csv"])
        // A better decoder reads activity files again, and nothing else.
        #expect(try state(library, source, decoder: 2).settledPaths == ["bikes.csv"])
        let other = try state(library, Snapshot(asOf: 3_000, run))
        #expect(other.export == nil && other.settledPaths.isEmpty)
    }

    @Test(arguments: [(1_000, true), (3_000, false)] as [(Int64, Bool)])
    func `what the cache has is the newest of the other exports' files`(
        asOf: Int64, isNewer: Bool
    ) throws {
        let library = try Library.of(
            Snapshot(asOf: 1_500, run), Snapshot(asOf: 2_000, run.with { $0.checksum = 2 }))
        let state = try state(library, Snapshot(asOf: asOf, .init(9, "C")))
        let version = try #require(state.versions["activities/7.gpx"])
        #expect(version.key.crc32 == 2)
        #expect(version.isNewer == isNewer)
        #expect(try self.state(library, Snapshot(asOf: asOf), usesCache: false).versions.isEmpty)
    }

    @Test func `forgotten activities and the cache's name are known`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, run, .init(8, "B")))
        _ = try library.forget([8, 99], now: 20_000)
        #expect(try state(library, Snapshot(asOf: 3_000)).forgotten == [8, 99])
        #expect(try state(library, Snapshot(asOf: 3_000)).cacheAthlete == nil)
        try Snapshot(asOf: 2_000, name: "C", athlete: 43, id: 9).write(to: library)
        #expect(try state(library, Snapshot(asOf: 3_000)).cacheAthlete == 42)
    }
}

/// What an import would bring is what it brings.
struct ImportPreviewTests {
    private func expectPreviews(
        _ sources: [Snapshot], of library: Library?, _ note: String = ""
    ) throws {
        var preview = try ImportPreview(library, path: "/library")
        let library = try library ?? Library.inMemory()
        for source in sources {
            let record = source.record(try preview.athlete(stravaID: source.athlete))
            let expected = preview.add(source.rows.map(\.record), export: record)
            let counts = try source.write(to: library)
            #expect(
                counts == expected, "\(note) \(source.asOf)")
        }
    }

    private let run = Snapshot.Row(7, "Run", file: "activities/7.gpx")

    @Test func `into no library`() throws {
        try expectPreviews([Snapshot(asOf: 2_000, run), Snapshot(asOf: 3_000, run)], of: nil)
    }

    @Test func `what comes, changes, goes and is back`() throws {
        let other = Snapshot.Row(8, "B")
        try expectPreviews(
            [
                Snapshot(asOf: 3_000, run.with { $0.name = "Race" }, other),
                Snapshot(asOf: 4_000, other),
                Snapshot(asOf: 5_000, run, other.with { $0.metres = 3_000 }),
                Snapshot(asOf: 1_000, run),
                Snapshot(asOf: 6_000, other).with { $0.isDamaged = true },
            ], of: try Library.of(Snapshot(asOf: 2_000, run)))
    }

    @Test func `what is forgotten, and what is another athlete's`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, run, .init(8, "B")),
            Snapshot(asOf: 2_000, name: "C", athlete: 43, id: 9))
        _ = try library.forget([8], now: 20_000)
        try expectPreviews(
            [
                Snapshot(asOf: 3_000, run, .init(8, "B"), .init(9, "Taken")),
                Snapshot(asOf: 3_000, .init(10, "D")).with { $0.athlete = 44 },
            ], of: library)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `invented exports one after the other`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func pick<T>(_ values: [T]) -> T { values.randomElement(using: &generator) ?? values[0] }
        let dates = (2...6).map { Int64($0) * 1_000 }.shuffled(using: &generator)
        let sources = dates.map { asOf in
            var source = Snapshot(asOf: asOf)
            source.columns = pick([57, 101])
            source.isDamaged = pick([false, false, true])
            for id in 1...4 as ClosedRange<Int64> where pick([true, true, false]) {
                var row = Snapshot.Row(id, pick(["A", "B"]), file: pick([nil, "f/\(id).gpx"]))
                row.start = pick([1_000, 3_500])
                row.sportType = pick(["Run", "Ride"])
                row.metres = pick([1_000, 1_005, 2_000])
                row.gear = pick([nil, "Drift", " Drift"])
                row.media = pick([[], ["m/\(id).jpg"]])
                row.isCommute = pick([nil, true, false])
                source.rows.append(row)
            }
            return source
        }
        try expectPreviews(
            Array(sources.dropFirst()), of: try Library.of(sources[0]), "seed \(seed)")
    }
}
