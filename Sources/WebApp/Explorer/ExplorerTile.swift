import ActivityModel
import Foundation
import Storage

/// A square of the map's grid at one zoom, as tile servers number them: x from the date line
/// eastward, y from 85.05° north southward.
struct ExplorerTile: Hashable, Comparable, Sendable {
    var x: Int32
    var y: Int32

    /// By rows from north to south, each from west to east.
    static func < (one: Self, other: Self) -> Bool { (one.y, one.x) < (other.y, other.x) }

    var neighbours: [ExplorerTile] {
        [
            ExplorerTile(x: x - 1, y: y), ExplorerTile(x: x + 1, y: y),
            ExplorerTile(x: x, y: y - 1), ExplorerTile(x: x, y: y + 1),
        ]
    }
}

extension TrackLine {
    /// More tiles between two points are a jump of the receiver, and none of them is visited.
    private static let longestStep = 500.0

    /// Adds the tiles of a zoom that the line crosses, point to point, to a set.
    func addTiles(zoom: Int, to tiles: inout Set<ExplorerTile>) {
        let size = Double(1 << zoom)
        var last: (x: Double, y: Double)?
        for index in latitudes.indices {
            let place = Self.place(latitudes[index], longitudes[index], size)
            var start = last ?? place
            if abs(place.x - start.x) + abs(place.y - start.y) > Self.longestStep { start = place }
            Self.cross(from: start, to: place, width: 1 << zoom, &tiles)
            last = place
        }
    }

    /// Web Mercator in tiles.
    private static func place(
        _ latitude: Double, _ longitude: Double, _ size: Double
    ) -> (x: Double, y: Double) {
        let sine = sin(max(-85.0511, min(85.0511, latitude)) * .pi / 180)
        return (
            (longitude / 360 + 0.5) * size, (0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi)) * size
        )
    }

    /// Walks from tile to tile along a segment, always over the nearer of the two edges ahead
    /// (Amanatides and Woo, 1987).
    private static func cross(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Int,
        _ tiles: inout Set<ExplorerTile>
    ) {
        var (x, y) = (Int(nearest: start.x.rounded(.down)), Int(nearest: start.y.rounded(.down)))
        let (lastX, lastY) = (
            Int(nearest: end.x.rounded(.down)), Int(nearest: end.y.rounded(.down))
        )
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let (stepX, stepY) = (dx < 0 ? -1 : 1, dy < 0 ? -1 : 1)
        // Where along the segment the next edge is, as a part of it.
        var nextX = dx == 0 ? .infinity : (Double(dx > 0 ? x + 1 : x) - start.x) / dx
        var nextY = dy == 0 ? .infinity : (Double(dy > 0 ? y + 1 : y) - start.y) / dy
        // As many steps as there are edges, whatever rounding says.
        for _ in 0...(abs(lastX - x) + abs(lastY - y)) {
            let wrapped = ((x % width) + width) % width
            tiles.insert(
                ExplorerTile(x: Int32(wrapped), y: Int32(max(0, min(width - 1, y)))))
            let isAcross = y == lastY || (x != lastX && nextX < nextY)
            if isAcross {
                x += stepX
                nextX += dx == 0 ? 0 : abs(1 / dx)
            } else {
                y += stepY
                nextY += dy == 0 ? 0 : abs(1 / dy)
            }
        }
    }
}
