import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

struct ExplorerTests {
    /// Tiles strewn densely enough to form squares and clusters.
    private static func strewn(seed: UInt64, _ count: Int, _ side: Int32) -> Set<ExplorerTile> {
        var generator = SeededGenerator(seed: seed)
        return Set(
            (0..<count).map { _ in
                ExplorerTile(
                    x: Int32.random(in: 0..<side, using: &generator) + 8_000,
                    y: Int32.random(in: 0..<side, using: &generator) + 5_000)
            })
    }

    /// The side of the largest square, by trying each at each tile.
    private static func largestSide(_ all: Set<ExplorerTile>) -> Int {
        var best = 0
        for tile in all {
            while (0...Int32(best)).allSatisfy({ down in
                (0...Int32(best)).allSatisfy {
                    all.contains(ExplorerTile(x: tile.x + $0, y: tile.y + down))
                }
            }) { best += 1 }
        }
        return best
    }

    /// The size of the largest cluster: each surrounded tile takes the least name around it, until
    /// nothing changes.
    private static func largestCluster(_ all: Set<ExplorerTile>) -> Int {
        let inner = all.filter { $0.neighbours.allSatisfy(all.contains) }
        var names = Dictionary(uniqueKeysWithValues: zip(inner.sorted(), 0...))
        var isChanging = true
        while isChanging {
            isChanging = false
            for tile in inner {
                guard let own = names[tile],
                    let least = tile.neighbours.compactMap({ names[$0] }).min(), least < own
                else { continue }
                names[tile] = least
                isChanging = true
            }
        }
        return Dictionary(grouping: names.values, by: \.self).values.map(\.count).max() ?? 0
    }

    @Test(arguments: [(40, 10), (150, 14), (400, 20), (900, 30), (2_000, 40)])
    func `squares and clusters are those of brute force`(count: Int, side: Int) {
        for seed in 1...8 as ClosedRange<UInt64> {
            let all = Self.strewn(seed: seed, count, Int32(side))
            let level = ExplorerLevel(zoom: 14, [(1, all)])
            #expect(Set(level.visited) == all)
            #expect(level.visited == all.sorted())
            #expect(level.square?.side == Self.largestSide(all))
            if let square = level.square {
                for x in 0..<Int32(square.side) {
                    for y in 0..<Int32(square.side) {
                        let tile = ExplorerTile(x: square.corner.x + x, y: square.corner.y + y)
                        #expect(all.contains(tile))
                    }
                }
            }
            #expect(level.cluster.count == Self.largestCluster(all))
        }
    }

    @Test func `a library without tracks has no square`() {
        let level = ExplorerLevel(zoom: 17, [])
        #expect(level.square == nil)
        #expect(level.visited.isEmpty && level.cluster.isEmpty && level.new.isEmpty)
    }

    @Test func `a tile is new to the first who visits it`() {
        let first = Self.strewn(seed: 1, 60, 12)
        let second = Self.strewn(seed: 2, 60, 12)
        let level = ExplorerLevel(zoom: 14, [(7, first), (8, second), (9, first)])
        #expect(level.new == [7: first.count, 8: second.subtracting(first).count])
    }

    /// The tile of a place, by the formula of the map services.
    private static func tile(_ latitude: Double, _ longitude: Double, _ zoom: Int) -> ExplorerTile {
        let n = Double(1 << zoom)
        let radians = latitude * .pi / 180
        return ExplorerTile(
            x: Int32((((longitude + 180) / 360 * n).rounded(.down))) % Int32(1 << zoom),
            y: Int32(((1 - asinh(tan(radians)) / .pi) / 2 * n).rounded(.down)))
    }

