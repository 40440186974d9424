/// A rectangle on the map, in degrees.
struct GeographicBox: Sendable {
    var south: Double
    var west: Double
    var north: Double
    var east: Double

    /// Parses `south,west,north,east`.
    init?(_ text: String) {
        let numbers = text.split(separator: ",").compactMap { Double($0) }
        guard numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[0] <= numbers[2],
            numbers[1] <= numbers[3]
        else { return nil }
        (south, west, north, east) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// The box around a track, and a margin; `nil` for a track without points.
    init?(around shape: TrackShape, degrees margin: Double) {
        guard let least = shape.latitudes.min(), let greatest = shape.latitudes.max(),
            let left = shape.longitudes.min(), let right = shape.longitudes.max()
        else { return nil }
        (south, north) = (Double(least) / 1e5 - margin, Double(greatest) / 1e5 + margin)
        (west, east) = (Double(left) / 1e5 - margin, Double(right) / 1e5 + margin)
    }

    /// Whether the bounding box of lines intersects the box.
    func meets(_ lines: [TrackLine]) -> Bool {
        let latitudes = lines.flatMap(\.latitudes)
        let longitudes = lines.flatMap(\.longitudes)
        guard let least = latitudes.min(), let greatest = latitudes.max(),
            let left = longitudes.min(), let right = longitudes.max()
        else { return false }
        return least <= north && greatest >= south && left <= east && right >= west
    }

    /// Whether the bounding box of a whole track intersects the box.
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
