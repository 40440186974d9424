package import ActivityModel
import Ingest
package import JSON
package import Storage

extension ActivityDetail {
    /// The activity as JSON: the members of `list --json`, then everything else.
    ///
    /// - Parameter zones: circles whose inside is left out of the positions; with any, the least and
    ///   greatest position are not told either.
    package func json(outside zones: [PrivacyZone]) -> JSONValue {
        var members = listing.members + strava.facts.members(outside: zones)
        let withPlaces = zones.isEmpty
        members += [
            ("description", .string(details)), ("private_note", .string(privateNote)),
            ("commute", JSONValue(isCommute)),
            (
                "measures",
                .object(
                    ActivityMeasure.allCases.compactMap { measure -> (String, JSONValue)? in
                        measures[measure].map { (measure.rawValue, .decimal($0)) }
                    })
            ),
            ("creator", JSONValue(creator)),
            ("sessions", .array(sessions.map(\.json))),
            ("laps", .array(laps.map(\.json))),
            ("streams", .array(streams.map { $0.json(withPlaces: withPlaces) })),
            ("devices", .array(devices.map(\.json))),
            ("media", .array(media.map { .string($0) })),
            ("sources", .array(sources.map(\.json))),
            ("issues", .array(issues.map(\.json))),
        ]
        members += recordingMembers(withPlaces: withPlaces)
        members += strava.members
        return .object(members)
    }
}

extension SportSession {
    /// A session as JSON.
    var json: JSONValue {
        let members: JSONObject = [
            "sport": Self.word(sport), "sub_sport": Self.word(subSport),
            "start": JSONValue(start), "distance": JSONValue(totals.distanceMetres),
            "elapsed": JSONValue(totals.elapsedSeconds),
            "timer": JSONValue(totals.timerSeconds), "laps": JSONValue(lapCount),
            "first_sample": JSONValue(samples?.lowerBound),
            "samples": JSONValue(samples?.count), "pool_length": JSONValue(poolLengthMetres),
        ]
        return .object(members.with(totals.furtherMembers))
    }
}

extension SportSession {
    /// A name, or the number for which the FIT profile has no name.
    private static func word(_ text: String?) -> JSONValue {
        text.flatMap { Int64($0) }.map { .integer($0) } ?? JSONValue(text)
    }
}

extension Lap {
    /// A lap as JSON.
    var json: JSONValue {
        let members: JSONObject = [
            "start": JSONValue(start), "distance": JSONValue(totals.distanceMetres),
            "elapsed": JSONValue(totals.elapsedSeconds),
            "timer": JSONValue(totals.timerSeconds), "trigger": JSONValue(trigger),
            "intensity": JSONValue(intensity), "first_sample": JSONValue(samples?.lowerBound),
            "samples": JSONValue(samples?.count), "name": JSONValue(name),
            "lap_index": JSONValue(index), "pace_zone": JSONValue(paceZone),
        ]
        return .object(members.with(totals.furtherMembers))
    }
}

extension Totals {
    /// The further common members of sessions and laps, as stated in the file.
    fileprivate var furtherMembers: JSONObject {
        JSONObject(
            Self.fields.filter { !["elapsed", "timer", "distance"].contains($0.key) }
                .compactMap { field in
                    self[field].map { (field.key, JSONValue.decimal($0)) }
                })
    }
}

extension ActivityDetail.StreamOutline {
    fileprivate func json(withPlaces: Bool) -> JSONValue {
        let isTold = withPlaces || !["latitude", "longitude"].contains(name)
        return .object([
            "name": .string(name), "unit": .string(unit),
            "developer_field": .bool(isDeveloperField), "count": JSONValue(count),
            "min": isTold ? JSONValue(minimum) : .null,
            "max": isTold ? JSONValue(maximum) : .null,
        ])
    }
}

extension Device {
    var json: JSONValue {
        .object([
            "index": JSONValue(index), "manufacturer": JSONValue(manufacturer),
            "product": JSONValue(product), "product_name": JSONValue(productName),
            "software_version": JSONValue(softwareVersion),
            "serial_number": JSONValue(serialNumber.map { Int64($0) }), "kind": JSONValue(kind),
            "connection": JSONValue(connection), "battery_status": JSONValue(batteryStatus),
            "battery_volts": JSONValue(batteryVolts),
        ])
    }
}

extension ActivityDetail.Source {
    fileprivate var json: JSONValue {
        .object([
            "export": .string(export), "as_of": JSONValue(asOf), "row": JSONValue(row),
            "file": JSONValue(file),
        ])
    }
}
