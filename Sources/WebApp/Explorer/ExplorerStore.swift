import ActivityModel
import Foundation
import Storage
import Synchronization

/// The explorer tiles of the library, worked out in the background and kept until the library or
/// the privacy zones change. Tiles inside a zone only are not visited.
final class ExplorerStore: Sendable {
    /// Those of about 1.5 km and of about 200 m at 50° north.
    static let zooms = [14, 17]

    private struct Answer {
        var state: LibraryState
        var zones: [PrivacyZone]
        var levels: [ExplorerLevel]
    }

    private struct State {
        /// By athlete; `nil` means all.
        var answers: [Int64?: Answer] = [:]
        var working: Set<Int64?> = []
    }

    private let options: PageOptions
    private let tracks: TrackStore
    private let state = Mutex(State())

    init(_ options: PageOptions, _ tracks: TrackStore) {
        self.options = options
        self.tracks = tracks
    }

    /// The levels of ``zooms``; `nil` while they are being worked out.
    func levels(_ library: Library, athlete: Int64?, zones: [PrivacyZone]) throws
        -> [ExplorerLevel]?
    {
        let now = try library.state()
        let known = state.withLock { $0.answers[athlete] }
        if let known, known.state == now, known.zones == zones { return known.levels }
        guard let current = try tracks.finished(library, athlete: athlete) else { return nil }
        guard state.withLock({ $0.working.insert(athlete).inserted }) else { return nil }
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [self] in
            let levels = Self.levels(current.listings, current.shapes, zones)
            state.withLock { state in
                state.answers[athlete] = Answer(state: now, zones: zones, levels: levels)
                state.working.remove(athlete)
            }
            done.signal()
        }
        _ = done.wait(timeout: .now() + options.patience)
        let answer = state.withLock { $0.answers[athlete] }
        return answer?.state == now && answer?.zones == zones ? answer?.levels : nil
    }

    /// The levels if they are known; otherwise they are worked out for the next visit, and nobody
    /// waits.
    func known(_ library: Library, athlete: Int64?, zones: [PrivacyZone]) throws
        -> [ExplorerLevel]?
    {
        let now = try library.state()
        let (known, isWorking) = state.withLock {
            ($0.answers[athlete], $0.working.contains(athlete))
        }
        if let known, known.state == now, known.zones == zones { return known.levels }
        if !isWorking {
            Thread.detachNewThread { [self] in
                _ = try? levels(library, athlete: athlete, zones: zones)
            }
        }
        return nil
    }

    /// The tiles that an activity was the first to visit, in rows; `nil` while they are being
    /// worked out.
    func new(
        _ library: Library, activity: Int64, zoom: Int, athlete: Int64?, zones: [PrivacyZone]
    ) throws -> [ExplorerTile]? {
        guard let current = try tracks.finished(library, athlete: athlete) else { return nil }
        let order = Self.inOrder(current.listings)
        guard let index = order.firstIndex(where: { $0.id == activity }) else { return [] }
        var own = Self.tiles(order[index], current.shapes, zones, zoom)
        guard let shape = order[index].track.flatMap({ current.shapes[$0] }),
            let box = GeographicBox(around: shape, degrees: 0.05)
        else { return [] }
        for earlier in order[..<index] where !own.isEmpty {
            // Near the date line one place has two longitudes, which a box cannot compare.
            guard let other = earlier.track.flatMap({ current.shapes[$0] }),
                box.west < -170 || box.east > 170 || box.meets(other)
            else { continue }
            own.subtract(Self.tiles(earlier, current.shapes, zones, zoom))
        }
        return own.sorted()
    }

    private static func levels(
        _ listings: [ActivityListing], _ shapes: [TrackKey: TrackShape], _ zones: [PrivacyZone]
    ) -> [ExplorerLevel] {
        let order = inOrder(listings)
        return zooms.map { zoom in
            ExplorerLevel(zoom: zoom, order.map { ($0.id, tiles($0, shapes, zones, zoom)) })
        }
    }

    /// By start; activities without one come last.
    private static func inOrder(_ listings: [ActivityListing]) -> [ActivityListing] {
        listings.sorted { one, other in
            let (start, second) = (one.start?.seconds ?? .max, other.start?.seconds ?? .max)
            return start == second ? one.id < other.id : start < second
        }
    }

    private static func tiles(
        _ listing: ActivityListing, _ shapes: [TrackKey: TrackShape], _ zones: [PrivacyZone],
        _ zoom: Int
    ) -> Set<ExplorerTile> {
        var tiles: Set<ExplorerTile> = []
        guard let shape = listing.track.flatMap({ shapes[$0] }) else { return tiles }
        let finest = TrackShape.tolerances.count - 1
        for line in shape.line(level: finest).outside(zones) {
            line.addTiles(zoom: zoom, to: &tiles)
        }
        return tiles
    }
}
