/// The explorer tiles of one zoom: where somebody has been, and what that amounts to.
struct ExplorerLevel: Sendable, Equatable {
    /// A square block of visited tiles: its north-western tile, and the tiles along a side.
    struct Square: Sendable, Equatable {
        var corner: ExplorerTile
        var side: Int
    }

    var zoom: Int
    /// All visited tiles, in rows.
    var visited: [ExplorerTile]
    /// The largest square of visited tiles, the northernmost and then westernmost of several.
    var square: Square?
    /// The largest group of neighbours that are surrounded by visited tiles on all four sides, in
    /// rows.
    var cluster: [ExplorerTile]
    /// How many tiles each activity was the first to visit, by the activity's id.
    var new: [Int64: Int]

    /// - Parameter activities: each activity's tiles, in the order of time.
    init(zoom: Int, _ activities: [(id: Int64, tiles: Set<ExplorerTile>)]) {
        self.zoom = zoom
        var all: Set<ExplorerTile> = []
        new = [:]
        for (id, tiles) in activities {
            let before = all.count
            all.formUnion(tiles)
            if all.count > before { new[id] = all.count - before }
        }
        visited = all.sorted()
        square = Self.square(visited)
        cluster = Self.cluster(all)
    }

    /// The largest square whose last tile is each tile: one more than the least of those that end
    /// west, north and north-west of it.
    private static func square(_ visited: [ExplorerTile]) -> Square? {
        var sides: [ExplorerTile: Int] = [:]
        var best: Square?
        for tile in visited {
            let around = [(-1, 0), (0, -1), (-1, -1)].map { x, y in
                sides[ExplorerTile(x: tile.x + Int32(x), y: tile.y + Int32(y))] ?? 0
            }
            let side = 1 + (around.min() ?? 0)
            sides[tile] = side
            let corner = ExplorerTile(x: tile.x - Int32(side) + 1, y: tile.y - Int32(side) + 1)
            if side > best?.side ?? 0 || (side == best?.side && corner < best?.corner ?? corner) {
                best = Square(corner: corner, side: side)
            }
        }
        return best
    }

    private static func cluster(_ all: Set<ExplorerTile>) -> [ExplorerTile] {
        var left = all.filter { $0.neighbours.allSatisfy(all.contains) }
        var best: [ExplorerTile] = []
        for seed in left.sorted() where left.remove(seed) != nil {
            var group = [seed]
            var next = 0
            while next < group.count {
                for neighbour in group[next].neighbours where left.remove(neighbour) != nil {
                    group.append(neighbour)
                }
                next += 1
            }
            if group.count > best.count { best = group }
        }
        return best.sorted()
    }
}
