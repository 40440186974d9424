package import ActivityModel

/// A few positions of an activity that has just been read, for a picture that grows.
package struct TrackGlimpse: Sendable, Equatable {
    /// Degrees north and east, in order; at most ``limit``.
    package var latitudes: [Double] = []
    package var longitudes: [Double] = []
    package var start: Timestamp?
    package var distanceMetres: Double?

    /// The most positions that a glimpse has.
    package static let limit = 28

    /// Every so many-th position; empty without positions.
    init(_ file: ActivityFile) {
        start = file.firstTime
        distanceMetres = file.distanceMetres
        guard let north = file.stream(.latitude), let east = file.stream(.longitude) else { return }
        let count = min(north.count, east.count)
        let step = max(1, (count + Self.limit - 1) / Self.limit)
        for index in stride(from: 0, to: count, by: step) {
            guard let latitude = north[index], let longitude = east[index],
                abs(latitude) <= 90, abs(longitude) <= 180, latitude != 0 || longitude != 0
            else { continue }
            latitudes.append(latitude)
            longitudes.append(longitude)
        }
    }
}
