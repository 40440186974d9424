/// The sports of Strava's API (`sport_type`) with their properties.
///
/// Rows and replies keep their own text, so a sport that is not in this list is not lost.
public enum Sport: String, CaseIterable, Sendable {
    case alpineSki = "AlpineSki"
    case backcountrySki = "BackcountrySki"
    case badminton = "Badminton"
    case basketball = "Basketball"
    case canoeing = "Canoeing"
    case cricket = "Cricket"
    case crossfit = "Crossfit"
    case dance = "Dance"
    case eBikeRide = "EBikeRide"
    case elliptical = "Elliptical"
    case eMountainBikeRide = "EMountainBikeRide"
    case golf = "Golf"
    case gravelRide = "GravelRide"
    case handcycle = "Handcycle"
    case highIntensityIntervalTraining = "HighIntensityIntervalTraining"
    case hike = "Hike"
    case iceSkate = "IceSkate"
    case inlineSkate = "InlineSkate"
    case kayaking = "Kayaking"
    case kitesurf = "Kitesurf"
    case mountainBikeRide = "MountainBikeRide"
    case nordicSki = "NordicSki"
    case padel = "Padel"
    case physicalTherapy = "PhysicalTherapy"
    case pickleball = "Pickleball"
    case pilates = "Pilates"
    case racquetball = "Racquetball"
    case ride = "Ride"
    case rockClimbing = "RockClimbing"
    case rollerSki = "RollerSki"
    case rowing = "Rowing"
    case run = "Run"
    case sail = "Sail"
    case skateboard = "Skateboard"
    case snowboard = "Snowboard"
    case snowshoe = "Snowshoe"
    case soccer = "Soccer"
    case squash = "Squash"
    case stairStepper = "StairStepper"
    case standUpPaddling = "StandUpPaddling"
    case surfing = "Surfing"
    case swim = "Swim"
    case tableTennis = "TableTennis"
    case tennis = "Tennis"
    case trailRun = "TrailRun"
    case velomobile = "Velomobile"
    case virtualRide = "VirtualRide"
    case virtualRow = "VirtualRow"
    case virtualRun = "VirtualRun"
    case volleyball = "Volleyball"
    case walk = "Walk"
    /// Occurs in replies, but not in the API's own list.
    case waterSport = "WaterSport"
    case weightTraining = "WeightTraining"
    case wheelchair = "Wheelchair"
    case windsurf = "Windsurf"
    case workout = "Workout"
    case yoga = "Yoga"

    /// The coarser sport that Strava's older `type`, and therefore every export, uses for this one:
    /// `Run` for `TrailRun`. `nil` if `type` has the sport itself.
    public var parent: Sport? {
        switch self {
        case .trailRun: .run
        case .gravelRide, .mountainBikeRide: .ride
        case .eMountainBikeRide: .eBikeRide
        case .virtualRow: .rowing
        case .badminton, .basketball, .cricket, .dance, .highIntensityIntervalTraining, .padel,
            .physicalTherapy, .pickleball, .pilates, .racquetball, .squash, .tableTennis, .tennis,
            .volleyball, .waterSport:
            .workout
        default: nil
        }
    }

    /// Whether an older, coarser sport means the same as a more specific one: a row with `Run` does
    /// not contradict a reply with `TrailRun`. Unknown sports agree only with themselves.
    public static func agrees(_ coarse: String, with fine: String) -> Bool {
        coarse == fine || Sport(rawValue: fine)?.parent?.rawValue == coarse
    }

    /// The group in which it is shown and compared.
    public var family: SportFamily {
        switch self {
        case .ride, .virtualRide, .mountainBikeRide, .gravelRide, .eBikeRide, .eMountainBikeRide,
            .handcycle, .velomobile:
            .ride
        case .run, .trailRun, .virtualRun: .run
        case .swim, .rowing, .virtualRow, .kayaking, .canoeing, .standUpPaddling, .surfing,
            .kitesurf, .windsurf, .sail, .waterSport:
            .water
        case .walk, .hike, .snowshoe: .walk
        case .alpineSki, .backcountrySki, .nordicSki, .rollerSki, .snowboard, .iceSkate: .snow
        default: .other
        }
    }

    /// The sport that represents all names that two devices may give to the same workout.
    package var kin: Sport {
        switch family {
        case .ride: .ride
        case .run: .run
        case .walk where self != .snowshoe: .walk
        default:
            switch self {
            case .workout, .weightTraining, .crossfit, .highIntensityIntervalTraining: .workout
            case .rowing, .virtualRow: .rowing
            default: self
            }
        }
    }
}

/// The groups in which sports are shown.
public enum SportFamily: String, CaseIterable, Sendable {
    case ride, run
    /// On or in the water, including rowing machines.
    case water = "swim"
    case walk, snow, other

    /// The family of a sport by Strava's name; `other` for unknown names.
    public init(of word: String) { self = Sport(rawValue: word)?.family ?? .other }

    /// Whether pace is customary for it instead of speed.
    public var hasPace: Bool { self == .run || self == .walk }
}
