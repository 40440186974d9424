package import ActivityModel

/// The measures of an activity in words, with their units. JSON has their raw names instead.
package enum MeasureText {
    /// `Highest speed`.
    package static func label(_ measure: ActivityMeasure) -> String { words(measure).label }

    /// `13.2 km/h`.
    package static func value(_ measure: ActivityMeasure, _ value: Double) -> String {
        switch words(measure).form {
        case .number(let unit): number(value) + (unit.isEmpty ? "" : " \(unit)")
        case .scaled(let factor, let unit): Format.fixed(value * factor, 1) + " \(unit)"
        case .yes: "yes"
        case .time: Format.minute(Timestamp(seconds: Int64(clamping: Int(value.bounded))))
        }
    }

    private static func number(_ value: Double) -> String {
        Format.fixed(value, value == value.rounded() ? 0 : 2)
    }

    private enum Form {
        case number(String)
        /// Times a factor, in another unit than the library has.
        case scaled(Double, String)
        case yes
        /// Seconds since 1970.
        case time
    }

    private static let speed = Form.scaled(3.6, "km/h")
    private static let share = Form.scaled(100, "%")

    private static func words(_ measure: ActivityMeasure) -> (label: String, form: Form) {
        switch measure {
        case .relativeEffort: ("Relative effort", .number(""))
        case .athleteWeight: ("Athlete weight", .number("kg"))
        case .bikeWeight: ("Bike weight", .number("kg"))
        case .maximumSpeed: ("Highest speed", speed)
        case .averageSpeed: ("Average speed", speed)
        case .averageElapsedSpeed: ("Average speed over elapsed time", speed)
        case .ascent: ("Climb", .number("m"))
        case .descent: ("Descent", .number("m"))
        case .lowestAltitude: ("Lowest altitude", .number("m"))
        case .highestAltitude: ("Highest altitude", .number("m"))
        case .maximumGrade: ("Steepest grade", .number("%"))
        case .averageGrade: ("Average grade", .number("%"))
        case .maximumCadence: ("Highest cadence", .number("rpm"))
        case .averageCadence: ("Average cadence", .number("rpm"))
        case .maximumHeartrate: ("Highest heart rate", .number("bpm"))
        case .averageHeartrate: ("Average heart rate", .number("bpm"))
        case .maximumWatts: ("Highest power", .number("W"))
        case .averageWatts: ("Average power", .number("W"))
        case .weightedAverageWatts: ("Weighted average power", .number("W"))
        case .powerCount: ("Power count", .number(""))
        case .calories: ("Energy", .number("kcal"))
        case .averageTemperature: ("Average temperature", .number("°C"))
        case .totalWork: ("Work", .scaled(0.001, "kJ"))
        case .numberOfRuns: ("Runs", .number(""))
        case .perceivedExertion: ("Perceived exertion", .number("of 10"))
        case .perceivedRelativeEffort: ("Perceived relative effort", .number(""))
        case .gradeAdjustedDistance: ("Grade-adjusted distance", .number("m"))
        case .averageGradeAdjustedPace: ("Grade-adjusted speed", speed)
        case .dirtDistance: ("Distance on dirt", .number("m"))
        case .downhillDistance: ("Distance downhill", .number("m"))
        case .totalSteps: ("Steps", .number(""))
        case .totalCycles: ("Cycles", .number(""))
        case .totalSets: ("Sets", .number(""))
        case .totalReps: ("Repetitions", .number(""))
        case .poolLength: ("Pool length", .number("m"))
        case .trainingLoad: ("Training load", .number(""))
        case .intensity: ("Intensity", .number(""))
        case .carbonSaved: ("Carbon saved", .number("kg"))
        case .flagged: ("Flagged", .yes)
        case .fromUpload: ("From an upload", .yes)
        default: weather(measure)
        }
    }

    private static func weather(_ measure: ActivityMeasure) -> (label: String, form: Form) {
        switch measure {
        case .weatherObservationTime: ("Weather observed", .time)
        case .weatherCondition: ("Weather condition (code)", .number(""))
        case .weatherTemperature: ("Air temperature", .number("°C"))
        case .apparentTemperature: ("Apparent temperature", .number("°C"))
        case .dewpoint: ("Dew point", .number("°C"))
        case .humidity: ("Humidity", share)
        case .airPressure: ("Air pressure", .number("hPa"))
        case .windSpeed: ("Wind", speed)
        case .windGust: ("Gusts", speed)
        case .windBearing: ("Wind from", .number("°"))
        case .precipitationIntensity: ("Precipitation", .number("mm/h"))
        case .precipitationProbability: ("Probability of precipitation", share)
        case .precipitationType: ("Precipitation type (code)", .number(""))
        case .cloudCover: ("Cloud cover", share)
        case .visibility: ("Visibility", .number("m"))
        case .ultravioletIndex: ("UV index", .number(""))
        case .ozone: ("Ozone", .number("DU"))
        case .sunrise: ("Sunrise", .time)
        case .sunset: ("Sunset", .time)
        case .moonPhase: ("Moon phase", .number(""))
        default: (measure.rawValue, .number(""))
        }
    }
}

extension Double {
    /// Within what a time may be.
    fileprivate var bounded: Double { isFinite ? Swift.min(Swift.max(self, -1e11), 1e11) : 0 }
}
