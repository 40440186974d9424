/// A circle whose inside the page and the map hide.
package struct PrivacyZone: Hashable, Sendable {
    /// Row id; 0 for a zone that is not stored yet.
    package var id: Int64
    /// The user's name for it.
    package var name: String
    /// Degrees north, WGS 84, −90 ... 90.
    package var latitude: Double
    /// Degrees east, WGS 84, −180 ... 180.
    package var longitude: Double
    package var radiusMetres: Double

    package init(
        id: Int64 = 0, name: String, latitude: Double, longitude: Double, radiusMetres: Double
    ) {
        self.id = id
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
        self.radiusMetres = radiusMetres
    }
}

extension PrivacyZone {
    /// Whether a place is inside the circle.
    ///
    /// - Parameters:
    ///   - latitude: degrees north.
    ///   - longitude: degrees east; may exceed 180.
    package func covers(latitude: Double, longitude: Double) -> Bool {
        var east = longitude - self.longitude
        east -= (east / 360).rounded() * 360
        let x = east * Geography.metresPerDegree(atLatitude: self.latitude)
        let y = (latitude - self.latitude) * Geography.metresPerDegree
        return x * x + y * y <= radiusMetres * radiusMetres
    }
}
