import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

/// The library depends on what it was told, never on when: with invented evidence of every kind.
struct OrderTests {
    /// Eight invented histories a block, three seconds each: `WAYMARK_SCHEDULES=20` runs 160.
    private static let seeds: Range<UInt64> = {
        let blocks = ProcessInfo.processInfo.environment["WAYMARK_SCHEDULES"].flatMap(UInt64.init)
        return 0..<8 * (blocks ?? 1)
    }()

    /// Exports of four activities that disagree about everything, and replies in between.
    private func evidence(_ seed: UInt64) -> [Evidence] {
        var generator = SeededGenerator(seed: seed)
        func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }
        func pick<T>(_ values: [T]) -> T { values.randomElement(using: &generator) ?? values[0] }
        let dates: [Int64] = [2_000, 3_000, 4_000].shuffled(using: &generator)
        var evidence = dates.map { asOf in
            var source = Snapshot(asOf: asOf)
            source.isDamaged = chance(6)
            source.columns = pick([57, 84, 101])
            for id in 1...4 as ClosedRange<Int64> where !chance(3) {
                var row = Snapshot.Row(id, pick(["Morning", "Race", "Commute"]))
                row.start = chance(5) ? nil : 1_000 + id * 100
                if row.start == nil { row.unreadable = [.start] }
                row.elapsed = pick([nil, 60, 61.5])
                row.sportType = pick(["Run", "TrailRun", "Ride"])
                row.gear = pick([nil, "Drift", " Drift "])
                row.gearID = row.gear == nil ? nil : 16_777_217
                row.isError = chance(5)
                if !row.isError && !chance(3) {
                    row.file = "activities/\(id).gpx"
                    row.isFileThere = !chance(5)
                    // One checksum, one content: as bytes have it.
                    row.checksum = pick([1, 2, 3])
                    row.content = .recording(
                        Array(repeating: 100, count: Int(row.checksum) + 1),
                        from: 1_000 + id * 100)
                    row.content.outcome = [.decoded, .partial, .failed][Int(row.checksum) - 1]
                }
                if chance(4) { row.media = ["media/\(id).jpg"] }
                source.rows.append(row)
            }
            return Evidence.export(source)
        }
        let id = Int64.random(in: 1...5, using: &generator)
        let reply = (chance(2) ? Reply.detail : Reply.init)(id, "Heard", pick([2_500, 5_000]))
        evidence.append(
            .api(
                reply.with {
                    ($0.start, $0.details) = (1_000 + id * 100, pick(["", "New words"]))
                },
                samples: chance(2) ? .recording([80, 81, 82], format: .api) : nil))
        return evidence
    }

    @Test(arguments: seeds)
    func `the order in which it is told does not matter`(seed: UInt64) throws {
        let evidence = evidence(seed)
        let expected = try Library.inMemory()
        for piece in evidence { try piece.tell(expected) }
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2 {
            let order = evidence.shuffled(using: &generator)
            let library = try Library.inMemory()
            for piece in order { try piece.tell(library) }
            try library.expectSame(as: expected, order.map(\.name).joined(separator: ", then "))
        }
    }

    @Test(arguments: seeds)
    func `what is told twice is the same as told once`(seed: UInt64) throws {
        let evidence = evidence(seed)
        let once = try Library.inMemory()
        for piece in evidence { try piece.tell(once) }
        let twice = try Library.inMemory()
        for piece in evidence.dropLast() + evidence { try piece.tell(twice) }
        try twice.expectSame(as: once)
    }

    @Test(arguments: seeds)
    func `what is taken back was never there`(seed: UInt64) throws {
        let evidence = evidence(seed)
        let run = 1 + Int(seed % 3)
        let library = try Library.inMemory()
        for piece in evidence { try piece.tell(library) }
        let never = try Library.inMemory()
        for (index, piece) in evidence.enumerated() where index != run - 1 {
            try piece.tell(never)
        }
        _ = try library.undo(run: Int64(run), now: 1_800_000_000)
        try library.expectSame(as: never, "without run \(run)")
    }
}
