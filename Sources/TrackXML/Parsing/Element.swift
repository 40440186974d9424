/// The local names of elements and attributes that GPX, TCX and their extensions use, as far as they
/// mean something here.
enum Element: String, CaseIterable {
    case other = ""

    // GPX 1.0 and 1.1
    case gpx, metadata, trk, trkseg, trkpt, wpt, rte, rtept
    case lat, lon, ele, time, name, version, creator
    case trackType = "type"
    /// Texts of a point: never numbers to keep, even where they look like one.
    case cmt, desc, src, sym, fix, link, text, url, urlname, dgpsid, number

    // Extensions of points, by what they say
    case speed
    case hr, heartrate
    case heartRateSnake = "heart_rate"
    case cad, cadence
    case runCadence = "RunCadence"
    case power, watts
    case powerInWatts = "PowerInWatts"
    case tpxWatts = "Watts"
    case atemp, temp, temperature

    // TCX: containers
    case trainingCenterDatabase = "TrainingCenterDatabase"
    case activity = "Activity"
    case course = "Course"
    case coursePoint = "CoursePoint"
    case workout = "Workout"
    case transition = "Transition"
    case lap = "Lap"
    case track = "Track"
    case trackpoint = "Trackpoint"
    case creatorElement = "Creator"
    case author = "Author"

    // TCX: points
    case pointTime = "Time"
    case latitudeDegrees = "LatitudeDegrees"
    case longitudeDegrees = "LongitudeDegrees"
    case altitudeMeters = "AltitudeMeters"
    case distanceMeters = "DistanceMeters"
    case heartRateBpm = "HeartRateBpm"
    case value = "Value"
    case tcxCadence = "Cadence"
    case tpxSpeed = "Speed"
    case tpxTemperature = "Temperature"

    // TCX: activities, laps, creators
    case sport = "Sport"
    case id = "Id"
    case startTime = "StartTime"
    case totalTimeSeconds = "TotalTimeSeconds"
    case maximumSpeed = "MaximumSpeed"
    case calories = "Calories"
    case averageHeartRateBpm = "AverageHeartRateBpm"
    case maximumHeartRateBpm = "MaximumHeartRateBpm"
    case intensity = "Intensity"
    case triggerMethod = "TriggerMethod"
    case avgSpeed = "AvgSpeed"
    case avgWatts = "AvgWatts"
    case maxWatts = "MaxWatts"
    case avgRunCadence = "AvgRunCadence"
    case maxRunCadence = "MaxRunCadence"
    case maxBikeCadence = "MaxBikeCadence"
    case steps = "Steps"
    case tcxName = "Name"
    case unitID = "UnitId"
    case productID = "ProductID"
    case versionMajor = "VersionMajor"
    case versionMinor = "VersionMinor"

    /// The element of a local name.
    static func named(_ name: String) -> Element { byName[name] ?? .other }

    private static let byName = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The channel that a name means which only differs from a known one in its capitals, as
    /// extensions of GPX have it: `HeartRate`, `HR`, `Power`, `CADENCE`.
    static func misspelled(_ name: String) -> Element? {
        let lowered = name.lowercased()
        let plain = Element.named(lowered)
        return lowered != name && spellings.contains(plain) ? plain : nil
    }

    private static let spellings: Set<Element> = [
        .speed, .hr, .heartrate, .heartRateSnake, .cad, .cadence, .power, .watts, .atemp, .temp,
        .temperature,
    ]

    /// Whether TCX has a number of this name in a lap. Inside a point it is a column like any other
    /// number, as CrewNerd writes `AvgSpeed`.
    var isNumberOfLap: Bool {
        switch self {
        case .maximumSpeed, .calories, .avgSpeed, .avgWatts, .maxWatts, .avgRunCadence,
            .maxRunCadence, .maxBikeCadence, .steps, .totalTimeSeconds, .id:
            true
        default: false
        }
    }

    /// What an element of this name says about a point.
    var channel: TrackpointChannel? {
        switch self {
        case .lat, .latitudeDegrees: .latitude
        case .lon, .longitudeDegrees: .longitude
        case .ele, .altitudeMeters: .elevation
        case .distanceMeters: .distance
        case .speed, .tpxSpeed: .speed
        case .hr, .heartrate, .heartRateSnake, .heartRateBpm: .heartRate
        case .cad, .cadence, .runCadence, .tcxCadence: .cadence
        case .power, .watts, .powerInWatts, .tpxWatts: .power
        case .atemp, .temp, .temperature, .tpxTemperature: .temperature
        default: nil
        }
    }

    /// The format whose resync point an element of this name is: it lies inside no point, and reading can
    /// begin anew at it.
    var format: TrackFormat? {
        switch self {
        case .gpx, .trk, .trkseg, .trkpt, .wpt, .rte, .rtept: .gpx
        case .trainingCenterDatabase, .activity, .course, .lap, .track, .trackpoint: .tcx
        default: nil
        }
    }

    /// Whether an element of this name becomes an object of the document.
    var isContainer: Bool {
        switch self {
        case .trk, .trkseg, .activity, .transition, .course, .lap, .track: true
        default: false
        }
    }
}

enum TrackFormat: Sendable {
    /// GPS Exchange Format 1.0 and 1.1.
    case gpx
    /// Training Center XML, version 1 and 2.
    case tcx
}
