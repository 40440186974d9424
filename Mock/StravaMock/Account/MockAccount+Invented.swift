import TestSupport

extension MockAccount {
    /// An invented athlete's life up to a moment: mostly runs, rides and swims, some of every sport
    /// that Strava's lists showed, a few entered by hand, a few for the athlete alone, and in fifty
    /// one uploaded weeks late. The same seed gives the same life.
    public static func invented(
        athleteID: Int64, seed: UInt64, activities count: Int, until newest: Int64
    ) -> MockAccount {
        var account = MockAccount(athleteID: athleteID)
        var random = SeededGenerator(seed: seed)
        account.gear = inventedGear(seed: seed)
        // Two days or so apart, back from the newest.
        var start = newest
        for index in 0..<count {
            var activity = invented(seed: random.next(), startingAt: start, gear: account.gear)
            if index > 0, random.next() % 50 == 0 {
                activity.uploadTime += Int64(10 + random.next() % 140) * 86_400
            }
            account.activities.append(activity)
            start -= Int64(60_000 + random.next() % 220_000)
        }
        account.numberByUpload(from: 4_000_000_000 + Int64(seed % 1_000) * 50_000_000)
        return account
    }

    /// Numbers every activity in the order of uploads.
    mutating func numberByUpload(from first: Int64) {
        activities.sort { ($0.uploadTime, $0.startTime) < ($1.uploadTime, $1.startTime) }
        var id = first
        for place in activities.indices {
            id += 1_009 + Int64(activities[place].seed % 90_000)
            activities[place].id = id
            guard !activities[place].isManual else { continue }
            activities[place].uploadID = id + 1_000_000_007
            activities[place].externalID = "lantern_push_\(id).fit"
        }
        activities.sort { ($0.startTime, $0.id) < ($1.startTime, $1.id) }
    }

    private static func inventedGear(seed: UInt64) -> [MockGear] {
        let number = 1_000_000 + seed % 900_000
        var gear = [
            MockGear(id: "b\(number)", name: "Leeward", model: "Reef 2"),
            MockGear(id: "b\(number + 7)", name: "Ballast", model: "Freight"),
            MockGear(id: "g\(number + 11)", name: "Nimbus Drift 3", brand: "Nimbus"),
            MockGear(id: "g\(number + 13)", name: "Nimbus Drift 1", brand: "Nimbus"),
        ]
        gear[0].isPrimary = true
        gear[2].isPrimary = true
        gear[3].isRetired = true
        for place in gear.indices { gear[place].distance = 100_000 * (place + 1) }
        return gear
    }

    private static let sports: [(name: String, speed: Int, title: String)] = [
        ("Run", 2_900, "Along the quay"), ("Run", 3_300, "Lighthouse and back"),
        ("Run", 3_600, "Tempo to the pier"), ("Ride", 7_200, "Coast road"),
        ("Ride", 8_400, "Round the island"), ("Swim", 900, "Harbour basin"),
        ("Walk", 1_300, "After supper"), ("TrailRun", 2_400, "Cliff path"),
        ("Hike", 1_100, "Over the ridge"), ("VirtualRide", 8_800, "Storm outside"),
        ("WeightTraining", 0, "Ropes and barrels"), ("AlpineSki", 6_000, "White and steep"),
        ("Rowing", 3_400, "Eight oars"), ("GravelRide", 6_400, "Shingle"),
    ]

    private static func invented(
        seed: UInt64, startingAt start: Int64, gear: [MockGear]
    ) -> MockActivity {
        var random = SeededGenerator(seed: seed)
        func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        let (sport, speed, title) = sports[min(pick(sports.count), pick(sports.count + 4))]
        let moving = 900 + pick(5_400)
        let distance = Double(moving * (speed + speed / 10 - pick(max(speed / 5, 1))) / 10_000) * 10
        var activity = MockActivity(
            id: 0, startTime: start, name: title, sportType: sport, distance: distance,
            movingTime: moving, elapsedTime: moving + pick(4) * pick(300), seed: seed)
        let summer = (80..<300).contains(Int(start.floored(by: 86_400)) % 365)
        activity.timezone = "(GMT+01:00) Europe/Berlin"
        activity.utcOffset = summer ? 7_200 : 3_600
        activity.place = [.southernOcean, .northAtlantic, .sands, .ice][pick(4)]
        activity.elevation = distance > 0 && sport != "Swim" ? Double(pick(4_000)) / 10 : 0
        activity.sampleCount = 40 + pick(60)
        activity.calories = Double(moving / 7)
        activity.isCommute = pick(12) == 0
        activity.isTrainer = sport == "VirtualRide"
        if pick(9) == 0 { activity.description = "Wind \(pick(9)),\nwaves \"\(pick(5))\"" }
        if pick(40) == 0 { activity.visibility = .onlyMe }
        if pick(20) == 0 { activity.visibility = .followersOnly }
        if activity.isRide {
            activity.gearID = gear[pick(2)].id
        } else if activity.isRun {
            activity.gearID = gear[2 + pick(2)].id
            activity.workoutType = pick(3) == 0 ? pick(4) : nil
        }
        if sport == "WeightTraining" { activity.workoutType = 30 }
        if pick(8) == 0 { activity.streamKeys.remove(.heartrate) }
        if pick(6) == 0 { activity.streamKeys.remove(.temp) }
        for _ in 0..<pick(3) { activity.kudos.append(MockPerson("Bosun", "Brook")) }
        if pick(90) == 0 { activity.enterByHand() }
        return activity
    }
}
