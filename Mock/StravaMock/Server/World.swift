/// All that the mock knows, behind one lock.
struct World: Sendable {
    var options: MockOptions
    var clock: MockClock
    var accounts: [Int64: MockAccount] = [:]
    /// The athletes in the order in which they were given.
    var athletes: [Int64] = []
    var grants: [Grant] = []
    var codes: [String: Code] = [:]
    var usage = Usage()
    var uploads: [Upload] = []
    var webhooks = Webhooks()
    var log: [MockRequest] = []
    var faults: FaultDrawing
    var figures: [Recording: Figures] = [:]
    private var dice = Dice(seed: 0x5747)

    init(accounts: [MockAccount], options: MockOptions) {
        self.options = options
        clock = MockClock(at: options.startsAt)
        faults = FaultDrawing(seed: options.faults.seed)
        for account in accounts { add(account) }
    }

    var now: Int64 { clock.now(runs: options.clockRuns) }

    mutating func add(_ account: MockAccount) {
        if accounts[account.athleteID] == nil { athletes.append(account.athleteID) }
        accounts[account.athleteID] = account
    }

    /// Forty digits that nobody had before, as codes and tokens are.
    mutating func nextSecret() -> String {
        var text = ""
        while text.count < 40 {
            let word = String(dice.next(), radix: 16)
            text += String(repeating: "0", count: 16 - word.count) + word
        }
        return String(text.prefix(40))
    }

    /// What a recording amounts to, worked out once.
    mutating func figures(of activity: MockActivity) -> Figures {
        let recording = Recording(activity)
        if let known = figures[recording] { return known }
        let new = Figures(of: activity)
        figures[recording] = new
        return new
    }
}

/// A clock that stands still until told, or runs from where it was set.
struct MockClock: Sendable {
    private var base: Int64
    private var since = ContinuousClock.now

    init(at base: Int64) { self.base = base }

    func now(runs: Bool) -> Int64 {
        runs ? base + (ContinuousClock.now - since).components.seconds : base
    }

    mutating func set(_ now: Int64) { self = MockClock(at: now) }
}
