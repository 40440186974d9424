package import ActivityModel
import GRDB

/// The activity with the largest value of its kind among those of a family of sports, as its row
/// states it.
package struct ActivityRecord: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Metres.
        case distance
        /// Seconds in motion.
        case time
        /// Metres climbed.
        case ascent
        /// Metres above the sea at the highest point.
        case altitude
    }

    package var kind: Kind
    package var family: SportFamily
    /// In the unit of its kind.
    package var value: Double
    package var id: Int64
    package var name: String
    package var start: Timestamp
    /// `nil` if the local time is unknown.
    package var offsetSeconds: Int?
}

extension ActivityRecord {
    /// The records of each family in its order; of equal values, the earliest counts. Hidden
    /// duplicates, activities without a start, and values that are not above 0 set none.
    static func fetchAll(_ database: Database, _ athlete: Int64?) throws -> [Self] {
        var best: [Key: Self] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT c.sport, c.distance_m, c.moving_s, c.ascent_m, r.highest_altitude_m, c.id,
                    c.name, c.start_time, c.utc_offset_s
                FROM current_activity c
                JOIN activity_row r ON r.activity_id = c.id AND r.source_id = c.source_id
                WHERE c.start_time IS NOT NULL AND c.hidden_behind IS NULL
                    AND \(ofAthlete(athlete, "c.athlete_id"))
                ORDER BY c.start_time, c.id
                """)
        while let row = try rows.next() {
            let family = SportFamily(of: row[0])
            for (column, kind) in Kind.allCases.enumerated() {
                guard let value = row[column + 1] as Double?, value > 0 else { continue }
                let key = Key(family: family, kind: kind)
                guard value > best[key]?.value ?? 0 else { continue }
                best[key] = Self(
                    kind: kind, family: family, value: value, id: row[5], name: row[6],
                    start: Timestamp(seconds: row[7]), offsetSeconds: row[8])
            }
        }
        return SportFamily.allCases.flatMap { family in
            Kind.allCases.compactMap { best[Key(family: family, kind: $0)] }
        }
    }

    private struct Key: Hashable {
        var family: SportFamily
        var kind: Kind
    }
}
