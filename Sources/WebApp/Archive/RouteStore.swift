import ActivityModel
import Foundation
import Ingest
import Storage
import Synchronization

/// What the page of routes shows of a route's file.
struct RouteOutline: Sendable {
    /// The way, simplified to within sixty metres.
    var line: TrackLine
    var metres: Double
    /// `nil` if the file has no altitudes.
    var climbMetres: Double?

    /// Altitudes that vary less are noise, in metres.
    private static let noise = 2.0
    /// The level of a shape that is fine enough for a sketch.
    private static let level = 1

    init(_ track: RouteTrack) {
        let whole = TrackLine(latitude: track.latitude, longitude: track.longitude)
        line = TrackShape(whole).line(level: Self.level)
        metres = zip(whole.latitudes.indices, whole.latitudes.indices.dropFirst())
            .reduce(0) { sum, pair in
                sum
                    + TrackShape.metres(
                        (whole.latitudes[pair.0], whole.longitudes[pair.0]),
                        (whole.latitudes[pair.1], whole.longitudes[pair.1]))
            }
        climbMetres = track.altitude.flatMap { Self.climb($0.doubles) }
    }

    /// The sum of all rises that exceed the noise.
    static func climb(_ heights: [Double]) -> Double? {
        guard var ground = heights.first(where: \.isFinite) else { return nil }
        var sum = 0.0
        for height in heights where height.isFinite && abs(height - ground) >= noise {
            sum += max(0, height - ground)
            ground = height
        }
        return sum
    }
}

/// The outlines of routes, read from their files when a page first shows them, and kept until the
/// library changes.
final class RouteStore: Sendable {
    private let known = Mutex<(state: LibraryState, outlines: [String: RouteOutline?])?>(nil)

    /// The outline of a file; `nil` if it cannot be read.
    func outline(_ file: URL, _ library: Library) throws -> RouteOutline? {
        let state = try library.state()
        if let outline = known.withLock({ $0?.state == state ? $0?.outlines[file.path] : nil }) {
            return outline
        }
        let outline = RouteTrack(file).map(RouteOutline.init)
        known.withLock { known in
            if known?.state != state { known = (state, [:]) }
            known?.outlines[file.path] = .some(outline)
        }
        return outline
    }
}
