import ActivityModel
import Testing

@testable import Reports

/// Words for what recordings say.
struct RecordingTextTests {
    private func step(_ values: [(String, FieldValue)]) -> WorkoutStep {
        WorkoutStep(
            MessageGroup(
                "workout_step", count: 1, fields: values.map { .init($0.0) },
                rows: [values.map(\.1)]), 0)
    }

    @Test(
        arguments: [
            ("time", 300_000, nil, "0:05:00"), ("distance", 100_000, nil, "1.00 km"),
            ("open", nil, nil, "lap button"), ("reps", 12, nil, "12 repetitions"),
            ("hr_less_than", 240, nil, "heart rate below 140 bpm"),
            ("hr_greater_than", 80, nil, "heart rate above 80 % of maximum"),
            ("power_less_than", 1_200, nil, "power below 200 W"),
            ("repeat_until_steps_cmplt", 5, 10, "repeat from step 6, 10 times"),
            ("training_peaks_tss", 7, nil, "training peaks tss 7"),
        ] as [(String, Int64?, Int64?, String)])
    func `a step ends by what its type says`(
        type: String, value: Int64?, target: Int64?, expected: String
    ) {
        var values: [(String, FieldValue)] = [("duration_type", .text(type))]
        if let value { values.append(("duration_value", .integer(value))) }
        if let target { values.append(("target_value", .integer(target))) }
        #expect(step(values).duration == expected)
    }

    @Test(
        arguments: [
            ("heart_rate", 3, 0, 0, "heart rate zone 3"),
            ("heart_rate", 0, 240, 250, "heart rate 140 bpm to 150 bpm"),
            ("heart_rate", 0, 70, 80, "heart rate 70 % of maximum to 80 % of maximum"),
            ("power", 0, 1_200, 1_250, "power 200 W to 250 W"),
            ("speed", 0, 2_500, 5_000, "speed 9.0 km/h to 18.0 km/h"),
            ("cadence", 0, 85, 95, "cadence 85 rpm to 95 rpm"), ("open", 0, 0, 0, ""),
        ] as [(String, Int64, Int64, Int64, String)])
    func `a step aims at what its type says`(
        type: String, value: Int64, low: Int64, high: Int64, expected: String
    ) {
        let step = step([
            ("target_type", .text(type)), ("target_value", .integer(value)),
            ("custom_target_value_low", .integer(low)),
            ("custom_target_value_high", .integer(high)),
        ])
        #expect(step.target == expected)
    }

    @Test(arguments: [1e300, -1e300, .infinity, .nan, 1e22])
    func `a number that no file should state is a dash`(number: Double) {
        for type in ["time", "distance", "reps", "calories", "hr_less_than", "power_less_than"] {
            let step = step([
                ("duration_type", .text(type)), ("duration_value", .number(number)),
                ("target_type", .text("speed")), ("custom_target_value_high", .number(number)),
                ("custom_target_value_low", .number(number)),
            ])
            #expect(step.duration.contains("–"), "\(type): \(step.duration)")
        }
    }

    @Test func `a step without any type has dashes`() {
        #expect(step([]).duration == "–")
        #expect(step([]).target == "")
    }

    @Test(arguments: [
        (12.0, "12"), (0.5, "0.5"), (1.25, "1.25"), (1.23456, "1.235"), (-3, "-3"),
    ])
    func `numbers have as many decimals as they need, at most three`(
        number: Double, text: String
    ) {
        #expect(FieldText.number(number) == text)
    }

    @Test func `fields are told with their unit`() {
        #expect(
            FieldText.text(.list([.integer(1), nil]), .init("zones", unit: "s")) == "1, – s")
        #expect(FieldText.text(.text("no_stop"), .init("mode", unit: "x")) == "no stop")
        #expect(
            FieldText.text(
                .integer(1 << 30), .init("lat", unit: MessageGroup.Field.positionUnit))
                == "90.000000°")
        #expect(FieldText.label("total_training_effect") == "Total training effect")
    }

    @Test func `devices without a name are told if they have a battery`() {
        var watch = Device()
        watch.manufacturer = "garmin"
        watch.productName = "fenix7"
        watch.softwareVersion = "19.10"
        var strap = Device()
        strap.kind = "heart_rate"
        strap.batteryStatus = "low"
        strap.batteryVolts = 2.9
        var barometer = Device()
        barometer.kind = "barometer"
        barometer.softwareVersion = "0.00"
        #expect(
            DeviceText.lines([watch, strap, barometer])
                == ["garmin fenix7, software 19.10", "Heart rate, battery low, 2.90 V"])
    }
}
