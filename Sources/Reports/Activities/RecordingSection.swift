import ActivityModel
package import Storage

/// A table of what the recording of an activity says beyond samples and laps, in words, for the
/// terminal and the page.
package struct RecordingSection: Sendable, Hashable {
    /// What it is about, for programs: `lengths`, `sets`, `zones`, …
    package var key: String
    /// Its title with a count: `24 lengths`.
    package var title: String
    /// The titles of the columns, and whether they hold numbers.
    package var columns: [Column]
    package var rows: [[String]]

    package struct Column: Sendable, Hashable {
        package var title: String
        package var isNumber: Bool
    }

    init(_ key: String, _ title: String, _ columns: [(String, Bool)], _ rows: [[String]]) {
        self.key = key
        self.title = title
        self.columns = columns.map { Column(title: $0.0, isNumber: $0.1) }
        self.rows = rows
    }

    /// The key of the table of messages that were only counted.
    package static let unreadKey = "unread"

    /// How distances, speeds and heights are worded.
    package struct Units: Sendable {
        package var distance: @Sendable (Double) -> String
        package var speed: @Sendable (Double) -> String
        package var height: @Sendable (Double) -> String

        package init(
            distance: @escaping @Sendable (Double) -> String,
            speed: @escaping @Sendable (Double) -> String,
            height: @escaping @Sendable (Double) -> String
        ) {
            self.distance = distance
            self.speed = speed
            self.height = height
        }

        /// Kilometres, kilometres per hour and metres.
        package static let metric = Units(
            distance: { Format.fixed($0 / 1000, 2) + " km" },
            speed: { Format.fixed($0 * 3.6, 1) + " km/h" },
            height: { Format.fixed($0, 0) + " m" })
    }

    /// The tables of an activity that have any rows, the most telling first.
    package static func all(_ detail: ActivityDetail, _ units: Units = .metric) -> [Self] {
        let sections = [
            lengths(detail), sets(detail), splits(detail, units), zones(detail), steps(detail),
            climbs(detail, units), dives(detail), jumps(detail, units), gears(detail),
            pauses(detail), events(detail), unread(detail),
        ]
        return sections.compactMap(\.self).filter { !$0.rows.isEmpty }
    }
}

extension RecordingSection {
    /// Lengths of a pool swim; SWOLF is strokes plus seconds.
    private static func lengths(_ detail: ActivityDetail) -> Self? {
        guard !detail.lengths.isEmpty else { return nil }
        let pool = detail.sessions.lazy.compactMap(\.poolLengthMetres).first
        let rows = detail.lengths.enumerated().map { index, length in
            let seconds = length.timerSeconds ?? length.elapsedSeconds
            let pace =
                length.isActive
                ? seconds.flatMap { seconds in pool.map { seconds / $0 * 100 } } : nil
            let swolf =
                length.isActive
                ? seconds.flatMap { seconds in length.strokes.map { seconds + Double($0) } } : nil
            return [
                "\(index + 1)", seconds.map(clock) ?? "–", pace.map(clock) ?? "–",
                length.isActive ? length.stroke?.spaced ?? "–" : "rest",
                length.strokes.map { "\($0)" } ?? "–", swolf.map { Format.fixed($0, 0) } ?? "–",
            ]
        }
        let swum = detail.lengths.count { $0.isActive }
        var title = Format.count(swum, "length")
        if let pool { title += " of \(Format.fixed(pool, pool == pool.rounded() ? 0 : 2)) m" }
        return Self(
            "lengths", title,
            [
                ("", false), ("Time", true), ("Per 100 m", true), ("Stroke", false),
                ("Strokes", true), ("SWOLF", true),
            ], rows)
    }

