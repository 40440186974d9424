import ActivityModel
import GRDB

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

extension Library {
    /// The privacy zones by name.
    package func privacyZones() throws -> [PrivacyZone] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM privacy_zone ORDER BY name COLLATE NOCASE, id"
            ).map { row in
                PrivacyZone(
                    id: row["id"], name: row["name"],
                    latitude: Double(row["latitude_e7"] as Int64) / 1e7,
                    longitude: Double(row["longitude_e7"] as Int64) / 1e7,
                    radiusMetres: row["radius_m"])
            }
        }
    }

    /// Adds a privacy zone. Requires a library opened for writing.
    package func addPrivacyZone(_ zone: PrivacyZone) throws {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO privacy_zone (name, latitude_e7, longitude_e7, radius_m)
                    VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    zone.name, Int64((zone.latitude * 1e7).rounded()),
                    Int64((zone.longitude * 1e7).rounded()), zone.radiusMetres,
                ])
        }
    }

    /// Removes a privacy zone. Requires a library opened for writing.
    ///
    /// - Returns: whether it existed.
    package func removePrivacyZone(_ id: Int64) throws -> Bool {
        try write { database in
            try database.execute(
                sql: "DELETE FROM privacy_zone WHERE id = ?", arguments: [id])
            return database.changesCount > 0
        }
    }
}
