import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

struct TrackTests {
    /// Some hours of walking about, a sample a second.
    private static func walk(seed: UInt64, isLoop: Bool) -> TrackLine {
        var generator = SeededGenerator(seed: seed)
        var line = TrackLine()
        var (latitude, longitude, heading) = (47.0, 8.0, 0.0)
        for _ in 0..<4_000 {
            line.append(latitude: latitude, longitude: longitude)
            heading += Double.random(in: -0.3...0.3, using: &generator)
            let metres = Double.random(in: 0...6, using: &generator)
            latitude += metres * cos(heading) / Geography.metresPerDegree
            longitude += metres * sin(heading) / Geography.metresPerDegree(atLatitude: latitude)
        }
        if isLoop { line.append(latitude: 47, longitude: 8) }
        return line
    }

    /// Metres from a point to the nearest part of a line.
    private static func distance(_ line: TrackLine, _ latitude: Double, _ longitude: Double)
        -> Double
    {
        let scale = Geography.metresPerDegree(atLatitude: latitude)
        func place(_ index: Int) -> (x: Double, y: Double) {
            (
                (line.longitudes[index] - longitude) * scale,
                (line.latitudes[index] - latitude) * Geography.metresPerDegree
            )
        }
        var least = Double.infinity
        for index in 1..<line.count {
            let (start, end) = (place(index - 1), place(index))
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let length = dx * dx + dy * dy
            let along = length > 0 ? -(start.x * dx + start.y * dy) / length : 0
            let share = min(1, max(0, along))
            let (x, y) = (start.x + share * dx, start.y + share * dy)
            least = min(least, (x * x + y * y).squareRoot())
        }
        return least
    }

    @Test(arguments: [false, true])
    func `no picture strays further than its level says, and a coarser one has fewer points`(
        isLoop: Bool
    ) {
        for seed in 1...3 as ClosedRange<UInt64> {
            let whole = Self.walk(seed: seed, isLoop: isLoop)
            let shape = TrackShape(whole)
            var counts: [Int] = []
            for (level, tolerance) in TrackShape.tolerances.enumerated() {
                let line = shape.line(level: level)
                counts.append(line.count)
                for index in stride(from: 0, to: whole.count, by: 13) {
                    let strayed = Self.distance(
                        line, whole.latitudes[index], whole.longitudes[index])
                    // Points nearer than 2 m to the one before are not looked at; 1e-5° is 1 m.
                    #expect(strayed < tolerance + 3.5)
                }
            }
            #expect(counts == counts.sorted())
            #expect(counts[0] < 40)
            #expect(counts[2] < 800)
        }
    }

    @Test func `a line goes on beyond the date line`() {
        let line = TrackLine(
            latitude: SampleStream(.latitude, values: .floating([0, .nan, 0, 91, 0, 0])),
            longitude: SampleStream(
                .longitude, values: .floating([179.9, 0, -179.9, 0, .nan, 179.95])))
        #expect(line.latitudes == [0, 0, 0])
        #expect(zip(line.longitudes, [179.9, 180.1, 179.95]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func `a track at a standstill is a point`() {
        var line = TrackLine()
        for _ in 0..<100 { line.append(latitude: 1, longitude: 2) }
        #expect(TrackShape(line).latitudes == [100_000, 100_000])
        #expect(TrackShape(TrackLine()) == TrackShape())
    }

    private struct Document: Decodable {
        var pending: Int
        var tracks: [Track]

        struct Track: Decodable {}
    }

    @Test func `an impatient map says how much is missing, and has it all in the end`()
        async throws
    {
        let patient = try await TestClient.sample().get("/tracks.json")
        let all = try JSONDecoder().decode(Document.self, from: patient.bytes)
        #expect(all.pending == 0)
        let client = try TestClient.sample { $0.patience = 0 }
        for _ in 0..<1_000 {
            let answer = try await client.get("/tracks.json")
            let some = try JSONDecoder().decode(Document.self, from: answer.bytes)
            #expect(some.pending + some.tracks.count == all.tracks.count)
            if some.pending == 0 {
                #expect(answer.text == patient.text)
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("the map did not come to its end")
    }

    @Test func `a document tells how many tracks it lacks`() throws {
        let client = try TestClient.sample()
        let listings = try Library.open(client.library).tracks()
        let shape = TrackShape(Self.walk(seed: 1, isLoop: false))
        let data = TrackDocument.all(listings, [try #require(listings[3].track): shape], [])
        let document = try JSONDecoder().decode(Document.self, from: data)
        #expect(document.pending == listings.count - 1)
        #expect(document.tracks.count == 1)
    }

    @Test func `the map holds what another process imported meanwhile`() async throws {
        let client = try TestClient()
        try client.importing(SampleExport.export)
        let before = try JSONDecoder().decode(
            Document.self, from: try await client.get("/tracks.json").bytes)
        let library = try Library.openForWriting(client.library)
        let newest = try #require(try library.tracks().first)
        _ = try library.forget([newest.id], now: TestClient.now)
        try library.close()
        let after = try JSONDecoder().decode(
            Document.self, from: try await client.get("/tracks.json").bytes)
        #expect(after.tracks.count == before.tracks.count - 1)
    }

    @Test func `what is remembered is read again after any change, and only then`() throws {
        let client = try TestClient.sample()
        let library = try Library.open(client.library)
        let remembered = LibraryCache<Int>()
        var reads = 0
        func value(_ library: Library) throws -> Int {
            try remembered.value(library) {
                reads += 1
                return reads
            }
        }
        #expect(try value(library) == 1)
        #expect(try value(library) == 1)
        let other = try Library.open(client.library)
        try other.setSetting("units", to: "imperial")
        #expect(try value(library) == 2)
        #expect(try value(library) == 2)
        try library.setSetting("units", to: "metric")
        #expect(try value(library) == 3)
        // What one connection counts says nothing about another.
        #expect(try value(other) == 4)
    }
}
