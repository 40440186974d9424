package import ActivityModel
package import Storage

/// Single facts that a recording states beyond its totals, with labels.
package enum RecordingFacts {
    /// The facts of the sessions; of several sessions, those of each.
    package static func pairs(_ detail: ActivityDetail) -> [(label: String, value: String)] {
        var pairs: [(String, String)] = []
        if let group = detail.messages.group("session") {
            let rows = 0..<(group.rows?.count ?? 0)
            for row in rows {
                let prefix = rows.count > 1 ? "Session \(row + 1): " : ""
                pairs += facts(group, row).map { (prefix + $0, $1) }
            }
        }
        if let weather = weather(detail) { pairs.append(("Weather on the device", weather)) }
        if let beats = detail.heartbeats {
            pairs.append(
                (
                    "Heartbeats",
                    Format.count(beats.count, "interval")
                        + (beats.minimum.map { ", \(Format.fixed($0, 3))" } ?? "")
                        + (beats.maximum.map { " to \(Format.fixed($0, 3)) s" } ?? "")
                ))
        }
        return pairs
    }

    private static func facts(_ group: MessageGroup, _ row: Int) -> [(String, String)] {
        func number(_ name: String) -> Double? { group[row, name]?.double }
        var facts: [(String, String?)] = []
        facts.append(("Profile", group[row, "sport_profile_name"]?.text?.printable))
        facts.append(("Training effect", trainingEffect(number)))
        for fact in numbers {
            facts.append((fact.label, number(fact.field).flatMap { fact.text($0) }))
        }
        return facts.compactMap { label, value in value.map { (label, $0) } }
    }

    private static func trainingEffect(_ number: (String) -> Double?) -> String? {
        guard let aerobic = number("total_training_effect") else { return nil }
        let anaerobic = number("total_anaerobic_training_effect")
        return Format.fixed(aerobic, 1)
            + (anaerobic.map { " aerobic, \(Format.fixed($0, 1)) anaerobic" } ?? "")
    }

    /// A number of a session with its label.
    private struct Fact {
        var label: String
        var field: String
        var text: @Sendable (Double) -> String?

        init(
            _ label: String, _ field: String, _ unit: String, decimals: Int = 0,
            factor: Double = 1
        ) {
            self.label = label
            self.field = field
            // Zero is what writers put where they measure nothing.
            text = { value in
                value == 0
                    ? nil
                    : Format.fixed(value * factor, decimals) + (unit.isEmpty ? "" : " " + unit)
            }
        }
    }

    private static let numbers = [
        Fact("Training load", "training_load_peak", ""),
        Fact("Normalized power", "normalized_power", "W"),
        Fact("Intensity factor", "intensity_factor", "", decimals: 2),
        Fact("Training stress score", "training_stress_score", "", decimals: 1),
        Fact("Work", "total_work", "kJ", factor: 0.001),
        Fact("Threshold power", "threshold_power", "W"),
        Fact("Balance", "left_right_balance", "% right", decimals: 1),
        Fact("Lowest heart rate", "min_heart_rate", "bpm"),
        Fact("Respiration", "enhanced_avg_respiration_rate", "per min", decimals: 1),
        Fact("Lowest temperature", "min_temperature", "°C"),
        Fact("Highest temperature", "max_temperature", "°C"),
        Fact("Average SWOLF", "avg_swolf", ""),
        Fact("Strokes per length", "avg_stroke_count", "", decimals: 1),
        Fact("Step length", "avg_step_length", "mm"),
        Fact("Vertical oscillation", "avg_vertical_oscillation", "mm", decimals: 1),
        Fact("Vertical ratio", "avg_vertical_ratio", "%", decimals: 1),
        Fact("Ground contact time", "avg_stance_time", "ms"),
        Fact("Changes of the front gear", "front_gear_shift_count", ""),
        Fact("Changes of the rear gear", "rear_gear_shift_count", ""),
        Fact("Grit", "total_grit", "", decimals: 1),
        Fact("Flow", "avg_flow", "", decimals: 1),
        // Ten for each step of the scale of ten.
        Fact("Perceived effort", "workout_rpe", "of 10", factor: 0.1),
        Fact("Feeling", "workout_feel", "of 100"),
    ]

    /// The first report of the weather.
    private static func weather(_ detail: ActivityDetail) -> String? {
        guard let group = detail.messages.group("weather_conditions") else { return nil }
        let parts = [
            group[0, "condition"].map(FieldText.words),
            group[0, "temperature"]?.double.map { "\(Format.fixed($0, 0)) °C" },
            group[0, "wind_speed"]?.double.map { "wind \(Format.fixed($0 * 3.6, 0)) km/h" },
            group[0, "relative_humidity"]?.double.map { "\(Format.fixed($0, 0)) % humidity" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// Devices in words.
package enum DeviceText {
    /// The devices that can be named, each as `garmin fenix7, software 19.10`, or
    /// `Heart rate: garmin hrm_pro, battery good`.
    package static func lines(_ devices: [Device]) -> [String] {
        devices.compactMap(line)
    }

    private static func line(_ device: Device) -> String? {
        let product =
            device.productName ?? device.product.flatMap { $0 == 0 ? nil : "product \($0)" }
        let name = [device.manufacturer, product].compactMap(\.self).joined(separator: " ")
        // The parts of a device (its barometer, its GPS) have neither name nor battery.
        guard !name.isEmpty || device.batteryStatus != nil || device.batteryVolts != nil else {
            return nil
        }
        let kind = device.kind.map(FieldText.label)
        var parts = [[kind, name.isEmpty ? nil : name].compactMap(\.self).joined(separator: ": ")]
        if let version = device.softwareVersion, version != "0.00" {
            parts.append("software \(version)")
        }
        if let battery = battery(device) { parts.append(battery) }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ").printable
    }

    private static func battery(_ device: Device) -> String? {
        let volts = device.batteryVolts.flatMap {
            $0 > 0 ? "\(Format.fixed($0, 2)) V" : nil
        }
        let words = [device.batteryStatus?.spaced, volts].compactMap(\.self)
        return words.isEmpty ? nil : "battery " + words.joined(separator: ", ")
    }
}
