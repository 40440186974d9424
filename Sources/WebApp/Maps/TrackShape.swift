import ActivityModel
import Foundation
import Storage

/// The shape of a track, simplified without visible loss, with a level for each point: the coarsest
/// picture that needs it.
struct TrackShape: Sendable, Equatable {
    /// The maximum deviation from the track at each level, in metres.
    static let tolerances = [400.0, 60.0, 8.0]

    /// 1e-5 degrees north.
    var latitudes: [Int32] = []
    /// 1e-5 degrees east; continues beyond 180° if a track crosses the date line.
    var longitudes: [Int32] = []
    /// The coarsest level that shows each point.
    var levels: [UInt8] = []

    /// The points of a level.
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

/// Consecutive points in degrees.
struct TrackLine: Sendable, Equatable {
    var latitudes: [Double] = []
    var longitudes: [Double] = []

    var count: Int { latitudes.count }
    var isEmpty: Bool { latitudes.isEmpty }

    mutating func append(latitude: Double, longitude: Double) {
        latitudes.append(latitude)
        longitudes.append(longitude)
    }

    /// The samples that have a position, in order; longitudes continue beyond 180° if a track
    /// crosses the date line.
    init(latitude: SampleStream, longitude: SampleStream) {
        let norths = latitude.doubles
        let easts = longitude.doubles
        let count = min(norths.count, easts.count)
        latitudes.reserveCapacity(count)
        longitudes.reserveCapacity(count)
        var last: Double?
        for index in 0..<count {
            let north = norths[index]
            var east = easts[index]
            // NaN fails both comparisons.
            guard abs(north) <= 90, abs(east) <= 180 else { continue }
            if let last, abs(last - east) > 180 {
                east += ((last - east) / 360).rounded() * 360
            }
            last = east
            append(latitude: north, longitude: east)
        }
    }

    init() {}
}

extension TrackShape {
    /// A track with more points is first thinned by distance.
    private static let maxCount = 20_000

    /// The shape of a line (Ramer, Douglas and Peucker, all levels at once).
    init(_ whole: TrackLine) {
        var line = whole
        var spacing = 2.0
        repeat {
            line = Self.thinned(line, metres: spacing)
            spacing *= 2
        } while line.count > Self.maxCount
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
        thin.latitudes.reserveCapacity(line.count)
        thin.longitudes.reserveCapacity(line.count)
        thin.append(latitude: north, longitude: east)
        var last = (north, east)
        var measured = north
        var eastScale = Geography.metresPerDegree(atLatitude: north)
        for index in 1..<line.count {
            let point = (line.latitudes[index], line.longitudes[index])
            // Within 0.05°, the length of a degree of longitude differs by less than 1 %, up to 84°
            // north.
            if abs(point.0 - measured) > 0.05 {
                measured = point.0
                eastScale = Geography.metresPerDegree(atLatitude: measured)
            }
            let y = (point.0 - last.0) * Geography.metresPerDegree
            let x = (point.1 - last.1) * eastScale
            if x * x + y * y >= metres * metres || index == line.count - 1 {
                thin.append(latitude: point.0, longitude: point.1)
                last = point
            }
        }
        return thin
    }

    static func metres(_ one: (Double, Double), _ other: (Double, Double)) -> Double {
        let north = (other.0 - one.0) * Geography.metresPerDegree
        let east =
            (other.1 - one.1) * Geography.metresPerDegree(atLatitude: (one.0 + other.0) / 2)
        return (north * north + east * east).squareRoot()
    }

    /// A level for each point; 255 if no picture needs it.
    private static func levels(_ line: TrackLine) -> [UInt8] {
        var levels = [UInt8](repeating: .max, count: line.count)
        levels[0] = 0
        levels[line.count - 1] = 0
        let scale = Geography.metresPerDegree(atLatitude: line.latitudes[line.count / 2])
        let x = line.longitudes.map { $0 * scale }
        let y = line.latitudes.map { $0 * Geography.metresPerDegree }
        var pending = [(first: 0, last: line.count - 1, level: UInt8(0))]
        while let (first, last, parent) = pending.popLast() {
            guard last - first > 1 else { continue }
            let (index, distance) = farthest(x.span, y.span, first, last)
            guard let own = tolerances.firstIndex(where: { distance > $0 }) else { continue }
            let level = max(parent, UInt8(own))
            levels[index] = level
            pending.append((first, index, level))
            pending.append((index, last, level))
        }
        return levels
    }

    /// The point between two others that is farthest from the line between them, and its distance.
    private static func farthest(
        _ x: Span<Double>, _ y: Span<Double>, _ first: Int, _ last: Int
    ) -> (index: Int, distance: Double) {
        let (startX, startY) = (x[first], y[first])
        let dx = x[last] - startX
        let dy = y[last] - startY
        let length = dx * dx + dy * dy
        // Distances are compared squared and times this: no division and no root per point.
        let factor = length > 0 ? length : 1
        var best = (index: first, measure: -1.0)
        for index in (first + 1)..<last {
            let px = x[index] - startX
            let py = y[index] - startY
            let along = px * dx + py * dy
            let measure: Double
            if along <= 0 {
                measure = (px * px + py * py) * factor
            } else if along >= length {
                measure = ((px - dx) * (px - dx) + (py - dy) * (py - dy)) * factor
            } else {
                let across = px * dy - py * dx
                measure = across * across
            }
            if measure > best.measure { best = (index, measure) }
        }
        return (best.index, (best.measure / factor).squareRoot())
    }
}
