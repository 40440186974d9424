import ActivityModel
import Foundation
import Storage

/// The shape of a track, thinned so far that no eye misses anything, with a level for each point:
/// the coarsest picture that needs it.
struct TrackShape: Sendable, Equatable {
    /// How far a picture of each level may stray from the track, in metres.
    static let tolerances = [400.0, 60.0, 8.0]

    /// 1e-5 degrees north.
    var latitudes: [Int32] = []
    /// 1e-5 degrees east; goes on beyond 180° where a track crosses the date line.
    var longitudes: [Int32] = []
    /// The coarsest level that shows the point.
    var levels: [UInt8] = []

    /// The points that a picture of a level needs.
    func line(level: Int) -> TrackLine {
        var line = TrackLine()
        for index in levels.indices where Int(levels[index]) <= level {
            line.append(
                latitude: Double(latitudes[index]) / 1e5,
                longitude: Double(longitudes[index]) / 1e5)
        }
        return line
    }
}

/// Points in degrees, one after the other.
struct TrackLine: Sendable, Equatable {
    var latitudes: [Double] = []
    var longitudes: [Double] = []

    var count: Int { latitudes.count }
    var isEmpty: Bool { latitudes.isEmpty }

    mutating func append(latitude: Double, longitude: Double) {
        latitudes.append(latitude)
        longitudes.append(longitude)
    }

    /// The samples that have a position, in order; longitudes go on where a track crosses the date
    /// line.
    init(latitude: ActivityModel.Stream, longitude: ActivityModel.Stream) {
        let count = min(latitude.count, longitude.count)
        var last: Double?
        for index in 0..<count {
            guard let north = latitude[index], var east = longitude[index],
                abs(north) <= 90, abs(east) <= 180
            else { continue }
            if let last { east += ((last - east) / 360).rounded() * 360 }
            last = east
            append(latitude: north, longitude: east)
        }
    }

    init() {}
}

extension TrackShape {
    /// Above this many points a track is thinned by distance before anything else.
    private static let most = 20_000

    /// The shape of a line (Ramer, Douglas and Peucker, all levels in one go).
    init(_ whole: TrackLine) {
        var line = whole
        var spacing = 2.0
        repeat {
            line = Self.thinned(line, metres: spacing)
            spacing *= 2
        } while line.count > Self.most
        guard line.count > 0 else { return }
        let levels = Self.levels(line)
        for index in levels.indices where levels[index] != .max {
            latitudes.append(Int32((line.latitudes[index] * 1e5).rounded()))
            longitudes.append(Int32((line.longitudes[index] * 1e5).rounded()))
            self.levels.append(levels[index])
        }
    }

    private static func thinned(_ line: TrackLine, metres: Double) -> TrackLine {
        var thin = TrackLine()
        guard let north = line.latitudes.first, let east = line.longitudes.first else {
            return thin
        }
        thin.append(latitude: north, longitude: east)
        var last = (north, east)
        for index in line.latitudes.indices.dropFirst() {
            let point = (line.latitudes[index], line.longitudes[index])
            let isEnd = index == line.count - 1
            if isEnd || Self.metres(last, point) >= metres {
                thin.append(latitude: point.0, longitude: point.1)
                last = point
            }
        }
        return thin
    }

    static func metres(_ one: (Double, Double), _ other: (Double, Double)) -> Double {
        let north = (other.0 - one.0) * Geography.metresPerDegree
        let east =
            (other.1 - one.1) * Geography.metresPerDegree
            * cos((one.0 + other.0) / 2 * .pi / 180)
        return (north * north + east * east).squareRoot()
    }

    /// A level for each point; the greatest of bytes where no picture needs it.
    private static func levels(_ line: TrackLine) -> [UInt8] {
        var levels = [UInt8](repeating: .max, count: line.count)
        levels[0] = 0
        levels[line.count - 1] = 0
        let scale = cos(line.latitudes[line.count / 2] * .pi / 180)
        let x = line.longitudes.map { $0 * Geography.metresPerDegree * scale }
        let y = line.latitudes.map { $0 * Geography.metresPerDegree }
        var pending = [(first: 0, last: line.count - 1, level: UInt8(0))]
        while let (first, last, parent) = pending.popLast() {
            guard last - first > 1 else { continue }
            let (index, distance) = farthest(x, y, first, last)
            guard let own = tolerances.firstIndex(where: { distance > $0 }) else { continue }
            let level = max(parent, UInt8(own))
            levels[index] = level
            pending.append((first, index, level))
            pending.append((index, last, level))
        }
        return levels
    }

    /// The point between two that lies farthest from the line between them, and how far.
    private static func farthest(
        _ x: [Double], _ y: [Double], _ first: Int, _ last: Int
    ) -> (index: Int, distance: Double) {
        let dx = x[last] - x[first]
        let dy = y[last] - y[first]
        let length = dx * dx + dy * dy
        var best = (index: first, squared: -1.0)
        for index in (first + 1)..<last {
            var px = x[index] - x[first]
            var py = y[index] - y[first]
            if length > 0 {
                let along = min(1, max(0, (px * dx + py * dy) / length))
                px -= along * dx
                py -= along * dy
            }
            let squared = px * px + py * py
            if squared > best.squared { best = (index, squared) }
        }
        return (best.index, best.squared.squareRoot())
    }
}

enum Geography {
    /// Metres of a degree of latitude on the mean sphere.
    static let metresPerDegree = 111_194.9266
}
