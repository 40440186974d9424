import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

/// `waymark show` and the zones that were drawn on the page.
struct PrivacyZoneTests {
    private let library: TestLibrary
    private let id = "101"
    private let start: (latitude: Double, longitude: Double)

    init() throws {
        library = try TestLibrary()
        let track = InventedTrack(seed: 5, start: CivilTime.seconds(2020, 5, 2, 8), samples: 200)
        var export = ExportBuilder()
        export.add(
            .init(
                101, at: track.start, "Home and away", "Run", elapsed: 199,
                centimetres: track.distance, file: "activities/9.gpx"),
            track.gpx(creator: "Lantern Connect").bytes)
        try library.importing([try export.writeZIP(to: library.folder)])
        let first = try #require(
            try library.documents("show", id, "--samples").first { $0["latitude"].double != nil })
        start = (
            try #require(first["latitude"].double), try #require(first["longitude"].double)
        )
    }

    private var zone: PrivacyZone {
        PrivacyZone(
            name: "Home", latitude: start.latitude, longitude: start.longitude, radiusMetres: 100)
    }

    private func addZone() throws {
        let writer = try Library.openForWriting(LibraryFolder(library.url))
        try writer.addPrivacyZone(zone)
        try writer.close()
    }

    @Test func `samples leave out the positions inside, and nothing else`() throws {
        let before = try library.documents("show", id, "--samples")
        try addZone()
        let result = try library.run("show", id, "--samples", "--json")
        #expect(result.errors.contains("positions inside privacy zones are left out"))
        let after = try library.documents("show", id, "--samples")
        #expect(after.count == before.count)
        var hidden = 0
        for (old, new) in zip(before, after) {
            let latitude = try #require(old["latitude"].double)
            let longitude = try #require(old["longitude"].double)
            let isInside = zone.covers(latitude: latitude, longitude: longitude)
            #expect(new["latitude"].double == (isInside ? nil : latitude))
            #expect(new["longitude"].double == (isInside ? nil : longitude))
            #expect(new["altitude"].double == old["altitude"].double)
            hidden += isInside ? 1 : 0
        }
        #expect((1..<before.count).contains(hidden))
    }

    @Test func `the least and greatest position is not told`() throws {
        func least() throws -> Double? {
            let streams = try library.documents("show", id)[0]["streams"].array
            return streams.first { $0["name"].string == "latitude" }?["min"].double
        }
        #expect(try least() != nil)
        try addZone()
        #expect(try least() == nil)
    }

    @Test func `who asks for the whole gets it`() throws {
        let before = try library.run("show", id, "--samples")
        let outline = try library.run("show", id, "--json")
        try addZone()
        let after = try library.run("show", id, "--samples", "--whole")
        #expect(after.output == before.output)
        #expect(after.errors.isEmpty)
        #expect(try library.run("show", id, "--json", "--whole").output == outline.output)
    }
}
