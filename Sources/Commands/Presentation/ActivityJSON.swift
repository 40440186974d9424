import ActivityModel
import Ingest
import Storage

extension ActivityDetail {
    /// The activity as a program reads it: the members of `list --json`, then everything else.
    ///
    /// - Parameter withPlaces: whether the least and greatest position are told.
    func json(withPlaces: Bool) -> JSONText {
        var members = listing.members
        members += [
            ("description", .string(details)), ("private_note", .string(privateNote)),
            ("commute", JSONText(isCommute)),
            (
                "measures",
                .object(
                    ActivityMeasure.allCases.compactMap { measure in
                        measures[measure].map { (measure.rawValue, .number($0)) }
                    })
            ),
            ("creator", JSONText(creator)),
            ("sessions", .array(sessions.map(\.json))),
            ("laps", .array(laps.map(\.json))),
            ("streams", .array(streams.map { $0.json(withPlaces: withPlaces) })),
            ("devices", .array(devices.map(\.json))),
            ("media", .array(media.map { .string($0) })),
            ("sources", .array(sources.map(\.json))),
            ("issues", .array(issues.map(\.json))),
        ]
        return .object(members)
    }
}

extension SportSession {
    /// A session as a program reads it.
    var json: JSONText {
        .object(
            [
                ("sport", Self.word(sport)), ("sub_sport", Self.word(subSport)),
                ("start", JSONText(start)), ("distance", JSONText(totals.distanceMetres)),
                ("elapsed", JSONText(totals.elapsedSeconds)),
                ("timer", JSONText(totals.timerSeconds)), ("laps", JSONText(lapCount)),
                ("first_sample", JSONText(samples?.lowerBound)),
                ("samples", JSONText(samples?.count)), ("pool_length", JSONText(poolLengthMetres)),
            ] + totals.furtherMembers)
    }
}

extension SportSession {
    /// A name, or the number that FIT's profile has no name for.
    private static func word(_ text: String?) -> JSONText {
        text.flatMap { Int64($0) }.map { .integer($0) } ?? JSONText(text)
    }
}

extension Lap {
    /// A lap as a program reads it.
    var json: JSONText {
        .object(
            [
                ("start", JSONText(start)), ("distance", JSONText(totals.distanceMetres)),
                ("elapsed", JSONText(totals.elapsedSeconds)),
                ("timer", JSONText(totals.timerSeconds)), ("trigger", JSONText(trigger)),
                ("intensity", JSONText(intensity)), ("first_sample", JSONText(samples?.lowerBound)),
                ("samples", JSONText(samples?.count)),
            ] + totals.furtherMembers)
    }
}

extension Totals {
    /// What sessions and laps have in common besides; only what the file states.
    fileprivate var furtherMembers: [(String, JSONText)] {
        Self.fields.filter { !["elapsed", "timer", "distance"].contains($0.key) }
            .compactMap { field in
                self[keyPath: field.path].map { (field.key, .number($0)) }
            }
    }
}

extension ActivityDetail.StreamOutline {
    fileprivate func json(withPlaces: Bool) -> JSONText {
        let isTold = withPlaces || !["latitude", "longitude"].contains(name)
        return .object([
            ("name", .string(name)), ("unit", .string(unit)),
            ("developer_field", .bool(isDeveloperField)), ("count", JSONText(count)),
            ("min", isTold ? JSONText(minimum) : .null),
            ("max", isTold ? JSONText(maximum) : .null),
        ])
    }
}

extension Device {
    fileprivate var json: JSONText {
        .object([
            ("index", JSONText(index)), ("manufacturer", JSONText(manufacturer)),
            ("product", JSONText(product)), ("product_name", JSONText(productName)),
            ("software_version", JSONText(softwareVersion)),
            ("serial_number", JSONText(serialNumber.map { Int64($0) })),
        ])
    }
}

extension ActivityDetail.Source {
    fileprivate var json: JSONText {
        .object([
            ("export", .string(export)), ("as_of", JSONText(asOf)), ("row", JSONText(row)),
            ("file", JSONText(file)),
        ])
    }
}
