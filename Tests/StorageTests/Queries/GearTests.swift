import GRDB
import Testing

@testable import Storage

struct GearTests {
    /// Activities with a shoe of one name, by the ids that their rows have.
    private func gear(_ ids: [Int64?]) throws -> [String] {
        let library = try Library.inMemory()
        var source = Snapshot(asOf: 2_000)
        source.rows = ids.enumerated().map { index, id in
            Snapshot.Row(Int64(index + 1), "A").with {
                $0.gear = "Drift 1"
                $0.gearID = id
            }
        }
        try source.write(to: library)
        let listed = try library.gear().map { "\($0.name): \($0.activities)" }
        let totals = try library.read { database in
            try String.fetchAll(
                database, sql: "SELECT gear || ': ' || activities FROM gear_totals")
        }
        #expect(totals.sorted() == listed.sorted())
        return listed
    }

    @Test(
        arguments: [
            (
                "two pairs of one shoe", [16_777_217, 16_777_299, 16_777_299],
                ["Drift 1: 2", "Drift 1: 1"]
            ),
            ("one pair", [16_777_217, 16_777_217], ["Drift 1: 2"]),
            (
                "one pair, its id rounded by an old export", [16_777_216, 16_777_217],
                ["Drift 1: 2"]
            ),
            ("a pair whose id only some rows tell", [nil, 16_777_217], ["Drift 1: 2"]),
            ("two pairs with small ids", [5, 6], ["Drift 1: 1", "Drift 1: 1"]),
            ("one without any id", [nil, nil], ["Drift 1: 2"]),
        ] as [(String, [Int64?], [String])])
    func `gear of one name is told apart by its id`(
        name: String, ids: [Int64?], expected: [String]
    ) throws {
        #expect(try gear(ids).sorted() == expected.sorted())
    }
}
