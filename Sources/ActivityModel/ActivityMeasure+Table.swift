/// The facts about each measure: a new measure is a case and a line here.
extension ActivityMeasure {
    /// The unit, as ``SampleStream/unit`` spells it; empty for ratios, codes and counts.
    public var unit: String { facts.unit }

    /// The English name of its column in activities.csv, in snake_case.
    package var exportColumn: String { facts.column }

    /// Its key in the API's activities if it has the same unit there; otherwise `nil`.
    package var apiKey: String? { facts.apiKey }

    private struct Facts {
        var column: String
        var apiKey: String?
        var unit: String

        init(_ column: String, api: String? = nil, unit: String = "") {
            (self.column, apiKey, self.unit) = (column, api, unit)
        }
    }

    private var facts: Facts {
        switch self {
        case .relativeEffort: Facts("relative_effort", api: "suffer_score")
        case .athleteWeight: Facts("athlete_weight", unit: "kg")
        case .bikeWeight: Facts("bike_weight", unit: "kg")
        case .maximumSpeed: Facts("max_speed", api: "max_speed", unit: "m/s")
        case .averageSpeed: Facts("average_speed", api: "average_speed", unit: "m/s")
        case .averageElapsedSpeed: Facts("average_elapsed_speed", unit: "m/s")
        case .ascent: Facts("elevation_gain", api: "total_elevation_gain", unit: "m")
        case .descent: Facts("elevation_loss", unit: "m")
        case .lowestAltitude: Facts("elevation_low", api: "elev_low", unit: "m")
        case .highestAltitude: Facts("elevation_high", api: "elev_high", unit: "m")
        case .maximumGrade: Facts("max_grade", unit: "%")
        case .averageGrade: Facts("average_grade", unit: "%")
        case .maximumCadence: Facts("max_cadence", unit: "rpm")
        case .averageCadence: Facts("average_cadence", api: "average_cadence", unit: "rpm")
        case .maximumHeartrate: Facts("max_heart_rate", api: "max_heartrate", unit: "bpm")
        case .averageHeartrate: Facts("average_heart_rate", api: "average_heartrate", unit: "bpm")
        case .maximumWatts: Facts("max_watts", api: "max_watts", unit: "W")
        case .averageWatts: Facts("average_watts", api: "average_watts", unit: "W")
        case .weightedAverageWatts:
            Facts("weighted_average_power", api: "weighted_average_watts", unit: "W")
        case .powerCount: Facts("power_count")
        case .calories: Facts("calories", api: "calories", unit: "kcal")
        case .averageTemperature: Facts("average_temperature", api: "average_temp", unit: "°C")
        case .totalWork: Facts("total_work", unit: "J")
        case .numberOfRuns: Facts("number_of_runs")
        case .perceivedExertion: Facts("perceived_exertion", api: "perceived_exertion")
        case .perceivedRelativeEffort: Facts("perceived_relative_effort")
        case .gradeAdjustedDistance: Facts("grade_adjusted_distance", unit: "m")
        case .averageGradeAdjustedPace: Facts("average_grade_adjusted_pace", unit: "m/s")
        case .dirtDistance: Facts("dirt_distance", unit: "m")
        case .downhillDistance: Facts("downhill_distance", unit: "m")
        case .totalSteps: Facts("total_steps")
        case .totalCycles: Facts("total_cycles")
        case .totalSets: Facts("total_sets")
        case .totalReps: Facts("total_reps")
        case .poolLength: Facts("pool_length", unit: "m")
        case .trainingLoad: Facts("training_load")
        case .intensity: Facts("intensity")
        case .carbonSaved: Facts("carbon_saved", unit: "kg")
        case .flagged: Facts("flagged")
        case .fromUpload: Facts("from_upload")
        case .weatherObservationTime: Facts("weather_observation_time", unit: "s since 1970")
        case .weatherCondition: Facts("weather_condition")
        case .weatherTemperature: Facts("weather_temperature", unit: "°C")
        case .apparentTemperature: Facts("apparent_temperature", unit: "°C")
        case .dewpoint: Facts("dewpoint", unit: "°C")
        case .humidity: Facts("humidity")
        case .airPressure: Facts("weather_pressure", unit: "hPa")
        case .windSpeed: Facts("wind_speed", unit: "m/s")
        case .windGust: Facts("wind_gust", unit: "m/s")
        case .windBearing: Facts("wind_bearing", unit: "degrees")
        case .precipitationIntensity: Facts("precipitation_intensity", unit: "mm/h")
        case .precipitationProbability: Facts("precipitation_probability")
        case .precipitationType: Facts("precipitation_type")
        case .cloudCover: Facts("cloud_cover")
        case .visibility: Facts("weather_visibility", unit: "m")
        case .ultravioletIndex: Facts("uv_index")
        case .ozone: Facts("weather_ozone", unit: "DU")
        case .sunrise: Facts("sunrise_time", unit: "s since 1970")
        case .sunset: Facts("sunset_time", unit: "s since 1970")
        case .moonPhase: Facts("moon_phase")
        }
    }
}
