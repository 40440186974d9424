import Foundation
import Storage
import TestSupport
import Testing

@testable import WebApp

struct TileArchiveTests {
    /// Tiles of four zooms, each with bytes of its own.
    private static func strewn(seed: UInt64) -> PMTilesBuilder {
        var generator = SeededGenerator(seed: seed)
        var builder = PMTilesBuilder()
        var known: Set<UInt64> = []
        for _ in 0..<120 {
            let zoom = Int.random(in: 3...9, using: &generator)
            let x = Int.random(in: 0..<1 << zoom, using: &generator)
            let y = Int.random(in: 0..<1 << zoom, using: &generator)
            guard known.insert(PMTilesBuilder.id(zoom: zoom, x: x, y: y)).inserted else { continue }
            let bytes = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            builder.tiles.append((zoom, x, y, bytes))
        }
        return builder
    }

    private static func archive(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> TileArchive
    {
        try TileArchive(path: try folder.write(bytes, to: "region.pmtiles"))
    }

    @Test func `tiles are numbered along the Hilbert curve`() {
        // As the specification's examples have it.
        #expect(TileDirectory.id(zoom: 0, x: 0, y: 0) == 0)
        #expect(TileDirectory.id(zoom: 1, x: 0, y: 0) == 1)
        #expect(TileDirectory.id(zoom: 1, x: 0, y: 1) == 2)
        #expect(TileDirectory.id(zoom: 1, x: 1, y: 1) == 3)
        #expect(TileDirectory.id(zoom: 1, x: 1, y: 0) == 4)
        #expect(TileDirectory.id(zoom: 2, x: 0, y: 0) == 5)
        for zoom in 0...6 {
            for x in 0..<1 << zoom {
                for y in 0..<1 << zoom {
                    #expect(
                        TileDirectory.id(zoom: zoom, x: x, y: y)
                            == PMTilesBuilder.id(zoom: zoom, x: x, y: y))
                }
            }
        }
        #expect(TileDirectory.id(zoom: 2, x: 4, y: 0) == nil)
        #expect(TileDirectory.id(zoom: 2, x: 0, y: -1) == nil)
        #expect(TileDirectory.id(zoom: 27, x: 0, y: 0) == nil)
    }

    @Test(arguments: [nil, 1, 7, 50])
    func `every tile of an archive is found, and no other`(leafSize: Int?) throws {
        let folder = try TemporaryFolder()
        for (isGzipInside, isGzipTile) in [(true, false), (false, true), (false, false)] {
            var builder = Self.strewn(seed: 5)
            builder.leafSize = leafSize
            (builder.isGzipInside, builder.isGzipTile) = (isGzipInside, isGzipTile)
            let archive = try Self.archive(builder.bytes(), in: folder)
            #expect(archive.kind == .raster("image/png"))
            for tile in builder.tiles {
                #expect(try archive.tile(zoom: tile.zoom, x: tile.x, y: tile.y) == tile.bytes)
            }
            let known = Set(builder.tiles.map { [$0.zoom, $0.x, $0.y] })
            for x in 0..<16 {
                for y in 0..<16 where !known.contains([4, x, y]) {
                    #expect(try archive.tile(zoom: 4, x: x, y: y) == nil)
                }
            }
            #expect(try archive.tile(zoom: 12, x: 0, y: 0) == nil)
            #expect(try archive.tile(zoom: -1, x: 0, y: 0) == nil)
        }
    }

    @Test func `a damaged archive ends in an answer`() throws {
        let folder = try TemporaryFolder()
        var builder = Self.strewn(seed: 9)
        builder.tiles = Array(builder.tiles.prefix(12))
        builder.leafSize = 4
        builder.isGzipInside = false
        let whole = builder.bytes()
        var read = 0
        func ask(_ bytes: [UInt8], _: String) throws {
            guard let archive = try? Self.archive(bytes, in: folder) else { return }
            for tile in builder.tiles {
                if (try? archive.tile(zoom: tile.zoom, x: tile.x, y: tile.y)) != nil { read += 1 }
            }
        }
        try Mutations.prefixes(of: whole, ask)
        try Mutations.flippedBytes(of: Array(whole), masks: [0x80, 0xFF], ask)
        try Mutations.damagedBlocks(of: whole, rounds: 300, seed: 4, ask)
        // Damage in one place leaves most tiles.
        #expect(read > 1_000)
    }

    @Test func `a directory that leads to itself ends`() throws {
        let folder = try TemporaryFolder()
        // One entry: tile 0 onwards, run length 0, and the leaf at 0 is this very directory.
        let directory: [UInt8] = [1, 0, 0, 5, 1]
        var builder = PMTilesBuilder()
        builder.isGzipInside = false
        builder.tiles = [(0, 0, 0, directory)]
        builder.changeHead = { head in
            // The root and the leaves are both the tile's data.
            head.replaceSubrange(8..<24, with: head[56..<72])
            head.replaceSubrange(40..<56, with: head[56..<72])
        }
        let archive = try Self.archive(builder.bytes(), in: folder)
        #expect(throws: TileArchive.Failure.damaged) { try archive.tile(zoom: 0, x: 0, y: 0) }
    }

    @Test func `a file of tiles takes the place of a tile server`() async throws {
        let client = try TestClient.sample()
        var builder = PMTilesBuilder()
        builder.tiles = [(0, 0, 0, [1, 2, 3])]
        let path = try client.folder.write(builder.bytes(), to: "region.pmtiles")
        let visitor = try await client.visitor(at: "/settings")
        #expect(try await client.get("/tiles/0/0/0").status == 404)
        for wrong in ["/dev/zero", "/nowhere.pmtiles", "region.pmtiles", client.folder.url.path] {
            let answer = try await client.post(
                "/settings/tiles/file", [("path", wrong)], as: visitor)
            #expect(answer.status == 400)
        }
        let answer = try await client.post("/settings/tiles/file", [("path", path)], as: visitor)
        #expect(answer.status == 303)
        let tile = try await client.get("/tiles/0/0/0")
        #expect([UInt8](tile.bytes) == [1, 2, 3])
        #expect(tile.headers["Content-Type"] == "image/png")
        #expect(try await client.get("/tiles/0/1/0").status == 404)
        #expect(try await client.get("/tiles/x/0/0").status == 404)
        #expect(try await client.get("/map").text.contains("data-tiles=\"/tiles/{z}/{x}/{y}\""))
        try FileManager.default.removeItem(atPath: path)
        #expect(try await client.get("/tiles/0/0/0").status == 404)
        _ = try await client.post("/settings/tiles/file", [("path", "")], as: visitor)
        #expect(try await !client.get("/map").text.contains("data-tiles"))
    }

    @Test func `vector tiles leave the land beneath them`() async throws {
        let client = try TestClient.sample()
        var builder = PMTilesBuilder()
        builder.type = 1
        builder.isGzipTile = true
        builder.tiles = [(3, 1, 2, [0x1A, 0])]
        let path = try client.folder.write(builder.bytes(), to: "region.pmtiles")
        let visitor = try await client.visitor(at: "/settings")
        _ = try await client.post("/settings/tiles/file", [("path", path)], as: visitor)
        let map = try await client.get("/map").text
        #expect(map.contains("data-vector=\"/tiles/{z}/{x}/{y}\"") && !map.contains("data-tiles"))
        #expect(map.contains("data-least=\"3\""))
        #expect([UInt8](try await client.get("/tiles/3/1/2").bytes) == [0x1A, 0])
    }
}
