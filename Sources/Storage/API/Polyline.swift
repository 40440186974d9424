/// Google's encoded polylines, in which Strava writes the track of its map: each coordinate as the
/// difference from the previous one, in steps of 1e-5 degrees, five bits per character.
enum Polyline {
    struct Point: Equatable {
        /// Degrees times 100,000.
        var latitude: Int64
        var longitude: Int64
    }

    /// The points; only those before the fault if the text is damaged or leaves the valid range.
    static func decode(_ text: String) -> [Point] {
        var points: [Point] = []
        var bytes = text.utf8.makeIterator()
        var point = Point(latitude: 0, longitude: 0)
        while let latitude = difference(&bytes), let longitude = difference(&bytes) {
            point.latitude += latitude
            point.longitude += longitude
            guard abs(point.latitude) <= 9_000_000, abs(point.longitude) <= 18_000_000 else {
                break
            }
            points.append(point)
        }
        return points
    }

    private static func difference(_ bytes: inout String.UTF8View.Iterator) -> Int64? {
        var value: Int64 = 0
        var shift: Int64 = 0
        while let byte = bytes.next() {
            guard (63...126).contains(byte), shift <= 30 else { return nil }
            let bits = Int64(byte) - 63
            value |= (bits & 0x1F) << shift
            if bits < 0x20 { return value & 1 == 1 ? ~(value >> 1) : value >> 1 }
            shift += 5
        }
        return nil
    }
}
