import ActivityModel
import Foundation
import JSON
import Storage

/// Explorer tiles as the map's script reads them.
enum ExplorerDocument {
    /// `{"zoom": 14, "square": [x, y, side], "visited": rows, "cluster": rows}`.
    static func level(_ level: ExplorerLevel) -> String {
        let square = level.square.map { square in
            JSONValue.array([
                .integer(Int64(square.corner.x)), .integer(Int64(square.corner.y)),
                .integer(Int64(square.side)),
            ])
        }
        return "{\"zoom\":\(level.zoom),\"square\":\((square ?? .null).line),"
            + "\"visited\":\"\(rows(level.visited))\",\"cluster\":\"\(rows(level.cluster))\"}"
    }

    /// `{"zoom": 14, "visited": rows}`.
    static func new(_ tiles: [ExplorerTile], zoom: Int) -> String {
        "{\"zoom\":\(zoom),\"visited\":\"\(rows(tiles))\"}"
    }

    /// Rows of tiles in the characters of ``TrackText``: for each row how far south of the last,
    /// its number of runs, and for each run how far east of the end of the last, and its length.
    static func rows(_ tiles: [ExplorerTile]) -> String {
        var bytes: [UInt8] = []
        var lastRow = 0
        var index = 0
        while index < tiles.count {
            let row = tiles[index].y
            var runs: [(start: Int, length: Int)] = []
            while index < tiles.count, tiles[index].y == row {
                let x = Int(tiles[index].x)
                if let last = runs.last, last.start + last.length == x {
                    runs[runs.count - 1].length += 1
                } else {
                    runs.append((x, 1))
                }
                index += 1
            }
            TrackText.append(Int(row) - lastRow, to: &bytes)
            TrackText.append(runs.count, to: &bytes)
            lastRow = Int(row)
            var end = 0
            for run in runs {
                TrackText.append(run.start - end, to: &bytes)
                TrackText.append(run.length, to: &bytes)
                end = run.start + run.length
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
