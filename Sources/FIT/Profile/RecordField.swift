/// A field of `record` messages that the FIT profile defines.
public struct RecordField: Hashable, Sendable {
    /// The field definition number; numbers from 256 on are not in the profile (see ``all``).
    public var number: Int
    /// The name of the field in the FIT profile.
    public var name: String
    /// The unit of the scaled value; empty if it has none.
    public var units: String
    /// The divisor of the raw number.
    public var scale: Double
    /// The offset that is subtracted after scaling, in ``units``.
    public var offset: Double
    /// The element of an array that this column holds, from 0; the name of the second ends in `_2`.
    public var element = 0

    init(_ number: Int, _ name: String, _ units: String, _ scale: Double = 1, offset: Double = 0) {
        self.number = number
        self.name = name
        self.units = units
        self.scale = scale
        self.offset = offset
    }

    /// A field that the profile does not define: `unknown_90`.
    init(unknown number: Int) { self.init(number, "unknown_\(number)", "") }

    /// The field of another element of an array.
    func element(_ element: Int) -> RecordField {
        guard element > 0 else { return self }
        var field = self
        field.element = element
        field.name += "_\(element + 1)"
        return field
    }

    /// The field with the given number, or `nil` if the profile does not define it.
    public static func named(_ number: Int) -> RecordField? {
        number < byNumber.count ? byNumber[number] : nil
    }

    private static let byNumber: [RecordField?] = {
        var table = [RecordField?](repeating: nil, count: numberLimit)
        for field in all { table[field.number] = field }
        return table
    }()
}

extension RecordField {
    /// The field number of `position_lat`.
    public static let positionLat = 0
    /// The field number of `position_long`.
    public static let positionLong = 1
    static let altitude = 2
    /// The field number of `heart_rate`.
    public static let heartRate = 3
    /// The field number of `cadence`.
    public static let cadence = 4
    /// The field number of `distance`.
    public static let distance = 5
    static let speed = 6
    /// The field number of `power`.
    public static let power = 7
    static let compressedSpeedDistance = 8
    /// The field number of `temperature`.
    public static let temperature = 13
    static let cycles = 18
    static let totalCycles = 19
    static let compressedAccumulatedPower = 28
    static let accumulatedPower = 29
    /// The field number of `enhanced_speed`.
    public static let enhancedSpeed = 73
    /// The field number of `enhanced_altitude`.
    public static let enhancedAltitude = 78
    static let respirationRate = 99
    static let enhancedRespirationRate = 108
    /// The field number of `timestamp`, in every message.
    public static let timestamp = 253
    /// The distance of `compressed_speed_distance`, in sixteenths of a metre.
    public static let compressedDistance = 256
    /// One more than the largest number.
    static let numberLimit = 257

    /// Power phases are in steps of 1/256 of a revolution.
    private static let phase = 256.0 / 360

    /// The fields of the FIT profile's `record` message. Fields that are only a shorter form of
    /// another (`speed`, `altitude`, `cycles`, …) are read into that other field, as the profile's
    /// components define, and are not in this list.
    public static let all: [RecordField] = [
        RecordField(0, "position_lat", "semicircles"),
        RecordField(1, "position_long", "semicircles"),
        RecordField(3, "heart_rate", "bpm"),
        RecordField(4, "cadence", "rpm"),
        RecordField(5, "distance", "m", 100),
        RecordField(7, "power", "watts"),
        RecordField(9, "grade", "%", 100),
        RecordField(10, "resistance", ""),
        RecordField(11, "time_from_course", "s", 1000),
        RecordField(12, "cycle_length", "m", 100),
        RecordField(13, "temperature", "C"),
        RecordField(17, "speed_1s", "m/s", 16),
        RecordField(19, "total_cycles", "cycles"),
        RecordField(29, "accumulated_power", "watts"),
        RecordField(30, "left_right_balance", ""),
        RecordField(31, "gps_accuracy", "m"),
        RecordField(32, "vertical_speed", "m/s", 1000),
        RecordField(33, "calories", "kcal"),
        RecordField(39, "vertical_oscillation", "mm", 10),
        RecordField(40, "stance_time_percent", "percent", 100),
        RecordField(41, "stance_time", "ms", 10),
        RecordField(42, "activity_type", ""),
        RecordField(43, "left_torque_effectiveness", "percent", 2),
        RecordField(44, "right_torque_effectiveness", "percent", 2),
        RecordField(45, "left_pedal_smoothness", "percent", 2),
        RecordField(46, "right_pedal_smoothness", "percent", 2),
        RecordField(47, "combined_pedal_smoothness", "percent", 2),
        RecordField(48, "time128", "s", 128),
        RecordField(49, "stroke_type", ""),
        RecordField(50, "zone", ""),
        RecordField(51, "ball_speed", "m/s", 100),
        RecordField(52, "cadence256", "rpm", 256),
        RecordField(53, "fractional_cadence", "rpm", 128),
        RecordField(54, "total_hemoglobin_conc", "g/dL", 100),
        RecordField(55, "total_hemoglobin_conc_min", "g/dL", 100),
        RecordField(56, "total_hemoglobin_conc_max", "g/dL", 100),
        RecordField(57, "saturated_hemoglobin_percent", "%", 10),
        RecordField(58, "saturated_hemoglobin_percent_min", "%", 10),
        RecordField(59, "saturated_hemoglobin_percent_max", "%", 10),
        RecordField(62, "device_index", ""),
        RecordField(67, "left_pco", "mm"),
        RecordField(68, "right_pco", "mm"),
        RecordField(69, "left_power_phase", "degrees", phase),
        RecordField(70, "left_power_phase_peak", "degrees", phase),
        RecordField(71, "right_power_phase", "degrees", phase),
        RecordField(72, "right_power_phase_peak", "degrees", phase),
        RecordField(73, "enhanced_speed", "m/s", 1000),
        RecordField(78, "enhanced_altitude", "m", 5, offset: 500),
        RecordField(81, "battery_soc", "percent", 2),
        RecordField(82, "motor_power", "watts"),
        RecordField(83, "vertical_ratio", "percent", 100),
        RecordField(84, "stance_time_balance", "percent", 100),
        RecordField(85, "step_length", "mm", 10),
        RecordField(87, "cycle_length16", "m", 100),
        RecordField(91, "absolute_pressure", "Pa"),
        RecordField(92, "depth", "m", 1000),
        RecordField(93, "next_stop_depth", "m", 1000),
        RecordField(94, "next_stop_time", "s"),
        RecordField(95, "time_to_surface", "s"),
        RecordField(96, "ndl_time", "s"),
        RecordField(97, "cns_load", "percent"),
        RecordField(98, "n2_load", "percent"),
        RecordField(108, "enhanced_respiration_rate", "breaths/min", 100),
        RecordField(114, "grit", ""),
        RecordField(115, "flow", ""),
        RecordField(116, "current_stress", "", 100),
        RecordField(117, "ebike_travel_range", "km"),
        RecordField(118, "ebike_battery_level", "percent"),
        RecordField(119, "ebike_assist_mode", ""),
        RecordField(120, "ebike_assist_level_percent", "percent"),
        RecordField(123, "air_time_remaining", "s"),
        RecordField(124, "pressure_sac", "bar/min", 100),
        RecordField(125, "volume_sac", "L/min", 100),
        RecordField(126, "rmv", "L/min", 100),
        RecordField(127, "ascent_rate", "m/s", 1000),
        RecordField(129, "po2", "percent", 100),
        RecordField(139, "core_temperature", "C", 100),
        RecordField(253, "timestamp", "s"),
        RecordField(256, "compressed_distance", "m", 16),
    ]
}
