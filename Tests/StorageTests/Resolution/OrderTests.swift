import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

/// The library depends on what it was told, never on when: with invented evidence of every kind.
struct OrderTests {
    /// Eight invented histories a block, some twenty seconds each: `WAYMARK_SCHEDULES=20` runs 160.
    private static let seeds: Range<UInt64> = {
        let blocks = ProcessInfo.processInfo.environment["WAYMARK_SCHEDULES"].flatMap(UInt64.init)
        return 0..<8 * (blocks ?? 1)
    }()

    /// What a library is told: exports in any order, and what the API said, one after the other.
    private struct History {
        var exports: [Evidence] = []
        var replies: [Evidence] = []

        /// One of the ways in which it may come.
        func order(_ generator: inout SeededGenerator) -> [Evidence] {
            var order = exports.shuffled(using: &generator)
            var places = replies.map { _ in Int.random(in: 0...order.count, using: &generator) }
            places.sort()
            for (index, reply) in replies.enumerated() {
                order.insert(reply, at: places[index] + index)
            }
            return order
        }
    }

    /// Exports of four activities that disagree about everything, and replies and a walk in between.
    private func history(_ seed: UInt64) -> History {
        var generator = SeededGenerator(seed: seed)
        func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }
        func pick<T>(_ values: [T]) -> T { values.randomElement(using: &generator) ?? values[0] }
        var history = History()
        history.exports = ([2_000, 3_000, 4_000] as [Int64]).map { asOf in
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
                    // In Berlin, nowhere, in New York: activities without a place have a neighbour's.
                    if row.checksum != 2 {
                        row.content.streams +=
                            ActivityFile.track(
                                row.checksum == 1 ? (52, 13) : (41, -74)
                            ).streams
                    }
                    row.content.outcome = [.decoded, .partial, .failed][Int(row.checksum) - 1]
                }
                if chance(4) { row.media = ["media/\(id).jpg"] }
                source.rows.append(row)
            }
            return Evidence.export(source)
        }
        for asOf in [2_500, 3_500, 5_000] as [Int64] where !chance(3) {
            let id = Int64.random(in: 1...5, using: &generator)
            var reply = (chance(2) ? Reply.detail : Reply.init)(id, "Heard", asOf)
            (reply.start, reply.details) = (1_000 + id * 100, pick(["", "New words"]))
            reply.sportType = pick(["Run", "TrailRun", nil])
            (reply.gearKey, reply.gearName) = pick([
                (nil, nil), ("g16777216", nil), ("b2", "Steed"),
            ])
            reply.shape = pick(["one", "other"])
            reply.json = pick(["{}", #"{"map": {"summary_polyline": "_p~iF~ps|U_ulLnnqC"}}"#])
            history.replies.append(
                .api(reply, samples: chance(2) ? .recording([80, 81, 82], format: .api) : nil))
        }
        if chance(2) {
            history.replies.append(
                Evidence(name: "walk") { _ = try $0.walk { $0.concludedAt = 5_500 } })
        }
        return history
    }

    @Test(arguments: seeds)
    func `the order in which it is told does not matter`(seed: UInt64) throws {
        let history = history(seed)
        var generator = SeededGenerator(seed: seed)
        let expected = try Library.inMemory()
        for piece in history.exports + history.replies { try piece.tell(expected) }
        for _ in 0..<2 {
            let order = history.order(&generator)
            let library = try Library.inMemory()
            for piece in order { try piece.tell(library) }
            try library.expectSame(as: expected, order.map(\.name).joined(separator: ", then "))
        }
    }

    @Test(arguments: seeds)
    func `an export that is told twice is the same as told once`(seed: UInt64) throws {
        let history = history(seed)
        let once = try Library.inMemory()
        for piece in history.exports + history.replies { try piece.tell(once) }
        let twice = try Library.inMemory()
        for piece in history.exports + history.replies + history.exports { try piece.tell(twice) }
        try twice.expectSame(as: once)
    }

    @Test(arguments: seeds)
    func `what is taken back was never there`(seed: UInt64) throws {
        let history = history(seed)
        let undone = Int(seed % 3)
        let library = try Library.inMemory()
        for piece in history.exports + history.replies { try piece.tell(library) }
        _ = try library.undo(run: Int64(undone + 1), now: 1_800_000_000)
        let never = try Library.inMemory()
        var others = history.exports
        others.remove(at: undone)
        for piece in others + history.replies { try piece.tell(never) }
        try library.expectSame(as: never, "without run \(undone + 1)")
    }

    @Test(arguments: seeds)
    func `an athlete who leaves takes along what the API said, and that alone`(seed: UInt64) throws
    {
        let history = history(seed)
        var generator = SeededGenerator(seed: seed)
        let library = try Library.inMemory()
        for piece in history.order(&generator) { try piece.tell(library) }
        _ = try library.removeAPI(athlete: 42, now: 1_800_000_000)
        let never = try Library.inMemory()
        for piece in history.exports { try piece.tell(never) }
        try library.expectSame(as: never)
    }

    @Test(arguments: seeds)
    func `what was forgotten by mistake is as before when it is told again`(seed: UInt64) throws {
        let exports = history(seed).exports
        let never = try Library.inMemory()
        for piece in exports { try piece.tell(never) }
        let library = try Library.inMemory()
        for piece in exports { try piece.tell(library) }
        _ = try library.forget([1, 3], now: 1_800_000_000)
        #expect(try library.structuralProblems() == [])
        _ = try library.remember([1, 3])
        for piece in exports { try piece.tell(library) }
        try library.expectSame(as: never)
    }
}