    @Test(arguments: [14, 17])
    func `a line visits the tiles of all its points, and no others`(zoom: Int) {
        for seed in 1...10 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var line = TrackLine()
            for _ in 0..<12 {
                line.append(
                    latitude: Double.random(in: 46.9...47.1, using: &generator),
                    longitude: Double.random(in: 7.9...8.1, using: &generator))
            }
            var crossed: Set<ExplorerTile> = []
            line.addTiles(zoom: zoom, to: &crossed)
            // Straight on the map is straight in the projection, so samples are taken there.
            func up(_ latitude: Double) -> Double { asinh(tan(latitude * .pi / 180)) }
            var sampled: Set<ExplorerTile> = []
            for index in 1..<line.count {
                let (one, two) = (up(line.latitudes[index - 1]), up(line.latitudes[index]))
                let (left, right) = (line.longitudes[index - 1], line.longitudes[index])
                for step in 0...20_000 {
                    let part = Double(step) / 20_000
                    let latitude = atan(sinh(one + (two - one) * part)) * 180 / .pi
                    sampled.insert(Self.tile(latitude, left + (right - left) * part, zoom))
                }
            }
            #expect(sampled.subtracting(crossed).isEmpty)
            // Samples miss the corners that a line only just cuts.
            #expect(crossed.subtracting(sampled).count <= crossed.count / 100 + 2)
        }
    }

    @Test func `a line across the date line visits both sides`() {
        var line = TrackLine()
        line.append(latitude: 0.01, longitude: 179.99)
        line.append(latitude: 0.01, longitude: 180.03)
        var tiles: Set<ExplorerTile> = []
        line.addTiles(zoom: 14, to: &tiles)
        #expect(tiles.map(\.x).sorted() == [0, 1, 16_383])
    }

    @Test func `rows of tiles are written as runs`() {
        let tiles = [(5, 2), (6, 2), (9, 2), (4, 3)].map { ExplorerTile(x: $0.0, y: $0.1) }
        // Two rows south, two runs: 5 for 2, 2 further for 1; one row south, one run: 4 for 1.
        #expect(ExplorerDocument.rows(tiles) == "EEKEECCCIC")
        #expect(ExplorerDocument.rows([]) == "")
    }

    private struct Document: Decodable {
        var zoom: Int
        var square: [Int]?
        var visited: String
        var cluster: String?
    }

    @Test func `the map page tells the counts, an activity what was new`() async throws {
        let client = try TestClient.sample()
        let map = try await client.get("/map").text
        #expect(map.contains("Explorer tiles"))
        #expect(map.contains("Zoom 17"))
        let document = try JSONDecoder().decode(
            Document.self, from: try await client.get("/explorer.json?zoom=14").bytes)
        #expect(document.zoom == 14 && !document.visited.isEmpty)
        #expect((document.square?[2] ?? 0) >= 1)
        let oldest = try #require(
            try Library.open(client.library).tracks().filter { $0.start != nil }
                .min { ($0.start?.seconds ?? 0) < ($1.start?.seconds ?? 0) })
        let new = try JSONDecoder().decode(
            Document.self,
            from: try await client.get("/explorer.json?zoom=17&new=\(oldest.id)").bytes)
        #expect(!new.visited.isEmpty)
        let page = try await client.get("/activity/\(oldest.id)").text
        #expect(page.contains("New explorer tiles"))
        #expect(page.contains("/map?layers=tiles14&amp;new=\(oldest.id)"))
    }

    @Test(arguments: ["", "?zoom=3", "?zoom=x", "?zoom=14&new=x"])
    func `a wrong question has no answer`(query: String) async throws {
        let client = try TestClient.sample()
        #expect([400, 404].contains(try await client.get("/explorer.json" + query).status))
    }

    @Test func `what lies in a zone was not visited`() async throws {
        let client = try TestClient.sample()
        let library = try Library.openForWriting(client.library)
        try library.addPrivacyZone(
            PrivacyZone(name: "All", latitude: 0, longitude: 0, radiusMetres: 20_100_000))
        try library.close()
        let document = try JSONDecoder().decode(
            Document.self, from: try await client.get("/explorer.json?zoom=17").bytes)
        #expect(document.visited.isEmpty)
        #expect(document.square == nil)
    }
}
