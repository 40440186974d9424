import ActivityModel
import Storage
import Testing

/// Which file gives an activity its samples, and what is said where none does.
struct SamplesInForceTests {
    private static let path = "activities/7.gpx"

    private func export(
        _ asOf: Int64, _ outcome: DecodingOutcome, samples: Int
    ) -> Snapshot {
        var content = ActivityFile.recording(Array(repeating: 100, count: samples))
        content.outcome = outcome
        return Snapshot(
            asOf: asOf,
            .init(7, "A", file: Self.path).with {
                ($0.content, $0.checksum) = (content, UInt32(asOf))
            })
    }

    @Test(
        arguments: [
            (.decoded, .decoded, 3), (.decoded, .partial, 3), (.partial, .decoded, 3),
            (.decoded, .failed, 2), (.partial, .failed, 2), (.decoded, .unsupported, 2),
            (.failed, .decoded, 3), (.failed, .partial, 3), (.unsupported, .failed, 3),
        ] as [(DecodingOutcome, DecodingOutcome, Int)])
    func `the newest file that can be read gives the samples, else the newest file`(
        older: DecodingOutcome, newer: DecodingOutcome, samples: Int
    ) throws {
        let exports = [export(2_000, older, samples: 2), export(3_000, newer, samples: 3)]
        try expectSameInEveryOrder(exports.map(Evidence.export))
        let listing = try #require(try Library.of(exports).activities().first)
        #expect(listing.samples == samples)
        #expect(listing.outcome.rawValue == (samples == 2 ? older : newer).rawValue)
    }

    @Test func `an export's readable file outranks the samples of the API, however new`() throws {
        let evidence: [Evidence] = [
            .export(export(2_000, .partial, samples: 2)),
            .api(Reply(7, "B", at: 9_000), samples: .recording([1, 2, 3, 4], format: .api)),
        ]
        try expectSameInEveryOrder(evidence)
        let library = try Library.inMemory()
        for piece in evidence { try piece.tell(library) }
        #expect(try library.facts() == "B, partial, 2 samples")
    }

    @Test(arguments: [DecodingOutcome.failed, .unsupported])
    func `the API's samples outrank an export's file that cannot be read`(
        outcome: DecodingOutcome
    ) throws {
        let evidence: [Evidence] = [
            .export(export(2_000, outcome, samples: 0)),
            .api(Reply(7, "B", at: 1_500), samples: .recording([1, 2, 3, 4], format: .api)),
        ]
        try expectSameInEveryOrder(evidence)
        let library = try Library.inMemory()
        for piece in evidence { try piece.tell(library) }
        #expect(try library.facts() == "A, decoded, 4 samples")
    }

    @Test func `the same bytes read again by a better decoder count at once`() throws {
        let library = try Library.of(export(2_000, .failed, samples: 0))
        let better = export(2_000, .decoded, samples: 5)
        try better.write(to: library)
        #expect(try library.facts() == "A, decoded, 5 samples")
        #expect(try library.count("source_file") == 1)
    }

    @Test func `a file that the export could not give leaves the activity without, and says why`()
        throws
    {
        let row = Snapshot.Row(7, "A", file: Self.path).with { $0.failure = "the entry is damaged" }
        let listing = try #require(try Library.of(Snapshot(asOf: 2_000, row)).activities().first)
        #expect(listing.outcome == .failed)
        #expect(listing.failure == "the entry is damaged")
    }

    @Test(
        arguments: [
            ("is known from the list alone", Reply(7, "A", at: 5_000), false, .queued),
            (
                "was entered by hand", Reply(7, "A", at: 5_000).with { $0.isManual = true },
                false, .manual
            ),
            ("has no samples at Strava", Reply(7, "A", at: 5_000), true, .noStreams),
        ] as [(String, Reply, Bool, SampleState)])
    func `an activity that only the API knows`(
        name: String, reply: Reply, isAnswered: Bool, state: SampleState
    ) throws {
        let library = try Library.inMemory()
        try library.hear(reply)
        if isAnswered { try library.hear(samples: nil, of: 7) }
        #expect(try library.activities().map(\.outcome) == [state])
    }

    @Test(
        arguments: [
            ("#error#", Snapshot.Row(7, "A").with { $0.isError = true }, .notExported),
            (
                "a file that is not there",
                Snapshot.Row(7, "A", file: path).with { $0.isFileThere = false }, .missing
            ),
            ("nothing", Snapshot.Row(7, "A"), .manual),
        ] as [(String, Snapshot.Row, SampleState)])
    func `what an export lacks is queued while Strava can be asked, and then again what it was`(
        name: String, row: Snapshot.Row, state: SampleState
    ) throws {
        let library = try Library.of(Snapshot(asOf: 2_000, row))
        #expect(try library.activities().map(\.outcome) == [state])
        try library.hear(Reply(7, "A", at: 5_000))
        #expect(try library.activities().map(\.outcome) == [.queued])
        try library.hear(samples: nil, of: 7)
        #expect(try library.activities().map(\.outcome) == [state])
    }

    @Test func `what asks for samples anew keeps those that are there until they come`() throws {
        let library = try Library.inMemory()
        try library.hear(Reply(7, "A", at: 5_000))
        try library.hear(samples: .recording([1, 2], format: .api), of: 7)
        try library.hear(Reply(7, "A", at: 6_000).with { $0.shape = "another shape" })
        #expect(try library.facts() == "A, decoded, 2 samples")
        try library.hear(samples: .recording([1, 2, 3], format: .api), of: 7)
        #expect(try library.facts() == "A, decoded, 3 samples")
        #expect(try library.count("source_file") == 1)
    }
}
