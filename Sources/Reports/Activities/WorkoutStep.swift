import ActivityModel

/// A step of a planned workout in words. The meaning of its numbers depends on its types (FIT
/// profile, `workout_step`).
struct WorkoutStep {
    /// When it ends: `5:00`, `1.00 km`, `lap button`.
    let duration: String
    /// What it aims at: `140 to 150 bpm`, `power zone 3`.
    let target: String

    init(_ group: MessageGroup, _ row: Int) {
        func number(_ name: String) -> Double? { group[row, name]?.double }
        duration = Self.duration(
            group[row, "duration_type"]?.text, group[row, "duration_type"],
            number("duration_value"), number("target_value"))
        target = Self.target(
            group[row, "target_type"]?.text, number("target_value"),
            number("custom_target_value_low"), number("custom_target_value_high"))
    }

    private static func duration(
        _ type: String?, _ raw: FieldValue?, _ value: Double?, _ times: Double?
    ) -> String {
        switch type {
        case "time", "repetition_time": value.map { Format.duration($0 / 1_000) } ?? "–"
        case "distance": value.map { Format.fixed($0 / 100_000, 2) + " km" } ?? "–"
        case "open": "lap button"
        case "reps":
            value.map { Format.fixed($0, 0) + ($0 == 1 ? " repetition" : " repetitions") } ?? "–"
        case "calories": value.map { Format.fixed($0, 0) + " kcal" } ?? "–"
        case "hr_less_than": "heart rate below " + heartRate(value)
        case "hr_greater_than": "heart rate above " + heartRate(value)
        case "power_less_than": "power below " + power(value)
        case "power_greater_than": "power above " + power(value)
        case "repeat_until_steps_cmplt":
            "repeat from step \(Format.fixed((value ?? 0) + 1, 0))"
                + (times.map { ", \(Format.fixed($0, 0)) times" } ?? "")
        case nil: raw.map(FieldText.words) ?? "–"
        case let type?: type.spaced + (value.map { " \(FieldText.number($0))" } ?? "")
        }
    }

    private static func target(
        _ type: String?, _ value: Double?, _ low: Double?, _ high: Double?
    ) -> String {
        let unit: (Double?) -> String
        switch type {
        case nil, "open": return ""
        case "heart_rate", "heart_rate_lap": unit = heartRate
        case "power", "power_3s", "power_10s", "power_30s", "power_lap": unit = power
        case "speed", "speed_lap":
            unit = { $0.map { Format.fixed($0 / 1_000 * 3.6, 1) + " km/h" } ?? "–" }
        case "cadence": unit = { $0.map { Format.fixed($0, 0) + " rpm" } ?? "–" }
        case let type?: return type.spaced + (value.map { " \(FieldText.number($0))" } ?? "")
        }
        let name = (type ?? "").spaced
        if let value, value > 0 { return "\(name) zone \(FieldText.number(value))" }
        if let low, let high, high > 0 { return "\(name) \(unit(low)) to \(unit(high))" }
        return name
    }

    /// Up to 100 a percentage of the maximum, above it beats per minute plus 100.
    private static func heartRate(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value > 100
            ? Format.fixed(value - 100, 0) + " bpm" : Format.fixed(value, 0) + " % of maximum"
    }

    /// Up to 1,000 a percentage of the threshold power, above it watts plus 1,000.
    private static func power(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value > 1_000
            ? Format.fixed(value - 1_000, 0) + " W" : Format.fixed(value, 0) + " % of threshold"
    }
}
