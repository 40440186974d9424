import GRDB

/// What Strava's API tells of an activity beyond its row. No export has any of it.
package struct StravaFacts: Hashable, Sendable {
    /// A position, WGS 84.
    package struct Place: Hashable, Sendable {
        package var latitude: Double
        package var longitude: Double
    }

    /// `race`, `long-run` or `workout`; `nil` for none of them.
    package var workout: String?
    package var isRace: Bool?
    package var isTrainer: Bool?
    package var device: String?
    /// Whether power was measured, and not estimated.
    package var isPowerMeasured: Bool?
    package var kudos: Int64?
    package var comments: Int64?
    package var achievements: Int64?
    package var personalRecords: Int64?
    package var photos: Int64?
    /// How many athletes took part.
    package var participants: Int64?
    /// What the program that uploaded it called it.
    package var externalID: String?
    /// A name of the time zone database.
    package var timeZone: String?
    package var start: Place?
    package var end: Place?

    /// Nothing known.
    package init() {}
}

/// A kilometre or mile of an activity.
package struct StravaSplit: Hashable, Sendable {
    package enum Unit: String, Sendable {
        case kilometre, mile
    }

    package var unit: Unit
    package var number: Int64?
    package var distanceMetres: Double?
    package var elapsedSeconds: Double?
    package var movingSeconds: Double?
    /// Metres from its start to its end; negative downhill.
    package var elevationDifference: Double?
    package var averageSpeed: Double?
    package var averageHeartrate: Double?
}

/// The best time over a distance within an activity, or the time on a segment.
package struct StravaEffort: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case best, segment
    }

    package var kind: Kind
    package var name: String
    package var segmentID: Int64?
    package var start: String?
    package var elapsedSeconds: Double?
    package var movingSeconds: Double?
    package var distanceMetres: Double?
    package var averageHeartrate: Double?
    package var averageWatts: Double?
    /// 1 for the athlete's best, when the reply came.
    package var personalRank: Int64?
}

/// The time in a zone of heart rate or power.
package struct StravaZone: Hashable, Sendable {
    /// `heartrate` or `power`.
    package var type: String
    package var number: Int64
    package var minimum: Double?
    /// `nil` for the last zone, which has no end.
    package var maximum: Double?
    package var seconds: Double?
}

/// Everything that replies of Strava tell of one activity beyond its row.
package struct StravaParts: Hashable, Sendable {
    package var facts = StravaFacts()
    package var splits: [StravaSplit] = []
    package var efforts: [StravaEffort] = []
    package var zones: [StravaZone] = []
    /// What was asked and not answered since.
    package var failures: [APIFailure] = []
}

extension Library {
    /// What Strava tells of the activities that a filter lets through, by id; nothing for those that
    /// the API was never asked about.
    package func stravaFacts(_ filter: ActivityFilter) throws -> [Int64: StravaFacts] {
        let (condition, arguments) = filter.condition
        let (ending, limits) = filter.ending
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM strava_facts WHERE id IN (
                        SELECT c.id FROM current_activity c WHERE \(condition) \(ending))
                    """,
                arguments: arguments + limits
            ).reduce(into: [:]) { $0[$1["id"]] = StravaFacts($1) }
        }
    }
}

extension StravaParts {
    static func fetch(_ database: Database, activityID id: Int64) throws -> StravaParts {
        func rows<Value>(
            _ view: String, _ order: String, _ value: (Row) -> Value?
        ) throws -> [Value] {
            try Row.fetchAll(
                database, sql: "SELECT * FROM \(view) WHERE activity_id = ? ORDER BY \(order)",
                arguments: [id]
            ).compactMap(value)
        }
        return StravaParts(
            facts: try Row.fetchOne(
                database, sql: "SELECT * FROM strava_facts WHERE id = ?", arguments: [id]
            ).map(StravaFacts.init) ?? StravaFacts(),
            splits: try rows("splits", "unit, number", StravaSplit.init),
            efforts: try rows("efforts", "kind, position", StravaEffort.init),
            zones: try rows("zones", "type, number", StravaZone.init),
            failures: try APIFailure.fetchAll(database, activity: id))
    }
}

// MARK: From rows

/// Replies are kept as they came: a member may be of any kind, and then it tells nothing.
extension Row {
    fileprivate func double(_ column: String) -> Double? {
        Double.fromDatabaseValue(self[column] as DatabaseValue)
    }

    fileprivate func integer(_ column: String) -> Int64? {
        let value = self[column] as DatabaseValue
        if case .double(let number) = value.storage { return Int64(exactly: number) }
        return Int64.fromDatabaseValue(value)
    }

    fileprivate func flag(_ column: String) -> Bool? { integer(column).map { $0 != 0 } }

    fileprivate func text(_ column: String) -> String? {
        guard case .string(let text) = (self[column] as DatabaseValue).storage, !text.isEmpty
        else { return nil }
        return text
    }
}

extension StravaFacts {
    fileprivate init(_ row: Row) {
        workout = row.text("workout")
        isRace = row.flag("is_race")
        isTrainer = row.flag("is_trainer")
        device = row.text("device")
        isPowerMeasured = row.flag("is_power_measured")
        kudos = row.integer("kudos")
        comments = row.integer("comments")
        achievements = row.integer("achievements")
        personalRecords = row.integer("personal_records")
        photos = row.integer("photos")
        participants = row.integer("participants")
        externalID = row.text("external_id")
        timeZone = row.text("time_zone")
        start = Place(row, "start")
        end = Place(row, "end")
    }
}

extension StravaFacts.Place {
    fileprivate init?(_ row: Row, _ name: String) {
        guard let latitude = row.double("\(name)_latitude_degrees"),
            let longitude = row.double("\(name)_longitude_degrees")
        else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}

extension StravaSplit {
    fileprivate init?(_ row: Row) {
        guard let unit = Unit(rawValue: row["unit"]) else { return nil }
        self.init(
            unit: unit, number: row.integer("number"), distanceMetres: row.double("distance_m"),
            elapsedSeconds: row.double("elapsed_s"), movingSeconds: row.double("moving_s"),
            elevationDifference: row.double("elevation_difference_m"),
            averageSpeed: row.double("average_speed_mps"),
            averageHeartrate: row.double("average_heartrate_bpm"))
    }
}

extension StravaEffort {
    fileprivate init?(_ row: Row) {
        guard let kind = Kind(rawValue: row["kind"]), let name = row.text("name") else {
            return nil
        }
        self.init(
            kind: kind, name: name, segmentID: row.integer("segment_id"),
            start: row.text("start_utc"), elapsedSeconds: row.double("elapsed_s"),
            movingSeconds: row.double("moving_s"), distanceMetres: row.double("distance_m"),
            averageHeartrate: row.double("average_heartrate_bpm"),
            averageWatts: row.double("average_watts"),
            personalRank: row.integer("personal_rank"))
    }
}

extension StravaZone {
    fileprivate init?(_ row: Row) {
        guard let type = row.text("type"), let number = row.integer("number") else { return nil }
        self.init(
            type: type, number: number, minimum: row.double("minimum"),
            maximum: row.double("maximum"), seconds: row.double("seconds"))
    }
}
