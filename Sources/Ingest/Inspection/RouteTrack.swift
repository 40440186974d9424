import ActivityDecoding
package import ActivityModel
package import Foundation

/// The way of a planned route, as its file in the cache has it. A route is no activity: its points
/// have no times.
package struct RouteTrack: Sendable {
    /// Degrees north.
    package let latitude: SampleStream
    /// Degrees east.
    package let longitude: SampleStream
    /// Metres above the sea; `nil` if the file has none.
    package let altitude: SampleStream?

    /// A route is a few thousand points: a larger file is something else, in bytes.
    private static let sizeLimit = 50_000_000

    /// Reads a file.
    ///
    /// - Returns: `nil` if it cannot be read, or holds no positions.
    package init?(_ file: URL) {
        guard
            let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size]
                as? NSNumber, size.intValue <= Self.sizeLimit,
            let data = try? Data(contentsOf: file)
        else { return nil }
        let decoded = ActivityFileDecoder().decode(data, name: file.lastPathComponent)
        guard let latitude = decoded.channel(.latitude), let longitude = decoded.channel(.longitude)
        else { return nil }
        self.latitude = latitude
        self.longitude = longitude
        altitude = decoded.channel(.altitude)
    }
}
