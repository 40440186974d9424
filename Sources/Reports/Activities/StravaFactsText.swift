import ActivityModel
package import Storage
import StravaAPI

/// What only Strava's API tells of an activity, in words.
package enum StravaFactsText {
    /// Facts with their labels; without what is nothing, like no kudos.
    package static func pairs(_ facts: StravaFacts) -> [(label: String, value: String)] {
        var pairs: [(String, String)] = []
        if let workout = facts.workout {
            pairs.append(("Workout", workout.replacing("-", with: " ")))
        }
        if facts.isTrainer == true { pairs.append(("Trainer", "yes")) }
        if let isMeasured = facts.isPowerMeasured {
            pairs.append(("Power", isMeasured ? "measured" : "estimated"))
        }
        if let social = social(facts) { pairs.append(("On Strava", social)) }
        if let zone = facts.timeZone { pairs.append(("Time zone", zone)) }
        if let id = facts.externalID { pairs.append(("Uploaded as", id)) }
        return pairs
    }

    /// `4 kudos, 1 comment, 2 photos`.
    private static func social(_ facts: StravaFacts) -> String? {
        let counts: [(Int64?, String, String)] = [
            (facts.kudos, "kudos", "kudos"), (facts.comments, "comment", "comments"),
            (facts.achievements, "achievement", "achievements"),
            (facts.personalRecords, "personal record", "personal records"),
            (facts.photos, "photo", "photos"),
            // Everybody takes part in an activity of one's own.
            (facts.participants.flatMap { $0 > 1 ? $0 : nil }, "athlete", "athletes"),
        ]
        let told = counts.compactMap { count, one, many in
            count.flatMap { $0 > 0 ? Format.count(Int(clamping: $0), one, many) : nil }
        }
        return told.isEmpty ? nil : told.joined(separator: ", ")
    }

    /// Why a part of an activity is not here, and when it is asked for again.
    package static func text(_ failure: APIFailure) -> String {
        let what =
            switch failure.part {
            case .detail: "details"
            case .streams: "recording"
            case .zones: "zones"
            case .gear: "gear"
            }
        let why = StravaAPIError(reason: failure.reason)?.message ?? failure.reason
        let times = failure.attempts == 1 ? "once" : Format.count(failure.attempts) + " times"
        return "\(what): \(why); asked \(times), "
            + "again after \(Format.minute(failure.retryAt))"
    }

    /// `heartrate` becomes `Heart rate`.
    package static func label(ofZones type: String) -> String {
        switch type {
        case "heartrate": "Heart rate"
        case "power": "Power"
        case "pace": "Pace"
        default: type.printable
        }
    }

    /// `137–152`, or `190 and more` for the last one.
    package static func range(_ zone: StravaZone) -> String {
        let least = Format.fixed(zone.minimum ?? 0, 0)
        return zone.maximum.map { "\(least)–\(Format.fixed($0, 0))" } ?? "\(least) and more"
    }

    // MARK: Tables

    static func sections(_ parts: StravaParts) -> [String] {
        var lines: [String] = []
        func add(_ title: String, _ table: [String]) {
            if table.count > 1 { lines += ["", title] + table }
        }
        add("Splits", splits(parts.splits.filter { $0.unit == .kilometre }))
        add("Best efforts", efforts(parts.efforts.filter { $0.kind == .best }))
        add("Segments", efforts(parts.efforts.filter { $0.kind == .segment }))
        add("Zones", zones(parts.zones))
        if !parts.failures.isEmpty {
            lines += ["", "Not answered by Strava"] + parts.failures.map { "  " + text($0) }
        }
        return lines
    }

    private static func splits(_ splits: [StravaSplit]) -> [String] {
        var table = TextTable([
            ("  ", .left), ("KM", .right), ("MOVING", .right), ("KM/H", .right), ("M", .right),
            ("BPM", .right),
        ])
        for split in splits {
            table.add([
                "  \(split.number ?? 0)", number(split.distanceMetres.map { $0 / 1000 }, 2),
                duration(split.movingSeconds ?? split.elapsedSeconds),
                number(split.averageSpeed.map { $0 * 3.6 }, 1),
                number(split.elevationDifference, 0), number(split.averageHeartrate, 0),
            ])
        }
        return table.lines
    }

    private static func efforts(_ efforts: [StravaEffort]) -> [String] {
        var table = TextTable([
            ("  ", .left), ("KM", .right), ("ELAPSED", .right), ("BPM", .right), ("W", .right),
            ("RANK", .right),
        ])
        for effort in efforts {
            table.add([
                "  " + effort.name.shortened(to: 40),
                number(effort.distanceMetres.map { $0 / 1000 }, 2),
                duration(effort.elapsedSeconds), number(effort.averageHeartrate, 0),
                number(effort.averageWatts, 0), effort.personalRank.map { "\($0)" } ?? "",
            ])
        }
        return table.lines
    }

    private static func zones(_ zones: [StravaZone]) -> [String] {
        var table = TextTable([("  ", .left), ("FROM–TO", .right), ("TIME", .right)])
        for zone in zones {
            table.add([
                "  \(label(ofZones: zone.type)) \(zone.number)", range(zone),
                duration(zone.seconds),
            ])
        }
        return table.lines
    }

    private static func number(_ value: Double?, _ decimals: Int) -> String {
        value.map { Format.fixed($0, decimals) } ?? "–"
    }

    private static func duration(_ seconds: Double?) -> String {
        seconds.map(Format.duration) ?? "–"
    }
}
