import ActivityModel
import Foundation
import Storage

/// The tracks of a year as a picture: the area where most of them begin, cut at privacy zones.
struct YearMap: Sendable, Equatable {
    /// The paths of the tracks in a square of ``size``, one for each, so that a way often gone is
    /// darker.
    let paths: [String]
    let width: Int
    let height: Int
    /// How many tracks are shown, and how many lie elsewhere.
    let shown: Int
    let elsewhere: Int

    static let size = 1_000
    /// The longest path in bytes: a page stays small, however busy the year was.
    private static let longest = 45_000
    /// The side of the squares in which starts are counted, in degrees of latitude.
    private static let cell = 0.4

    /// - Returns: `nil` without any track outside the zones.
    init?(_ shapes: [TrackShape], zones: [PrivacyZone]) {
        let lines = shapes.map { $0.line(level: 1).outside(zones).filter { $0.count > 1 } }
            .filter { !$0.isEmpty }
        let chosen = Self.densest(lines)
        let all = chosen.flatMap(\.self)
        guard let south = all.flatMap(\.latitudes).min(),
            let north = all.flatMap(\.latitudes).max(),
            let west = all.flatMap(\.longitudes).min(), let east = all.flatMap(\.longitudes).max()
        else { return nil }
        let scale = cos((south + north) / 2 * .pi / 180)
        let factor = Double(Self.size) / max(north - south, (east - west) * scale, 1e-6)
        func place(_ line: TrackLine, _ index: Int) -> (x: Int, y: Int) {
            (
                Int(nearest: (line.longitudes[index] - west) * scale * factor),
                Int(nearest: (north - line.latitudes[index]) * factor)
            )
        }
        func path(_ track: [TrackLine], step: Int, every: Int) -> String {
            var path = RelativePath()
            for line in track {
                let start = place(line, 0)
                path.move(to: start.x, start.y)
                for index in 1..<line.count where index % every == 0 || index == line.count - 1 {
                    let (x, y) = place(line, index)
                    guard max(abs(x - path.x), abs(y - path.y)) >= step || index == line.count - 1
                    else { continue }
                    path.line(to: x, y)
                }
            }
            return path.text
        }
        var paths: [String] = []
        // Coarser until it fits; of ways that turn at every point, only some points.
        for (step, every) in [
            (2, 1), (4, 1), (8, 1), (16, 1), (32, 1), (32, 4), (32, 16), (64, 64),
        ] {
            paths = chosen.map { path($0, step: step, every: every) }
            if paths.reduce(0, { $0 + $1.utf8.count + 11 }) <= Self.longest { break }
        }
        self.paths = paths
        width = max(1, Int(nearest: (east - west) * scale * factor))
        height = max(1, Int(nearest: (north - south) * factor))
        shown = chosen.count
        elsewhere = lines.count - chosen.count
    }

    /// The tracks that begin in the square with the most starts, and in those around it.
    private static func densest(_ lines: [[TrackLine]]) -> [[TrackLine]] {
        struct Cell: Hashable {
            var row: Int
            var column: Int
        }
        let cells = lines.map { parts in
            let (north, east) = (parts[0].latitudes[0], parts[0].longitudes[0])
            let wide = cell / max(0.1, cos(north * .pi / 180))
            return Cell(
                row: Int(nearest: (north / cell).rounded(.down)),
                column: Int(nearest: (east / wide).rounded(.down)))
        }
        var counts: [Cell: Int] = [:]
        for cell in cells { counts[cell, default: 0] += 1 }
        func rank(_ entry: (key: Cell, value: Int)) -> (Int, Int, Int) {
            (entry.value, entry.key.row, entry.key.column)
        }
        guard let best = counts.max(by: { rank($0) < rank($1) })?.key else { return [] }
        return zip(lines, cells).filter { _, cell in
            abs(cell.row - best.row) <= 1 && abs(cell.column - best.column) <= 1
        }.map(\.0)
    }
}

/// Counts the places where no activity had begun before.
enum NewPlaces {
    /// The side of a place in degrees of latitude: about eleven kilometres.
    private static let cell = 0.1

    /// - Parameter starts: where each activity began, and in which year.
    static func count(_ starts: [(year: Int, latitude: Double, longitude: Double)], in year: Int)
        -> Int
    {
        struct Place: Hashable {
            var row: Int
            var column: Int
        }
        var first: [Place: Int] = [:]
        for start in starts {
            let row = Int(nearest: (start.latitude / cell).rounded(.down))
            let wide = cell / max(0.01, cos((Double(row) + 0.5) * cell * .pi / 180))
            let east = start.longitude - (start.longitude / 360).rounded() * 360
            let place = Place(row: row, column: Int(nearest: (east / wide).rounded(.down)))
            first[place] = min(first[place] ?? .max, start.year)
        }
        return first.values.count { $0 == year }
    }
}
