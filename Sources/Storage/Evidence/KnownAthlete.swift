import GRDB

/// An athlete of the library.
struct KnownAthlete {
    var id: Int64
    var stravaID: Int64?

    enum Match {
        case known(Int64)
        case takeOver(Int64)
        case new
        case ambiguous
    }

    static func fetchAll(_ database: Database) throws -> [KnownAthlete] {
        try Row.fetchAll(database, sql: "SELECT id, strava_id FROM athlete").map {
            KnownAthlete(id: $0[0], stravaID: $0[1])
        }
    }

    /// The owner of an export with this Strava id, or none.
    static func match(_ stravaID: Int64?, among athletes: [KnownAthlete]) -> Match {
        let only = athletes.count == 1 ? athletes[0] : nil
        guard let stravaID else {
            if let only { return .known(only.id) }
            return athletes.isEmpty ? .new : .ambiguous
        }
        if let match = athletes.first(where: { $0.stravaID == stravaID }) {
            return .known(match.id)
        }
        if let only, only.stravaID == nil { return .takeOver(only.id) }
        return .new
    }
}
