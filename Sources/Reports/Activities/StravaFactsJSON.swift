import ActivityModel
import Ingest
import JSON
import Storage

extension StravaFacts {
    /// The facts as a program reads them, flat; each member is there, `null` where it is not known.
    ///
    /// - Parameter zones: circles whose inside is left out of the positions.
    func members(outside zones: [PrivacyZone]) -> [(String, JSONValue)] {
        func shown(_ place: Place?) -> Place? {
            place.flatMap { place in
                zones.contains { $0.covers(latitude: place.latitude, longitude: place.longitude) }
                    ? nil : place
            }
        }
        let (start, end) = (shown(start), shown(end))
        return [
            ("workout", JSONValue(workout)), ("race", JSONValue(isRace)),
            ("trainer", JSONValue(isTrainer)), ("device", JSONValue(device)),
            ("power_measured", JSONValue(isPowerMeasured)), ("kudos", JSONValue(kudos)),
            ("comments", JSONValue(comments)), ("achievements", JSONValue(achievements)),
            ("personal_records", JSONValue(personalRecords)), ("photos", JSONValue(photos)),
            ("participants", JSONValue(participants)), ("external_id", JSONValue(externalID)),
            ("time_zone", JSONValue(timeZone)),
            ("start_latitude", JSONValue(start?.latitude)),
            ("start_longitude", JSONValue(start?.longitude)),
            ("end_latitude", JSONValue(end?.latitude)),
            ("end_longitude", JSONValue(end?.longitude)),
        ]
    }
}

extension StravaParts {
    /// Tables of the replies, and what was not answered.
    var members: [(String, JSONValue)] {
        [
            ("splits", .array(splits.map(\.json))), ("efforts", .array(efforts.map(\.json))),
            ("zones", .array(self.zones.map(\.json))),
            ("failures", .array(failures.map(\.json))),
        ]
    }
}

extension StravaSplit {
    fileprivate var json: JSONValue {
        .object([
            "unit": .string(unit.rawValue), "number": JSONValue(number),
            "distance": JSONValue(distanceMetres), "elapsed": JSONValue(elapsedSeconds),
            "moving": JSONValue(movingSeconds),
            "elevation_difference": JSONValue(elevationDifference),
            "average_speed": JSONValue(averageSpeed),
            "average_heartrate": JSONValue(averageHeartrate),
        ])
    }
}

extension StravaEffort {
    fileprivate var json: JSONValue {
        .object([
            "kind": .string(kind.rawValue), "name": .string(name),
            "segment_id": JSONValue(segmentID), "start": JSONValue(start),
            "distance": JSONValue(distanceMetres), "elapsed": JSONValue(elapsedSeconds),
            "moving": JSONValue(movingSeconds), "average_heartrate": JSONValue(averageHeartrate),
            "average_watts": JSONValue(averageWatts), "personal_rank": JSONValue(personalRank),
        ])
    }
}

extension StravaZone {
    fileprivate var json: JSONValue {
        .object([
            "type": .string(type), "number": .integer(number), "min": JSONValue(minimum),
            "max": JSONValue(maximum), "seconds": JSONValue(seconds),
        ])
    }
}

extension APIFailure {
    fileprivate var json: JSONValue {
        .object([
            "part": .string(part.rawValue), "reason": .string(reason),
            "attempts": JSONValue(attempts), "retry_at": JSONValue(retryAt),
        ])
    }
}
