import ActivityModel
import Foundation
import Ingest
import Storage
import Synchronization

/// The activities that went the same way as others. The shapes are those of the map, which are
/// worked out in the background; what was found is kept until the library changes.
final class SameWayStore: Sendable {
    private struct State {
        var library: LibraryState
        var found: [Int64: [ActivityListing]]
    }

    /// The finest level of a shape: within eight metres of the track.
    private static let level = TrackShape.tolerances.count - 1
    private static let most = 256
    private let known = Mutex<State?>(nil)

    /// The activities of the same athlete and kind of sport that went the same way as one, itself
    /// among them, fastest first; empty if there is no other.
    func activities(
        like listing: ActivityListing, _ library: Library, _ tracks: TrackStore
    ) throws -> [ActivityListing] {
        guard let key = listing.track else { return [] }
        let state = try library.state()
        let found = known.withLock { $0?.library == state ? $0?.found : nil } ?? [:]
        if let same = found[listing.id] { return same }
        let (listings, shapes, isWhole) = try tracks.known(library)
        guard let shape = shapes[key], let way = SameWay(shape.line(level: Self.level)) else {
            return []
        }
        let box = Box(shape)
        let family = ActivityModel.Sport(rawValue: listing.sport)?.kin.rawValue ?? listing.sport
        var same: [ActivityListing] = []
        for other in listings where other.id != listing.id {
            guard other.athleteID == listing.athleteID, Self.areNear(listing, other),
                let key = other.track,
                let shape = shapes[key], let otherBox = Box(shape), box?.isLike(otherBox) == true,
                ActivityModel.Sport(rawValue: other.sport)?.kin.rawValue ?? other.sport == family,
                let otherWay = SameWay(shape.line(level: Self.level)), way.isSame(as: otherWay)
            else { continue }
            same.append(other)
        }
        if !same.isEmpty {
            same.append(listing)
            same.sort { ($0.seconds, $0.id) < ($1.seconds, $1.id) }
        }
        guard isWhole else { return same }
        known.withLock { known in
            let kept = found.count < Self.most ? found : [:]
            known = State(library: state, found: kept.merging([listing.id: same]) { $1 })
        }
        return same
    }
}

extension SameWayStore {
    /// Whether the recorded distances may belong to the same way; most pairs end here.
    private static func areNear(_ one: ActivityListing, _ other: ActivityListing) -> Bool {
        guard let here = one.distanceMetres, let there = other.distanceMetres, here > 0, there > 0
        else { return true }
        return abs(here - there) <= 0.25 * max(here, there)
    }
}

extension ActivityListing {
    /// What two of the same way are compared by.
    fileprivate var seconds: Double { movingSeconds ?? elapsedSeconds ?? .infinity }
}

/// Where a track lies, in 1e-5 degrees; the same way lies in nearly the same place.
private struct Box {
    let south: Int32
    let north: Int32
    let west: Int32
    let east: Int32

    init?(_ shape: TrackShape) {
        guard let south = shape.latitudes.min(), let north = shape.latitudes.max(),
            let west = shape.longitudes.min(), let east = shape.longitudes.max()
        else { return nil }
        (self.south, self.north, self.west, self.east) = (south, north, west, east)
    }

    /// Whether all edges are within a tenth of the size, or 500 m.
    func isLike(_ other: Box) -> Bool {
        let high = max(500, (Double(north) - Double(south)) / 10)
        // A degree of longitude is shorter: 500 m are more of them.
        let scale = max(
            0.01,
            Geography.metresPerDegree(atLatitude: Double(north) / 1e5) / Geography.metresPerDegree)
        let wide = max(500 / scale, (Double(east) - Double(west)) / 10)
        func differ(_ one: Int32, _ other: Int32) -> Double { abs(Double(one) - Double(other)) }
        return differ(south, other.south) <= high && differ(north, other.north) <= high
            && differ(west, other.west) <= wide && differ(east, other.east) <= wide
    }
}
