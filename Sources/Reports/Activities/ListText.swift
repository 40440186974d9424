package import ActivityModel
import Ingest
package import JSON
package import Storage

/// Activities as a text table.
package enum ListText {
    package static func table(_ activities: [ActivityListing]) -> String {
        guard !activities.isEmpty else { return "" }
        var table = TextTable([
            ("START (UTC)", .left), ("TYPE", .left), ("NAME", .left), ("KM", .right),
            ("MOVING", .right), ("SAMPLES", .right), ("ID", .right),
        ])
        for activity in activities {
            table.add([
                activity.start.map { String(Format.minute($0).dropLast(4)) } ?? "–",
                (activity.sportType ?? activity.type).shortened(to: 18),
                activity.name.printable.shortened(to: 40),
                activity.distanceMetres.map { Format.fixed($0 / 1000, 2) } ?? "–",
                activity.movingSeconds.map(Format.duration) ?? "–",
                activity.samples > 0 ? Format.count(activity.samples) : activity.outcome.rawValue,
                String(activity.id),
            ])
        }
        return table.text
    }
}

extension ActivityListing {
    /// The activity as a program reads it; its members are in `Docs/reference/json.md`.
    ///
    /// - Parameters:
    ///   - facts: what Strava's API tells of it.
    ///   - zones: circles whose inside is left out of the positions.
    package func json(_ facts: StravaFacts?, outside zones: [PrivacyZone]) -> JSONValue {
        .object(members + (facts ?? StravaFacts()).members(outside: zones))
    }

    /// The activity alone, as part of another document.
    var json: JSONValue { .object(members) }

    var members: [(String, JSONValue)] {
        [
            ("id", .integer(id)), ("athlete_id", JSONValue(athleteID)), ("name", .string(name)),
            ("type", .string(type)), ("sport_type", JSONValue(sportType)),
            ("start", JSONValue(start)), ("distance", JSONValue(distanceMetres)),
            ("elapsed", JSONValue(elapsedSeconds)), ("moving", JSONValue(movingSeconds)),
            ("gear", JSONValue(gear)), ("file", JSONValue(file)),
            ("format", JSONValue(format?.rawValue)),
            ("samples", JSONValue(samples)), ("first_time", JSONValue(firstTime)),
            ("outcome", .string(outcome.rawValue)),
            ("no_samples_because", JSONValue(noSamplesBecause)),
            ("comparison", JSONValue(comparison?.rawValue)),
            ("absent_since", JSONValue(absentSince)),
            ("hidden_behind", JSONValue(hiddenBehind)),
            ("utc_offset", JSONValue(offsetSeconds)),
            ("utc_offset_source", JSONValue(offsetSource)),
        ]
    }
}
