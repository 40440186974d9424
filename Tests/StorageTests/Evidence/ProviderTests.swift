import ActivityModel
import Storage
import Testing

/// Recordings that never were on Strava live beside those that were.
struct ProviderTests {
    private static let other = ActivityIdentity(provider: "files", providerID: "a swim")
    private let library: Library
    private let key: Int64

    /// A library in which Strava and somebody else each know one activity.
    init() throws {
        library = try Library.inMemory()
        key = try #require(Self.other.key)
        try Snapshot(asOf: 5_000, name: "Run", file: "activities/7.gpx", start: 1_000)
            .write(to: library)
        try swim.write(to: library)
    }

    private var swim: Snapshot {
        var row = Snapshot.Row(key, "Swim", file: "swim.fit")
        row.type = "Swim"
        row.sportType = "Swim"
        row.start = 2_000
        row.providerID = Self.other.providerID
        var swim = Snapshot(asOf: 4_000, row)
        swim.provider = Self.other.provider
        swim.kind = .files
        return swim
    }

    @Test func `both are listed, shown and counted, each by its own key`() throws {
        #expect(try library.activities().map(\.id) == [key, 7])
        #expect(try library.activity(7)?.listing.name == "Run")
        #expect(try library.activity(key)?.listing.name == "Swim")
        #expect(try library.activity(key)?.listing.samples == 2)
        #expect(try library.page(ActivityFilter()).count == 2)
        #expect(try library.totals().activities == 2)
    }

    @Test func `an export proves nothing about what is not Strava's`() throws {
        try Snapshot(asOf: 9_000, name: "Run", start: 1_000).write(to: library)
        #expect(try library.activity(key)?.listing.absentSince == nil)
        // And files, whatever they lack, prove nothing about anything.
        var files = Snapshot(asOf: 9_500, .init(key, "Swim"))
        files.rows[0].providerID = Self.other.providerID
        files.provider = Self.other.provider
        files.kind = .files
        try files.write(to: library)
        #expect(try library.activity(7)?.listing.absentSince == nil)
    }

    @Test func `the newest activity of Strava is where a sync begins, whatever else is newer`()
        throws
    {
        let athlete = try #require(try library.rowID(ofAthlete: 42))
        #expect(try library.watermark(athleteID: athlete)?.seconds == 1_000)
        #expect(try library.status().newest.map(\.id) == [key])
    }

    @Test func `taking one source back leaves the other's activity`() throws {
        _ = try library.undo(run: 2, now: Timestamp(seconds: 1_800_000_000))
        #expect(try library.activities().map(\.id) == [7])
        #expect(try library.structuralProblems() == [])
    }

    @Test func `order does not matter`() throws {
        let other = try Library.inMemory()
        try swim.write(to: other)
        try Snapshot(asOf: 5_000, name: "Run", file: "activities/7.gpx", start: 1_000)
            .write(to: other)
        func facts(_ library: Library) throws -> [String] {
            try library.activities().map { "\($0.id) \($0.name) \($0.outcome) \($0.samples)" }
        }
        #expect(try facts(other) == facts(library))
    }

    @Test func `a key that two activities share is told, and neither is overwritten`() throws {
        var twin = swim
        twin.asOf = 6_000
        twin.rows[0].name = "Twin"
        twin.rows[0].providerID = "another swim"
        let error = #expect(throws: StoreError.self) { try twin.write(to: library) }
        #expect(
            error?.kind
                == .identityCollision(
                    one: Self.other,
                    other: ActivityIdentity(provider: "files", providerID: "another swim")))
        #expect(try library.activity(key)?.listing.name == "Swim")
    }
}

struct ActivityIdentityTests {
    @Test(
        arguments: [
            ("1", 1), ("1234567890", 1_234_567_890), ("4503599627370495", 4_503_599_627_370_495),
        ] as [(String, Int64)])
    func `of Strava the key is the id itself`(id: String, key: Int64) {
        #expect(ActivityIdentity(provider: "strava", providerID: id).key == key)
        #expect(ActivityIdentity.isStrava(key))
    }

    @Test(arguments: ["0", "-1", "4503599627370496", "x", ""])
    func `what Strava would not give has no key`(id: String) {
        #expect(ActivityIdentity(provider: "strava", providerID: id).key == nil)
    }

    /// Libraries keep these keys: a change of the numbers would be another identity.
    @Test(arguments: keys)
    func `of others the key never changes`(provider: String, id: String, key: Int64) {
        #expect(ActivityIdentity(provider: provider, providerID: id).key == key)
    }

    private static let keys: [(String, String, Int64)] = [
        ("files", "", 4_504_066_760_600_901), ("files", "a", 6_040_628_888_479_556),
        ("garmin", "a", 6_171_467_371_269_916),
    ]

    @Test func `keys of others are exact in JSON and far from Strava's`() throws {
        var keys: Set<Int64> = []
        for number in 0..<10_000 {
            let key = try #require(
                ActivityIdentity(provider: "files", providerID: "\(number)").key)
            #expect(!ActivityIdentity.isStrava(key))
            #expect(Int64(exactly: Double(key)) == key && key < 1 << 53)
            keys.insert(key)
        }
        #expect(keys.count == 10_000)
    }
}
