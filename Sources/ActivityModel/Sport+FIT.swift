extension Sport {
    /// The sport that an activity file states in the terms of the FIT profile or of GPX and TCX:
    /// `cycling` with `gravel_cycling` is a gravel ride, `Biking` a ride.
    ///
    /// - Returns: `nil` for unspecific terms (`generic`, `training`, `Other`) and for sports that
    ///   Strava does not have.
    public init?(fileSport word: String, subSport: String? = nil) {
        let sport = word.lowercased().filter { $0.isLetter || $0 == "_" }
        if let subSport,
            let found = Self.subSports["\(sport) \(subSport)"] ?? Self.subSports[subSport]
        {
            self = found
        } else if let found = Self.sports[sport] ?? Self.byWord[sport.filter(\.isLetter)] {
            self = found
        } else {
            return nil
        }
    }

    private static let byWord = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })

    private static let sports: [String: Sport] = [
        "running": .run, "cycling": .ride, "biking": .ride, "bike": .ride, "swimming": .swim,
        "basketball": .basketball, "soccer": .soccer, "tennis": .tennis, "walking": .walk,
        "cross_country_skiing": .nordicSki, "alpine_skiing": .alpineSki,
        "snowboarding": .snowboard, "rowing": .rowing, "hiking": .hike, "mountaineering": .hike,
        "e_biking": .eBikeRide, "golf": .golf, "inline_skating": .inlineSkate,
        "rock_climbing": .rockClimbing, "floor_climbing": .stairStepper, "sailing": .sail,
        "ice_skating": .iceSkate, "snowshoeing": .snowshoe,
        "stand_up_paddleboarding": .standUpPaddling, "paddling": .canoeing,
        "canoeing": .canoeing, "kayaking": .kayaking, "surfing": .surfing,
        "windsurfing": .windsurf, "kitesurfing": .kitesurf,
        "hiit": .highIntensityIntervalTraining, "cricket": .cricket, "volleyball": .volleyball,
        "dance": .dance, "wheelchair_push_walk": .wheelchair, "wheelchair_push_run": .wheelchair,
    ]

    private static let subSports: [String: Sport] = [
        "cycling mountain": .mountainBikeRide, "cycling downhill": .mountainBikeRide,
        "cycling gravel_cycling": .gravelRide, "cycling cyclocross": .gravelRide,
        "cycling hand_cycling": .handcycle, "cycling virtual_activity": .virtualRide,
        "cycling e_bike_fitness": .eBikeRide, "cycling e_bike_mountain": .eMountainBikeRide,
        "e_biking e_bike_mountain": .eMountainBikeRide, "e_biking mountain": .eMountainBikeRide,
        "running trail": .trailRun, "running virtual_activity": .virtualRun,
        "alpine_skiing backcountry": .backcountrySki,
        "fitness_equipment indoor_rowing": .rowing, "rowing virtual_activity": .virtualRow,
        "fitness_equipment indoor_cycling": .ride, "fitness_equipment treadmill": .run,
        "elliptical": .elliptical, "stair_climbing": .stairStepper, "yoga": .yoga,
        "pilates": .pilates, "strength_training": .weightTraining, "pickleball": .pickleball,
        "padel": .padel, "squash": .squash, "badminton": .badminton,
        "racquetball": .racquetball, "table_tennis": .tableTennis,
        "indoor_climbing": .rockClimbing, "bouldering": .rockClimbing,
    ]
}
