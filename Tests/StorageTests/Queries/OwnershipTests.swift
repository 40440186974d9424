import ActivityModel
import Storage
import Testing

/// Whose something is, for commands that were told an athlete.
struct OwnershipTests {
    private let library: Library

    init() throws {
        library = try Library.of(
            Snapshot(asOf: 2_000, .init(7, "A"), .init(8, "B")),
            Snapshot(asOf: 2_000, name: "C", athlete: 43, id: 9))
        _ = try library.forget([8], now: 20_000)
    }

    private func kind(_ body: () throws -> Void) -> StoreError.Kind? {
        let error = #expect(throws: StoreError.self) { try body() }
        return error?.kind
    }

    @Test func `an athlete who is not there is told who is`() throws {
        try library.expect(athlete: 42)
        #expect(
            kind { try library.expect(athlete: 44) } == .unknownAthlete(44, known: [42, 43]))
    }

    @Test func `another athlete's activity is refused, a forgotten one too`() throws {
        try library.expect(activities: [7, 8, 99], of: 42)
        #expect(
            kind { try library.expect(activities: [7, 9], of: 42) }
                == .otherAthlete(what: "activity 9", owner: 43, asked: 42))
        #expect(
            kind { try library.expect(activities: [8], of: 43) }
                == .otherAthlete(what: "activity 8", owner: 42, asked: 43))
    }

    @Test func `a run that brought another athlete's export is refused`() throws {
        try library.expect(run: 1, of: 42)
        try library.expect(run: 99, of: 42)
        #expect(
            kind { try library.expect(run: 2, of: 42) }
                == .otherAthlete(what: "an export of run 2", owner: 43, asked: 42))
    }
}

/// Whether something that was read may be shown again.
struct LibraryStateTests {
    @Test func `a state stays until something is written, and is one library's own`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, name: "A"))
        let before = try library.state()
        _ = try library.activities()
        #expect(try library.state() == before)
        try library.prefer(7, over: [8])
        #expect(try library.state() != before)
        #expect(try Library.inMemory().state() != Library.inMemory().state())
    }
}
