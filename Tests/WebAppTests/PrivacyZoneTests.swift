import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

struct PrivacyZoneTests {
    private static let zone = PrivacyZone(
        name: "Home", latitude: 10, longitude: 20, radiusMetres: 1_000)

    private static func line(_ points: [(Double, Double)]) -> TrackLine {
        var line = TrackLine()
        for (latitude, longitude) in points {
            line.append(latitude: latitude, longitude: longitude)
        }
        return line
    }

    private static func distance(_ latitude: Double, _ longitude: Double) -> Double {
        TrackShape.metres((zone.latitude, zone.longitude), (latitude, longitude))
    }

    @Test func `a line across a zone is cut at the circle, even when no point lies inside`() {
        let parts = Self.line([(10, 19.9), (10, 20.1)]).outside([Self.zone])
        #expect(parts.count == 2)
        #expect(abs(Self.distance(parts[0].latitudes[1], parts[0].longitudes[1]) - 1_000) < 1)
        #expect(abs(Self.distance(parts[1].latitudes[0], parts[1].longitudes[0]) - 1_000) < 1)
    }

    @Test func `a line that begins and ends inside loses both ends`() {
        let parts = Self.line([(10, 20), (10, 20.05), (10.02, 20.05), (10, 20.001)])
            .outside([Self.zone])
        #expect(parts.count == 1)
        for index in parts[0].latitudes.indices {
            #expect(Self.distance(parts[0].latitudes[index], parts[0].longitudes[index]) > 999)
        }
    }

    @Test func `a line inside is gone, a line elsewhere is whole`() {
        #expect(Self.line([(10, 20), (10.001, 20.001)]).outside([Self.zone]).isEmpty)
        let far = Self.line([(11, 20), (11, 21)])
        #expect(far.outside([Self.zone]) == [far])
    }

    @Test func `a zone beside the date line reaches over it`() {
        let zone = PrivacyZone(name: "", latitude: 0, longitude: 180, radiusMetres: 2_000)
        #expect(zone.covers(latitude: 0, longitude: -179.99))
        #expect(zone.covers(latitude: 0, longitude: 179.99))
        #expect(!zone.covers(latitude: 0, longitude: 179.9))
    }

    @Test func `points and lines agree on what lies inside, however a longitude is written`() {
        let zone = PrivacyZone(name: "", latitude: 60, longitude: 179.99, radiusMetres: 5_000)
        var generator = SeededGenerator(seed: 3)
        var inside = 0
        for _ in 0..<2_000 {
            let latitude = Double.random(in: 59.9...60.1, using: &generator)
            let longitude = Double.random(in: 179.8...180.2, using: &generator)
            let other = longitude > 180 ? longitude - 360 : longitude
            let isInside = zone.covers(latitude: latitude, longitude: longitude)
            #expect(zone.covers(latitude: latitude, longitude: other) == isInside)
            // A line so short that it lies where the point does.
            let line = Self.line([(latitude, longitude), (latitude, longitude)])
            #expect(line.outside([zone]).isEmpty == isInside)
            inside += isInside ? 1 : 0
        }
        #expect((200..<1_800).contains(inside))
    }

