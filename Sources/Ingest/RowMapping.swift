import ActivityModel
import ExportArchive
import Storage

extension ActivitySummary {
    /// The domain's view of a row of activities.csv.
    init(_ row: ActivityRow) {
        self.init(id: row.id, name: row.name, type: row.type, file: row.fileReference)
        sportType = row.sportType
        start = row.start
        details = row.description ?? ""
        privateNote = row.privateNote ?? ""
        gear = row.gearName
        bikeID = row.bikeID
        gearID = row.gearID
        isCommute = row.commute
        elapsedSeconds = row.elapsedSeconds
        movingSeconds = row.movingSeconds
        distanceMetres = row.distanceMetres
        media = row.media
        for measure in ActivityMeasure.allCases {
            if let value = measure.value(in: row) { measures[measure] = value }
        }
    }
}

extension UnreadableColumn {
    /// What a row's cells say that cannot be read. Only a row of which something was reported can
    /// have more than an unreadable date.
    static func all(
        of row: ActivityRow, columns: [ActivityColumn?], isReported: Bool
    ) -> [UnreadableColumn] {
        var unreadable: [UnreadableColumn] = row.start == nil ? [.start] : []
        guard isReported else { return unreadable }
        func isBlank(_ column: ActivityColumn) -> Bool {
            columns.indices.allSatisfy { index in
                columns[index] != column || index >= row.cells.count
                    || row.cells[index].allSatisfy(\.isWhitespace)
            }
        }
        if row.elapsedSeconds == nil { unreadable.append(.elapsed) }
        if row.movingSeconds == nil { unreadable.append(.moving) }
        if row.distanceMetres == nil { unreadable.append(.distance) }
        for measure in ActivityMeasure.allCases
        where measure.value(in: row) == nil && !isBlank(measure.column) {
            unreadable.append(.measure(measure))
        }
        return unreadable
    }
}

extension ActivityMeasure {
    /// The number of a row; where two columns state it, that of the more complete one.
    fileprivate func value(in row: ActivityRow) -> Double? {
        switch self {
        case .maximumHeartrate: row.maximumHeartrate
        case .relativeEffort: row.relativeEffort
        case .ascent: row.ascentMetres
        case .descent: row.descentMetres
        default: row.numbers[column]
        }
    }

    fileprivate var column: ActivityColumn {
        switch self {
        case .relativeEffort: .relativeEffort
        case .athleteWeight: .athleteWeight
        case .bikeWeight: .bikeWeight
        case .maximumSpeed: .maxSpeed
        case .averageSpeed: .averageSpeed
        case .averageElapsedSpeed: .averageElapsedSpeed
        case .ascent: .elevationGain
        case .descent: .elevationLoss
        case .lowestAltitude: .elevationLow
        case .highestAltitude: .elevationHigh
        case .maximumGrade: .maxGrade
        case .averageGrade: .averageGrade
        case .maximumCadence: .maxCadence
        case .averageCadence: .averageCadence
        case .maximumHeartrate: .maxHeartRate
        case .averageHeartrate: .averageHeartRate
        case .maximumWatts: .maxWatts
        case .averageWatts: .averageWatts
        case .weightedAverageWatts: .weightedAveragePower
        case .powerCount: .powerCount
        case .calories: .calories
        case .averageTemperature: .averageTemperature
        case .totalWork: .totalWork
        case .numberOfRuns: .numberOfRuns
        case .perceivedExertion: .perceivedExertion
        case .perceivedRelativeEffort: .perceivedRelativeEffort
        case .gradeAdjustedDistance: .gradeAdjustedDistance
        case .averageGradeAdjustedPace: .averageGradeAdjustedPace
        case .dirtDistance: .dirtDistance
        case .downhillDistance: .downhillDistance
        case .totalSteps: .totalSteps
        case .totalCycles: .totalCycles
        case .totalSets: .totalSets
        case .totalReps: .totalReps
        case .poolLength: .poolLength
        case .trainingLoad: .trainingLoad
        case .intensity: .intensity
        case .carbonSaved: .carbonSaved
        case .flagged: .flagged
        case .fromUpload: .fromUpload
        case .weatherObservationTime: .weatherObservationTime
        case .weatherCondition: .weatherCondition
        case .weatherTemperature: .weatherTemperature
        case .apparentTemperature: .apparentTemperature
        case .dewpoint: .dewpoint
        case .humidity: .humidity
        case .airPressure: .weatherPressure
        case .windSpeed: .windSpeed
        case .windGust: .windGust
        case .windBearing: .windBearing
        case .precipitationIntensity: .precipitationIntensity
        case .precipitationProbability: .precipitationProbability
        case .precipitationType: .precipitationType
        case .cloudCover: .cloudCover
        case .visibility: .weatherVisibility
        case .ultravioletIndex: .uvIndex
        case .ozone: .weatherOzone
        case .sunrise: .sunriseTime
        case .sunset: .sunsetTime
        case .moonPhase: .moonPhase
        }
    }
}
