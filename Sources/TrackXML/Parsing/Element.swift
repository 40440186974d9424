/// The local names of elements and attributes of GPX, TCX and their extensions that are used here.
enum Element: String, CaseIterable {
    case other = ""

    // GPX 1.0 and 1.1
    case gpx, metadata, trk, trkseg, trkpt, wpt, rte, rtept
    case lat, lon, ele, time, name, version, creator
    case trackType = "type"
    /// Texts of a point: never kept as numbers, even if they look like numbers.
    case cmt, desc, src, sym, fix, link, text, url, urlname, dgpsid, number
    case keywords, href
    case gpxAuthor = "author"

    // Extensions of points, by meaning
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
    case notes = "Notes"
    case tcxName = "Name"
    case unitID = "UnitId"
    case productID = "ProductID"
    case versionMajor = "VersionMajor"
    case versionMinor = "VersionMinor"

    /// The element of a local name.
    static func named(_ name: String) -> Element { byName[name] ?? .other }

    private static let byName = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// The channel of a name that differs from a known one only in case, as in extensions of GPX:
    /// `HeartRate`, `HR`, `Power`, `CADENCE`.
    static func misspelled(_ name: String) -> Element? {
        let lowered = name.lowercased()
        let plain = Element.named(lowered)
        return lowered != name && spellings.contains(plain) ? plain : nil
    }

    private static let spellings: Set<Element> = [
        .speed, .hr, .heartrate, .heartRateSnake, .cad, .cadence, .power, .watts, .atemp, .temp,
        .temperature,
    ]

    /// Whether TCX defines this number for a lap. Inside a point it is a column like any other
    /// number, as CrewNerd writes `AvgSpeed`.
    var isNumberOfLap: Bool {
        switch self {
        case .maximumSpeed, .calories, .avgSpeed, .avgWatts, .maxWatts, .avgRunCadence,
            .maxRunCadence, .maxBikeCadence, .steps, .totalTimeSeconds, .id:
            true
        default: false
        }
    }

    /// The channel of a point that an element with this name holds.
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

    /// Whether an element with this name holds a latitude or longitude.
    var isPosition: Bool { channel == .latitude || channel == .longitude }

    /// The format in which an element with this name is a resync point: it is never inside a point,
    /// and reading can restart at it.
    var format: TrackFormat? {
        switch self {
        case .gpx, .trk, .trkseg, .trkpt, .wpt, .rte, .rtept: .gpx
        case .trainingCenterDatabase, .activity, .course, .lap, .track, .trackpoint: .tcx
        default: nil
        }
    }

    /// Whether an element with this name becomes an object of the document.
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