    @Test func `random lines never show anything of the inside`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let points = (0..<Int.random(in: 2...30, using: &generator)).map { _ in
                (
                    Double.random(in: 9.97...10.03, using: &generator),
                    Double.random(in: 19.97...20.03, using: &generator)
                )
            }
            for part in Self.line(points).outside([Self.zone]) {
                for index in 1..<part.count {
                    for share in [0.0, 0.25, 0.5, 0.75, 1] {
                        let place = (
                            part.latitudes[index - 1] * (1 - share) + part.latitudes[index] * share,
                            part.longitudes[index - 1] * (1 - share)
                                + part.longitudes[index] * share
                        )
                        // The circle's plane and this one differ by centimetres.
                        #expect(Self.distance(place.0, place.1) > 998)
                    }
                }
            }
        }
    }

    @Test func `map, curves and sketch leave a zone out, the library keeps it`() async throws {
        let client = try TestClient.sample()
        let library = try Library.open(client.library)
        let track = try #require(try library.tracks().first)
        let stored = try #require(try library.positions([track.track].compactMap { $0 }).first)
        let (latitude, longitude) = try stored.decoded()
        let whole = TrackLine(latitude: latitude, longitude: longitude)
        let start = (whole.latitudes[0], whole.longitudes[0])
        let before = try await client.get("/tracks.json").text
        let visitor = try await client.visitor()
        let added = try await client.post(
            "/settings/zones",
            [
                ("name", "Home"), ("latitude", "\(start.0)"), ("longitude", "\(start.1)"),
                ("radius", "150"),
            ], as: visitor)
        #expect(added.status == 303)
        #expect(try await client.get("/tracks.json").text != before)
        let id = track.id
        let answer = try await client.get("/activity/\(id)/streams.json")
        let document = try #require(
            JSONSerialization.jsonObject(with: answer.bytes) as? [String: Any])
        let places = try #require(document["places"] as? [Any])
        let shown = places.compactMap { $0 as? [Double] }
        #expect(places.first is NSNull)
        #expect(shown.count < places.count)
        for place in shown {
            #expect(TrackShape.metres(start, (place[0], place[1])) > 149.9)
        }
        let settings = try await client.get("/settings").text
        #expect(!settings.contains("\(start.0)"))
        let zone = try #require(try library.privacyZones().first)
        let removed = try await client.post("/settings/zones/\(zone.id)/remove", as: visitor)
        #expect(removed.status == 303)
        #expect(try await client.get("/tracks.json").text == before)
    }

    @Test func `a box inside a zone finds no track that begins there`() async throws {
        let client = try TestClient.sample()
        let library = try Library.openForWriting(client.library)
        let track = try #require(try library.tracks().first)
        let stored = try #require(try library.positions([track.track].compactMap { $0 }).first)
        let (latitude, longitude) = try stored.decoded()
        let whole = TrackLine(latitude: latitude, longitude: longitude)
        let (north, east) = (whole.latitudes[0], whole.longitudes[0])
        let least = try #require(whole.latitudes.min())
        // The southern edge of the track, inside a zone and nowhere else.
        let box = "\(least - 0.0001),\(east - 0.02),\(least + 0.0001),\(east + 0.02)"
        let target = "/tracks.json?level=2&box=\(box)"
        let mark = "[\(track.id),"
        #expect(try await client.get(target).text.contains(mark))
        let middle = try #require(whole.latitudes.firstIndex(of: least))
        try library.addPrivacyZone(
            PrivacyZone(
                name: "", latitude: least, longitude: whole.longitudes[middle],
                radiusMetres: TrackShape.metres((least, whole.longitudes[middle]), (north, east))))
        try library.close()
        #expect(!(try await client.get(target).text.contains(mark)))
    }

    @Test(arguments: [
        [("name", "x"), ("latitude", "91"), ("longitude", "0"), ("radius", "10")],
        [("name", "x"), ("latitude", "nan"), ("longitude", "0"), ("radius", "10")],
        [("name", "x"), ("latitude", "1"), ("longitude", "181"), ("radius", "10")],
        [("name", "x"), ("latitude", "1"), ("longitude", "1"), ("radius", "0")],
        [("name", ""), ("latitude", "1"), ("longitude", "1"), ("radius", "10")],
        [],
    ])
    func `a zone that makes no sense is refused`(fields: [(String, String)]) async throws {
        let client = try TestClient.sample()
        let visitor = try await client.visitor()
        let answer = try await client.post("/settings/zones", fields, as: visitor)
        #expect(answer.status == 400)
        #expect(try Library.open(client.library).privacyZones().isEmpty)
    }
}
