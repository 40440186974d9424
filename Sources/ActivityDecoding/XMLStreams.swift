import ActivityModel
import TrackXML

extension XMLMapping {
    /// The channels of a document's points, without empty ones.
    static func streams(of points: TrackpointColumns) -> [SampleStream] {
        var streams: [SampleStream] = []
        if !points.times.isEmpty {
            streams.append(.init(.time, values: .scaled(points.times, .microseconds)))
        }
        for channel in TrackpointChannel.allCases {
            guard let column = points[channel] else { continue }
            streams.append(.init(name(of: channel), values: values(of: column)))
        }
        for other in points.extensions {
            var name = StreamName(rawValue: snakeCase(other.name))
            if name == .distance, !isCumulative(other.column) {
                // Some apps write the metres since the previous point.
                name = StreamName(rawValue: "distance_step")
            }
            let isTaken = streams.contains { $0.name == name }
            if !other.unit.isEmpty, isTaken || other.channel != nil {
                // A heart rate in percent is not one in beats per minute.
                name = StreamName(rawValue: snakeCase("\(other.name) \(words(of: other.unit))"))
            }
            guard !streams.contains(where: { $0.name == name }) else { continue }
            streams.append(
                .init(
                    name, unit: other.unit.isEmpty ? nil : other.unit,
                    values: values(of: other.column)))
        }
        return streams
    }

    /// A unit in letters: `%` is `percent`, `km/h` is `km_per_h`.
    private static func words(of unit: String) -> String {
        unit.map { character in
            switch character {
            case "%": "percent"
            case "/": "_per_"
            case "°": "deg"
            default: String(character)
            }
        }.joined()
    }

    private static func name(of channel: TrackpointChannel) -> StreamName {
        switch channel {
        case .latitude: .latitude
        case .longitude: .longitude
        case .elevation: .altitude
        case .distance: .distance
        case .speed: .velocity
        case .heartRate: .heartrate
        case .cadence: .cadence
        case .power: .watts
        case .temperature: .temperature
        }
    }

    private static func values(of column: DecimalColumn) -> SampleStream.Values {
        if let doubles = column.doubles { return .floating(doubles) }
        let (multiplier, divisor, addend) = column.scale
        return .scaled(
            column.mantissas,
            Scale(multiplier: multiplier, divisor: divisor, offset: addend / divisor))
    }

    /// Whether a column never decreases, as metres since the start do not.
    private static func isCumulative(_ column: DecimalColumn) -> Bool {
        var last = -Double.infinity
        for row in 0..<column.count {
            guard let value = column[row] else { continue }
            if value < last { return false }
            last = value
        }
        return true
    }

    /// `RunCadence` becomes `run_cadence`, `stryd-power` becomes `stryd_power`; `ageofdgpsdata`
    /// stays as it is.
    static func snakeCase(_ name: String) -> String {
        var result = ""
        var isInsideWord = false
        for character in name {
            if character.isUppercase, isInsideWord { result += "_" }
            result += character.isLetter || character.isNumber ? character.lowercased() : "_"
            isInsideWord = character.isLowercase || character.isNumber
        }
        return result
    }
}
