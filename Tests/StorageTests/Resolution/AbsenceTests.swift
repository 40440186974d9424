import ActivityModel
import Storage
import Testing

/// What the silence of a source proves.
struct AbsenceTests {
    private let a = Snapshot.Row(7, "A")
    private let b = Snapshot.Row(8, "B")

    /// When activity 8 went, whatever the order of evidence.
    private func absentSince(
        _ evidence: [Evidence], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Int64? {
        try expectSameInEveryOrder(evidence, sourceLocation: sourceLocation)
        let library = try Library.inMemory()
        for piece in evidence { try piece.tell(library) }
        return try library.activity(8)?.listing.absentSince?.seconds
    }

    @Test func `it is absent since the first newer export that lacks it`() throws {
        let sources = [
            Snapshot(asOf: 2_000, a, b), Snapshot(asOf: 3_000, a), Snapshot(asOf: 4_000, a),
        ]
        #expect(try absentSince(sources.map(Evidence.export)) == 3_000)
    }

    @Test func `an export that has it again outweighs the one between`() throws {
        let sources = [
            Snapshot(asOf: 2_000, a, b), Snapshot(asOf: 3_000, a), Snapshot(asOf: 4_000, a, b),
        ]
        #expect(try absentSince(sources.map(Evidence.export)) == nil)
    }

    @Test func `an older export proves nothing about what came later`() throws {
        let sources = [Snapshot(asOf: 2_000, a), Snapshot(asOf: 3_000, a, b)]
        #expect(try absentSince(sources.map(Evidence.export)) == nil)
    }

    @Test func `a reply that came after the export shows that it is there`() throws {
        let evidence: [Evidence] = [
            .export(Snapshot(asOf: 2_000, a, b)), .export(Snapshot(asOf: 3_000, a)),
            .api(Reply(8, "B", at: 4_000)),
        ]
        #expect(try absentSince(evidence) == nil)
    }

    @Test func `taking the export back that lacks it brings it back`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, a, b), Snapshot(asOf: 3_000, a))
        #expect(try library.activity(8)?.listing.isAbsent == true)
        _ = try library.undo(run: 2, now: 20_000)
        #expect(try library.activity(8)?.listing.isAbsent == false)
    }

    @Test func `what is absent keeps its samples and is counted`() throws {
        let recorded = b.with { $0.file = "activities/8.gpx" }
        let library = try Library.of(Snapshot(asOf: 2_000, a, recorded), Snapshot(asOf: 3_000, a))
        #expect(try library.facts(8) == "B, decoded, 2 samples")
        #expect(try library.totals().activities == 2)
        #expect(try library.status().absent == 1)
    }

    @Test(
        arguments: [
            ("it was heard before the walk", 4_000, 1_000, 5_000),
            ("it was heard since", 6_000, 1_000, nil),
            ("it began after the walk", 4_000, 5_500, nil),
            ("it began before what a walk asks for", 4_000, 0, nil),
        ] as [(String, Int64, Int64, Int64?)])
    func `a complete walk that does not meet it says that it is gone, if it was of that time`(
        name: String, heardAt: Int64, start: Int64, since: Int64?
    ) throws {
        let library = try Library.inMemory()
        try library.hear(Reply(8, "B", at: heardAt).with { $0.start = start })
        let counts = try library.walk { $0.concludedAt = 5_000 }
        #expect(try library.activity(8)?.listing.absentSince?.seconds == since)
        #expect(counts.changes.map(\.kind) == (since == nil ? [] : [.absent]))
    }

    @Test(
        arguments: [("older than the walk", 4_000, 5_000), ("newer", 6_000, nil)]
            as [(String, Int64, Int64?)])
    func `an export that is newer than the walk outweighs its silence`(
        name: String, asOf: Int64, since: Int64?
    ) throws {
        let walk = Evidence(name: "walk") { library in
            _ = try library.walk { $0.concludedAt = 5_000 }
        }
        #expect(try absentSince([.export(Snapshot(asOf: asOf, a, b)), walk]) == since)
    }

    @Test func `a walk whose silence does not count says nothing`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, a, b))
        try library.walk { $0.walkedAt = 5_000 }
        #expect(try library.status().absent == 0)
    }

    @Test func `what a walk does not meet can be asked about before its silence counts`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, a, b))
        try library.hear(Reply(7, "A", at: 5_000))
        let (count, all) = try library.sync { try $0.unmet(since: 4_000) }
        #expect(count == 1)
        #expect(all == 2)
    }

    @Test func `an import says beforehand what it would hide, and hides just that`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, a, b, .init(9, "C"), .init(10, "D").with { $0.start = 2_500 }),
            Snapshot(asOf: 2_100, a, b, .init(10, "D").with { $0.start = 2_500 }))
        let next = Snapshot(asOf: 2_200, a)
        let athlete = try #require(try library.rowID(ofAthlete: 42))
        func hidden(_ source: Snapshot) throws -> Int {
            try library.hidden(by: source.record(athlete), having: source.rows.map(\.id)).count
        }
        // 9 is absent already, 10 began later.
        #expect(try hidden(next) == 1)
        #expect(try hidden(next.with { $0.isDamaged = true }) == 0)
        #expect(try hidden(next.with { $0.rows = [] }) == 0)
        #expect(try next.write(to: library).changes.count { $0.kind == .absent } == 1)
        #expect(try hidden(next) == 0)
    }
}
