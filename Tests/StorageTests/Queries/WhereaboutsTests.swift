import ActivityModel
import Testing

@testable import Storage

/// Positions for the map, and the circles that it leaves out.
struct WhereaboutsTests {
    private func library(_ content: ActivityFile) throws -> Library {
        try Library.of(
            Snapshot(
                asOf: 5_000, .init(7, "A", file: "activities/7.gpx").with { $0.content = content }))
    }

    private func keys(_ library: Library) throws -> [TrackKey] {
        try library.activities().compactMap(\.track)
    }

    @Test func `the positions of a track come back, sample by sample`() throws {
        let library = try library(.track((10, 20), (11, 21), (12, -22)))
        let stored = try #require(try library.positions(try keys(library)).first)
        let (latitude, longitude) = try stored.decoded()
        #expect(latitude.doubles == [10, 11, 12])
        #expect(longitude.doubles == [20, 21, -22])
        #expect(stored.key.activityID == 7)
    }

    @Test func `of a leg there are its own samples only, and none beyond the end`() throws {
        let library = try library(.track((10, 20), (11, 21), (12, 22)))
        var key = try #require(try keys(library).first)
        for (first, count, expected) in [
            (1, 2, [11, 12]), (2, 5, [12]), (3, 1, []), (0, 0, []), (-1, 2, [10]),
        ] as [(Int, Int, [Double])] {
            (key.firstSample, key.sampleCount) = (first, count)
            let positions = try #require(try library.positions([key]).first)
            #expect(
                try positions.decoded().latitude.doubles.prefix(expected.count) == expected[...])
        }
    }

    @Test func `what has no positions is left out`() throws {
        let library = try library(.recording())
        #expect(try library.positions(try keys(library)).isEmpty)
        #expect(try library.positions([]).isEmpty)
    }

    @Test func `a developer field of the same name is no position`() throws {
        var content = ActivityFile.track((10, 20))
        content.streams[1].source = .developer(application: "ab", field: 1)
        let library = try library(content)
        #expect(try library.positions(try keys(library)).isEmpty)
    }

    @Test func `damaged positions are told when they are decoded`() throws {
        let library = try library(.track((10, 20)))
        let keys = try keys(library)
        try library.damage("UPDATE stream SET data = x'0011' WHERE name = 'longitude'")
        let stored = try #require(try library.positions(keys).first)
        #expect(throws: StreamDecodingError(name: "longitude")) { try stored.decoded() }
        #expect(throws: StreamDecodingError(name: "longitude")) {
            try library.streams(ofActivity: 7)
        }
    }

    @Test(
        arguments: [
            ("its middle", 10, 179.99, true), ("just inside", 10.0089, 179.99, true),
            ("just outside", 10.0091, 179.99, false),
            ("across the date line", 10, -180.005, true),
            ("once more around the Earth", 10, 540 - 0.01 + 0, true),
            ("the other side of the Earth", 10, 0, false),
        ] as [(String, Double, Double, Bool)])
    func `a privacy zone is a circle in metres`(
        name: String, latitude: Double, longitude: Double, isInside: Bool
    ) {
        let zone = PrivacyZone(name: "Z", latitude: 10, longitude: 179.99, radiusMetres: 1_000)
        #expect(zone.covers(latitude: latitude, longitude: longitude) == isInside)
    }

    @Test func `zones are kept by name until they are removed`() throws {
        let library = try Library.inMemory()
        for name in ["work", "Home"] {
            try library.addPrivacyZone(
                PrivacyZone(name: name, latitude: -12.345_678_9, longitude: 0.1, radiusMetres: 250))
        }
        let zones = try library.privacyZones()
        #expect(zones.map(\.name) == ["Home", "work"])
        #expect(zones.map(\.latitude) == [-12.345_678_9, -12.345_678_9])
        #expect(zones.map(\.radiusMetres) == [250, 250])
        #expect(try library.removePrivacyZone(zones[0].id))
        #expect(try !library.removePrivacyZone(zones[0].id))
        #expect(try library.privacyZones().map(\.name) == ["work"])
    }
}

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
