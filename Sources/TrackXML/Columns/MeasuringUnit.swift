/// The unit that a point's number is written in, from an attribute (`unit="km/h"`) or from the text
/// itself (`36 km/h`), and how it becomes the unit of its channel.
struct MeasuringUnit: Hashable {
    /// How a number is converted: `(number × multiplier + addend) ÷ divisor`, or its reciprocal.
    enum Conversion: Hashable {
        /// Whole numbers, so that no factor is rounded: km/h to m/s is 5 ÷ 18.
        case linear(multiplier: Int64, divisor: Int64, addend: Int64)
        /// A pace: so many minutes or seconds for a distance become `numerator ÷ (number × seconds)`
        /// metres per second.
        case pace(metres: Double, seconds: Double)
    }

    var conversion: Conversion

    static let none = MeasuringUnit(conversion: .linear(multiplier: 1, divisor: 1, addend: 0))

    private static func linear(
        _ multiplier: Int64, _ divisor: Int64 = 1, addend: Int64 = 0
    ) -> MeasuringUnit {
        MeasuringUnit(
            conversion: .linear(multiplier: multiplier, divisor: divisor, addend: addend))
    }

    private static func pace(metres: Double, seconds: Double) -> MeasuringUnit {
        MeasuringUnit(conversion: .pace(metres: metres, seconds: seconds))
    }

    /// The unit with a name, for a channel that is measured in it; `nil` if the name is none of that
    /// channel's units.
    static func named(_ name: String, of channel: TrackpointChannel) -> MeasuringUnit? {
        let word = String(name.lowercased().filter { !" .²".contains($0) })
        switch channel {
        case .speed: return speed[word]
        case .distance, .elevation: return length[word]
        case .temperature: return temperature[word]
        case .heartRate: return frequency[word] ?? (word == "beats/min" ? .some(.none) : nil)
        case .cadence: return frequency[word] ?? (word == "spm" ? .some(.none) : nil)
        case .power: return ["w": .none, "watt": .none, "watts": .none, "kw": linear(1_000)][word]
        case .latitude, .longitude: return nil
        }
    }

    private static let speed: [String: MeasuringUnit] = {
        var units: [String: MeasuringUnit] = [:]
        for word in ["m/s", "mps", "ms-1", "m*s-1"] { units[word] = MeasuringUnit.none }
        for word in ["km/h", "kmh", "kph", "kmph", "kmh-1"] { units[word] = linear(5, 18) }
        for word in ["mph", "mi/h", "miles/h", "mileperhour"] { units[word] = linear(1_397, 3_125) }
        for word in ["kn", "kt", "kts", "knot", "knots"] { units[word] = linear(463, 900) }
        for word in ["ft/s", "fps"] { units[word] = linear(381, 1_250) }
        for word in ["min/km", "minutes/km", "mn/km"] {
            units[word] = pace(metres: 1_000, seconds: 60)
        }
        for word in ["min/mi", "min/mile"] { units[word] = pace(metres: 1_609.344, seconds: 60) }
        for word in ["s/km", "sec/km"] { units[word] = pace(metres: 1_000, seconds: 1) }
        units["min/100m"] = pace(metres: 100, seconds: 60)
        units["s/100m"] = pace(metres: 100, seconds: 1)
        units["s/m"] = pace(metres: 1, seconds: 1)
        return units
    }()

    private static let length: [String: MeasuringUnit] = {
        var units: [String: MeasuringUnit] = [:]
        for word in ["m", "meter", "meters", "metre", "metres", "mtr"] {
            units[word] = MeasuringUnit.none
        }
        for word in ["km", "kilometer", "kilometers", "kilometre", "kilometres"] {
            units[word] = linear(1_000)
        }
        for word in ["ft", "foot", "feet"] { units[word] = linear(381, 1_250) }
        for word in ["mi", "mile", "miles"] { units[word] = linear(201_168, 125) }
        for word in ["yd", "yds", "yard", "yards"] { units[word] = linear(1_143, 1_250) }
        for word in ["nmi", "nauticalmile", "nauticalmiles"] { units[word] = linear(1_852) }
        units["cm"] = linear(1, 100)
        units["mm"] = linear(1, 1_000)
        return units
    }()

    private static let temperature: [String: MeasuringUnit] = {
        var units: [String: MeasuringUnit] = [:]
        for word in ["c", "°c", "℃", "celsius", "degc"] { units[word] = MeasuringUnit.none }
        for word in ["f", "°f", "℉", "fahrenheit", "degf"] {
            units[word] = linear(5, 9, addend: -160)
        }
        for word in ["k", "kelvin"] { units[word] = linear(100, 100, addend: -27_315) }
        return units
    }()

    private static let frequency: [String: MeasuringUnit] = {
        var units: [String: MeasuringUnit] = [:]
        for word in ["bpm", "rpm", "1/min", "min-1", "/min", "permin"] {
            units[word] = MeasuringUnit.none
        }
        units["hz"] = linear(60)
        units["1/s"] = linear(60)
        return units
    }()
}

extension MeasuringUnit {
    /// The number in the channel's unit; of a pace, see ``speed(ofSixtieths:)``.
    func value(of number: Double) -> Double? {
        guard case .linear(let multiplier, let divisor, let addend) = conversion else {
            return speed(ofSixtieths: number * 60)
        }
        return (number * Double(multiplier) + Double(addend)) / Double(divisor)
    }

    /// Metres per second at a pace in sixtieths of its unit; `nil` for a pace of nothing.
    func speed(ofSixtieths pace: Double) -> Double? {
        guard case .pace(let metres, let seconds) = conversion, pace > 0 else { return nil }
        return metres * 60 / (pace * seconds)
    }

    /// Whether it is a pace, which may be written as minutes and seconds: `5:30`.
    var isPace: Bool { if case .pace = conversion { true } else { false } }

    /// The sixtieths of the unit that the text `5:30` states, 330; `nil` for anything else.
    static func sixtieths(_ text: some Collection<UInt8>) -> Double? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let numbers = parts.compactMap { part in
            Double(String(decoding: part.filter { !isBlank($0) }, as: UTF8.self))
        }
        guard numbers.count == 2, numbers[0] >= 0, (0..<60).contains(numbers[1]) else { return nil }
        return numbers[0] * 60 + numbers[1]
    }
}
