import ActivityModel
import Testing

@testable import Storage

/// Positions for the map, and the circles that it leaves out.
struct PositionTests {
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
            (1, 2, [11, 12]), (2, 5, [12]), (3, 1, []), (0, 0, []), (-1, 2, [10, 11]),
        ] as [(Int, Int, [Double])] {
            (key.firstSample, key.sampleCount) = (first, count)
            let positions = try #require(try library.positions([key]).first)
            #expect(try positions.decoded().latitude.doubles == expected)
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
            ("once more around the Earth", 10, 539.99, true),
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
