import ActivityModel
import Storage

/// Plans, climbs, dives, jumps and events.
extension RecordingSection {
    /// The steps of the planned workout.
    static func steps(_ detail: ActivityDetail) -> Self? {
        guard let group = detail.messages.group("workout_step") else { return nil }
        let name = detail.messages.group("workout")?[0, "wkt_name"]?.text
        let rows = (0..<(group.rows?.count ?? 0)).map { row in
            let step = WorkoutStep(group, row)
            return [
                "\(row + 1)",
                group[row, "wkt_step_name"]?.text
                    ?? (group[row, "exercise_name"] ?? group[row, "exercise_category"])
                    .map(FieldText.words) ?? group[row, "intensity"].map(FieldText.words) ?? "–",
                step.duration, step.target,
            ]
        }
        return Self(
            "workout-steps", "Planned workout" + (name.map { ": \($0)" } ?? ""),
            [("", false), ("Step", false), ("Until", false), ("Target", false)], rows)
    }

    /// Climbs that the device announced.
    static func climbs(_ detail: ActivityDetail, _ units: Units) -> Self? {
        guard let group = detail.messages.group("climb_pro") else { return nil }
        let rows = (0..<(group.rows?.count ?? 0)).map { row -> [String] in
            [
                group[row, "climb_number"]?.double.map { Format.fixed($0, 0) } ?? "–",
                group[row, "climb_pro_event"].map(FieldText.words) ?? "–",
                group[row, "climb_category"]?.double.map { Format.fixed($0, 0) } ?? "–",
                group[row, "current_dist"]?.double.map(units.distance) ?? "–",
                time(group[row, "timestamp"], detail),
            ]
        }
        return Self(
            "climbs", "Climbs",
            [
                ("Climb", true), ("Event", false), ("Category", true), ("Distance", true),
                ("Time", true),
            ], rows)
    }

    /// Summary and gases of a dive.
    static func dives(_ detail: ActivityDetail) -> Self? {
        var rows: [[String]] = []
        if let group = detail.messages.group("dive_summary") {
            let all = Array(0..<(group.rows?.count ?? 0))
            let sessions = all.filter { group[$0, "reference_mesg"]?.text == "session" }
            for row in sessions.isEmpty ? all : sessions {
                for (field, value) in group.values(ofRow: row)
                where !field.name.hasPrefix("reference") && !field.isTime {
                    rows.append([FieldText.label(field.name), FieldText.text(value, field)])
                }
            }
        }
        if let group = detail.messages.group("dive_gas") {
            for row in 0..<(group.rows?.count ?? 0) {
                let oxygen = group[row, "oxygen_content"]?.double ?? 0
                let helium = group[row, "helium_content"]?.double ?? 0
                let state = group[row, "status"].map { ", " + FieldText.words($0) } ?? ""
                rows.append([
                    "Gas \(row + 1)",
                    "\(FieldText.number(oxygen)) % oxygen"
                        + (helium > 0 ? ", \(FieldText.number(helium)) % helium" : "") + state,
                ])
            }
        }
        return rows.isEmpty ? nil : Self("dive", "Dive", [("", false), ("", true)], rows)
    }

    static func jumps(_ detail: ActivityDetail, _ units: Units) -> Self? {
        guard let group = detail.messages.group("jump") else { return nil }
        let rows = (0..<(group.rows?.count ?? 0)).map { row -> [String] in
            [
                "\(row + 1)", time(group[row, "timestamp"], detail),
                group[row, "distance"]?.double.map { Format.fixed($0, 1) + " m" } ?? "–",
                group[row, "height"]?.double.map { Format.fixed($0, 2) + " m" } ?? "–",
                group[row, "hang_time"]?.double.map { Format.fixed($0, 2) + " s" } ?? "–",
                (group[row, "enhanced_speed"] ?? group[row, "speed"])?.double.map(units.speed)
                    ?? "–",
            ]
        }
        return Self(
            "jumps", Format.count(rows.count, "jump"),
            [
                ("", false), ("Time", true), ("Distance", true), ("Height", true),
                ("In the air", true), ("Speed", true),
            ], rows)
    }

    /// How often each pair of gears was chosen.
    static func gears(_ detail: ActivityDetail) -> Self? {
        let changes = detail.events.compactMap(\.gears)
        guard !changes.isEmpty else { return nil }
        var counts: [String: Int] = [:]
        var order: [String] = []
        for gear in changes {
            let pair =
                "\(teeth(gear.frontTeeth, gear.frontNumber)) / \(teeth(gear.rearTeeth, gear.rearNumber))"
            if counts.updateValue((counts[pair] ?? 0) + 1, forKey: pair) == nil {
                order.append(pair)
            }
        }
        let rows = order.sorted { (counts[$0] ?? 0, $1) > (counts[$1] ?? 0, $0) }
            .map { [$0, Format.count(counts[$0] ?? 0)] }
        return Self(
            "gears", Format.count(changes.count, "change of gear", "changes of gear"),
            [("Front / rear", false), ("Times", true)], rows)
    }

    private static func teeth(_ teeth: Int?, _ number: Int?) -> String {
        teeth.map { "\($0) teeth" } ?? number.map { "gear \($0)" } ?? "?"
    }

    /// From each stop of the timer to its next start.
    static func pauses(_ detail: ActivityDetail) -> Self? {
        var rows: [[String]] = []
        var stop: Timestamp?
        var total = 0.0
        for event in detail.events where event.event == "timer" {
            if event.type?.hasPrefix("stop") == true {
                stop = stop ?? event.time
            } else if event.type == "start" {
                if let stop, let start = event.time, start > stop {
                    let seconds = start.seconds(since: stop)
                    total += seconds
                    rows.append([
                        "\(rows.count + 1)", time(.time(stop), detail), Format.duration(seconds),
                    ])
                }
                stop = nil
            }
        }
        return Self(
            "pauses",
            Format.count(rows.count, "pause") + ", \(Format.duration(total)) in all",
            [("", false), ("After", true), ("For", true)], rows)
    }

    /// The events that are neither timer, gears nor ends of laps.
    static func events(_ detail: ActivityDetail) -> Self? {
        let usual: Set<String> = ["timer", "lap", "session", "activity", "length"]
        let rows = detail.events.filter { !usual.contains($0.event) && $0.gears == nil }
            .map { event in
                [
                    time(event.time.map { .time($0) }, detail),
                    event.event.spaced + (Int(event.event) == nil ? "" : " (number)"),
                    event.type?.spaced ?? "", event.data.map { "\($0)" } ?? "",
                ]
            }
        return Self(
            "events", Format.count(rows.count, "other event"),
            [("After", true), ("Event", false), ("", false), ("Data", true)], rows)
    }

    /// The kinds of message that were only counted.
    static func unread(_ detail: ActivityDetail) -> Self? {
        Self(
            unreadKey, "Not read from the file", [("Message", false), ("Count", true)],
            detail.messages.filter { $0.rows == nil }.map { [$0.name, Format.count($0.count)] })
    }

    /// The time since the start of the recording.
    private static func time(_ value: FieldValue?, _ detail: ActivityDetail) -> String {
        guard case .time(let time) = value else { return "–" }
        let start =
            detail.sessions.lazy.compactMap(\.start).first ?? detail.listing.firstTime
            ?? detail.listing.start
        guard let start else { return Format.minute(time) }
        return Format.duration(max(0, time.seconds(since: start)))
    }
}
