/// The sports of Strava's API (`sport_type`), with what is known of each.
///
/// A word that is not among them stays what it is: rows and replies keep their own text beside it.
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
    /// Met in replies, not in the API's own list.
    case waterSport = "WaterSport"
    case weightTraining = "WeightTraining"
    case wheelchair = "Wheelchair"
    case windsurf = "Windsurf"
    case workout = "Workout"
    case yoga = "Yoga"

    /// The coarser word that Strava's older `type`, and with it every export, has for this sport:
    /// `Run` for `TrailRun`. `nil` for sports that `type` has as they are.
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

    /// Whether an older, coarser word says the same as a finer one: then a row that has `Run` does
    /// not contradict a reply that has `TrailRun`. Words that no table knows agree with themselves.
    public static func agrees(_ coarse: String, with fine: String) -> Bool {
        coarse == fine || Sport(rawValue: fine)?.parent?.rawValue == coarse
    }

    /// The group that it is shown and compared in.
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

    /// What one workout may be called on two devices: the sport that stands for all of its names.
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

/// The few groups that sports are shown in.
public enum SportFamily: String, CaseIterable, Sendable {
    case ride, run
    /// On or in the water, rowing machines included.
    case water = "swim"
    case walk, snow, other

    /// The family of a sport by Strava's word for it; `other` for words that are not known.
    public init(of word: String) { self = Sport(rawValue: word)?.family ?? .other }

    /// Whether people speak of its pace rather than of its speed.
    public var hasPace: Bool { self == .run || self == .walk }
}
