import Foundation
import Ingest
import Storage
import Synchronization

/// The tracks of the library as the map wants them.
final class TrackStore: Sendable {
    private struct Loaded {
        var listings: [TrackListing]
        var shapes: [TrackKey: TrackShape]
    }

    private struct Answer {
        var zones: [PrivacyZone]
        var listings: [TrackListing]
        var data: Data
    }

    private let folder: LibraryFolder
    /// One builds, others wait: the work is the same.
    private let building = NSLock()
    private let loaded = Mutex<Loaded?>(nil)
    private let overview = Mutex<Answer?>(nil)

    init(_ folder: LibraryFolder) { self.folder = folder }

    /// Works out what is not known yet; where that fails the first look at the map tells why.
    func prepare() {
        guard let library = try? Library.open(folder) else { return }
        _ = try? current(library)
        try? library.close()
    }

    /// All tracks of the library at the coarsest level, as a script reads them.
    func all(_ library: Library, zones: [PrivacyZone]) throws -> Data {
        let (listings, shapes) = try current(library)
        if let known = overview.withLock(\.self), known.zones == zones,
            known.listings == listings
        {
            return known.data
        }
        let data = TrackDocument.all(listings, shapes, zones)
        overview.withLock { $0 = Answer(zones: zones, listings: listings, data: data) }
        return data
    }

    /// The tracks of a part of the world at a level.
    func part(
        _ library: Library, _ box: GeographicBox, level: Int, zones: [PrivacyZone]
    ) throws -> Data {
        let (listings, shapes) = try current(library)
        return TrackDocument.part(listings, shapes, box, level: level, zones)
    }

    /// The shapes of what the library holds now; only what is new is worked out.
    private func current(
        _ library: Library
    ) throws -> (listings: [TrackListing], shapes: [TrackKey: TrackShape]) {
        let listings = try library.tracks()
        return building.withLock {
            var shapes = loaded.withLock { $0?.shapes } ?? TrackCache(folder).load()
            let missing = listings.map(\.key).filter { shapes[$0] == nil }
            if !missing.isEmpty {
                let found = Mutex<[TrackKey: TrackShape]>([:])
                DispatchQueue.concurrentPerform(iterations: missing.count) { index in
                    let key = missing[index]
                    // A damaged stream has no shape; the activity's page tells.
                    var shape = TrackShape()
                    if let (latitude, longitude) = try? library.positions(key) {
                        shape = TrackShape(TrackLine(latitude: latitude, longitude: longitude))
                    }
                    found.withLock { $0[key] = shape }
                }
                shapes.merge(found.withLock(\.self)) { $1 }
                let inUse = Set(listings.map(\.key))
                shapes = shapes.filter { inUse.contains($0.key) }
                // Without the file the map is as good, only slower the next time.
                try? TrackCache(folder).store(shapes)
            }
            loaded.withLock { $0 = Loaded(listings: listings, shapes: shapes) }
            return (listings, shapes)
        }
    }
}

/// A part of the world in degrees.
struct GeographicBox: Sendable {
    var south: Double
    var west: Double
    var north: Double
    var east: Double

    /// A box from `south,west,north,east`.
    init?(_ text: String) {
        let numbers = text.split(separator: ",").compactMap { Double($0) }
        guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[0] <= numbers[2],
            numbers[1] <= numbers[3]
        else { return nil }
        (south, west, north, east) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    func meets(_ shape: TrackShape) -> Bool {
        guard let first = shape.latitudes.first, let other = shape.longitudes.first else {
            return false
        }
        var (least, greatest) = (first, first)
        var (left, right) = (other, other)
        for index in shape.latitudes.indices {
            least = min(least, shape.latitudes[index])
            greatest = max(greatest, shape.latitudes[index])
            left = min(left, shape.longitudes[index])
            right = max(right, shape.longitudes[index])
        }
        return Double(least) / 1e5 <= north && Double(greatest) / 1e5 >= south
            && Double(left) / 1e5 <= east && Double(right) / 1e5 >= west
    }
}
