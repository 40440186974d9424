package import ActivityModel

/// The meaning of a column of `activities.csv`, regardless of its label and position.
///
/// The cases are in the order of the newest known layout (103 columns). Older layouts lack some of
/// them and keep the order. Five labels occur twice; the second of each pair is a separate case.
public enum ActivityColumn: Int, CaseIterable, Hashable, Sendable {
    // MARK: The front block
    /// Strava's id of the activity, as in strava.com/activities/<id>.
    case activityID
    /// The start in UTC, as localised text.
    case activityDate
    /// The name, including surrounding spaces and emoji.
    case activityName
    /// The sport in the account's language.
    case activityType
    /// The description; may contain line breaks.
    case activityDescription
    /// Elapsed time in seconds; present in every row.
    case elapsedTime
    /// Distance formatted for people: km, m (swimming, rowing) or nautical miles (sailing).
    case displayDistance
    /// Beats per minute; the more complete of two columns.
    case maxHeartRate
    /// Relative effort as a whole number.
    case relativeEffort
    /// `true` or `false` in every language.
    case commute
    /// The note that only the athlete sees.
    case activityPrivateNote
    /// The gear's display name.
    case activityGear
    /// Path of the file inside the export, empty, or `#error#`.
    case filename

    // MARK: Measurements
    /// Kilograms.
    case athleteWeight
    /// Kilograms.
    case bikeWeight
    /// Seconds; blank in old rows, otherwise equal to `elapsedTime`.
    case elapsedTimeAgain
    /// Moving time in seconds; present in every row.
    case movingTime
    /// Metres; the last column called Distance.
    case distance
    /// Metres per second.
    case maxSpeed
    /// Metres per second, moving.
    case averageSpeed
    /// Metres.
    case elevationGain
    /// Metres; negative in some accounts.
    case elevationLoss
    /// Metres above sea level.
    case elevationLow
    /// Metres above sea level.
    case elevationHigh
    /// Percent.
    case maxGrade
    /// Percent.
    case averageGrade
    /// Percent; always blank.
    case averagePositiveGrade
    /// Percent; always blank.
    case averageNegativeGrade
    /// Per minute.
    case maxCadence
    /// Per minute.
    case averageCadence
    /// Beats per minute; blank in many rows that have `maxHeartRate`.
    case maxHeartRateAgain
    /// Beats per minute.
    case averageHeartRate
    /// Watts; always blank.
    case maxWatts
    /// Watts, including Strava's estimates.
    case averageWatts
    /// Kilocalories.
    case calories
    /// Degrees Celsius; always blank.
    case maxTemperature
    /// Degrees Celsius.
    case averageTemperature
    /// A copy of the relative effort.
    case relativeEffortAgain
    /// Joules.
    case totalWork
    /// The number of ski runs.
    case numberOfRuns
    /// Seconds; always blank.
    case uphillTime
    /// Seconds; always blank.
    case downhillTime
    /// Seconds; always blank.
    case otherTime

    // MARK: Effort, kind and origin
    /// 1 to 10.
    case perceivedExertion
    /// Always blank; it is not the sport.
    case type
    /// Always blank; it is not the start.
    case startTime
    /// Watts.
    case weightedAveragePower
    /// Samples with power.
    case powerCount
    /// 0 or 1.
    case preferPerceivedExertion
    /// A number.
    case perceivedRelativeEffort
    /// `0.0` or `1.0`; blank in old rows.
    case commuteAgain
    /// Kilograms; always blank.
    case totalWeightLifted
    /// 1 for a file or recording, 0 for a manual entry; blank in old rows.
    case fromUpload
    /// Metres.
    case gradeAdjustedDistance

    // MARK: Weather
    /// Seconds since 1970.
    case weatherObservationTime
    /// A code, 1 to 8.
    case weatherCondition
    /// Degrees Celsius.
    case weatherTemperature
    /// Degrees Celsius.
    case apparentTemperature
    /// Degrees Celsius.
    case dewpoint
    /// 0 to 1.
    case humidity
    /// Hectopascals.
    case weatherPressure
    /// Metres per second.
    case windSpeed
    /// Metres per second.
    case windGust
    /// Degrees.
    case windBearing
    /// Millimetres per hour.
    case precipitationIntensity
    /// Seconds since 1970.
    case sunriseTime
    /// Seconds since 1970.
    case sunsetTime
    /// 0 to 1.
    case moonPhase

    // MARK: Gear ids and more weather
    /// Id of the bike; inexact before autumn 2025.
    case bike
    /// Id of the shoes; inexact before autumn 2025.
    case gear
    /// 0 to 1.
    case precipitationProbability
    /// A code.
    case precipitationType
    /// 0 to 1.
    case cloudCover
    /// Metres.
    case weatherVisibility
    /// An index.
    case uvIndex
    /// Dobson units.
    case weatherOzone

    // MARK: Later additions
    /// Always blank.
    case jumpCount
    /// Always blank.
    case totalGrit
    /// Always blank.
    case averageFlow
    /// 0, 1 or 2; not a Boolean.
    case flagged
    /// Metres per second, over the elapsed time.
    case averageElapsedSpeed
    /// Metres.
    case dirtDistance
    /// Metres; always blank.
    case newlyExploredDistance
    /// Metres; always blank.
    case newlyExploredDirtDistance
    /// Always blank; formerly called Sport Type.
    case activityCount
    /// Count.
    case totalSteps
    /// Kilograms.
    case carbonSaved
    /// Metres.
    case poolLength
    /// A number.
    case trainingLoad
    /// A number.
    case intensity
    /// Metres per second, despite the name.
    case averageGradeAdjustedPace
    /// Seconds; always blank.
    case timerTime
    /// Count.
    case totalCycles
    /// 0 or 1.
    case recovery
    /// 0 or 1.
    case withPet
    /// Always blank.
    case competition
    /// Always blank.
    case longRun
    /// Always blank.
    case forACause
    /// 0 or 1.
    case withKid
    /// Metres; always blank.
    case downhillDistance
    /// Always blank.
    case totalSets
    /// Always blank.
    case totalReps
    /// Paths separated by `|`; some may be empty.
    case media

    /// The label in a present English export; five labels belong to two columns each.
    public var label: String { ColumnNames.english.label(of: self) ?? "" }

    /// A unique name in snake_case: `activity_id`, `display_distance`, `distance`.
    public var key: String {
        switch self {
        case .displayDistance: "display_distance"
        case .elapsedTimeAgain: "elapsed_time_again"
        case .maxHeartRateAgain: "max_heart_rate_again"
        case .relativeEffortAgain: "relative_effort_again"
        case .commuteAgain: "commute_again"
        default: label.lowercased().split(separator: " ").joined(separator: "_")
        }
    }

    /// The column of each measure, by its name in ``ActivityMeasure``'s table.
    package static let measures: [ActivityMeasure: ActivityColumn] = {
        let columns = Dictionary(uniqueKeysWithValues: allCases.map { ($0.key, $0) })
        let pairs = ActivityMeasure.allCases.compactMap { measure in
            columns[measure.exportColumn].map { (measure, $0) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// The second column of the same number.
    package var twin: ActivityColumn? {
        switch self {
        case .elapsedTime: .elapsedTimeAgain
        case .maxHeartRate: .maxHeartRateAgain
        case .relativeEffort: .relativeEffortAgain
        default: nil
        }
    }

    /// Whether the cells are numbers; otherwise they are text.
    public var isNumber: Bool {
        switch self {
        case .elapsedTime, .maxHeartRate, .relativeEffort: true
        case .type, .startTime, .media: false
        default: rawValue > Self.filename.rawValue
        }
    }
}
