import ActivityModel
import Testing

struct SportTests {
    @Test(arguments: [
        ("Run", "TrailRun", true), ("Ride", "GravelRide", true), ("Ride", "MountainBikeRide", true),
        ("EBikeRide", "EMountainBikeRide", true), ("Workout", "Pickleball", true),
        ("Rowing", "VirtualRow", true), ("Run", "Run", true), ("Parkour", "Parkour", true),
        ("TrailRun", "Run", false), ("Ride", "EMountainBikeRide", false), ("Run", "Ride", false),
        ("Run", "Parkour", false), ("Ride", "VirtualRide", false),
    ])
    func `an export's coarser word agrees with the finer one`(
        coarse: String, fine: String, isSame: Bool
    ) {
        #expect(Sport.agrees(coarse, with: fine) == isSame)
    }

    @Test func `a parent has no parent and the family of its child`() {
        for sport in Sport.allCases {
            guard let parent = sport.parent else { continue }
            #expect(parent.parent == nil)
            #expect(parent == .workout || parent.family == sport.family)
        }
    }

    @Test(
        arguments: [
            ("running", nil, .run), ("running", "trail", .trailRun), ("cycling", "road", .ride),
            ("cycling", "gravel_cycling", .gravelRide),
            ("fitness_equipment", "elliptical", .elliptical),
            ("training", "strength_training", .weightTraining), ("generic", nil, nil),
            ("swimming", "lap_swimming", .swim), ("Biking", nil, .ride), ("Other", nil, nil),
            ("Running", nil, .run), ("trail_run", nil, .trailRun), ("53", nil, nil),
            ("Nordic Ski", nil, .nordicSki),
        ] as [(String, String?, Sport?)])
    func `a file's own words give a sport`(word: String, sub: String?, sport: Sport?) {
        #expect(Sport(fileSport: word, subSport: sub) == sport)
    }

    @Test(arguments: [
        ("EMountainBikeRide", SportFamily.ride), ("Handcycle", .ride), ("TrailRun", .run),
        ("VirtualRow", .water), ("Hike", .walk), ("Yoga", .other), ("Забег", .other),
    ])
    func `a family is told by Strava's word`(word: String, family: SportFamily) {
        #expect(SportFamily(of: word) == family)
    }
}
