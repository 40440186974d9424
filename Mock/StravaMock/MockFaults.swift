/// Answers that go wrong: a share of them, the same ones for the same seed and requests.
public struct MockFaults: Sendable {
    /// A way to go wrong.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// 500 with Strava's `{"message":"error"}`; nothing was done.
        case serverError
        /// 502 with a page of HTML; nothing was done.
        case badGateway
        /// The connection ends behind the header of the answer.
        case dropped
        /// The connection ends in the middle of the body.
        case cutBody
        /// The answer is complete and is not JSON.
        case brokenJSON
        /// The answer comes late.
        case slow
    }

    /// The share of answers that go wrong, 0 to 1.
    public var share: Double
    /// Which answers go wrong, and how.
    public var seed: UInt64
    /// The ways that are drawn from.
    public var kinds: [Kind]
    /// The endpoints that go wrong. Tokens, which die when their answer is lost, and consent are not
    /// among them unless asked for.
    public var endpoints: Set<MockEndpoint>
    /// How the next answers go wrong, before any share is drawn; `nil` for one that does not.
    public var script: [Kind?]
    /// How late a slow answer comes.
    public var delay: Duration

    /// No faults, or a share of them.
    public init(
        share: Double = 0, seed: UInt64 = 1, kinds: [Kind] = Kind.allCases,
        endpoints: Set<MockEndpoint> = MockFaults.reading, script: [Kind?] = [],
        delay: Duration = .milliseconds(50)
    ) {
        self.share = share
        self.seed = seed
        self.kinds = kinds
        self.endpoints = endpoints
        self.script = script
        self.delay = delay
    }

    /// Everything that only reads.
    public static let reading: Set<MockEndpoint> = [
        .athlete, .athleteZones, .athleteStats, .list, .detail, .streams, .laps, .zones, .comments,
        .kudos, .photos, .gear, .upload,
    ]
}

/// Draws faults; a change of seed begins anew.
struct FaultDrawing: Sendable {
    private var dice: Dice
    private(set) var counts: [MockFaults.Kind: Int] = [:]

    init(seed: UInt64) {
        dice = Dice(seed: seed)
    }

    mutating func draw(_ faults: inout MockFaults, at endpoint: MockEndpoint) -> MockFaults.Kind? {
        guard faults.endpoints.contains(endpoint) else { return nil }
        var kind: MockFaults.Kind?
        if !faults.script.isEmpty {
            kind = faults.script.removeFirst()
        } else if faults.share > 0, !faults.kinds.isEmpty {
            if faults.seed != dice.seed { dice = Dice(seed: faults.seed) }
            let share = Double(dice.next() >> 11) / Double(UInt64(1) << 53)
            let which = Int(dice.next() % UInt64(faults.kinds.count))
            kind = share < faults.share ? faults.kinds[which] : nil
        }
        if let kind { counts[kind, default: 0] += 1 }
        return kind
    }
}
