import ActivityModel
import Foundation
import Storage

/// The course of a track in squares of about a hundred metres, to recognise the same way again.
///
/// Two tracks are the same way if each of them keeps close to the other nearly all the way, at about
/// the same share of its length: the other way round is another way.
struct SameWay: Sendable {
    /// The side of a square in metres.
    static let cell = 100.0
    /// The share of the points of each that must lie close to the other.
    static let leastShare = 0.85
    /// How far the lengths may differ.
    static let lengthTolerance = 0.1
    /// How far apart in their shares of the length two points at one place may be.
    private static let lag = 0.12
    /// The number of points that are compared.
    private static let count = 128

    private struct Cell: Hashable {
        var row: Int32
        var column: Int32
    }

    /// Where in its length a track was in a square first and last.
    private struct Visit {
        var first: Double
        var last: Double
    }

    /// Metres along the track.
    let length: Double
    private var points: [(latitude: Double, longitude: Double)] = []
    private var visits: [Cell: Visit] = [:]

    /// A longer track jumps about, and would take as many steps as it pretends.
    private static let longest = 5e6

    /// - Returns: `nil` for a track that is too short or too long to be a way.
    init?(_ line: TrackLine) {
        var reached = [0.0]
        for index in 1..<max(1, line.count) {
            reached.append(
                reached[index - 1]
                    + TrackShape.metres(
                        (line.latitudes[index - 1], line.longitudes[index - 1]),
                        (line.latitudes[index], line.longitudes[index])))
        }
        length = reached.last ?? 0
        guard (5 * Self.cell...Self.longest).contains(length) else { return nil }
        var index = 1
        // Small enough steps that no square is jumped over.
        let steps = max(Self.count, Int(length / (Self.cell / 3)))
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            while index < line.count - 1, reached[index] < share * length { index += 1 }
            let span = reached[index] - reached[index - 1]
            let part = span > 0 ? (share * length - reached[index - 1]) / span : 0
            func between(_ values: [Double]) -> Double {
                values[index - 1] + (values[index] - values[index - 1]) * part
            }
            let (latitude, longitude) = (between(line.latitudes), between(line.longitudes))
            visits[Self.cell(latitude, longitude), default: Visit(first: share, last: share)].last =
                share
            if step * Self.count / steps > (step - 1) * Self.count / steps || step == 0 {
                points.append((latitude, longitude))
            }
        }
    }

    /// Whether another track is the same way, in the same direction.
    func isSame(as other: SameWay) -> Bool {
        guard abs(length - other.length) <= Self.lengthTolerance * max(length, other.length) else {
            return false
        }
        return share(along: other) >= Self.leastShare && other.share(along: self) >= Self.leastShare
    }

    /// The share of the points that lie close to another track, at about the same share of it.
    private func share(along other: SameWay) -> Double {
        let found = points.indices.count { index in
            let share = Double(index) / Double(max(1, points.count - 1))
            return other.passes(points[index].latitude, points[index].longitude, at: share)
        }
        return Double(found) / Double(points.count)
    }

    /// Whether the track passes a place at about a share of its length: the four squares nearest to
    /// the place reach fifty metres around it at least.
    private func passes(_ latitude: Double, _ longitude: Double, at share: Double) -> Bool {
        let half = Self.cell / 2 / Geography.metresPerDegree
        for north in [latitude - half, latitude + half] {
            let east = Self.columnDegrees(Self.row(north)) / 2
            for longitude in [longitude - east, longitude + east] {
                guard let visit = visits[Self.cell(north, longitude)] else { continue }
                if visit.first - Self.lag <= share, share <= visit.last + Self.lag { return true }
            }
        }
        return false
    }

    private static func row(_ latitude: Double) -> Int {
        Int(nearest: (latitude * Geography.metresPerDegree / cell).rounded(.down))
    }

    /// The width of a square in degrees of longitude: the same in the whole row.
    private static func columnDegrees(_ row: Int) -> Double {
        let middle = (Double(row) + 0.5) * cell / Geography.metresPerDegree
        return cell / max(1, Geography.metresPerDegree(atLatitude: min(max(middle, -89.9), 89.9)))
    }

    private static func cell(_ latitude: Double, _ longitude: Double) -> Cell {
        let row = row(latitude)
        // A track across the date line counts on beyond 180°.
        let east = longitude - (longitude / 360).rounded() * 360
        return Cell(
            row: Int32(clamping: row),
            column: Int32(clamping: Int(nearest: (east / columnDegrees(row)).rounded(.down))))
    }
}