    /// Sets of a strength workout.
    private static func sets(_ detail: ActivityDetail) -> Self? {
        guard let group = detail.messages.group("set") else { return nil }
        let rows = (0..<(group.rows?.count ?? 0)).map { row -> [String] in
            let isRest = group[row, "set_type"]?.text == "rest"
            let exercise =
                group[row, "category_subtype"]?.first?.text ?? group[row, "category"]?.first?.text
            return [
                "\(row + 1)", isRest ? "rest" : exercise?.spaced ?? "–",
                group[row, "repetitions"]?.double.map { Format.fixed($0, 0) } ?? "–",
                group[row, "weight"]?.double.map { FieldText.number($0) + " kg" } ?? "–",
                group[row, "duration"]?.double.map(clock) ?? "–",
            ]
        }
        let active = (0..<rows.count).count { group[$0, "set_type"]?.text != "rest" }
        return Self(
            "sets", Format.count(active, "set"),
            [("", false), ("Exercise", false), ("Reps", true), ("Weight", true), ("Time", true)],
            rows)
    }

    /// Splits as the device made them: climbs, runs, rests.
    private static func splits(_ detail: ActivityDetail, _ units: Units) -> Self? {
        guard let group = detail.messages.group("split") else { return nil }
        let rows = (0..<(group.rows?.count ?? 0)).map { row -> [String] in
            [
                "\(row + 1)", group[row, "split_type"].map(FieldText.words) ?? "–",
                (group[row, "total_timer_time"] ?? group[row, "total_elapsed_time"])?.double
                    .map(Format.duration) ?? "–",
                group[row, "total_distance"]?.double.map(units.distance) ?? "–",
                group[row, "total_ascent"]?.double.map(units.height) ?? "–",
                group[row, "avg_heart_rate"]?.double.map { Format.fixed($0, 0) + " bpm" } ?? "–",
            ]
        }
        return Self(
            "device-splits",
            Format.count(rows.count, "split of the device", "splits of the device"),
            [
                ("", false), ("Kind", false), ("Time", true), ("Distance", true), ("Climb", true),
                ("Heart rate", true),
            ], rows)
    }

    /// The time in each zone of the whole session, or of the laps together.
    private static func zones(_ detail: ActivityDetail) -> Self? {
        guard let group = detail.messages.group("time_in_zone") else { return nil }
        let all = Array(0..<(group.rows?.count ?? 0))
        let sessions = all.filter { group[$0, "reference_mesg"]?.text == "session" }
        let kinds = [
            ("Heart rate", "time_in_hr_zone", "hr_zone_high_boundary", "bpm"),
            ("Power", "time_in_power_zone", "power_zone_high_boundary", "W"),
            ("Cadence", "time_in_cadence_zone", "cadence_zone_high_bondary", "rpm"),
            ("Speed", "time_in_speed_zone", "speed_zone_high_boundary", "m/s"),
        ]
        let rows = kinds.flatMap { label, field, boundary, unit in
            let members = sessions.isEmpty ? all : sessions
            var seconds: [Double] = []
            for row in members {
                for (zone, value) in (group[row, field]?.elements ?? []).enumerated() {
                    while seconds.count <= zone { seconds.append(0) }
                    seconds[zone] += value?.double ?? 0
                }
            }
            let total = seconds.reduce(0, +)
            guard total > 0 else { return [[String]]() }
            let boundaries = members.lazy.compactMap { group[$0, boundary]?.elements }.first ?? []
            func limit(_ zone: Int) -> Double? {
                zone < boundaries.count ? boundaries[zone]?.double : nil
            }
            // Writers fill the array beyond the zones that they use, and time below the first.
            let shown = seconds.indices.filter { zone in
                seconds[zone] > 0 || zone > 0 && limit(zone) != nil
            }
            return shown.map { zone in
                let limit = limit(zone)
                return [
                    zone == shown.first ? label : "", zone == 0 ? "below" : "\(zone)",
                    limit.map { "\(FieldText.number($0)) \(unit)" } ?? "–",
                    Format.duration(seconds[zone]),
                    Format.fixed(seconds[zone] / total * 100, 0) + " %",
                ]
            }
        }
        return Self(
            "device-zones", "Time in zones",
            [("", false), ("Zone", true), ("Up to", true), ("Time", true), ("Share", true)], rows)
    }

    /// `1:02.5` for durations of seconds and minutes.
    static func clock(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 3_600 else { return Format.duration(seconds) }
        let tenths = Int((seconds * 10).rounded())
        let rest = tenths % 600
        return "\(tenths / 600):\(rest < 100 ? "0" : "")\(rest / 10).\(rest % 10)"
    }
}
