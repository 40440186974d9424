/// Which of Strava's sports is a finer word for another.
///
/// Exports have one word for a sport, the older `type`; the API has that and `sport_type`, which knows
/// more sports. Where an export says Run and the API TrailRun, they agree.
enum SportKinship {
    /// The word that `type` has for what only `sport_type` knows ("ActivityType" and "SportType" in
    /// Strava's API reference).
    static let parents: [String: String] = {
        var parents = [
            "TrailRun": "Run", "MountainBikeRide": "Ride", "GravelRide": "Ride",
            "EMountainBikeRide": "EBikeRide", "VirtualRow": "Rowing",
        ]
        for sport in [
            "Badminton", "Basketball", "Cricket", "Dance", "HighIntensityIntervalTraining", "Padel",
            "Pickleball", "Pilates", "PhysicalTherapy", "Racquetball", "Squash", "TableTennis",
            "Tennis", "Volleyball",
        ] {
            parents[sport] = "Workout"
        }
        return parents
    }()

    /// Whether two words may mean one sport: they are equal, or one is the finer word of the other.
    static func agree(_ one: String, _ other: String) -> Bool {
        one == other || parents[one] == other || parents[other] == one
    }

    /// The coarser word of the sport in a column; `NULL` when it has none.
    static func parentSQL(_ column: String) -> String {
        let cases = parents.sorted { $0.key < $1.key }
            .map { "WHEN '\($0.key)' THEN '\($0.value)'" }
        return "CASE \(column) \(cases.joined(separator: " ")) END"
    }
}
