import ActivityModel
import Reports
import Storage
import WebServer

/// The weather that Strava noted with an activity.
enum WeatherCard {
    /// The measures that are about the weather.
    static let measures: [ActivityMeasure] = [
        .weatherObservationTime, .weatherCondition, .weatherTemperature, .apparentTemperature,
        .dewpoint, .humidity, .airPressure, .windSpeed, .windGust, .windBearing,
        .precipitationIntensity, .precipitationProbability, .precipitationType, .cloudCover,
        .visibility, .ultravioletIndex, .ozone, .sunrise, .sunset, .moonPhase,
    ]

    static func markup(_ shown: ShownActivity) -> Markup? {
        let values = shown.detail.measures
        guard measures.contains(where: { values[$0] != nil }) else { return nil }
        let units = shown.units
        func percent(_ value: Double) -> String { Format.fixed(value * 100, 0) + " %" }
        return tag("section", ["class": "card weather"]) {
            tag("h2") { "Weather" }
            tag("dl", ["class": "figures small"]) {
                if let value = values[.weatherTemperature] {
                    figure("Air", units.temperature(value))
                }
                if let value = values[.apparentTemperature] {
                    figure("Feels like", units.temperature(value))
                }
                if let value = values[.windSpeed] {
                    figure(
                        "Wind", units.speed(value), values[.windBearing].map(Self.wind))
                }
                if let value = values[.windGust] { figure("Gusts", units.speed(value)) }
                if let value = values[.humidity] { figure("Humidity", percent(value)) }
                if let value = values[.precipitationIntensity], value > 0 {
                    figure("Rain or snow", Format.fixed(value, 1) + " mm/h")
                }
                if let value = values[.cloudCover] { figure("Clouds", percent(value)) }
                if let value = values[.airPressure] {
                    figure("Pressure", Format.fixed(value, 0) + " hPa")
                }
                if let value = values[.ultravioletIndex], value > 0 {
                    figure("UV index", Format.fixed(value, 0))
                }
                if let value = clock(.sunrise, shown) { figure("Sunrise", value) }
                if let value = clock(.sunset, shown) { figure("Sunset", value) }
            }
            rest(shown)
        }
    }

    /// What few people look for: dew point, ozone, codes.
    private static func rest(_ shown: ShownActivity) -> Markup? {
        let rare: [ActivityMeasure] = [
            .dewpoint, .visibility, .precipitationProbability, .precipitationType,
            .weatherCondition, .ozone, .moonPhase, .weatherObservationTime,
        ]
        let known = rare.filter { shown.detail.measures[$0] != nil }
        guard !known.isEmpty else { return nil }
        return tag("details") {
            tag("summary") { "More of the weather" }
            tag("dl", ["class": "pairs"]) {
                for measure in known {
                    tag("dt") { MeasureText.label(measure) }
                    tag("dd") { text(measure, shown) }
                }
            }
        }
    }

    private static func text(_ measure: ActivityMeasure, _ shown: ShownActivity) -> String {
        let value = shown.detail.measures[measure] ?? 0
        return switch measure {
        case .dewpoint: shown.units.temperature(value)
        case .visibility: shown.units.distance(value)
        case .weatherObservationTime: clock(measure, shown) ?? "–"
        default: MeasureText.value(measure, value)
        }
    }

    private static func clock(_ measure: ActivityMeasure, _ shown: ShownActivity) -> String? {
        guard let value = shown.detail.measures[measure], value > 0, value < 1e11 else {
            return nil
        }
        return LocalTime(
            Timestamp(seconds: Int64(value)), offset: shown.origin.offsetSeconds)?.clock
    }

    /// Where the wind comes from: `from the south-west`.
    private static func wind(_ degrees: Double) -> Phrase {
        guard degrees.isFinite else { return "–" }
        let turn = (degrees / 45).rounded().truncatingRemainder(dividingBy: 8)
        return switch (Int(turn) + 8) % 8 {
        case 0: "from the north"
        case 1: "from the north-east"
        case 2: "from the east"
        case 3: "from the south-east"
        case 4: "from the south"
        case 5: "from the south-west"
        case 6: "from the west"
        default: "from the north-west"
        }
    }
}
