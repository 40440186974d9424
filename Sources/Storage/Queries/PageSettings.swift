package import ActivityModel
import GRDB

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
